import { meaningOf, NO_DIFFERENCE, TITLES, trafficWords } from '../../interchange/report/diff/words.js';
import { leftOutOf, loadNetwork } from '../../language/index.js';
import type { Finding } from '../../network/findings/index.js';
import { say } from '../../network/words/index.js';
import type { CompareParams, CompareResult } from '../protocol.js';
import { plainInternet } from '../text/plain-internet.js';
import { changesOf, MOST_CLASSES } from '../what-if/changes.js';
import { Network } from '../workspace/network.js';
import { canonicalUri } from '../workspace/uri.js';
import type { Workspace } from '../workspace/workspace.js';

/** What differs between the network as other texts have it and as it is now, worked out in pieces: `pause` lets waiting messages in, and throws where nobody waits any more. What the other state imports is asked for, until every text of it is there. */
export async function compare(
  workspace: Workspace,
  { textDocument, texts }: CompareParams,
  pause: () => Promise<void>,
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
  const need = new Set<string>();
  const loaded = loadNetwork([{ uri: now.root, text }], (anyUri) => {
    const uri = canonicalUri(anyUri);
    const old = known.get(uri);
    // What may not be read now is not asked for either.
    if (old === undefined && workspace.access.refusal(uri, now.root) === undefined) need.add(uri);
    return old ?? undefined;
  });
  if (need.size > 0) return { need: [...need] };
  const brokenThen = leftOutOf(loaded);
  if (brokenThen) return { error: say`What was there then cannot be compared. ${placed(brokenThen)}` };
  const then = new Network(now.root, loaded);
  if ([now, then].some(({ analysis }) => analysis.classes.classes.length > MOST_CLASSES))
    return { error: say`The network is too large to compare two states of it here. \`vpclens diff\` does it.` };
  const { added, removed, changes } = await changesOf(then.analysis.classes, now.analysis.classes, pause);
  const plain = plainInternet(now.analysis.compiled.internet);
  return {
    summary: summaryOf(added, removed, changes.length),
    changes: changes.map((change) => ({
      from: change.from,
      to: change.to,
      effect: meaningOf(change),
      title: TITLES[meaningOf(change)],
      traffic: plain(trafficWords(change)),
    })),
  };
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
  return sentences.length > 0 ? sentences.join(' ') : NO_DIFFERENCE;
}

const MOST_TOLD = 5;

const shortList = (names: readonly string[]): string =>
  `${names.slice(0, MOST_TOLD).join(', ')}${names.length > MOST_TOLD ? say` and ${names.length - MOST_TOLD} more` : ''}`;
