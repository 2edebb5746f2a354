import type { Draft, Key } from './draft.js';
import type { NetworkDraft } from './network-draft.js';

/** Words that have a meaning of their own where a name could stand. */
const RESERVED = new Set(
  'internet any local blackhole redirect fixed-response lambda-function default unknown id all from to in on via except and can cannot reach only propagate associate attach'.split(
    ' ',
  ),
);

/** The text as a name of the language: what a name cannot have becomes `-`, one between words. Empty where nothing is left. */
export function cleanName(text: string): string {
  const plain = text.normalize('NFKD').replace(/[\u0300-\u036f]/g, '');
  const name = plain.replace(/[^A-Za-z0-9_]+/g, '-').replace(/^-+|-+$/g, '');
  return /^\d/.test(name) ? `_${name}` : name;
}

const TYPE_WORDS: Readonly<Record<Draft['kind'], string>> = {
  vpc: 'vpc',
  subnet: 'subnet',
  resource: 'resource',
  'regional-nat-gateway': 'gateway',
  'internet-gateway': 'igw',
  'egress-only-gateway': 'eigw',
  'vpn-gateway': 'vgw',
  'route-table': 'routes',
  'gateway-endpoint': 'endpoint',
  'endpoint-service': 'service',
  'network-acl': 'acl',
  'security-group': 'group',
  'load-balancer': 'balancer',
  network: 'network',
  host: 'host',
  vpn: 'vpn',
  'direct-connect': 'connect',
  peering: 'peering',
  'transit-gateway': 'hub',
  'transit-gateway-route-table': 'routes',
  'prefix-list': 'prefixes',
  'elastic-ip': 'address',
};

function typeWord(draft: Draft): string {
  return (
    draft.typeWord ?? (draft.kind === 'resource' ? (draft.type.split('-').at(-1) as string) : TYPE_WORDS[draft.kind])
  );
}

function ownerOf(draft: Draft): Key | undefined {
  if ('vpc' in draft) return draft.vpc;
  if (draft.kind === 'host') return draft.network;
  return draft.kind === 'transit-gateway-route-table' ? draft.transitGateway : undefined;
}

export type NamingMode = 'tag' | 'id';

/**
 * A name for every element. Within an owner names are unique, and none is taken by something at the top level, so a bare name inside a VPC always means one thing.
 * The outcome depends on the elements alone, not on the order they came in.
 */
export function assignNames(network: NetworkDraft, mode: NamingMode): Map<Key, string> {
  const spaces = new Map<Key | undefined, [Key, Draft][]>();
  const ids = new Map<string, Key>();
  const top = new Set<string>();
  for (const [key, draft] of network.entries()) {
    const owner = ownerOf(draft);
    const ownerKey = owner === undefined ? undefined : (network.keyOf(owner) ?? owner);
    const space = spaces.get(ownerKey);
    if (space) space.push([key, draft]);
    else spaces.set(ownerKey, [[key, draft]]);
    for (const id of draft.ids) ids.set(cleanName(id), key);
    // An id by which several are found names none of them.
    if (draft.kind === 'resource') for (const id of draft.partOf ?? []) top.add(cleanName(id));
  }
  const names = new Map<Key, string>();
  nameSpace(spaces.get(undefined) ?? [], mode, top, ids, names);
  for (const [owner, members] of spaces) if (owner !== undefined) nameSpace(members, mode, new Set(top), ids, names);
  return names;
}

function nameSpace(
  members: readonly [Key, Draft][],
  mode: NamingMode,
  taken: Set<string>,
  ids: ReadonlyMap<string, Key>,
  names: Map<Key, string>,
): void {
  const sorted = [...members].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  const wanted = sorted.map(([key, draft]) => ({ key, draft, base: baseName(key, draft, mode) }));
  const kinds = new Map<string, Set<string>>();
  for (const { draft, base } of wanted) kinds.set(base, (kinds.get(base) ?? new Set()).add(typeWord(draft)));
  const outside = new Set(taken);
  const counters = new Map<string, number>();
  for (const { key, draft, base } of wanted) {
    const shared = (kinds.get(base)?.size ?? 0) > 1 || outside.has(base) || RESERVED.has(base);
    const stem = shared ? `${base}-${typeWord(draft)}` : base;
    const free = (name: string) => !taken.has(name) && (ids.get(name) ?? key) === key;
    let name = stem;
    if (!free(name)) {
      let count = counters.get(stem) ?? 2;
      while (!free(`${stem}-${count}`)) count++;
      counters.set(stem, count + 1);
      name = `${stem}-${count}`;
    }
    taken.add(name);
    names.set(key, name);
  }
}

function baseName(key: Key, draft: Draft, mode: NamingMode): string {
  const id = cleanName(draft.ids[0] ?? '');
  const label = draft.label === undefined ? '' : cleanName(draft.label);
  return (mode === 'id' ? id || label : label || id) || cleanName(key) || '_';
}
