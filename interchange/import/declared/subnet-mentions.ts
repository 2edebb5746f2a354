import { type Cidr, cidrContains, parseAddress, parseCidr } from '../../../network/address/index.js';
import type { Draft } from '../builder/draft.js';
import type { NetworkDraft } from '../builder/network-draft.js';

/** A block that a rule, a route or the like names, and what happens to it there. */
interface Mention {
  readonly block: Cidr;
  /** The same for blocks with which the same happens. */
  readonly effect: string;
}

/** What rules, routes and the like say of the addresses of subnets. */
export class SubnetMentions {
  readonly #all: readonly Mention[];

  constructor(network: NetworkDraft) {
    this.#all = [...network.entries()].flatMap(([key, draft]) => mentionsIn(key, draft));
  }

  /** Alike for subnets of which all of them say the same: each may be named by a block of its own. */
  of(cidrs: readonly string[]): string {
    const own = cidrs.flatMap((text) => parseCidr(text)?.cidr ?? []);
    const said = this.#all.flatMap(({ block, effect }) =>
      own.flatMap((one) => {
        if (typeof one.base !== typeof block.base) return [];
        if (block.prefixLength <= one.prefixLength) return cidrContains(block, one.base) ? [`in ${effect}`] : [];
        // Of which of its addresses it is said makes a difference.
        return cidrContains(one, block.base) ? [`holds ${block.base}/${block.prefixLength} ${effect}`] : [];
      }),
    );
    return [...new Set(said)].sort().join();
  }
}

/** What lies somewhere, rather than says what becomes of packets. */
const PLACES: readonly Draft['kind'][] = ['vpc', 'subnet', 'resource', 'load-balancer'];

function mentionsIn(key: string, draft: Draft): Mention[] {
  if (PLACES.includes(draft.kind)) return [];
  return Object.entries(draft).flatMap(([field, value]: [string, unknown]) => {
    const parts = Array.isArray(value) ? value : [value];
    const isOrdered = parts.some((one) => isObject(one) && one.action === 'deny');
    return parts.flatMap((part) => {
      const effect = JSON.stringify([key, field, isObject(part) ? effectOf(part, isOrdered) : '']);
      // Of routes the one with the longest prefix counts; of rules any that lets a packet pass.
      const isFilter = draft.kind === 'network-acl' || draft.kind === 'security-group';
      return textsIn(part).flatMap((text) => {
        const block = blockOf(text);
        return block ? [{ block, effect: isFilter ? effect : `${effect}/${block.prefixLength}` }] : [];
      });
    });
  });
}

/** A rule or a route without the blocks it is about; and without its number, where no other denies what it lets pass. */
function effectOf(part: Readonly<Record<string, unknown>>, isOrdered: boolean): string {
  const { peers: _, number, ...rest } = part;
  return JSON.stringify(isOrdered ? { ...rest, number } : rest, (__: string, value: unknown) =>
    typeof value === 'string' && blockOf(value) ? 'block' : value,
  );
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

function blockOf(text: string): Cidr | undefined {
  const address = parseAddress(text);
  if (address === undefined) return parseCidr(text)?.cidr;
  return { base: address, prefixLength: typeof address === 'number' ? 32 : 128 };
}
