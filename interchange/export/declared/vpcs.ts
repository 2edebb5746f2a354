import { cidrFamily, formatCidr } from '../../../network/address/index.js';
import { networkAclOf, type Subnet, type Vpc } from '../../../network/topology/index.js';
import { say } from '../../../network/words/index.js';
import { type Declared, InRegion, Ref, type Value, Variable } from './declared.js';
import type { Draft } from './draft.js';

export function declareVpc(vpc: Vpc, draft: Draft): void {
  const blocks = vpc.cidrs.flatMap((literal) => (literal.cidr ? [{ ...literal, cidr: literal.cidr }] : []));
  const ipv4 = blocks.filter(({ cidr }) => cidrFamily(cidr) === 4).map(({ cidr }) => formatCidr(cidr));
  if (vpc.unknown) draft.note(vpc, say`The blocks of VPC ${vpc.name} are not told: the first is left as a variable.`);
  const [first] = ipv4;
  if (first === undefined && !vpc.unknown)
    draft.note(vpc, say`VPC ${vpc.name} has no IPv4 block, which AWS asks for: it is left as a variable.`);
  const declared = draft.declare(vpc, 'vpc', {
    cidr_block: first ?? new Variable(`${vpc.name}-block`, `IPv4 block of VPC ${vpc.name}`),
    enable_dns_support: true,
    enable_dns_hostnames: true,
  });
  for (const block of ipv4.slice(1))
    draft.add('vpc_ipv4_cidr_block_association', [declared, block], { vpc_id: new Ref(declared), cidr_block: block });
  for (const { cidr, privateUse } of blocks)
    if (cidrFamily(cidr) === 6) addIpv6(vpc, declared, formatCidr(cidr), privateUse !== undefined, draft);
  for (const subnet of vpc.subnets) declareSubnet(subnet, declared, draft);
}

/** AWS gives out blocks of its own choice; one that is told comes from a pool that somebody has. What is private has to come from one of IPAM's. */
function addIpv6(vpc: Vpc, declared: Declared, block: string, isPrivate: boolean, draft: Draft): void {
  const pool = isPrivate
    ? new Variable(
        'private-ipv6-pool',
        'Id of the IPAM pool, of a private scope, that private IPv6 blocks are allocated from',
      )
    : new Variable('ipv6-pool', 'Id of the pool of your own IPv6 addresses that blocks are allocated from');
  draft.note(
    vpc,
    say`
      IPv6 block ${block} of VPC ${vpc.name}: AWS picks blocks of its own, so the pool that this one comes from is
      left as a variable.
    `,
  );
  draft.add('vpc_ipv6_cidr_block_association', [declared, block], {
    vpc_id: new Ref(declared),
    ipv6_cidr_block: block,
    [isPrivate ? 'ipv6_ipam_pool_id' : 'ipv6_pool']: pool,
  });
}

function declareSubnet(subnet: Subnet, vpc: Declared, draft: Draft): void {
  const blocks = subnet.cidrs.flatMap(({ cidr }) => (cidr ? [cidr] : []));
  const [ipv4, ...more4] = blocks.filter((cidr) => cidrFamily(cidr) === 4).map(formatCidr);
  const [ipv6, ...more6] = blocks.filter((cidr) => cidrFamily(cidr) === 6).map(formatCidr);
  for (const block of [...more4, ...more6])
    draft.note(subnet, say`Subnet ${subnet.name} has more than one block of a family: ${block} is left out.`);
  if (subnet.unknown)
    draft.note(subnet, say`The blocks of subnet ${subnet.name} are not told: they are left as a variable.`);
  const open = ipv4 === undefined && (ipv6 === undefined || subnet.unknown);
  draft.declare(subnet, 'subnet', {
    vpc_id: new Ref(vpc),
    cidr_block: open
      ? new Variable(
          `${subnet.vpc.name}-${subnet.name}-block`,
          `IPv4 block of subnet ${subnet.name} of VPC ${subnet.vpc.name}`,
        )
      : ipv4,
    ipv6_cidr_block: ipv6,
    ...(ipv4 === undefined && ipv6 !== undefined ? { ipv6_native: true, assign_ipv6_address_on_creation: true } : {}),
    ...zoneOf(subnet),
  });
  if (networkAclOf(subnet) === undefined && subnet.networkAcl)
    draft.note(subnet, say`The network ACL of subnet ${subnet.name} is not told: it is left with the default one.`);
}

/** `a` is the zone of that letter in the VPC's region. */
function zoneOf(subnet: Subnet): { [name: string]: Value } {
  const zone = subnet.zone?.value;
  if (zone === undefined) return {};
  if (/^[a-z]$/.test(zone)) return { availability_zone: new InRegion('', zone, subnet.vpc.region?.value) };
  return /^[a-z]+\d+-az\d+$/.test(zone) ? { availability_zone_id: zone } : { availability_zone: zone };
}
