import { plural, say } from '../../../network/words/index.js';
import type { MapElement, MapFinding, MapNetwork, MapSubnet, MapVpc, NetworkMap } from '../../../server/protocol.js';
import { kindWords, sentence } from '../ui/words.js';
import type { Box, BoxRole } from './box.js';
import { type Folds, NO_FOLDS } from './folds.js';
import { findingTexts, worst } from './guards.js';
import { MOST_PEERINGS } from './links.js';

/** A subnet with more resources shows them by kind until it is unfolded; a network with more subnets shows its VPCs folded. */
export const RESOURCES_SHOWN = 9;
const SUBNETS_SHOWN = 150;

/** What is folded or open whatever is usual, and stays so. */
export interface Fixed {
  readonly folded: ReadonlySet<string>;
  readonly open: ReadonlySet<string>;
}

const NOTHING_FIXED: Fixed = { folded: new Set(), open: new Set() };

/** The map as boxes in boxes. */
export function toBoxes(map: NetworkMap, folds = NO_FOLDS, fixed = NOTHING_FIXED): Box[] {
  const subnets = map.vpcs.reduce((sum, vpc) => sum + vpc.zones.reduce((n, zone) => n + zone.subnets.length, 0), 0);
  const foldVpcs = subnets > SUBNETS_SHOWN;
  const peerings = untoldPeerings(map);
  return [
    ...(map.internet ? [internetBox()] : []),
    ...map.networks.map((network) => networkBox(network, fixed.folded.has(network.id))),
    ...map.transitGateways.map((element) => leaf('transit-gateway', element)),
    ...map.vpcs.map((vpc) => {
      const fold = foldOf(vpc.id, foldVpcs, folds, fixed);
      return vpcBox(vpc, fold, (subnet) => subnetBox(subnet, folds, fixed), peerings.get(vpc.id) ?? 0);
    }),
  ];
}

interface Fold {
  readonly folded: boolean;
  readonly foldable: boolean;
}

function foldOf(id: string, usual: boolean, folds: Folds, { folded, open }: Fixed): Fold {
  if (folded.has(id)) return { folded: true, foldable: false };
  if (open.has(id)) return { folded: false, foldable: false };
  return { folded: folds.get(id) ?? usual, foldable: true };
}

/** How many peerings a VPC has, where they are too many to be drawn: then it is told in words. */
function untoldPeerings({ connections }: NetworkMap): ReadonlyMap<string, number> {
  const peerings = connections.filter(({ kind }) => kind === 'peering');
  const counts = new Map<string, number>();
  if (peerings.length > MOST_PEERINGS)
    for (const { from, to } of peerings) for (const end of [from, to]) counts.set(end, (counts.get(end) ?? 0) + 1);
  return counts;
}

const internetBox = (): Box => ({
  id: 'internet',
  role: 'internet',
  icon: 'internet',
  label: 'internet',
  detail: say`every public address`,
  description: say`The internet: every public address that no file gives to a resource.`,
  findings: [],
  groups: [],
  foldable: false,
  folded: false,
  hidden: [],
  children: [],
});

function networkBox(network: MapNetwork, folded: boolean): Box {
  const { hosts } = network;
  if (folded && hosts.length > 0) {
    const detail = [network.detail, plural(hosts.length, 'host')].filter(Boolean).join(', ');
    return { ...leaf('network', network), detail, ...found([network, ...hosts]), folded, hidden: hosts };
  }
  return { ...leaf('network', network), children: network.hosts.map((host) => leaf('host', host)) };
}

function vpcBox(vpc: MapVpc, fold: Fold, toBox: (subnet: MapSubnet) => Box, peerings: number): Box {
  const subnets = vpc.zones.flatMap((zone) => zone.subnets);
  const inside = [
    ...vpc.gateways,
    ...vpc.loadBalancers,
    ...vpc.spanningResources,
    ...subnets.flatMap((subnet) => [subnet, ...subnet.resources]),
  ];
  const base = leaf('vpc', vpc);
  const peered = peerings > 0 ? `, ${plural(peerings, 'peering')}` : '';
  if (fold.folded) {
    const resources = subnets.reduce((sum, subnet) => sum + subnet.resources.length, 0);
    const detail = `${plural(subnets.length, 'subnet')}, ${plural(resources, 'resource')}${peered}`;
    return {
      ...base,
      detail,
      severity: vpc.severity,
      findings: findingsOf([vpc, ...inside]),
      ...fold,
      hidden: inside,
    };
  }
  const zones = vpc.zones.map((zone): Box => {
    const label = zone.name ? say`zone ${zone.name}` : say`zone not stated`;
    const description = say`${label} of ${vpc.label}, ${plural(zone.subnets.length, 'subnet')}.`;
    const children = zone.subnets.map(toBox);
    const own = {
      id: `${vpc.id}/zone/${zone.name}`,
      role: 'zone' as const,
      icon: undefined,
      label,
      detail: '',
      description,
      findings: [],
      groups: [],
    };
    return { ...own, foldable: false, folded: false, hidden: [], children };
  });
  const doors = vpc.gateways.map((element) => leaf('gateway', element));
  const spanning = [...vpc.loadBalancers, ...vpc.spanningResources].map((element) => leaf('spanning', element));
  const blocks = vpc.cidrs.join(', ');
  const detail = `${vpc.region ? say`${blocks} in ${vpc.region}` : blocks}${peered}`;
  return { ...base, detail, ...fold, children: [...doors, ...spanning, ...zones] };
}

