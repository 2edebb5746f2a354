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
import { SOURCE } from './to-diagnostic.js';

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
  const ours = shown.filter(({ source }) => source === SOURCE);
  const known = diagnostics.findingsOf(file);
  if (ours.every((one) => isAmong(known, one))) return known;
  await orCancelled(diagnostics.idle(), token);
  const found = diagnostics.findingsOf(file);
  for (const root of closed.rootsWith(file)) {
    if (ours.every((one) => isAmong(found, one))) break;
    await letCancel(token);
    const network = workspace.network(root);
    if (!network) continue;
    const more = everyFinding(network, settings, () => undefined).filter(({ origin }) => origin.file === file);
    found.push(...more.filter((one) => !found.some((other) => isSame(one, other))));
  }
  return found;
}

const isAmong = (findings: readonly Finding[], { code, range }: Diagnostic): boolean =>
  findings.some(({ rule, origin }) => rule === code && origin.range.start.line - 1 === range.start.line);

const isSame = (one: Finding, other: Finding): boolean =>
  one.rule === other.rule && one.message === other.message && originKey(one.origin) === originKey(other.origin);
