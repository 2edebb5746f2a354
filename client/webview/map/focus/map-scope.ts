import { say } from '../../../../network/words/index.js';
import type { MapConnection, MapSubnet, MapVpc, NetworkMap, PreviewPicture } from '../../../../server/protocol.js';
import { type Box, shownAt } from '../box.js';
import { toBoxes } from '../boxes.js';
import { type Folds, NO_FOLDS } from '../folds.js';
import { ownersOf } from './owners.js';
import { scopedMap } from './scoped-map.js';
import { narrowings, successorOf } from './successor.js';

/** What is drawn of a map. */
export interface Scene {
  readonly boxes: Box[];
  readonly connections: readonly MapConnection[];
}

export function sceneOf(map: NetworkMap, folds: Folds, only: string, also?: ReadonlySet<string>): Scene {
  const part = only ? scopedMap(map, only, also) : undefined;
  return { boxes: toBoxes(part?.map ?? map, folds, part), connections: (part?.map ?? map).connections };
}

/** An element that is not there, and the map that had it. */
interface Gone {
  readonly element: MapVpc | MapSubnet;
  readonly before: NetworkMap;
}

/** How an element is called in the way that leads to it. */
function nameOf({ kind, label }: Pick<MapVpc | MapSubnet, 'kind' | 'label'>): string {
  return kind === 'vpc' ? say`vpc ${label}` : say`subnet ${label}`;
}

export interface Crumb {
  /** Empty: all. */
  readonly id: string;
  readonly name: string;
}

/** Which part of the network the map shows: all of it, or one VPC or subnet with what is connected to it. Kept over edits, and followed where the element is called otherwise. */
export class MapScope {
  /** What became of it, to be told. */
  note = '';
  private map: NetworkMap | undefined;
  /** What somebody chose, while the text is broken there: it comes back with the rest of the text. Deleted: only by its own name, as when the deletion is undone. */
  private awaited: Gone | undefined;
  private deleted: string | undefined;
  private also: ReadonlySet<string> = new Set();

  /** `kept`: a person's choice from before. */
  constructor(
    private id: string,
    /** To be kept for a window that comes later. */
    private readonly keep: (id: string) => void,
  ) {}

  /** The element that is shown; empty: all. */
  get only(): string {
    return this.id;
  }

  /** A picture is to be drawn. */
  follow({ map, complete }: Pick<PreviewPicture, 'map' | 'complete'>): void {
    const before = this.map;
    this.map = map;
    if (this.deleted !== undefined && this.exists(this.deleted)) {
      this.show(this.deleted);
      return;
    }
    const gone = this.awaited ?? (before && this.lost(before));
    if (gone) this.findAgain(gone.element, gone.before, map, complete);
    else if (this.id && !this.exists(this.id)) {
      // It was chosen in a window that is gone: nobody knows what it was.
      if (!complete) return;
      this.note = say`${this.id} is not in the network any more: all of it is shown.`;
      this.put('');
    }
  }

  /** Undefined: it is still there. */
  private lost(before: NetworkMap): Gone | undefined {
    if (!this.id || this.exists(this.id)) return undefined;
    const element = [...narrowings(before)].find(({ id }) => id === this.id);
    return element && { element, before };
  }

  private findAgain(element: MapVpc | MapSubnet, before: NetworkMap, map: NetworkMap, complete: boolean): void {
    const now = this.exists(element.id) ? element.id : successorOf(element, before, map);
    this.awaited = now === undefined && !complete ? { element, before } : undefined;
    this.deleted = now === undefined && complete ? element.id : undefined;
    if (now !== undefined) {
      this.note = '';
      this.put(now);
      return;
    }
    const vpc = ownersOf(before).get(element.id)?.vpc ?? '';
    const parent = map.vpcs.find(({ id }) => id === vpc && id !== element.id);
    const name = nameOf(element);
    if (this.awaited) this.note = say`${name} cannot be read now: it is shown again once it can be.`;
    else if (parent) this.note = say`${name} is not in the network any more: ${nameOf(parent)} is shown.`;
    else this.note = say`${name} is not in the network any more: all of it is shown.`;
    this.put(parent?.id ?? '', this.awaited ? element.id : undefined);
  }

  /** Shows this VPC or subnet alone; empty: all. False: that is no VPC or subnet, or it is shown. */
  show(id: string, note = ''): boolean {
    if (id === this.id || (id && !this.exists(id))) return false;
    this.awaited = undefined;
    this.deleted = undefined;
    this.also = new Set();
    this.note = note;
    this.put(id);
    return true;
  }

  /** What a trace passes is shown, too. True: that is not what is shown. */
  widen(elements: readonly string[]): boolean {
    const wanted = this.hidden(elements);
    const before = [...this.also].sort().join('\n');
    if (before === [...new Set(wanted)].sort().join('\n')) return false;
    this.also = new Set(wanted);
    const element = this.element;
    this.note =
      wanted.length > 0 && element
        ? say`The trace leaves ${nameOf(element)}: what it passes besides is shown, too.`
        : '';
    return true;
  }

  /** What is shown because a trace passes it. */
  get besides(): ReadonlySet<string> {
    return this.also;
  }

  scene(map: NetworkMap, folds: Folds): Scene {
    return sceneOf(map, folds, this.id, this.also);
  }

  /** From all to what is shown. */
  trail(): readonly Crumb[] {
    const { element, map } = this;
    const all = { id: '', name: say`All` };
    if (!element || !map) return [all];
    const vpc = map.vpcs.find(({ id }) => id === ownersOf(map).get(element.id)?.vpc);
    const above = vpc && vpc !== element ? [{ id: vpc.id, name: nameOf(vpc) }] : [];
    return [all, ...above, { id: element.id, name: nameOf(element) }];
  }

  /** The VPC or subnet that is shown alone if somebody wishes so at this element, the subnet first; of what is shown alone already there is none. */
  around(id: string): readonly Crumb[] {
    const { map } = this;
    if (!map) return [];
    const { vpc, subnet } = ownersOf(map).get(id) ?? {};
    return [subnet, vpc].flatMap((one) => {
      const element = one !== undefined && one !== this.id && [...narrowings(map)].find((found) => found.id === one);
      return element ? [{ id: element.id, name: nameOf(element) }] : [];
    });
  }

  /** The subnet, else the VPC, that this element is in. */
  at(id: string): string | undefined {
    const owner = this.map && ownersOf(this.map).get(id);
    return owner?.subnet ?? owner?.vpc;
  }

  private get element(): MapVpc | MapSubnet | undefined {
    return this.map && [...narrowings(this.map)].find(({ id }) => id === this.id);
  }

  private exists(id: string): boolean {
    const owner = this.map && ownersOf(this.map).get(id);
    return owner !== undefined && (owner.vpc === id || owner.subnet === id);
  }

  /** Those that are not shown, not even in a box that hides them. */
  private hidden(elements: readonly string[]): string[] {
    if (!this.id || !this.map || elements.length === 0) return [];
    const { boxes, connections } = sceneOf(this.map, NO_FOLDS, this.id);
    const shown = new Set([...shownAt(boxes).keys(), ...connections.map(({ id }) => id)]);
    return elements.filter((one) => !shown.has(one));
  }

  private put(id: string, kept = id): void {
    this.id = id;
    this.keep(kept);
  }
}
