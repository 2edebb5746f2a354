import type { TextDocument } from 'vscode-languageserver-textdocument';
import { nearNames } from '../../language/link/near-names.js';
import type { Finding, Fix } from '../../network/findings/index.js';
import { say } from '../../network/words/index.js';
import { toRange } from '../text/range.js';
import { importablePaths } from '../workspace/importable.js';
import type { Workspace } from '../workspace/workspace.js';

/** Files of the workspace that an import may mean which finds none: of nearly the name, wherever they are, or of nearly the path. */
export function nearestImports(workspace: Workspace, document: TextDocument, { origin }: Finding): Fix[] {
  const path = document.getText(toRange(origin.range)).replace(/^"|"$/g, '');
  const paths = importablePaths(workspace, document);
  const nameOf = (one: string): string => one.slice(one.lastIndexOf('/') + 1);
  const names = new Set(nearNames(nameOf(path), paths.map(nameOf)));
  const near = [...new Set([...nearNames(path, paths), ...paths.filter((one) => names.has(nameOf(one)))])];
  return near.slice(0, 3).map((one) => ({
    title: say`Write "${one}"`,
    edits: [{ origin, newText: `"${one}"` }],
  }));
}
