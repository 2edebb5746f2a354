import { NO_DIFFERENCE } from '../../interchange/report/diff/words.js';
import { leftOutOf, loadNetwork } from '../../language/index.js';
import type { Finding } from '../../network/findings/index.js';
import { say } from '../../network/words/index.js';
import type { CompareParams, CompareResult } from '../protocol.js';
import { changesBetween, differenceBetween } from '../what-if/changes.js';
import { Network } from '../workspace/network.js';
import { canonicalUri } from '../workspace/uri.js';
import type { Workspace } from '../workspace/workspace.js';
import type { TellDone } from './tell-done.js';

/** What differs between the network as other texts have it and as it is now, worked out in pieces: `pause` lets waiting messages in, and throws where nobody waits any more. What the other state imports is asked for, until every text of it is there. */
export async function compare(
  workspace: Workspace,
  { textDocument, texts, after, looked }: CompareParams,
  pause: () => Promise<void>,
  tell: TellDone,
): Promise<CompareResult> {
  await pause();
  const now = workspace.network(textDocument.uri);
  if (!now) return { error: say`There is no document ${textDocument.uri}.` };
  const broken = leftOutOf(now.loaded);
  if (broken) return { error: say`The text as it is now cannot be compared before it is mended. ${placed(broken)}` };
  const known = new Map(Object.entries(texts).map(([uri, text]) => [canonicalUri(uri), text]));
  const text = known.get(now.root);
  if (text === undefined) return { need: [workspace.documents.clientUri(now.root)] };
  if (text === null) return { error: say`This file was not there then.` };
  const then = networkThen(workspace, now.root, text, known);
  if (!(then instanceof Network)) return then;
  const sides = { before: then.analysis, now: now.analysis, shown: now.analysis };
  const told = await changesBetween(sides, pause, { after, looked, tell });
  const { added, removed } = differenceBetween(then.analysis, now.analysis);
  const pairs = told.changes.reduce((sum, { alike }) => sum + (alike?.pairs ?? 1), 0);
  return { summary: summaryOf(added, removed, pairs), added, removed, ...told };
}

/** States compared with lately. The last commit and the files on disk are compared with at each key: what was worked out of them holds. */
const lately = new WeakMap<
  Workspace,
  { readonly network: Network; readonly texts: ReadonlyMap<string, string | null> }[]
>();
const MOST_KEPT = 2;

/** The network as it was; else which texts of then are wanted, or why it cannot be compared. */
function networkThen(
  workspace: Workspace,
  root: string,
  text: string,
  known: ReadonlyMap<string, string | null>,
): Network | CompareResult {
  const kept = lately.get(workspace) ?? [];
  lately.set(workspace, kept);
  const same = kept.find(({ network, texts }) => network.root === root && isSame(texts, known));
  if (same) return same.network;
  let isWhole = true;
  const need = new Set<string>();
  const read = new Map<string, string | null>([[root, text]]);
  const loaded = loadNetwork([{ uri: root, text }], (anyUri) => {
    const uri = canonicalUri(anyUri);
    const old = known.get(uri);
    // What may not be read now is not asked for either; what may be read later is another network.
    if (old === undefined && workspace.access.refusal(uri, root) === undefined) need.add(uri);
    else if (old === undefined) isWhole = false;
    if (old !== undefined) read.set(uri, old);
    return old ?? undefined;
  });
  if (need.size > 0) return { need: [...need] };
  const broken = leftOutOf(loaded);
  if (broken) return { error: say`What was there then cannot be compared. ${placed(broken)}` };
  const network = new Network(root, loaded);
  if (isWhole) kept.unshift({ network, texts: read });
  kept.splice(MOST_KEPT);
  return network;
}

/** What was read then is as it is told now. */
function isSame(read: ReadonlyMap<string, string | null>, known: ReadonlyMap<string, string | null>): boolean {
  return [...read].every(([uri, text]) => known.get(uri) === text);
}

function placed({ origin, message }: Finding): string {
  const name = decodeURIComponent(origin.file.slice(origin.file.lastIndexOf('/') + 1));
  return say`${name}, line ${origin.range.start.line}: ${message}`;
}

function summaryOf(added: readonly string[], removed: readonly string[], changes: number): string {
  const sentences = [
    ...(added.length > 0 ? [say`New: ${shortList(added)}.`] : []),
    ...(removed.length > 0 ? [say`Gone: ${shortList(removed)}.`] : []),
    ...(changes > 0 ? [changes === 1 ? say`1 pair fares differently.` : say`${changes} pairs fare differently.`] : []),
  ];
  return sentences.length > 0 ? sentences.join(' ') : `${NO_DIFFERENCE}`;
}

const MOST_TOLD = 5;

const shortList = (names: readonly string[]): string =>
  `${names.slice(0, MOST_TOLD).join(', ')}${names.length > MOST_TOLD ? say` and ${names.length - MOST_TOLD} more` : ''}`;
