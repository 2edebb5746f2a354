import { ErrorCodes, LSPErrorCodes, ResponseError } from 'vscode-languageserver-protocol';
import type { Finding, Severity } from '../../network/findings/index.js';
import { BUILTIN_SERVICES } from '../../network/topology/index.js';
import { say } from '../../network/words/index.js';
import type { Diagnostics } from '../diagnostics/diagnostics.js';
import { questionOf } from '../model/question.js';
import type { ExpectationState, FindingCounts, PreviewPicture, PreviewRest } from '../protocol.js';
import type { Network } from '../workspace/network.js';
import type { Workspace } from '../workspace/workspace.js';
import { compactMatrix } from './compact-matrix.js';
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
  return { network, shown: pictureOf(network, findings, uri, document.version) };
}

export function pictureOf(
  network: Network,
  findings: readonly Finding[],
  uri: string,
  version: number,
): PreviewPicture {
  const map = networkMap(network.topology, findings);
  return {
    uri,
    version,
    complete: isComplete(network),
    map,
    findings: countsOf(findings),
    services: servicesOf(network),
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
  const matrix = await compactMatrix(network.analysis, pause);
  await network.judge(pause);
  return { version, matrix, expectations: network.expectations.map(expectationState) };
}

/** A service of the files takes the place of a built-in one of its name. */
function servicesOf({ topology }: Network): string[] {
  return [...new Set([...topology.services.map(({ name }) => name), ...Object.keys(BUILTIN_SERVICES), 'ping'])];
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