function subnetBox(subnet: MapSubnet, folds: Folds, fixed: Fixed): Box {
  const { resources } = subnet;
  const many = resources.length > RESOURCES_SHOWN;
  const { folded, foldable } = foldOf(subnet.id, many, folds, fixed);
  if (fixed.folded.has(subnet.id)) return farSubnet(subnet);
  const children = folded ? groupBoxes(subnet) : resources.map((resource) => leaf('resource', resource));
  const own = {
    ...leaf('subnet', subnet),
    detail: subnet.cidrs.join(', '),
    access: subnet.access,
    guards: subnet.guards,
  };
  return { ...own, foldable: foldable && resources.length > 1, folded, children };
}

/** One box with all that is in it. */
function farSubnet(subnet: MapSubnet): Box {
  const { resources, access, guards } = subnet;
  const detail = [...subnet.cidrs, plural(resources.length, 'resource')].join(', ');
  const bites = found([subnet, ...resources]);
  return { ...leaf('subnet', subnet), detail, access, guards, ...bites, folded: true, hidden: resources };
}

/** What bites at a box that stands for all of these. */
function found(elements: readonly MapElement[]): Pick<Box, 'findings' | 'severity'> {
  const findings = findingsOf(elements);
  return { findings, severity: worst(findings.map(({ severity }) => severity)) };
}

/** A folded subnet's resources, one box a kind. NAT gateways stay themselves: routes lead to them. */
function groupBoxes(subnet: MapSubnet): Box[] {
  const kinds = new Map<string, MapElement[]>();
  const alone: Box[] = [];
  for (const resource of subnet.resources) {
    if (resource.kind === 'nat-gateway') alone.push(leaf('resource', resource));
    else kinds.set(resource.kind, [...(kinds.get(resource.kind) ?? []), resource]);
  }
  const groups = [...kinds].map(([kind, members]): Box => {
    const [first] = members;
    if (members.length === 1 && first) return leaf('resource', first);
    const label = kindWords(kind, members.length);
    return {
      id: `${subnet.id}/kind/${kind}`,
      role: 'group',
      icon: first?.kind,
      label,
      detail: shortList(members.map((member) => member.label)),
      description: membersText(label, subnet.label, members),
      severity: worst(members.map((member) => member.severity)),
      findings: findingsOf(members),
      groups: commonGroups(members),
      foldable: true,
      folded: true,
      hidden: members,
      children: [],
    };
  });
  return [...groups, ...alone];
}

function leaf(role: BoxRole, element: MapElement): Box {
  const { id, kind, label, detail, findings = [], securityGroups: groups = [] } = element;
  return {
    id,
    role,
    icon: kind,
    label,
    detail,
    description: describe(element),
    element,
    severity: worst(findings.map(({ severity }) => severity)),
    findings,
    groups,
    foldable: false,
    folded: false,
    hidden: [],
    children: [],
  };
}

function membersText(label: string, subnet: string, members: readonly MapElement[]): string {
  const names = shortList(
    members.map((member) => member.label),
    8,
  );
  return say`${label} in ${subnet}: ${names}.`;
}

/** With what is on it, for a reader who does not see it. */
function describe({ description, securityGroups = [], findings = [] }: MapElement): string {
  const names = securityGroups.map((id) => id.slice(id.lastIndexOf('.') + 1)).join(', ');
  const guarded = names ? [say`${description}, security groups: ${names}`] : [description];
  return [...guarded, ...findingTexts(findings)].map(sentence).join(' ');
}

function findingsOf(elements: readonly MapElement[]): MapFinding[] {
  return elements.flatMap(({ findings = [] }) => findings);
}

/** Those that all have: what is told of a stack holds for each of it. */
function commonGroups([first, ...others]: readonly MapElement[]): string[] {
  return (first?.securityGroups ?? []).filter((id) =>
    others.every(({ securityGroups }) => securityGroups?.includes(id)),
  );
}

function shortList(names: readonly string[], most = 3): string {
  const shown = names.slice(0, most).join(', ');
  return names.length > most ? `${shown}, …` : shown;
}
