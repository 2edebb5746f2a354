import { plural, say } from '../../../network/words/index.js';
import type { MapElement, MapFinding, MapNetwork, MapSubnet, MapVpc, NetworkMap } from '../../../server/protocol.js';
import { kindWords, sentence } from '../ui/words.js';
import type { Box, BoxRole } from './box.js';
import { findingTexts, worst } from './guards.js';
import { MOST_PEERINGS } from './links.js';

/** A subnet with more resources shows them by kind until it is unfolded; a network with more subnets shows its VPCs folded. */
export const RESOURCES_SHOWN = 9;
const SUBNETS_SHOWN = 150;

/** The map as boxes in boxes. `toggled`: what a person folded or unfolded against the default. */
export function toBoxes(map: NetworkMap, toggled: ReadonlySet<string>): Box[] {
  const subnets = map.vpcs.reduce((sum, vpc) => sum + vpc.zones.reduce((n, zone) => n + zone.subnets.length, 0), 0);
  const foldVpcs = subnets > SUBNETS_SHOWN;
  const peerings = untoldPeerings(map);
  return [
    ...(map.internet ? [internetBox()] : []),
    ...map.networks.map(networkBox),
    ...map.transitGateways.map((element) => leaf('transit-gateway', element)),
    ...map.vpcs.map((vpc) => vpcBox(vpc, foldVpcs !== toggled.has(vpc.id), toggled, peerings.get(vpc.id) ?? 0)),
  ];
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

function networkBox(network: MapNetwork): Box {
  return { ...leaf('network', network), children: network.hosts.map((host) => leaf('host', host)) };
}

function vpcBox(vpc: MapVpc, folded: boolean, toggled: ReadonlySet<string>, peerings: number): Box {
  const subnets = vpc.zones.flatMap((zone) => zone.subnets);
  const inside = [
    ...vpc.gateways,
    ...vpc.loadBalancers,
    ...vpc.spanningResources,
    ...subnets.flatMap((subnet) => [subnet, ...subnet.resources]),
  ];
  const base = leaf('vpc', vpc);
  const peered = peerings > 0 ? `, ${plural(peerings, 'peering')}` : '';
  if (folded) {
    const resources = subnets.reduce((sum, subnet) => sum + subnet.resources.length, 0);
    const detail = `${plural(subnets.length, 'subnet')}, ${plural(resources, 'resource')}${peered}`;
    return {
      ...base,
      detail,
      severity: vpc.severity,
      findings: findingsOf([vpc, ...inside]),
      foldable: true,
      folded: true,
      hidden: inside,
    };
  }
  const zones = vpc.zones.map((zone): Box => {
    const label = zone.name ? say`zone ${zone.name}` : say`zone not stated`;
    const description = say`${label} of ${vpc.label}, ${plural(zone.subnets.length, 'subnet')}.`;
    const children = zone.subnets.map((subnet) => subnetBox(subnet, toggled));
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
  return { ...base, detail, foldable: true, children: [...doors, ...spanning, ...zones] };
}

function subnetBox(subnet: MapSubnet, toggled: ReadonlySet<string>): Box {
  const many = subnet.resources.length > RESOURCES_SHOWN;
  const folded = many !== toggled.has(subnet.id);
  const children = folded ? groupBoxes(subnet) : subnet.resources.map((resource) => leaf('resource', resource));
  const own = {
    ...leaf('subnet', subnet),
    detail: subnet.cidrs.join(', '),
    access: subnet.access,
    guards: subnet.guards,
  };
  return { ...own, foldable: subnet.resources.length > 1, folded, children };
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
