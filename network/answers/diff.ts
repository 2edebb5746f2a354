/**
 * What becomes of packets in one network and did not in another: requests, and their replies by client port. Sets are compared, whatever they are told in.
 * The things of two networks are different objects, so here alone one is known by its kind and its qualified name.
 */
import type { MatrixMember } from '../endpoints/index.js';
import {
  intersectPackets,
  NO_PACKETS,
  type PacketSet,
  type ServiceSet,
  servicesCover,
  subtractPackets,
} from '../traffic/index.js';
import type { Verdict } from './answer.js';
import type { Asked } from './ask.js';
import type { Packets } from './boxes.js';
import type { ClassMatrix, EndpointClass, EndpointFlow } from './class-matrix.js';
import { setsOf } from './flow.js';
import { type Fate, fateKey, flowKey, type PacketFate, packetFates } from './packet-fates.js';
import type { Shard } from './shard.js';

/** Packets of one pair whose fate changes. */
export interface Change {
  readonly from: string;
  readonly to: string;
  readonly before: Verdict;
  readonly after: Verdict;
  /** The request is delivered before and after, and the reply comes back no longer, or only now. */
  readonly replies?: 'lost' | 'gained';
  readonly packets: readonly Packets[];
  /** Where a NAT gateway picks the port: those to which replies come back, in the network in which the verdict is `partly`. */
  readonly translatedPorts?: ServiceSet;
  /** What becomes of packets of the pair that fare as they did: of those that are beside the change, to tell it by them. Those of them that do not are in no part. */
  readonly asBefore: (packets: Packets) => readonly FatePart[];
}

/** Packets that fare alike. */
export interface FatePart {
  readonly verdict: Verdict;
  readonly set: PacketSet;
}

export interface Difference {
  /** Endpoints that only one of the two has. */
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly changes: readonly Change[];
}

export function differenceOf(before: ClassMatrix, after: ClassMatrix): Difference {
  const { added, removed, changes } = sharedDifferenceOf(before, after);
  return { added, removed, changes: Array.from(changes, ({ change }) => change) };
}

/** A change with the numbers of its ends among all that either network has: the order of the whole. */
export interface NumberedChange {
  readonly from: number;
  readonly to: number;
  readonly change: Change;
}

/** One part of a difference: the changes of what leads to its goals, in the order of the whole. Undefined: all of it. */
export function sharedDifferenceOf(
  before: ClassMatrix,
  after: ClassMatrix,
  shard?: Shard,
): Omit<Difference, 'changes'> & { readonly changes: Iterable<NumberedChange> } {
  const [old, fresh] = [new Side(before), new Side(after)];
  const missing = (one: Side, other: Side): string[] =>
    [...one.members].filter(([key]) => !other.members.has(key)).map(([, { endpoint }]) => endpoint.name);
  const mine = shard && shareOf(fresh, old, shard);
  return { added: missing(fresh, old), removed: missing(old, fresh), changes: changesBetween(old, fresh, mine) };
}

/** Goals are dealt as a matrix's are, those alike one after the other, so that as many flows lead to each share; a goal that both networks have is in one share. */
function shareOf(fresh: Side, old: Side, { index, count }: Shard): ReadonlySet<string> {
  const keys = [...new Set([...fresh.keysByGroups(), ...old.keysByGroups()])];
  return new Set(keys.filter((_, at) => at % count === index));
}

function* changesBetween(
  old: Side,
  fresh: Side,
  mine: ReadonlySet<string> | undefined,
): Generator<NumberedChange, undefined> {
  const order = [...new Set([...old.members.keys(), ...fresh.members.keys()])];
  const numbers = new Map(order.map((key, i) => [key, i]));
  for (const side of [old, fresh]) side.collect(mine);
  for (const [from, key] of order.entries()) {
    const [was, is] = [old.flowsFrom(key), fresh.flowsFrom(key)];
    const goals = [...new Set([...was.keys(), ...is.keys()])];
    goals.sort((a, b) => (numbers.get(a) as number) - (numbers.get(b) as number));
    for (const goal of goals) {
      const names = { from: nameOf(key, old, fresh), to: nameOf(goal, old, fresh) };
      for (const change of changesOf(was.get(goal) ?? [], is.get(goal) ?? []))
        yield { from, to: numbers.get(goal) as number, change: { ...names, ...change } };
    }
  }
}

function nameOf(key: string, old: Side, fresh: Side): string {
  return (old.members.get(key) ?? (fresh.members.get(key) as MatrixMember)).endpoint.name;
}

/** The members of a network by what they are known by in another state of it. */
export function keyedMembers(matrix: ClassMatrix): Map<string, MatrixMember> {
  const members = new Map<string, MatrixMember>();
  for (const member of matrix.members) {
    const known = `${member.element === 'internet' ? 'internet' : member.element.kind} ${member.endpoint.name}`;
    // A name that is there twice is an error of its own; each is compared all the same.
    let key = known;
    for (let count = 2; members.has(key); count++) key = `${known} ${count}`;
    members.set(key, member);
  }
  return members;
}

/** One of the two networks, its members by what they are known by in both. */
class Side {
  readonly members: ReadonlyMap<string, MatrixMember>;
  private readonly keys = new Map<MatrixMember, string>();
  private readonly classes = new Map<MatrixMember, EndpointClass>();
  private readonly flows = new Map<EndpointClass, [EndpointClass, readonly EndpointFlow[]][]>();
  private mine: ReadonlySet<string> | undefined;

