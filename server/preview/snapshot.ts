import { ErrorCodes, LSPErrorCodes, ResponseError } from 'vscode-languageserver-protocol';
import type { Finding, Severity } from '../../network/findings/index.js';
import type { Diagnostics } from '../diagnostics/diagnostics.js';
import { questionOf } from '../model/question.js';
import type { ExpectationState, FindingCounts, PreviewSnapshot } from '../protocol.js';
import type { Network } from '../workspace/network.js';
import type { Workspace } from '../workspace/workspace.js';
import { compactMatrix } from './compact-matrix.js';
import { networkMap } from './network-map.js';

/** Everything the preview draws, of one state of the texts. `pause` lets waiting messages in and throws where the request was cancelled. */
export async function previewSnapshot(
  workspace: Workspace,
  diagnostics: Diagnostics,
  uri: string,
  pause: () => Promise<void>,
): Promise<PreviewSnapshot> {
  const network = workspace.network(uri);
  const document = workspace.documents.get(uri);
  if (!network || !document) throw new ResponseError(ErrorCodes.InvalidParams, `There is no document ${uri}.`);
  const { version } = document;
  const pauseWhileCurrent = async (): Promise<void> => {
    await pause();
    if (workspace.network(uri) !== network)
      throw new ResponseError(
        LSPErrorCodes.ContentModified,
        'The text changed: the preview of what it was is of no use.',
      );
  };
  const findings = network.files.flatMap((file) => diagnostics.findingsOf(file));
  const map = networkMap(network.topology, findings);
  await pause();
  const matrix = await compactMatrix(network.analysis, pauseWhileCurrent);
  await pause();
  const expectations = network.expectations.map(expectationState);
  return { uri, version, complete: isComplete(network), map, matrix, findings: countsOf(findings), expectations };
}

function isComplete(network: Network): boolean {
  return !network.loaded.findings.some((finding) => finding.rule === 'syntax');
}

function countsOf(findings: readonly Finding[]): FindingCounts {
  const counts: Record<Severity, number> = { error: 0, warning: 0, information: 0, hint: 0 };
  for (const { severity } of findings) counts[severity]++;
  return counts;
}

function expectationState(result: Network['expectations'][number]): ExpectationState {
  const { expectation, holds, verdict, message } = result;
  return {
    text: expectation.text,
    ...(expectation.test ? { test: expectation.test.value } : {}),
    holds: holds ?? null,
    verdict,
    message,
    origin: expectation.origin,
    question: questionOf(result),
  };
}
