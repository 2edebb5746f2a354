import { subnetAccess } from '../../../network/forwarding/index.js';
import {
  doorsOf,
  type Element,
  hasSecurityGroups,
  type LoadBalancer,
  nounOf,
  type Resource,
  type Subnet,
  securityGroupsOf,
  shownNetworkAcl,
  shownRouteTable,
  type Topology,
  type Vpc,
} from '../../../network/topology/index.js';
import { say } from '../../../network/words/index.js';
import type { BoxShape, DiagramBox } from './diagram.js';

/** The boxes of a network, and which of them stands for which element. */
export interface Boxes {
  readonly outermost: readonly DiagramBox[];
  readonly internet: DiagramBox;
  readonly of: ReadonlyMap<Element, DiagramBox>;
}

/** The outside on top, then what joins VPCs, then the VPCs with their doors, zones and subnets, in the order of the files. */
export function boxesOf(topology: Topology): Boxes {
  const of = new Map<Element, DiagramBox>();
  const taken = new Set<string>();
  const make = (
    element: Element,
    parent: readonly string[],
    box: Partial<DiagramBox> & { readonly shape: BoxShape },
    inside: (path: readonly string[]) => readonly DiagramBox[] = () => [],
  ): DiagramBox => {
    const path = free([...parent, element.name], taken);
    const details = [...(box.details ?? []), ...untold(element)];
    const made = { label: element.name, access: box.access, shape: box.shape, path, details, boxes: inside(path) };
    of.set(element, made);
    return made;
  };
  const internet: DiagramBox = {
    path: free(['internet'], taken),
    shape: 'outside',
    label: 'internet',
    details: [],
    boxes: [],
  };
  const door = (element: Element, parent: readonly string[]): DiagramBox =>
    make(element, parent, { shape: 'gateway', details: [nounOf(element)] });
  const resource = (element: Resource, parent: readonly string[]): DiagramBox =>
    make(element, parent, { shape: shapeOf(element), details: aboutResource(element) });

  const subnet = (element: Subnet, parent: readonly string[]): DiagramBox => {
    const { access } = subnetAccess(element);
    return make(element, parent, { shape: 'area', access, details: aboutSubnet(element, access) }, (path) =>
      element.resources.map((one) => resource(one, path)),
    );
  };
  const vpc = (element: Vpc): DiagramBox =>
    make(element, [], { shape: 'area', details: aboutVpc(element) }, (path) => [
      ...doorsOf(element).map((one) => door(one, path)),
      ...element.loadBalancers.map((one) => make(one, path, { shape: 'load-balancer', details: aboutBalancer(one) })),
      ...element.spanningResources.map((one) => resource(one, path)),
      ...element.subnets.map((one) => subnet(one, path)),
    ]);

  const inside = [
    ...topology.networks.map((network) =>
      make(
        network,
        [],
        {
          shape: network.hosts.length > 0 ? 'area' : 'outside',
          details: [nounOf(network), ...listed(network.cidrs.map(({ text }) => text))],
        },
        (path) => network.hosts.map((host) => make(host, path, { shape: 'outside', details: [host.address.text] })),
      ),
    ),
    ...topology.transitGateways.map((gateway) => door(gateway, [])),
    ...topology.peerings.map((peering) => door(peering, [])),
    ...topology.vpcs.map(vpc),
  ];
  return { outermost: [internet, ...inside], internet, of };
}

function shapeOf({ type }: Resource): BoxShape {
  if (type === 'database') return 'database';
  return type.endsWith('gateway') || type.endsWith('endpoint') ? 'gateway' : 'resource';
}

function aboutVpc(vpc: Vpc): string[] {
  return [vpc.region ? say`VPC in ${vpc.region.value}` : 'VPC', ...listed(vpc.cidrs.map(({ text }) => text))];
}

function aboutSubnet(subnet: Subnet, access: string): string[] {
  return [
    subnetText(access, subnet.zone?.value),
    ...listed(subnet.cidrs.map(({ text }) => text)),
    say`network ACL: ${shownNetworkAcl(subnet)}`,
    say`route table: ${shownRouteTable(subnet)}`,
  ];
}

function subnetText(access: string, zone: string | undefined): string {
  if (access === 'unknown')
    return zone === undefined
      ? say`subnet, public or private not told`
      : say`subnet, public or private not told in ${zone}`;
  return zone === undefined ? say`${access} subnet` : say`${access} subnet in ${zone}`;
}

function aboutResource(resource: Resource): string[] {
  const publicIps = resource.publicIps.map(({ address, maybe }) => {
    const text = address?.text ?? say`address`;
    return maybe ? say`maybe public ${text}` : say`public ${text}`;
  });
  return [
    nounOf(resource),
    ...listed(resource.addresses.map(({ text }) => text)),
    ...publicIps,
    ...(hasSecurityGroups(resource) ? groupsOf(resource) : []),
  ];
}

function aboutBalancer(balancer: LoadBalancer): string[] {
  const noun = nounOf(balancer);
  const text = balancer.isPublic ? say`internet-facing ${noun}` : balancer.maybePublic ? noun : say`internal ${noun}`;
  return [text, ...(balancer.securityGroups ? groupsOf(balancer) : [])];
}

function groupsOf(owner: Resource | LoadBalancer): string[] {
  const names = securityGroupsOf(owner).map((group) => (group === 'default' ? say`AWS’s default` : group.name));
  return names.length > 0 ? [say`security groups: ${names.join(', ')}`] : [];
}

/** What the file leaves open about it. */
function untold(element: Element): string[] {
  const hasBlocks = element.kind === 'vpc' || element.kind === 'subnet' || element.kind === 'network';
  return [
    ...('maybe' in element && element.maybe ? [say`may not be there`] : []),
    ...(hasBlocks && element.unknown ? [say`addresses not told`] : []),
  ];
}

function listed(texts: readonly string[]): string[] {
  return texts.length > 0 ? [texts.join(', ')] : [];
}

/** The path, or the same with a number behind its name where another box has it. */
function free(path: readonly string[], taken: Set<string>): readonly string[] {
  const name = path.at(-1) ?? '';
  let found = path;
  for (let count = 2; taken.has(JSON.stringify(found)); count++) found = [...path.slice(0, -1), `${name} ${count}`];
  taken.add(JSON.stringify(found));
  return found;
}
