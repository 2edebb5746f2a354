import { ErrorCodes, LSPErrorCodes, ResponseError } from 'vscode-languageserver-protocol';
import type { Finding, Severity } from '../../network/findings/index.js';
import { say } from '../../network/words/index.js';
import type { Diagnostics } from '../diagnostics/diagnostics.js';
import { questionOf } from '../model/question.js';
import type { ExpectationState, FindingCounts, PreviewPicture, PreviewRest } from '../protocol.js';
import { nameOfTexts } from '../workspace/name-of-texts.js';
import type { Network } from '../workspace/network.js';
import type { Workspace } from '../workspace/workspace.js';
import { askedTraffic } from './asked-traffic.js';
import { MatrixPlaces } from './matrix/expected-ends.js';
import { matrixEnds } from './matrix/matrix-ends.js';
import { networkMap } from './network-map.js';

/** What of the preview is there before anybody is asked who reaches whom, and the state of the texts that it is of. */
export interface Picture {
  readonly network: Network;
  readonly shown: PreviewPicture;
}

export function previewPicture(workspace: Workspace, diagnostics: Diagnostics, uri: string): Picture {
  const network = workspace.network(uri);
  const document = workspace.documents.get(uri);
  if (!network || !document) throw new ResponseError(ErrorCodes.InvalidParams, say`There is no document ${uri}.`);
  const findings = network.files.flatMap((file) => diagnostics.findingsOf(file));
  return {
    network,
    shown: pictureOf(network, findings, { uri, version: document.version, texts: nameOfTexts(workspace, network) }),
  };
}

export function pictureOf(
  network: Network,
  findings: readonly Finding[],
  of: Pick<PreviewPicture, 'uri' | 'version' | 'texts'>,
): PreviewPicture {
  const map = networkMap(network.topology, findings);
  return {
    ...of,
    complete: isComplete(network),
    map,
    findings: countsOf(findings),
    services: askedTraffic(network.topology),
  };
}

/** The rest of what the preview shows, of the same state. `pause` lets waiting messages in and throws where the request was cancelled. */
export async function previewRest(
  workspace: Workspace,
  { network, shown: { uri, version } }: Picture,
  pause: () => Promise<void>,
): Promise<PreviewRest> {
  const pauseWhileCurrent = async (): Promise<void> => {
    await pause();
    if (workspace.network(uri) !== network)
      throw new ResponseError(
        LSPErrorCodes.ContentModified,
        say`The text changed: the preview of what it was is of no use.`,
      );
  };
  await pauseWhileCurrent();
  const rest = await restOf(network, version, pauseWhileCurrent);
  await pauseWhileCurrent();
  return rest;
}

export async function restOf(network: Network, version: number, pause: () => Promise<void>): Promise<PreviewRest> {
  const matrix = matrixEnds(network.analysis);
  await pause();
  await network.judge(pause);
  const places = new MatrixPlaces(network);
  return { version, matrix, expectations: network.expectations.map((result) => expectationState(result, places)) };
}

function isComplete(network: Network): boolean {
  return !network.loaded.findings.some((finding) => finding.rule === 'syntax');
}

function countsOf(findings: readonly Finding[]): FindingCounts {
  const counts: Record<Severity, number> = { error: 0, warning: 0, information: 0, hint: 0 };
  for (const { severity } of findings) counts[severity]++;
  return counts;
}

function expectationState(result: Network['expectations'][number], places: MatrixPlaces): ExpectationState {
  const { expectation, holds, verdict, message } = result;
  return {
    text: expectation.text,
    ...(expectation.test ? { test: expectation.test.value } : {}),
    holds: holds ?? null,
    verdict,
    message,
    origin: expectation.origin,
    question: questionOf(result),
    ends: places.endsOf(result),
  };
}
