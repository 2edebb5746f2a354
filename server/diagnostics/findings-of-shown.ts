/** From what an editor shows back to the findings that it is about: the light bulb is asked with what stands on the screen. */
import type { CancellationToken, Diagnostic } from 'vscode-languageserver-protocol';
import type { Finding } from '../../network/findings/index.js';
import type { ClosedFiles } from '../closed/closed-files.js';
import type { Settings } from '../protocol.js';
import { originKey } from '../text/range.js';
import { letCancel, orCancelled } from '../workspace/let-cancel.js';
import type { Workspace } from '../workspace/workspace.js';
import { everyFinding } from './check.js';
import type { Diagnostics } from './diagnostics.js';
import { MORE_FINDINGS, SOURCE } from './to-diagnostic.js';

interface Sources {
  readonly workspace: Workspace;
  readonly diagnostics: Diagnostics;
  readonly closed: ClosedFiles;
  readonly settings: Settings;
}

/**
 * The findings of an open file, and with them those of which it is shown something. That may be more than is known of open files:
 * from the list of problems a file is opened and its light bulb asked in one go, and what a network of closed files finds in it stands there too.
 * Rejects where it is cancelled.
 */
export async function findingsOfShown(
  { workspace, diagnostics, closed, settings }: Sources,
  file: string,
  shown: readonly Diagnostic[],
  token: CancellationToken,
): Promise<Finding[]> {
  const ours = shown.filter(({ source, code }) => source === SOURCE && code !== MORE_FINDINGS);
  const missing = (): Diagnostic[] => {
    const found = diagnostics.findingsOf(file);
    return ours.filter((one) => !found.some((finding) => isToldBy(finding, one)));
  };
  // Those that take little time first: an analysis is waited for where nothing else will do.
  for (const work of [() => diagnostics.upToDate(), () => diagnostics.idle()]) {
    if (missing().length === 0) break;
    await orCancelled(work(), token);
  }
  const found = diagnostics.findingsOf(file);
  const left = missing();
  if (left.length === 0) return found;
  for (const root of closed.rootsThatTell(file, (told) => left.some((one) => isSame(one, told)))) {
    await letCancel(token);
    const network = workspace.network(root);
    if (!network) continue;
    const more = everyFinding(network, settings, () => undefined).filter(({ origin }) => origin.file === file);
    found.push(...more.filter((finding) => left.some((one) => isToldBy(finding, one)) && !isKnown(found, finding)));
  }
  return found;
}

const isToldBy = ({ rule, origin }: Finding, { code, range }: Diagnostic): boolean =>
  rule === code && origin.range.start.line - 1 === range.start.line;

const isSame = (one: Diagnostic, other: Diagnostic): boolean =>
  one.code === other.code && one.range.start.line === other.range.start.line;

const isKnown = (findings: readonly Finding[], { rule, message, origin }: Finding): boolean =>
  findings.some((one) => one.rule === rule && one.message === message && originKey(one.origin) === originKey(origin));
