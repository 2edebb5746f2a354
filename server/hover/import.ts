import { nounOf, writtenName } from '../../network/topology/index.js';
import { plural, say } from '../../network/words/index.js';
import { canonicalUri } from '../workspace/uri.js';
import type { Workspace } from '../workspace/workspace.js';
import { code, list, paragraphs } from './markdown.js';

/** What a file brings: the names of its top level, which can be used here. */
export function importHover(workspace: Workspace, uri: string, root: string): string {
  const name = decodeURIComponent(uri.slice(uri.lastIndexOf('/') + 1));
  const read = workspace.readImport(uri, root);
  if (read === undefined) return paragraphs(`**${code(name)}**`, say`There is no such file.`);
  if (typeof read !== 'string') return paragraphs(`**${code(name)}**`, say`It is not read: ${read.refused}`);
  const file = canonicalUri(uri);
  const network = workspace.network(file);
  const top = (network?.index.elements ?? []).filter(
    (element) => element.origin.file === file && !('vpc' in element) && element.kind !== 'host' && element.name !== '',
  );
  const expectations = (network?.topology.expectations ?? []).filter(({ origin }) => origin.file === file).length;
  return paragraphs(
    `**File** ${code(name)}`,
    top.length > 0
      ? say`
        Its names can be used here: ${list(
          top.map((element) => `${nounOf(element)} ${code(writtenName(element))}`),
          12,
        )}.
      `
      : say`It declares nothing that can be named here.`,
    expectations > 0
      ? say`It has ${plural(expectations, 'expectation')} of its own, which are checked with this file.`
      : '',
  );
}
