/**
 * Pairs of members between which no packet can be thought of, since they share no address family, or the internet has no name for one of them.
 * Nothing is asked there, and nothing gets through: where all traffic is to pass, they count as blocked.
 */

import { formatCidr } from '../address/index.js';
import {
  type Addressing,
  type CompiledNetwork,
  goalsOf,
  type Interface,
  NOBODY,
  type QuestionEnd,
  startsOf,
  whyNobody,
} from '../endpoints/index.js';
import { privateBlockOf } from '../forwarding/index.js';
import { qualifiedName } from '../topology/index.js';
import { say } from '../words/index.js';
import type { Answer, Blocker } from './answer.js';
import { isPerhaps, ownerOf } from './ask-many.js';

export interface UnaskedPair {
  readonly from: QuestionEnd;
  readonly to: QuestionEnd;
  /** Whether one of them is meant at all is not told. */
  readonly perhaps: boolean;
}

/** Sources that are alike in what may be asked of them: two with different owners are enough to find one that is not the goal itself. */
interface Kind {
  readonly families: ReadonlySet<number>;
  readonly examples: QuestionEnd[];
}

/** Some pair that cannot be asked about, of those that are meant for certain if there is one; undefined where every member of one end can be asked about every member of the other. */
export function unaskedPair(
  compiled: CompiledNetwork,
  from: readonly QuestionEnd[],
  to: readonly QuestionEnd[],
  addressing: Addressing,
): UnaskedPair | undefined {
  const isCertain = (end: QuestionEnd): boolean => !isPerhaps(end);
  const certain = unaskedOf(compiled, from.filter(isCertain), to.filter(isCertain), addressing);
  if (certain || (from.every(isCertain) && to.every(isCertain))) return certain;
  const perhaps = unaskedOf(compiled, from, to, addressing);
  return perhaps && { ...perhaps, perhaps: true };
}

function unaskedOf(
  compiled: CompiledNetwork,
  from: readonly QuestionEnd[],
  to: readonly QuestionEnd[],
  addressing: Addressing,
): UnaskedPair | undefined {
  const kinds = kindsOf(compiled, withoutParts(from));
  for (const goal of withoutParts(to)) {
    const families = new Map<boolean, ReadonlySet<number>>();
    for (const kind of kinds) {
      for (const source of kind.examples) {
        if (ownerOf(source) === ownerOf(goal) || !speakOfEachOther(source, goal)) continue;
        const outside = source.kind === 'internet';
        const there = families.get(outside) ?? familiesOfGoal(compiled, source, goal, addressing);
        families.set(outside, there);
        if (![...kind.families].some((family) => there.has(family))) return { from: source, to: goal, perhaps: false };
      }
    }
  }
  return undefined;
}

/** What may not be there, and has the id of another member, stands for further addresses of that one: it has the families that they have together. */
function withoutParts(members: readonly QuestionEnd[]): readonly QuestionEnd[] {
  const idsOf = (one: QuestionEnd): string[] =>
    one.kind === 'interface' ? one.iface.owner.ids.map(({ value }) => value) : [];
  const isPart = (one: QuestionEnd): boolean =>
    one.kind === 'interface' && one.iface.owner.kind === 'resource' && one.iface.owner.maybe !== undefined;
  if (!members.some(isPart)) return members;
  const whole = new Set(members.filter((one) => !isPart(one)).flatMap(idsOf));
  return members.filter((one) => !isPart(one) || !idsOf(one).some((id) => whole.has(id)));
}

/** Networks on-premises are not asked what they do with each other or with the internet. */
const speakOfEachOther = (from: QuestionEnd, to: QuestionEnd): boolean =>
  to.kind === 'interface' || from.kind === 'interface';

function kindsOf(compiled: CompiledNetwork, from: readonly QuestionEnd[]): readonly Kind[] {
  const kinds = new Map<string, Kind>();
  for (const questionEnd of from) {
    const families = new Set(startsOf(compiled, questionEnd).map(({ end }) => end.family));
    // What opens no connections is no client.
    if (families.size === 0) continue;
    const key = `${questionEnd.kind} ${[...families].sort().join()}`;
    const kind = kinds.get(key) ?? { families, examples: [] };
    kinds.set(key, kind);
    if (kind.examples.length < 2 && !kind.examples.some((other) => ownerOf(other) === ownerOf(questionEnd)))
      kind.examples.push(questionEnd);
  }
  return [...kinds.values()];
}

function familiesOfGoal(
  compiled: CompiledNetwork,
  from: QuestionEnd,
  to: QuestionEnd,
  addressing: Addressing,
): ReadonlySet<number> {
  const start = startsOf(compiled, from)[0]?.start ?? { kind: 'internet' as const };
  return new Set(goalsOf(compiled, from, to, addressing, start).map(({ end }) => end.family));
}

/** Tells in an answer why part of what was asked cannot be. `apart`: with what is merely not allowed besides. */
export function withUnasked(answer: Answer, pair: UnaskedPair | undefined, apart = false): Answer {
  if (!pair) return answer;
  const blocker = blockerOf(pair);
  return apart
    ? { ...answer, notAllowed: [...(answer.notAllowed ?? []), blocker] }
    : { ...answer, blockers: [...answer.blockers, blocker] };
}

function blockerOf({ from, to }: UnaskedPair): Blocker {
  if (from.kind === 'internet' && to.kind === 'interface') {
    const { iface } = to;
    const gateway = iface.vpc.internetGateways[0];
    return {
      direction: 'forward',
      checkpoint: 'internet-gateway',
      object: gateway ? qualifiedName(gateway) : iface.vpc.name,
      code: 'IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS',
      message: say`
        ${iface.name} has no public address, so the internet has no way to name it${ofPrivateIpv6(iface)}. Give it
        a \`public-ip\` (and its subnet a route to an internet gateway), or put a load balancer in front.
      `,
      location: iface.owner.nameOrigin,
    };
  }
  return {
    direction: 'forward',
    checkpoint: 'delivery',
    object: to.kind === 'interface' ? to.iface.name : 'nobody',
    code: 'NO_POSSIBLE_DESTINATION',
    message: say`The two ends have no address of the same family.`,
  };
}

function ofPrivateIpv6({ vpc, addresses }: Interface): string {
  for (const { family, set, hidden } of addresses) {
    const found = family === 6 ? privateBlockOf(vpc, hidden?.set ?? set) : undefined;
    if (found)
      return say`
        : its IPv6 address is in ${formatCidr(found.block)}, a private block, which AWS does not advertise on the
        internet
      `;
  }
  return '';
}

/** Why there is nothing at all to ask between two ends, where no single pair tells. */
export function nobodyAsked(from: readonly QuestionEnd[], to: readonly QuestionEnd[]): Blocker {
  const kept = [...from, ...to].find(
    (end) => end.kind === 'address' && (end.kept !== undefined || end.nat !== undefined),
  );
  return {
    direction: 'forward',
    checkpoint: 'delivery',
    object: to[0]?.kind === 'interface' ? to[0].iface.name : 'nobody',
    code: 'NO_POSSIBLE_DESTINATION',
    message:
      kept?.kind === 'address'
        ? whyNobody(kept)()
        : from.some(({ kind }) => kind === 'address')
          ? `${NOBODY}`
          : from.length === 0 || to.length === 0
            ? say`Nothing is there: no resource, host or address belongs to this end.`
            : say`Nothing at the source opens connections to the other end.`,
  };
}
