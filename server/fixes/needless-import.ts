/** The fix of an import that comes back to its file: taken out where every text means the same without it, which is tried before it is offered. */
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Finding, Fix } from '../../network/findings/index.js';
import type { Origin } from '../../network/topology/index.js';
import { say } from '../../network/words/index.js';
import { toRange } from '../text/range.js';
import type { Network } from '../workspace/network.js';
import type { Workspace } from '../workspace/workspace.js';
import { applied, changesOf } from './text-changes.js';

export function withoutImport(workspace: Workspace, document: TextDocument, finding: Finding): Fix[] {
  const edit = { origin: statementOf(document, finding.origin), newText: '' };
  const texts = new Map([[document.uri, applied(document.getText(), changesOf(document.getText(), [edit]))]]);
  const isNeedless = workspace
    .openNetworksWith(document.uri)
    .every((network) => isAlike(network, workspace.tryTexts(network.root, texts)));
  return isNeedless ? [{ title: say`Remove the import: nothing here needs it`, edits: [edit] }] : [];
}

/** Every file is still there, and nothing is wrong that was not. */
function isAlike(before: Network, after: Network): boolean {
  if (before.files.some((file) => !after.files.includes(file))) return false;
  const troubles = ({ loaded }: Network): string[] =>
    loaded.findings.filter(({ rule }) => rule !== 'import-cycle').map(({ rule, message }) => `${rule} ${message}`);
  const known = new Set(troubles(before));
  return troubles(after).every((one) => known.has(one));
}

/** From the word `import` on. */
function statementOf(document: TextDocument, { file, range }: Origin): Origin {
  const { end } = toRange(range);
  const text = document.getText({ start: { line: 0, character: 0 }, end });
  const start = document.positionAt(text.lastIndexOf('import'));
  return { file, range: { start: { line: start.line + 1, column: start.character + 1 }, end: range.end } };
}
