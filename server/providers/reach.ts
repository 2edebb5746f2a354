import { endWords } from '../../interchange/report/end-addresses.js';
import { rareAsOne } from '../../interchange/report/rare-protocols.js';
import { packetWords, termsFor } from '../../interchange/report/reach/rest.js';
import { stoppedBoxes } from '../../interchange/report/reach/stopped.js';
import { parseQuestion } from '../../language/index.js';
import type { AddressTerms } from '../../network/address/index.js';
import type { Finding, Fix } from '../../network/findings/index.js';
import { say } from '../../network/words/index.js';
import type { Diagnostics } from '../diagnostics/diagnostics.js';
import { letsPassAsked } from '../fixes/lets-pass-asked.js';
import type { Answer, Blocker, BlockerFix, Hop, Origin, ReachParams, ReachResult, TrafficBox } from '../protocol.js';
import type { Network } from '../workspace/network.js';
import type { Workspace } from '../workspace/workspace.js';

/** One question, answered with every path and blocker. What cannot be understood is an answer too: a sentence for the one who asked. */
export function reach(
  workspace: Workspace,
  diagnostics: Pick<Diagnostics, 'findingsOf'>,
  { textDocument, from, to, traffic }: ReachParams,
): ReachResult {
  const network = workspace.network(textDocument.uri);
  const version = workspace.documents.get(textDocument.uri)?.version ?? 0;
  if (!network) return { version, error: say`There is no document ${textDocument.uri}.` };
  const findings = network.files.flatMap((file) => diagnostics.findingsOf(file));
  return answerIn(network, version, { from, to, traffic }, findings);
}

/** The same in any network, the one of the texts or one that is tried. */
export function answerIn(
  network: Network,
  version: number,
  { from, to, traffic }: Pick<ReachParams, 'from' | 'to'> & { readonly traffic?: string | undefined },
  findings: readonly Finding[] = [],
): ReachResult {
  const question = parseQuestion({ from, to, traffic }, network.topology);
  if ('error' in question) return { version, error: shortened(question.error) };
  const answer = network.analysis.reach({ ...question, text: { from, to, traffic: traffic?.trim() || 'all' } });
  const { internet, addressTerms: terms } = network.analysis.compiled;
  const stopped = stoppedBoxes(answer, internet);
  const cut = new Map<string, string>();
  const told = readable(answer, terms, stopped, cut);
  return {
    version,
    answer: told,
    stopped: rareAsOne(stopped).map((box) => readableBox(box, answer, terms, cut)),
    fixes: fixesOf(answer, findings, (fix) => letsPassAsked(fix, question)),
    ...(cut.size > 0 ? { cut: [...cut].map(([words, whole]) => ({ words, ranges: whole.split(', ') })) } : {}),
  };
}

/** What is said of a name repeats it, and a name may be a megabyte. */
function shortened(text: string): string {
  return text.length > 1_000 ? `${text.slice(0, 600)} … ${text.slice(-300)}` : text;
}

/** Of findings on the lines of what stops the traffic, each fix once that concerns what was asked. */
function fixesOf({ blockers }: Answer, findings: readonly Finding[], concerns: (fix: Fix) => boolean): BlockerFix[] {
  const told = new Set<string>();
  return blockers.flatMap(({ location, checkpoint }, blocker) =>
    findings.flatMap(({ rule, origin, fixes = [] }): BlockerFix[] => {
      if (!location || !sharesLine(origin, location)) return [];
      const fresh = fixes.filter((fix) => !told.has(fix.title) && !isOtherWay(fix, checkpoint) && concerns(fix));
      for (const { title } of fresh) told.add(title);
      return fresh.map(({ title }) => ({ blocker, rule, title, origin }));
    }),
  );
}

/** A missing rule is found at the ACL's or the group's name, one of each direction. */
function isOtherWay({ adds }: Fix, checkpoint: Blocker['checkpoint']): boolean {
  const direction = adds?.direction;
  return direction !== undefined && /-(in|out)bound$/.test(checkpoint) && !checkpoint.endsWith(`-${direction}`);
}

function sharesLine(a: Origin, b: Origin): boolean {
  return a.file === b.file && a.range.start.line <= b.range.end.line && b.range.start.line <= a.range.end.line;
}

/**
 * With addresses as a reader says them: the internet is some ten ranges, which nobody recognises. What the files give out to their own is no part of it, as on the map,
 * so that it need not be listed as missing.
 */
function readable(answer: Answer, terms: AddressTerms, stopped: readonly TrafficBox[], cut: Cut): Answer {
  const { end: words } = packetWords(answer, terms.internet, stopped);
  const box = (traffic: TrafficBox): TrafficBox => readableBox(traffic, answer, terms, cut);
  const hop = (step: Hop): Hop => {
    const { packet } = step;
    return { ...step, packet: { ...packet, source: words(packet.source), destination: words(packet.destination) } };
  };
  return {
    ...answer,
    reachable: rareAsOne(answer.reachable).map(box),
    partly: rareAsOne(answer.partly).map(box),
    oneWay: rareAsOne(answer.oneWay).map(box),
    unknown: rareAsOne(answer.unknown).map(box),
    paths: answer.paths.map((path) => ({ ...path, forward: path.forward.map(hop), return: path.return.map(hop) })),
  };
}

/** What is cut short, and what it is when it is not. */
type Cut = Map<string, string>;

function readableBox(box: TrafficBox, asked: Pick<Answer, 'from' | 'to'>, terms: AddressTerms, cut: Cut): TrafficBox {
  const told = (end: 'from' | 'to'): string => {
    const [addresses, called] = [box[end], termsFor(asked[end], terms)];
    const words = endWords(addresses, called);
    const whole = endWords(addresses, { ...called, whole: true });
    if (whole !== words) cut.set(words, whole);
    return words;
  };
  return { ...box, from: told('from'), to: told('to') };
}
