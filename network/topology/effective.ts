/** What is in force where the file says nothing: AWS's defaults, not Terraform's. https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-groups.html */
import {
  type Address,
  type AddressSet,
  addressSetOfCidrs,
  type Cidr,
  cidrFamily,
  cidrOf,
  cidrSize,
  type Family,
  familyOf,
  lastAddress,
  singleAddress,
  subtractAddresses,
  unionAddresses,
} from '../address/index.js';
import { traitsOf } from './kinds.js';
import type { CidrLiteral, NetworkAcl, Resource, RouteTable, SecurityGroup, Subnet, Topology, Vpc } from './model.js';

export function emptyTopology(): Topology {
  return {
    vpcs: [],
    networks: [],
    peerings: [],
    transitGateways: [],
    vpns: [],
    directConnects: [],
    prefixLists: [],
    elasticIps: [],
    services: [],
    expectations: [],
  };
}

/** The blocks that could be read. */
export function validCidrs(literals: readonly CidrLiteral[]): Cidr[] {
  return literals.flatMap((literal) => (literal.cidr ? [literal.cidr] : []));
}

export function mainRouteTable(vpc: Vpc): RouteTable | undefined {
  return vpc.routeTables.find((table) => table.main);
}

/** The subnet's own table, else the main one. Undefined: none is declared, so `local` alone; also where the reference leads nowhere. */
export function routeTableOf(subnet: Subnet): RouteTable | undefined {
  return subnet.routeTable ? subnet.routeTable.target : mainRouteTable(subnet.vpc);
}

/** The subnet's own ACL, else the declared default one. Undefined: AWS's default ACL, which allows everything both ways; also where the reference leads nowhere. */
export function networkAclOf(subnet: Subnet): NetworkAcl | undefined {
  return subnet.networkAcl ? subnet.networkAcl.target : subnet.vpc.networkAcls.find((acl) => acl.isDefault);
}

/** Whether a file leaves open which ACL a subnet has: it names one that nothing declares, or the default one where several are declared, or none of a VPC of which nobody tells what else is in it. */
export function isNetworkAclUnknown(subnet: Subnet): boolean {
  if (subnet.networkAcl) return !subnet.networkAcl.target;
  const defaults = subnet.vpc.networkAcls.filter((acl) => acl.isDefault).length;
  return defaults > 1 || (defaults === 0 && subnet.vpc.unknown === true);
}

/** Likewise for its route table and the main one. */
export function isRouteTableUnknown(subnet: Subnet): boolean {
  if (subnet.routeTable) return !subnet.routeTable.target;
  const mains = subnet.vpc.routeTables.filter((table) => table.main).length;
  return mains > 1 || (mains === 0 && subnet.vpc.unknown === true);
}

/** The declared `default security-group`. Undefined: AWS's own, whose members reach each other and may send everything out. */
export function defaultSecurityGroup(vpc: Vpc): SecurityGroup | undefined {
  return vpc.securityGroups.find((group) => group.isDefault);
}

/** The declared groups in force on a resource; `default` where that is AWS's own undeclared default group. */
export function securityGroupsOf(owner: {
  readonly vpc: Vpc;
  readonly securityGroups?: Resource['securityGroups'];
}): readonly (SecurityGroup | 'default')[] {
  if (!owner.securityGroups) return [defaultSecurityGroup(owner.vpc) ?? 'default'];
  return owner.securityGroups.flatMap((ref) => (ref.target ? [ref.target] : []));
}

/**
 * Whether all the groups that a file names are such as may not be there. AWS gives an interface without groups the default one of its VPC, so that this is what it has then.
 * https://docs.aws.amazon.com/vpc/latest/userguide/default-security-group.html
 */
export function hasMaybeGroupsAlone({ securityGroups }: Pick<Resource, 'securityGroups'>): boolean {
  return securityGroups !== undefined && securityGroups.length > 0 && securityGroups.every(({ maybe }) => maybe);
}

