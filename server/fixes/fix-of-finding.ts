import { say } from '../../network/words/index.js';
import type { Diagnostics } from '../diagnostics/diagnostics.js';
import { originKey } from '../text/range.js';
import { nameOfTexts } from '../workspace/name-of-texts.js';
import { canonicalUri } from '../workspace/uri.js';
import type { Workspace } from '../workspace/workspace.js';
import type { FixParams, FixResult } from './messages.js';
import { workspaceEdit } from './workspace-edit.js';

/** A fix that somebody chose where the picture tells its finding. Whoever asks names it, and writes no text of its own: what is changed, the finding says. */
export function fixOfFinding(
  workspace: Workspace,
  diagnostics: Pick<Diagnostics, 'findingsOf'>,
  { textDocument, texts, rule, origin, title }: FixParams,
): FixResult {
  const network = workspace.network(textDocument.uri);
  if (!network) return { error: say`There is no document ${textDocument.uri}.` };
  const place = originKey({ ...origin, file: canonicalUri(origin.file) });
  const fix =
    nameOfTexts(workspace, network) === texts
      ? network.files
          .flatMap((file) => diagnostics.findingsOf(file))
          .filter((finding) => finding.rule === rule && originKey(finding.origin) === place)
          .flatMap(({ fixes = [] }) => fixes)
          .find((one) => one.title === title)
      : undefined;
  if (!fix) return { error: say`The text changed since this was found: nothing was written. Look at the map again.` };
  return { edit: workspaceEdit(workspace, fix, false) };
}
