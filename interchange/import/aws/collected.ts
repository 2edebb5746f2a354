import { CALLS } from './calls.js';
import type { Item, Place } from './described.js';
import { identityOf } from './identities.js';
import type { Kind } from './kinds.js';
import { type ListDispute, OwnedLists } from './owned-lists.js';
import { disputedOf, united } from './united.js';

/** Where a list stands, with the plain fields of what encloses it, and whether AWS says that there is more. */
export interface List {
  readonly place: Place;
  readonly context: Item['context'];
  readonly isCut: boolean;
}

/** A thing whose descriptions differ, and where the last of them stands. */
export interface Dispute {
  readonly kind: Kind;
  readonly id: string;
  readonly item: Item;
  readonly other: Place;
}

interface Whole {
  readonly items: Item[];
  readonly lists: List[];
  /** The place of each object by what tells it from others. */
  readonly byId: Map<string, number>;
  /** Answers by the file that they stand in, its number left out, and what they are about: how many pages promise another one, and how many are the last. */
  readonly pages: Map<string, { open: number; last: number }>;
}

/** The objects of all files by kind. What is described twice is one, with all that either description tells. */
export class Collected {
  readonly #kinds = new Map<Kind, Whole>();
  readonly #disputes = new Map<string, Dispute>();
  readonly #owned = new OwnedLists();
  readonly #refused = new Map<Kind, Omit<List, 'isCut'>[]>();
  /** How much has been read, of whatever kind. */
  size = 0;

  get isEmpty(): boolean {
    return this.#kinds.size === 0;
  }

  /** A list that was asked for and not given: it is not missing, since nothing is to be assumed for it, and it tells nothing. */
  refuse(kind: Kind, place: Place, context: Item['context']): void {
    const known = this.#refused.get(kind);
    if (known) known.push({ place, context });
    else this.#refused.set(kind, [{ place, context }]);
  }

  refused(kind: Kind): readonly Omit<List, 'isCut'>[] {
    return this.#refused.get(kind) ?? [];
  }

  has(kind: Kind): boolean {
    return this.#kinds.has(kind) || this.#refused.has(kind);
  }

  items(kind: Kind): readonly Item[] {
    return this.#kinds.get(kind)?.items ?? [];
  }

  lists(kind: Kind): readonly List[] {
    return this.#kinds.get(kind)?.lists ?? [];
  }

  isCut(kind: Kind): boolean {
    return this.cut(kind).length > 0;
  }

  /** The lists of a kind that AWS cut short, and of which no further page is there. */
  cut(kind: Kind): readonly List[] {
    const { lists = [], pages } = this.#kinds.get(kind) ?? {};
    return lists.filter(({ place, context, isCut }) => isCut && pages?.get(answerOf(place, context))?.last === 0);
  }

  /** A list under its key, or one object where a list is printed otherwise. */
  list(kind: Kind, field: unknown, place: Place, context: Item['context'], isCut: boolean): void {
    const whole = this.#whole(kind);
    this.size++;
    whole.lists.push({ place, context, isCut });
    const answer = answerOf(place, context);
    const pages = whole.pages.get(answer) ?? { open: 0, last: 0 };
    whole.pages.set(answer, pages);
    if (isCut) pages.open++;
    else pages.last++;
    const before = whole.items.length;
    if (Array.isArray(field)) {
      field.forEach((raw, i) => {
        this.add(kind, raw, { ...place, path: `${place.path}[${i}]` }, context);
      });
      this.#owned.add(kind, { place, context, isCut }, whole.items.slice(before));
    } else if (field !== null && field !== undefined) this.add(kind, field, place, context);
  }

  add(kind: Kind, raw: unknown, place: Place, context: Item['context']): void {
    const { items, byId } = this.#whole(kind);
    this.size++;
    const { id, key } = identityOf(kind, raw) ?? {};
    const at = key === undefined ? undefined : byId.get(key);
    const known = at === undefined ? undefined : items[at];
    if (at !== undefined && known !== undefined) {
      const both = united(kind, known.raw, raw);
      items[at] = { ...known, raw: both };
      if (id !== undefined && disputedOf(both).size > 0) this.#dispute({ kind, id, item: items[at], other: place });
      return;
    }
    if (key !== undefined) byId.set(key, items.length);
    items.push({ raw, place, context });
  }

  /** What is described more than once, and differently. */
  get disputes(): readonly Dispute[] {
    return [...this.#disputes.values()];
  }

  /** Once everything is read: lists that are told more than once become one. */
  settle(): ListDispute[] {
    const settled = this.#owned.settle();
    for (const kind of new Set(settled.map((one) => one.kind))) {
      const ofKind = settled.filter((one) => one.kind === kind);
      const gone = new Set(ofKind.flatMap((one) => one.gone));
      const { items } = this.#whole(kind);
      const kept = items.filter((item) => !gone.has(item));
      items.length = 0;
      for (const item of [...kept, ...ofKind.flatMap((one) => one.items)]) items.push(item);
    }
    return settled.flatMap(({ dispute }) => dispute ?? []);
  }

  #dispute(dispute: Dispute): void {
    this.#disputes.set(`${dispute.kind} ${dispute.id}`, dispute);
  }

  #whole(kind: Kind): Whole {
    const known = this.#kinds.get(kind);
    if (known) return known;
    const whole: Whole = { items: [], lists: [], byId: new Map(), pages: new Map() };
    this.#kinds.set(kind, whole);
    return whole;
  }
}

/** Answers about one object each may stand in one file. */
const answerOf = ({ file }: Place, context: Item['context']): string =>
  [withoutPage(file), ...ABOUT.map((field) => context[field] ?? '')].join('\n');

const ABOUT = [
  ...new Set(CALLS.flatMap(({ each }) => (each ? [each.id.charAt(0).toUpperCase() + each.id.slice(1)] : []))),
];

/**
 * Pages of one answer are files of one folder that differ in a number at the end.
 * The same name in another folder, with another region's or another account's, is another answer: to have that whole says nothing of this one.
 */
function withoutPage(file: string): string {
  const [, name = '', ending = ''] = /^(.*?)((?:\.[a-z]+)*)$/is.exec(file) ?? [];
  return ENDS_IN_REGION.test(name) ? file : name.replace(/[-_.]?(?<!\d)\d{1,6}$/, '') + ending;
}

/** As us-east-1 or us-gov-west-1. https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-regions.html */
const ENDS_IN_REGION = /-(north|south|east|west|central)+-\d$/i;