/** NAT gateways and Gateway Load Balancer endpoints have no security groups. */
export function hasSecurityGroups(resource: Resource): boolean {
  return traitsOf(resource).hasSecurityGroups;
}

/** A VPC whose blocks are unknown may have. */
export function vpcHasIpv6(vpc: Vpc): boolean {
  return vpc.unknown === true || validCidrs(vpc.cidrs).some((cidr) => cidrFamily(cidr) === 6);
}

/** The blocks of a VPC; where they are unknown, what is known to lie in them: its subnets, and addresses of what is in it. */
export function blocksInside(vpc: Vpc): readonly Cidr[] {
  if (!vpc.unknown) return validCidrs(vpc.cidrs);
  const stated = [
    ...allResources(vpc).flatMap(({ addresses }) => addresses),
    ...vpc.loadBalancers.flatMap(({ nodes }) => nodes.flatMap(({ addresses }) => addresses)),
  ].flatMap(({ address }) => (address === undefined ? [] : [cidrOf(address, familyOf(address) === 4 ? 32 : 128)]));
  return [...vpc.subnets.flatMap(({ cidrs }) => validCidrs(cidrs)), ...stated];
}

export function vpcAddresses(vpc: Vpc): AddressSet {
  return addressSetOfCidrs(blocksInside(vpc));
}

export function subnetAddresses(subnet: Subnet): AddressSet {
  return addressSetOfCidrs(validCidrs(subnet.cidrs));
}

/** The five addresses of a subnet block that AWS keeps: the first four and the last. https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html */
export function reservedAddresses(cidr: Cidr): Address[] {
  const size = cidrSize(cidr);
  if (size <= 4n) {
    const few: Address[] = [];
    for (let i = 0n; i < size; i++) few.push(typeof cidr.base === 'number' ? cidr.base + Number(i) : cidr.base + i);
    return few;
  }
  const offset = (i: number): Address => (typeof cidr.base === 'number' ? cidr.base + i : cidr.base + BigInt(i));
  return [offset(0), offset(1), offset(2), offset(3), lastAddress(cidr)];
}

/** The addresses a subnet can give out: its blocks less the reserved ones. */
export function assignableAddresses(subnet: Subnet): AddressSet {
  return validCidrs(subnet.cidrs).reduce<AddressSet>((set, cidr) => {
    const free = reservedAddresses(cidr).reduce<AddressSet>(
      (rest, address) => subtractAddresses(rest, singleAddress(address)),
      addressSetOfCidrs([cidr]),
    );
    return unionAddresses(set, free);
  }, []);
}

/** The valid private addresses of a resource of one family, in the order written. */
export function ownAddresses(resource: Pick<Resource, 'addresses'>, family?: Family): Address[] {
  return resource.addresses.flatMap(({ address }) =>
    address !== undefined && (family === undefined || familyOf(address) === family) ? [address] : [],
  );
}

export function allResources(scope: Topology | Vpc): Resource[] {
  const vpcs = 'vpcs' in scope ? scope.vpcs : [scope];
  return vpcs.flatMap((vpc) => [...vpc.subnets.flatMap((subnet) => subnet.resources), ...vpc.spanningResources]);
}

const membersByVpc = new WeakMap<Vpc, Members>();

type Members = ReadonlyMap<SecurityGroup | 'default', readonly Resource[]>;

/** The resources that carry the group, load balancers aside. `default` is AWS's own default group of the VPC. */
export function membersOf(group: SecurityGroup, topology: Topology): Resource[] {
  return topology.vpcs.flatMap((vpc) => membersIn(vpc).get(group) ?? []);
}

function membersIn(vpc: Vpc): Members {
  const known = membersByVpc.get(vpc);
  if (known) return known;
  const members = new Map<SecurityGroup | 'default', Resource[]>();
  for (const resource of allResources(vpc)) {
    if (!hasSecurityGroups(resource)) continue;
    for (const group of new Set(securityGroupsOf(resource))) {
      const others = members.get(group);
      if (others) others.push(resource);
      else members.set(group, [resource]);
    }
  }
  membersByVpc.set(vpc, members);
  return members;
}
