import type { AddressClass, AddressClasses } from '../address/index.js';
import {
  ALL_SERVICES,
  type Allowed,
  EVERYTHING,
  either,
  exactly,
  NO_SERVICES,
  NOTHING,
  PERHAPS,
  type ServiceSet,
} from '../traffic/index.js';
import { ruleCounters } from './counters.js';
import type { Direction } from './network-acl.js';
import { matchesClass } from './peer-matcher.js';
import {
  type CompiledGroupRule,
  type Group,
  type GroupEvaluator,
  type GroupSet,
  opensOutbound,
  perhapsOnly,
} from './security-group.js';

/** Whom a group rule can tell apart: addresses of a class, carrying a set of groups. */
export interface PeerClass {
  readonly id: number;
  readonly cls: AddressClass;
  readonly family: 4 | 6;
  readonly groups: GroupSet | undefined;
}

/**
 * What one set of groups allows, by peer class: a base for everybody, and what single classes have beyond it.
 * One row is filled, read and cleared at a time, so memory follows the peers, and time the rules and what they match: never sets times sets.
 */
export class GroupRow {
  base4 = NOTHING;
  base6 = NOTHING;
  /** The classes that have something beyond the base. */
  readonly touched: number[] = [];
  private readonly beyond: (Allowed | undefined)[] = [];
  private filled:
    | {
        readonly set: GroupSet;
        readonly direction: Direction;
        readonly references: 'kept' | 'lost';
        readonly peers: number;
      }
    | undefined;

  constructor(
    private readonly table: PeerClasses,
    private readonly evaluator: GroupEvaluator,
  ) {}

  of(peer: number, family4: boolean): Allowed {
    const base = family4 ? this.base4 : this.base6;
    const more = this.beyond[peer];
    return more === undefined ? base : base === NOTHING ? more : either(base, more);
  }

  clear(): void {
    this.filled = undefined;
    for (const peer of this.touched) this.beyond[peer] = undefined;
    this.touched.length = 0;
    this.base4 = NOTHING;
    this.base6 = NOTHING;
  }

  /** Nothing is done where it holds that already: whoever asks for many goals asks for those with the same groups one after the other. */
  fill(set: GroupSet, direction: Direction, references: 'kept' | 'lost'): void {
    const { filled } = this;
    const peers = this.table.length;
    if (
      filled?.set === set &&
      filled.direction === direction &&
      filled.references === references &&
      filled.peers === peers
    )
      return;
    this.clear();
    // Without holes, which would make it a table of hashes.
    while (this.beyond.length < peers) this.beyond.push(undefined);
    ruleCounters.rows++;
    this.filled = { set, direction, references, peers };
    if (!set.without) {
      for (const group of set.groups) this.addGroup(group, direction, references, false);
      for (const group of set.perhaps) this.addGroup(group, direction, references, true);
      if (set.incomplete) this.everybody(PERHAPS, PERHAPS);
    }
    // Peers whose address or groups are not all known have no place in the order: they are asked one by one, as is everybody where it hangs on what several groups have in common.
    for (const { id, cls, family, groups } of set.without ? this.table.everyPeer() : this.table.oddPeers()) {
      if (this.beyond[id] === undefined) this.touched.push(id);
      this.beyond[id] = this.evaluator.allowed(set, direction, cls, family, references === 'kept' ? groups : undefined);
    }
  }

  /** `perhaps`: it may not have the group. */
  private addGroup(group: Group, direction: Direction, references: 'kept' | 'lost', perhaps: boolean): void {
    const everything = perhaps ? PERHAPS : EVERYTHING;
    if (direction === 'outbound' && opensOutbound(group)) this.everybody(everything, everything);
    else if (group.kind === 'implicit-default-group') {
      if (group.vpc.unknown) this.everybody(PERHAPS, PERHAPS);
      else if (references === 'kept') for (const peer of this.table.carrying(group)) this.add(peer, everything);
    } else {
      if (group.unknown) this.everybody(PERHAPS, PERHAPS);
      for (const rule of this.evaluator.compiledRules(group, direction)) this.addRule(rule, references, perhaps);
    }
  }

  private everybody(allowed4: Allowed, allowed6: Allowed): void {
    this.base4 = either(this.base4, allowed4);
    this.base6 = either(this.base6, allowed6);
  }

