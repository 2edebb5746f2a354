import type { Fix, RelatedPlace } from '../../findings/index.js';
import { numberAfter, takenNumbers } from '../../repairs/index.js';
import type { AclRule, NetworkAcl, Origin } from '../../topology/index.js';
import { formatServices, uniteAllServices } from '../../traffic/index.js';
import { say } from '../../words/index.js';
import { listOf } from '../wording.js';
import type { ReplyTrouble } from './reply-trouble.js';

/** Troubles with one cause: the same direction of the same ACL. */
export interface TroubleOfAcl {
  readonly acl: NetworkAcl;
  readonly direction: 'inbound' | 'outbound';
  readonly troubles: readonly ReplyTrouble[];
}

/** Told once for each direction of an ACL, however many pairs of ends suffer. */
export function byAcl(troubles: Iterable<ReplyTrouble>): TroubleOfAcl[] {
  const found = new Map<NetworkAcl, { inbound: ReplyTrouble[]; outbound: ReplyTrouble[] }>();
  for (const trouble of troubles) {
    let known = found.get(trouble.acl);
    if (!known) {
      known = { inbound: [], outbound: [] };
      found.set(trouble.acl, known);
    }
    known[trouble.direction].push(trouble);
  }
  return [...found].flatMap(([acl, directions]) =>
    (['inbound', 'outbound'] as const)
      .filter((direction) => directions[direction].length > 0)
      .map((direction) => ({ acl, direction, troubles: directions[direction] })),
  );
}

/** `tcp 443 from the internet to shop.web`, and whether there are others like it. */
export function requestsInWords(troubles: readonly ReplyTrouble[]): string {
  const first = troubles[0] as ReplyTrouble;
  const same = troubles.filter(({ from, to }) => from === first.from && to === first.to);
  const services = formatServices(uniteAllServices(same.map(({ requests }) => requests)));
  const others = same.length < troubles.length ? say` (and others like it)` : '';
  return say`${services} from ${first.from.name} to ${first.to.name}${others}`;
}

/** The widest range that any of the clients picks from. */
export function clientPortsOf(troubles: readonly ReplyTrouble[]): { low: number; high: number } {
  return troubles.reduce(
    (range, { ports }) => ({ low: Math.min(range.low, ports.low), high: Math.max(range.high, ports.high) }),
    {
      low: 65535,
      high: 0,
    },
  );
}

/** Those of the replies, that of the told example first. */
function protocolsOf(troubles: readonly ReplyTrouble[]): ('tcp' | 'udp')[] {
  return [...new Set(troubles.flatMap(({ kind }) => (kind === 'ping' ? [] : [kind])))];
}

/** The other end of the rule to add: as the rule that lets the requests in has it. */
export function otherEnd(troubles: readonly ReplyTrouble[]): string {
  const rules = troubles.flatMap(({ requestRules }) => requestRules);
  const texts = new Set(rules.map(peerText));
  return texts.size === 1 ? ([...texts][0] as string) : 'any';
}

function peerText({ peer }: AclRule): string {
  if (peer.kind === 'any') return 'any';
  return peer.kind === 'ref' ? peer.ref.text : peer.literal.text;
}

export function requestPlaces(troubles: readonly ReplyTrouble[]): RelatedPlace[] {
  const rules = new Set(troubles.flatMap(({ requestRules }) => requestRules));
  return [...rules]
    .slice(0, 5)
    .map((rule) => ({ origin: rule.origin, message: say`rule ${rule.number.value} lets the requests through` }));
}

/** A rule that lets replies pass, without its number. */
export interface ReplyRule {
  readonly protocol: 'tcp' | 'udp' | 'icmp' | 'icmpv6';
  /** `allow tcp 1024-65535 to any` */
  readonly text: string;
}

/** A rule for the replies of each protocol, each as wide as its own clients choose their ports. */
export function replyRules(troubles: readonly ReplyTrouble[], direction: 'inbound' | 'outbound'): ReplyRule[] {
  const preposition = direction === 'inbound' ? 'from' : 'to';
  return protocolsOf(troubles).map((protocol) => {
    const own = troubles.filter(({ kind }) => kind === protocol);
    const { low, high } = clientPortsOf(own);
    return { protocol, text: `allow ${protocol} ${low}-${high} ${preposition} ${otherEnd(own)}` };
  });
}

/** The rules with the numbers that they would have; undefined where an ACL has none left. */
function numbered(rules: readonly AclRule[], added: readonly ReplyRule[]): string[] | undefined {
  const taken = new Set(takenNumbers(rules));
  const texts: string[] = [];
  let number = numberToAdd(rules);
  for (const { text } of added) {
    if (number === undefined) return undefined;
    texts.push(`${number} ${text}`);
    taken.add(number);
    number = numberAfter(new Set(taken), number);
  }
  return texts;
}

/** `\`120 allow tcp 1024-65535 to any\` and \`130 allow udp 1024-65535 to any\``, for a sentence that says to add them. */
export function rulesInWords(acl: NetworkAcl, direction: 'inbound' | 'outbound', added: readonly ReplyRule[]): string {
  const texts = numbered(acl[direction], added) ?? added.map(({ text }) => text);
  return listOf(texts.map((text) => `\`${text}\``));
}

/** Adds rules below the last one of the direction; none where the direction has no rule to stand below. */
export function addRules(acl: NetworkAcl, direction: 'inbound' | 'outbound', added: readonly ReplyRule[]): Fix[] {
  const rules = acl[direction];
  const last = rules.reduce<AclRule | undefined>(
    (lowest, rule) => (!lowest || isBelow(rule, lowest) ? rule : lowest),
    undefined,
  );
  const texts = numbered(rules, added);
  if (!last || !texts) return [];
  const { file, range } = last.origin;
  const origin: Origin = { file, range: { start: range.end, end: range.end } };
  const indent = ' '.repeat(range.start.column - 1);
  return [
    {
      title: say`Add ${rulesInWords(acl, direction, added)} to ${direction}`,
      edits: [{ origin, newText: texts.map((text) => `\n${indent}${text}`).join('') }],
      adds: { direction, protocols: added.map(({ protocol }) => protocol) },
    },
  ];
}

function isBelow(a: AclRule, b: AclRule): boolean {
  return (
    a.origin.range.start.line > b.origin.range.start.line || a.origin.range.start.column > b.origin.range.start.column
  );
}

/** After the last allow, so that a closing `deny all` stays last. */
function numberToAdd(rules: readonly AclRule[]): number | undefined {
  const allows = rules.filter(({ action }) => action.value === 'allow').map(({ number }) => number.value);
  return numberAfter(takenNumbers(rules), allows.length > 0 ? Math.max(...allows) : 90);
}
