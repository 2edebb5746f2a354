import type { ExpectationResult } from '../../network/expectations/index.js';
import { questionOf } from '../model/question.js';
import type { ShowPairArguments, ShowPairCommand } from '../protocol.js';
import { originKey } from '../text/range.js';
import type { Workspace } from '../workspace/workspace.js';

export const SHOW_PAIR: ShowPairCommand = 'vpclens.previewPair';

/**
 * The arguments of the command that opens an expectation's question in the preview. Where only a file that imports this one knows what it speaks of,
 * it is the preview of that.
 */
export function showPair(
  workspace: Workspace,
  uri: string,
  result: ExpectationResult,
  widest = workspace.widestNetwork(uri),
): ShowPairArguments {
  const { from, to, traffic } = questionOf(result);
  const place = originKey(result.expectation.origin);
  const own = workspace.network(uri);
  const isOwn =
    own === widest ||
    own?.expectations.find(({ expectation }) => originKey(expectation.origin) === place)?.holds === result.holds;
  return [
    isOwn || !widest ? workspace.documents.clientUri(uri) : workspace.documents.clientUri(widest.root),
    from,
    to,
    traffic,
  ];
}