  private addRule(
    { rule, peers, services4, services6 }: CompiledGroupRule,
    references: 'kept' | 'lost',
    perhaps: boolean,
  ): void {
    const isOpen = perhaps || rule.maybe;
    const allowed = (services: ServiceSet | undefined): Allowed => {
      if (!services) return PERHAPS;
      return isOpen ? perhapsOnly(exactly(services)) : exactly(services);
    };
    const [allowed4, allowed6] = [allowed(services4), allowed(services6)];
    for (const matcher of peers) {
      if (matcher.group) {
        if (references === 'kept')
          for (const peer of this.table.carrying(matcher.group))
            this.add(peer, this.table.isIpv4(peer) ? allowed4 : allowed6);
        continue;
      }
      for (const { first, last } of matcher.spans) {
        const v4 = this.table.classes.familyOfClass(first) === 4;
        const value = v4 ? allowed4 : allowed6;
        if (this.table.isRoot(first, last)) this.everybody(v4 ? value : NOTHING, v4 ? NOTHING : value);
        else {
          const { classes, ids } = this.table.sorted();
          for (let i = this.table.lowerBound(first); i < classes.length && (classes[i] as number) <= last; i++)
            this.add(ids[i] as number, value);
        }
      }
      if (matcher.open && !matcher.unknown)
        for (let i = 0; i < this.table.length; i++) {
          const peer = this.table.peerAt(i);
          if (matchesClass(matcher, this.table.classAt(i)) === 'maybe')
            this.add(peer, perhapsOnly(this.table.isIpv4(peer) ? allowed4 : allowed6));
        }
      if (matcher.unknown)
        this.everybody(
          { must: NO_SERVICES, may: services4 ?? ALL_SERVICES },
          { must: NO_SERVICES, may: services6 ?? ALL_SERVICES },
        );
    }
  }

  private add(peer: number, allowed: Allowed): void {
    const known = this.beyond[peer];
    if (known === undefined) {
      this.touched.push(peer);
      this.beyond[peer] = allowed;
    } else if (known !== allowed) this.beyond[peer] = either(known, allowed);
  }
}

/** What the rows of a network's groups are made from: whom rules tell apart, and the rules. */
export class GroupRows {
  private readonly peers: PeerClasses;

  /** `before`: of the same network with other rules. */
  constructor(
    classes: AddressClasses,
    private readonly evaluator: GroupEvaluator,
    before?: GroupRows,
  ) {
    this.peers = before?.peers ?? new PeerClasses(classes);
  }

  /** Rows filled before do not know a class that comes later. */
  peerClass(cls: AddressClass, family: 4 | 6, groups: GroupSet | undefined): number {
    return this.peers.peerClass(cls, family, groups);
  }

  row(): GroupRow {
    return new GroupRow(this.peers, this.evaluator);
  }
}

/** The peer classes of a network, in an order in which every block's members are neighbours. */
class PeerClasses {
  private readonly peers: PeerClass[] = [];
  private readonly ids = new Map<string, number>();
  private order: { readonly classes: Int32Array; readonly ids: Int32Array } | undefined;
  private odd: PeerClass[] | undefined;
  private byGroup: Map<Group, number[]> | undefined;

  constructor(readonly classes: AddressClasses) {}

  peerClass(cls: AddressClass, family: 4 | 6, groups: GroupSet | undefined): number {
    const key = `${cls} ${family} ${groups?.id ?? ''}`;
    let id = this.ids.get(key);
    if (id === undefined) {
      this.order = undefined;
      this.odd = undefined;
      this.byGroup = undefined;
      id = this.peers.length;
      this.peers.push({ id, cls, family, groups });
      this.ids.set(key, id);
    }
    return id;
  }

  get length(): number {
    return this.peers.length;
  }

  isIpv4(peer: number): boolean {
    return this.peers[peer]?.family === 4;
  }

  isRoot(first: AddressClass, last: AddressClass): boolean {
    const root = this.classes.rootOf(first);
    return root.first === first && root.last === last;
  }

  everyPeer(): readonly PeerClass[] {
    return this.peers;
  }

  oddPeers(): readonly PeerClass[] {
    this.odd ??= this.peers.filter(
      ({ cls, groups }) => cls < 0 || groups?.incomplete || (groups && groups.perhaps.length > 0),
    );
    return this.odd;
  }

  carrying(group: Group): readonly number[] {
    if (!this.byGroup) {
      this.byGroup = new Map();
      for (const peer of this.peers) {
        for (const carried of peer.groups?.groups ?? []) {
          const known = this.byGroup.get(carried);
          if (known) known.push(peer.id);
          else this.byGroup.set(carried, [peer.id]);
        }
      }
    }
    return this.byGroup.get(group) ?? [];
  }

  sorted(): { readonly classes: Int32Array; readonly ids: Int32Array } {
    if (!this.order) {
      const ordered = [...this.peers].sort((a, b) => a.cls - b.cls);
      this.order = {
        classes: Int32Array.from(ordered, ({ cls }) => cls),
        ids: Int32Array.from(ordered, ({ id }) => id),
      };
    }
    return this.order;
  }

  classAt(index: number): AddressClass {
    return this.sorted().classes[index] as number;
  }

  peerAt(index: number): number {
    return this.sorted().ids[index] as number;
  }

  /** The first place in the order whose class is not below. */
  lowerBound(cls: AddressClass): number {
    const { classes } = this.sorted();
    let low = 0;
    let high = classes.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((classes[middle] as number) < cls) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
