import { emptyTopology, type Topology, type Vpc } from '../network/topology/index.js';

/** A part of a network that gets a file of its own. */
export interface Part {
  /** The file's name, without ending. */
  readonly name: string;
  readonly topology: Topology;
  /** The names of the parts that it refers to. */
  readonly imports: readonly string[];
}

const SHARED = 'shared';
const CONNECTIONS = 'connections';

/** A network as files that a reader can find their way in: one a VPC, one for what VPCs share and refers to none, and one for what joins them. */
export function splitTopology(topology: Topology): Part[] {
  const { vpcs, networks, prefixLists, elasticIps, services, ...connecting } = topology;
  const names = fileNames(vpcs);
  const shared: Topology = { ...emptyTopology(), networks, prefixLists, elasticIps, services };
  const connections: Topology = { ...emptyTopology(), ...connecting };
  const hasShared = !isEmpty(shared);
  const hasConnections = !isEmpty(connections);
  const ownImports = (vpc: Vpc): string[] => {
    const targets = [...targetsOf(vpc)];
    const needs = (kinds: readonly string[]): boolean => targets.some(({ kind }) => kinds.includes(kind));
    const others = vpcs.filter(
      (other) => other !== vpc && targets.some((target) => target === other || target.vpc === other),
    );
    return [
      ...(hasShared && needs(['prefix-list', 'network', 'host', 'service']) ? [SHARED] : []),
      ...(hasConnections && needs(['peering', 'transit-gateway', 'vpn', 'direct-connect']) ? [CONNECTIONS] : []),
      ...others.map((other) => names.get(other) as string),
    ];
  };
  return [
    ...(hasShared ? [{ name: SHARED, topology: shared, imports: [] }] : []),
    ...vpcs.map((vpc) => ({
      name: names.get(vpc) as string,
      topology: { ...emptyTopology(), vpcs: [vpc] },
      imports: ownImports(vpc),
    })),
    ...(hasConnections
      ? [{ name: CONNECTIONS, topology: connections, imports: [...(hasShared ? [SHARED] : []), ...names.values()] }]
      : []),
  ];
}

/** Unique where case does not count, as on some file systems. */
function fileNames(vpcs: readonly Vpc[]): Map<Vpc, string> {
  const taken = new Set([SHARED, CONNECTIONS]);
  const names = new Map<Vpc, string>();
  for (const vpc of vpcs) {
    let name = vpc.name;
    for (let i = 2; taken.has(name.toLowerCase()); i++) name = `${vpc.name}-${i}`;
    taken.add(name.toLowerCase());
    names.set(vpc, name);
  }
  return names;
}

function isEmpty(topology: Topology): boolean {
  return Object.values(topology).every((list: readonly unknown[]) => list.length === 0);
}

interface Target {
  readonly kind: string;
  readonly vpc?: Vpc;
}

/** Everything that a reference inside the VPC points to. Owners (`vpc`, `acl`, `group`) lead back up and are not followed. */
function targetsOf(vpc: Vpc): Set<Target> {
  const targets = new Set<Target>();
  const seen = new Set<unknown>();
  const walk = (value: unknown): void => {
    if (seen.has(value)) return;
    if (Array.isArray(value)) value.forEach(walk);
    else if (value !== null && typeof value === 'object') {
      seen.add(value);
      for (const [key, inner] of Object.entries(value)) {
        if (key === 'target' && isElement(inner)) targets.add(inner);
        else if (!UPWARD.has(key)) walk(inner);
      }
    }
  };
  walk(vpc);
  return targets;
}

/** Also what is plain text and places: a walk into those finds nothing. */
const UPWARD = new Set([
  'vpc',
  'acl',
  'group',
  'network',
  'transitGateway',
  'origin',
  'nameOrigin',
  'addresses',
  'cidrs',
]);

function isElement(value: unknown): value is Target {
  return value !== null && typeof value === 'object' && 'kind' in value && 'name' in value;
}
