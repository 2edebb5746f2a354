/**
 * Lists about one object whose items have no ids of their own. Each answer that AWS did not cut short tells the whole list: where two differ, what stands in one alone
 * is there or not. Pages of one answer are one.
 */
import type { List } from './collected.js';
import type { Item } from './described.js';
import { isObject } from './identities.js';
import type { Kind } from './kinds.js';
import { unitedLists } from './united.js';

interface Owner {
  readonly fields: readonly string[];
  /** How its id looks in the name of a file. */
  readonly named?: RegExp;
  /** Whether items name it too. */
  readonly isInItems?: true;
  /** Whether answers may have been asked for different parts of the list: two that have nothing in common are. */
  readonly isFiltered?: true;
}

const TABLE = { fields: ['TransitGatewayRouteTableId'], named: /tgw-rtb-[0-9a-z]+/ };
const CLIENT_VPN: Owner = {
  fields: ['ClientVpnEndpointId'],
  named: /cvpn-endpoint-[0-9a-z]+/,
  isInItems: true,
};

const OWNERS: Partial<Readonly<Record<Kind, Owner>>> = {
  Routes: { ...TABLE, isFiltered: true },
  Associations: TABLE,
  TransitGatewayRouteTablePropagations: TABLE,
  ClientVpnRoutes: CLIENT_VPN,
  AuthorizationRules: CLIENT_VPN,
  Entries: { fields: ['PrefixListId'], named: /pl-[0-9a-z]+/ },
  TargetHealthDescriptions: { fields: ['TargetGroupArn'] },
  Attributes: { fields: ['LoadBalancerArn', 'TargetGroupArn', 'ResourceArn', 'LoadBalancerName'] },
  DirectConnectGatewayAssociations: { fields: ['directConnectGatewayId', 'DirectConnectGatewayId'], isInItems: true },
};

interface Answer {
  readonly list: List;
  readonly items: Item[];
}

/** What two answers tell differently of a list. */
export interface ListDispute {
  readonly kind: Kind;
  readonly owner: string;
  readonly place: Item['place'];
  readonly other: Item['place'];
}

export class OwnedLists {
  readonly #answers = new Map<string, { kind: Kind; owner: string; answers: Answer[] }>();

  add(kind: Kind, list: List, items: Item[]): void {
    const owner = OWNERS[kind] && ownerOf(OWNERS[kind], list, items);
    if (owner === undefined) return;
    const key = `${kind} ${owner}`;
    const known = this.#answers.get(key) ?? { kind, owner, answers: [] };
    this.#answers.set(key, known);
    known.answers.push({ list, items });
  }

  /** What takes the place of the items of lists that are told more than once, and which of these differ. */
  settle(): { kind: Kind; gone: Item[]; items: Item[]; dispute: ListDispute | undefined }[] {
    return [...this.#answers.values()].flatMap(({ kind, owner, answers }) => {
      const [first, ...others] = answers;
      if (!first || others.length === 0 || answers.some(({ list }) => list.isCut)) return [];
      let raws = first.items.map(({ raw }) => raw);
      let dispute: ListDispute | undefined;
      for (const other of others) {
        const more = other.items.map(({ raw }) => raw);
        const both = unitedLists(kind, raws, more);
        const isOtherPart = OWNERS[kind]?.isFiltered && both.isDisjoint;
        raws = isOtherPart ? [...raws, ...more] : [...both.items];
        if (both.isDisputed && !isOtherPart)
          dispute = { kind, owner, place: first.list.place, other: other.list.place };
      }
      const gone = answers.flatMap(({ items }) => items);
      const { place, context } = first.list;
      return { kind, gone, items: raws.map((raw) => ({ raw, place, context })), dispute };
    });
  }
}

function ownerOf(
  { fields, named, isInItems }: Owner,
  { context, place }: List,
  items: readonly Item[],
): string | undefined {
  const raw = items[0]?.raw;
  const own = isInItems && isObject(raw) ? fields.map((field) => raw[field]).find((id) => id !== undefined) : undefined;
  const found =
    fields.map((field) => context[field]).find((id) => id !== undefined) ?? named?.exec(place.file)?.[0] ?? own;
  return typeof found === 'string' ? found : undefined;
}
