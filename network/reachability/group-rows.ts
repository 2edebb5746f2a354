import type { AddressClass, AddressClasses } from '../address/address-classes.js';
import type { Direction } from './acl.js';
import { type Allowed, either, NOTHING } from './certainty.js';
import type { CompiledGroupRule, Group, GroupEvaluator, GroupSet } from './group.js';
import { exactly } from './certainty.js';
import { ALL_SERVICES, NO_SERVICES } from '../traffic/service-set.js';

/** Whom a group rule can tell apart: addresses of a class, carrying a set of groups. */
export interface PeerClass {
  readonly id: number;
  readonly cls: AddressClass;
  readonly family: 4 | 6;
  readonly groups: GroupSet | undefined;
}

/** What a set of groups allows, by peer class. Most classes have the base value; the others are cells. */
export interface GroupRow {
  readonly base4: Allowed;
  readonly base6: Allowed;
  readonly cells: ReadonlyMap<number, Allowed>;
  readonly empty: boolean;
}

/**
 * Rows of the "who may talk to whom" table, each made when asked for, by sweeping the rules over sorted peer classes:
 * cost follows the rules and their matches, never sets times sets.
 */
export class GroupRows {
  private readonly peers: PeerClass[] = [];
  private readonly ids = new Map<string, number>();
  private sorted: PeerClass[] | undefined;
  /** Peers whose addresses or groups are not all known. */
  private odd: PeerClass[] | undefined;
  private byGroup: Map<Group, PeerClass[]> | undefined;
  private readonly rows = new Map<GroupSet, Partial<Record<`${Direction} ${'kept' | 'lost'}`, GroupRow>>>();

  constructor(
    private readonly classes: AddressClasses,
    private readonly evaluator: GroupEvaluator,
  ) {}

  /** Must be called for every peer before the first row is made. */
  peerClass(cls: AddressClass, family: 4 | 6, groups: GroupSet | undefined): number {
    const key = `${cls} ${family} ${groups?.id ?? ''}`;
    let id = this.ids.get(key);
    if (id === undefined) {
      if (this.sorted) throw new Error('a peer class that came after the first row');
      id = this.peers.length;
      this.peers.push({ id, cls, family, groups });
      this.ids.set(key, id);
    }
    return id;
  }

  row(set: GroupSet, direction: Direction, references: 'kept' | 'lost'): GroupRow {
    let rows = this.rows.get(set);
    if (!rows) {
      rows = {};
      this.rows.set(set, rows);
    }
    const key = `${direction} ${references}` as const;
    rows[key] ??= this.make(set, direction, references);
    return rows[key] as GroupRow;
  }

  private make(set: GroupSet, direction: Direction, references: 'kept' | 'lost'): GroupRow {
    const draft = new RowDraft(this.classes, this.inOrder(), this.peers);
    for (const group of set.groups) {
      if (group.kind === 'implicit-default-group') {
        if (direction === 'outbound') draft.everybody(exactly(ALL_SERVICES));
        else if (references === 'kept') draft.peers(this.carrying(group), exactly(ALL_SERVICES));
        continue;
      }
      if (direction === 'outbound' && !group.outbound) draft.everybody(exactly(ALL_SERVICES));
      else for (const rule of this.evaluator.compiledRules(group, direction)) this.addRule(draft, rule, references);
    }
    if (set.incomplete) draft.everybody({ lower: NO_SERVICES, upper: ALL_SERVICES });
    this.odd ??= this.peers.filter(({ cls, groups }) => cls < 0 || groups?.incomplete);
    return draft.finish(this.odd, (peer) => this.evaluator.allowed(set, direction, peer.cls, peer.family, references === 'kept' ? peer.groups : undefined));
  }

  private addRule(draft: RowDraft, { peers, services4, services6 }: CompiledGroupRule, references: 'kept' | 'lost'): void {
    const open: Allowed = { lower: NO_SERVICES, upper: ALL_SERVICES };
    const allowed4 = services4 ? exactly(services4) : open;
    const allowed6 = services6 ? exactly(services6) : open;
    for (const matcher of peers) {
      if (matcher.group) {
        if (references === 'kept') for (const peer of this.carrying(matcher.group)) draft.add(peer.id, peer.family === 4 ? allowed4 : allowed6);
        continue;
      }
      for (const span of matcher.spans) draft.span(span, this.classes.familyOfClass(span.first) === 4 ? allowed4 : allowed6);
      if (matcher.unknown) draft.perhaps(services4 ?? ALL_SERVICES, services6 ?? ALL_SERVICES);
    }
  }

  private inOrder(): PeerClass[] {
    this.sorted ??= [...this.peers].sort((a, b) => a.cls - b.cls);
    return this.sorted;
  }

  private carrying(group: Group): readonly PeerClass[] {
    if (!this.byGroup) {
      this.byGroup = new Map();
      for (const peer of this.peers) {
        for (const carried of peer.groups?.groups ?? []) {
          const known = this.byGroup.get(carried);
          if (known) known.push(peer);
          else this.byGroup.set(carried, [peer]);
        }
      }
    }
    return this.byGroup.get(group) ?? [];
  }
}

class RowDraft {
  private base4 = NOTHING;
  private base6 = NOTHING;
  private readonly cells = new Map<number, Allowed>();

  constructor(
    private readonly classes: AddressClasses,
    private readonly sorted: readonly PeerClass[],
    private readonly byId: readonly PeerClass[],
  ) {}

  everybody(allowed: Allowed): void {
    this.base4 = either(this.base4, allowed);
    this.base6 = either(this.base6, allowed);
  }

  perhaps(services4: Allowed['upper'], services6: Allowed['upper']): void {
    this.base4 = either(this.base4, { lower: NO_SERVICES, upper: services4 });
    this.base6 = either(this.base6, { lower: NO_SERVICES, upper: services6 });
  }

  span(span: { readonly first: number; readonly last: number }, allowed: Allowed): void {
    const root = this.classes.rootOf(span.first);
    if (span.first === root.first && span.last === root.last) {
      if (root.family === 4) this.base4 = either(this.base4, allowed);
      else this.base6 = either(this.base6, allowed);
      return;
    }
    for (let i = this.lowerBound(span.first); i < this.sorted.length && (this.sorted[i] as PeerClass).cls <= span.last; i++) this.add((this.sorted[i] as PeerClass).id, allowed);
  }

  private lowerBound(cls: AddressClass): number {
    let low = 0;
    let high = this.sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.sorted[middle] as PeerClass).cls < cls) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  peers(peers: readonly PeerClass[], allowed: Allowed): void {
    for (const { id } of peers) this.add(id, allowed);
  }

  add(id: number, allowed: Allowed): void {
    const known = this.cells.get(id);
    this.cells.set(id, known ? either(known, allowed) : allowed);
  }

  /** Cells take the base in; peers without a value are asked one by one. */
  finish(odd: readonly PeerClass[], ask: (peer: PeerClass) => Allowed): GroupRow {
    if (this.base4 !== NOTHING || this.base6 !== NOTHING) for (const [id, allowed] of this.cells) this.cells.set(id, either(this.byId[id]?.family === 4 ? this.base4 : this.base6, allowed));
    for (const peer of odd) this.cells.set(peer.id, ask(peer));
    return { base4: this.base4, base6: this.base6, cells: this.cells, empty: this.base4 === NOTHING && this.base6 === NOTHING && this.cells.size === 0 };
  }
}