  constructor(private readonly matrix: ClassMatrix) {
    this.members = keyedMembers(matrix);
    for (const [key, member] of this.members) this.keys.set(member, key);
    for (const cls of matrix.classes) for (const member of cls.members) this.classes.set(member, cls);
  }

  /** Those alike one after the other. */
  keysByGroups(): string[] {
    return this.matrix.byGroups.flatMap(({ members }) => members.map((member) => this.keyOf(member)));
  }

  /** Asks for the flows; `mine`: those to these goals alone. */
  collect(mine: ReadonlySet<string> | undefined): void {
    this.mine = mine;
    const goals = mine && new Set(this.matrix.classes.filter(({ members }) => members.some((one) => this.isMine(one))));
    this.matrix.forEachFlow((from, to, found) => {
      const row = this.flows.get(from);
      if (row) row.push([to, found]);
      else this.flows.set(from, [[to, found]]);
    }, goals);
  }

  private isMine(member: MatrixMember): boolean {
    return this.mine?.has(this.keyOf(member)) ?? true;
  }

  private keyOf(member: MatrixMember): string {
    return this.keys.get(member) as string;
  }

  flowsFrom(key: string): Map<string, Asked[]> {
    const out = new Map<string, Asked[]>();
    const source = this.members.get(key);
    const from = source && this.classes.get(source);
    if (!source || !from) return out;
    for (const [to, found] of this.flows.get(from) ?? [])
      for (const goal of to.members)
        if (goal !== source && this.isMine(goal)) out.set(this.keyOf(goal), setsOf(from, source, goal, found));
    return out;
  }
}

export type PairChange = Omit<Change, 'from' | 'to'>;

/** What fares differently between two ends. */
export function changesOf(before: readonly Asked[], after: readonly Asked[]): PairChange[] {
  if (flowKey(before) === flowKey(after)) return [];
  const [old, fresh] = [packetFates(before), packetFates(after)];
  const found = new Map<string, PairChange & { packets: Packets[] }>();
  const asBefore: Change['asBefore'] = (packets) => {
    const now = fatesOf(packets, fresh);
    return fatesOf(packets, old).flatMap(({ key, verdict, set }) =>
      now.flatMap((is) => {
        const both = is.key === key ? intersectPackets(set, is.set) : NO_PACKETS;
        return both === NO_PACKETS ? [] : [{ verdict, set: both }];
      }),
    );
  };
  const add = (was: Fate | undefined, is: Fate | undefined, ends: Packets, set: PacketSet): void => {
    if (set === NO_PACKETS) return;
    const key = `${was ? fateKey(was) : ''}>${is ? fateKey(is) : ''}`;
    const change = found.get(key) ?? { ...changeOf(was, is), packets: [], asBefore };
    found.set(key, change);
    change.packets.push({ from: ends.from, to: ends.to, set });
  };
  for (const item of fresh) add(undefined, item.fate, item, without(item, old));
  for (const item of old) {
    add(item.fate, undefined, item, without(item, fresh));
    for (const other of fresh)
      if (sameEnds(item, other) && fateKey(item.fate) !== fateKey(other.fate))
        add(item.fate, other.fate, item, intersectPackets(item.set, other.set));
  }
  return [...found.values()];
}

/** Each packet by its fate. */
function fatesOf(packets: Packets, fates: readonly PacketFate[]): (FatePart & { readonly key: string })[] {
  const parts = fates.flatMap((one) => {
    const set = sameEnds(one, packets) ? intersectPackets(one.set, packets.set) : NO_PACKETS;
    return set === NO_PACKETS ? [] : [{ key: fateKey(one.fate), verdict: one.fate.verdict, set }];
  });
  const left = without(packets, fates);
  return left === NO_PACKETS ? parts : [...parts, { key: '', verdict: 'blocked', set: left }];
}

function without(item: Packets, others: readonly PacketFate[]): PacketSet {
  return others.reduce((set, other) => (sameEnds(item, other) ? subtractPackets(set, other.set) : set), item.set);
}

const sameEnds = (a: Packets, b: Packets): boolean => a.from === b.from && a.to === b.to;

function changeOf(was: Fate | undefined, is: Fate | undefined): Omit<PairChange, 'packets' | 'asBefore'> {
  const translatedPorts = is?.translatedPorts ?? was?.translatedPorts;
  const replies = was && is ? repliesOf(was, is) : undefined;
  return {
    before: was?.verdict ?? 'blocked',
    after: is?.verdict ?? 'blocked',
    ...(replies ? { replies } : {}),
    ...(translatedPorts ? { translatedPorts } : {}),
  };
}

const ANSWERED: readonly Fate['verdict'][] = ['one-way', 'partly', 'reachable'];

/** Undefined where one of them is not known. */
function repliesOf(was: Fate, is: Fate): Change['replies'] {
  const [before, after] = [ANSWERED.indexOf(was.verdict), ANSWERED.indexOf(is.verdict)];
  if (before < 0 || after < 0) return undefined;
  if (was.translatedPorts && is.translatedPorts)
    return servicesCover(is.translatedPorts, was.translatedPorts) ? 'gained' : 'lost';
  if (before === after) return undefined;
  return after < before ? 'lost' : 'gained';
}
