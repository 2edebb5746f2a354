import type { Endpoint, Goal, MatrixMember } from '../endpoints/index.js';
import { addressText, nameless } from './boxes.js';
import type { ClassMatrix, EndpointClass, EndpointFlow } from './class-matrix.js';
import { type Change, changesOf, keyedMembers } from './diff.js';
import { setsOf } from './flow.js';
import { dispositionKey } from './packet-fates.js';

/** One that is in either state of a network, or in both. */
export interface ThenAndNow {
  readonly name: string;
  readonly before: MatrixMember | undefined;
  readonly now: MatrixMember | undefined;
}

/** Those that are alike in both states: what fares differently for one of them does for each, with its own addresses. */
export interface KindOfBoth {
  readonly id: number;
  readonly before: EndpointClass | undefined;
  readonly now: EndpointClass | undefined;
  readonly members: readonly ThenAndNow[];
  /** They have the addresses that they had. */
  readonly isStill: boolean;
}

/** What fares differently from each of one kind to each (other) of another. */
export interface KindChange {
  readonly from: KindOfBoth;
  readonly to: KindOfBoth;
  /** By pair, each with its own addresses. */
  readonly of: (source: ThenAndNow, goal: ThenAndNow) => readonly Change[];
}

type Flows = ReadonlyMap<EndpointClass, readonly EndpointFlow[]>;
const NONE: Flows = new Map();

/** What fares differently between two states of a network, asked kind by kind of goals: nothing is worked out of the others. */
export class KindDifference {
  readonly kinds: readonly KindOfBoth[];
  readonly added: readonly string[];
  readonly removed: readonly string[];
  /** Places of kinds in the order in which they are soonest told. */
  readonly order: readonly number[];
  private readonly kindOfMember = new Map<MatrixMember, number>();

  constructor(
    private readonly before: ClassMatrix,
    private readonly now: ClassMatrix,
  ) {
    const [old, fresh] = [keyedMembers(before), keyedMembers(now)];
    const [oldClasses, freshClasses] = [classesOf(before), classesOf(now)];
    const namesOf = (keys: Iterable<[string, MatrixMember]>, others: ReadonlyMap<string, unknown>): string[] =>
      [...keys].filter(([key]) => !others.has(key)).map(([, { endpoint }]) => endpoint.name);
    this.added = namesOf(fresh, old);
    this.removed = namesOf(old, fresh);
    const found = new Map<string, Omit<KindOfBoth, 'id'> & { readonly members: ThenAndNow[] }>();
    for (const key of new Set([...fresh.keys(), ...old.keys()])) {
      const [was, is] = [old.get(key), fresh.get(key)];
      const isStill = was === is || (was !== undefined && is !== undefined && placesOf(was) === placesOf(is));
      const [cls, other] = [was && oldClasses.get(was), is && freshClasses.get(is)];
      // One whose addresses changed is alike to nobody.
      const kind = `${cls?.id ?? ''}>${other?.id ?? ''}${isStill || !was || !is ? '' : ` ${key}`}`;
      const member = { name: (was ?? (is as MatrixMember)).endpoint.name, before: was, now: is };
      const known = found.get(kind);
      if (known) known.members.push(member);
      else found.set(kind, { before: cls, now: other, isStill, members: [member] });
    }
    this.kinds = [...found.values()].map((kind, id) => ({ id, ...kind }));
    for (const { id, members } of this.kinds)
      for (const member of members)
        for (const one of [member.before, member.now]) if (one) this.kindOfMember.set(one, id);
    const ranks = new Map(now.byGroups.map((cls, at) => [cls, at]));
    const rank = ({ now: cls }: KindOfBoth): number => (cls && ranks.get(cls)) ?? ranks.size;
    this.order = [...this.kinds].sort((a, b) => rank(a) - rank(b)).map(({ id }) => id);
  }

  kindOf(member: MatrixMember): number | undefined {
    return this.kindOfMember.get(member);
  }

  /** What leads to these kinds and fares differently. */
  *into(goals: readonly number[]): Iterable<KindChange> {
    const asked = goals.flatMap((id) => this.kinds[id] ?? []);
    const columns = (matrix: ClassMatrix, side: 'before' | 'now'): ReadonlyMap<EndpointClass, Flows> => {
      const classes = new Set(asked.flatMap((kind) => kind[side] ?? []));
      return new Map([...matrix.flowsByGoal(classes)].map(({ to, found }) => [to, new Map(found)]));
    };
    const [old, fresh] = [columns(this.before, 'before'), columns(this.now, 'now')];
    for (const to of asked) {
      const was = (to.before && old.get(to.before)) ?? NONE;
      const is = (to.now && fresh.get(to.now)) ?? NONE;
      if (was.size === 0 && is.size === 0) continue;
      for (const from of this.kinds) {
        const change = changeBetween(from, to, was, is);
        if (change) yield change;
      }
    }
  }
}

function changeBetween(from: KindOfBoth, to: KindOfBoth, was: Flows, is: Flows): KindChange | undefined {
  const before = (from.before && was.get(from.before)) ?? [];
  const after = (from.now && is.get(from.now)) ?? [];
  if (before.length === 0 && after.length === 0) return undefined;
  if (from.isStill && to.isStill && isSame(before, after)) return undefined;
  const of: KindChange['of'] = (source, goal) => {
    const setsIn = (side: 'before' | 'now', flows: readonly EndpointFlow[]) => {
      const [cls, start, end] = [from[side], source[side], goal[side]];
      return cls && start && end && flows.length > 0 ? setsOf(cls, start, end, flows) : [];
    };
    const found = changesOf(setsIn('before', before), setsIn('now', after));
    return found.map((change) => ({ from: source.name, to: goal.name, ...change }));
  };
  const source = from.members[0] as ThenAndNow;
  // Nobody is asked about himself.
  const goal = to.members.find((one) => one !== source);
  return goal && of(source, goal).length > 0 ? { from, to, of } : undefined;
}

function isSame(before: readonly EndpointFlow[], after: readonly EndpointFlow[]): boolean {
  if (before.length !== after.length) return false;
  const textOf = ({ source, goal, dialed, disposition }: EndpointFlow): string =>
    `${source} ${goal} ${dialed} ${dispositionKey(disposition)}`;
  return before.every((flow, at) => textOf(flow) === textOf(after[at] as EndpointFlow));
}

function classesOf(matrix: ClassMatrix): ReadonlyMap<MatrixMember, EndpointClass> {
  return new Map(
    matrix.classes.flatMap((cls) => cls.members.map((member): [MatrixMember, EndpointClass] => [member, cls])),
  );
}

/** At which addresses it is, in the order of its ends. */
function placesOf({ sources, goals, publicGoals }: MatrixMember): string {
  const textOf = ({ end, goal }: Endpoint): string =>
    `${end.set ? addressText(end.set) : nameless(end)}${nodeText(goal)}`;
  return [sources, goals, publicGoals].map((ends) => ends.map(textOf).join(' ')).join('|');
}

/** What flows to a target come to hangs on which nodes are in the name of the load balancer before it, too. */
function nodeText(goal: Goal | undefined): string {
  const inName = goal?.kind === 'interface' ? goal.through?.inName : undefined;
  return inName ? ` ${[...inName.values()].join()}` : '';
}
