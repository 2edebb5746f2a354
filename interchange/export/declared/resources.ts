import { formatAddress } from '../../../network/address/index.js';
import { ownAddresses, type Resource, type Vpc } from '../../../network/topology/index.js';
import { say } from '../../../network/words/index.js';
import { declareClientVpn } from './client-vpns.js';
import { type Declared, type Fields, Ref, type Value, Variable } from './declared.js';
import type { Draft } from './draft.js';
import { associate, elasticAddresses } from './elastic-addresses.js';
import { declareManaged } from './managed.js';

export function declareResources(vpc: Vpc, draft: Draft): void {
  for (const resource of [...vpc.subnets.flatMap(({ resources }) => resources), ...vpc.spanningResources]) {
    if (draft.isOpen(resource)) continue;
    tellWhatIsTheirs(resource, draft);
    switch (resource.type) {
      case 'instance':
      case 'nat-instance':
      case 'interface':
        declareHost(resource, draft);
        break;
      case 'nat-gateway':
        declareNatGateway(resource, draft);
        break;
      case 'database':
      case 'function':
        declareManaged(resource, draft);
        break;
      case 'client-vpn-endpoint':
        if (resource.clientVpn) declareClientVpn(resource, resource.clientVpn, draft);
        break;
      case 'interface-endpoint':
      case 'gateway-load-balancer-endpoint':
        // With the services that they lead to.
        break;
    }
  }
}

/** What no resource of AWS says. */
function tellWhatIsTheirs(resource: Resource, draft: Draft): void {
  const { name, clientPorts, type } = resource;
  if (clientPorts)
    draft.note(
      clientPorts,
      say`
        The ports that ${name} picks as a client (${clientPorts.value.low}-${clientPorts.value.high}) are its
        operating system’s: no resource says them.
      `,
    );
  if (type === 'nat-instance')
    draft.note(
      resource,
      say`
        That ${name} puts its own address on what it passes on is its operating system’s: here it is an instance
        without source/destination check.
      `,
    );
  if (resource.denyInternetGatewayTraffic)
    draft.note(resource, say`That ${name} takes nothing from internet gateways is left out.`);
}

/** Undefined: none named, so those of the VPC's default group, which a dialect may have to name. */
export function groupsOf(owner: Pick<Resource, 'securityGroups' | 'vpc' | 'name'>, draft: Draft): Value[] | undefined {
  const named = owner.securityGroups?.flatMap((ref) => {
    if (ref.maybe || !ref.target) {
      draft.note(ref, say`Whether ${owner.name} is in security group ${ref.text} is not told: it is left out.`);
      return [];
    }
    return [ref.target];
  });
  if (named) return draft.refs(named);
  const fallback = owner.vpc.securityGroups.find(({ isDefault }) => isDefault);
  return fallback && !draft.dialect.declaresDefaults ? draft.refs([fallback]) : undefined;
}

function declareHost(resource: Resource, draft: Draft): void {
  const [subnet, another] = resource.subnets;
  if (another) draft.note(resource, say`${resource.name} may be in several subnets: it is in the first.`);
  const groups = groupsOf(resource, draft);
  const { ipv4, ipv6, fields } = addressFields(resource, draft);
  const isInterface = resource.type === 'interface';
  const common: Fields = {
    subnet_id: draft.ref(subnet),
    ...(resource.sourceDestCheck ? {} : { source_dest_check: false }),
  };
  const addresses = elasticAddresses(resource, draft);
  const owner = isInterface
    ? draft.declare(resource, 'network_interface', {
        ...common,
        ...(ipv4.length > 0 ? { private_ips: ipv4 } : {}),
        ...(ipv6.length > 0 ? { ipv6_addresses: ipv6 } : fields),
        ...(groups ? { security_groups: groups } : {}),
      })
    : draft.declare(resource, 'instance', {
        ami: new Variable('ami', 'Id of the image that instances run'),
        instance_type: new Variable('instance-type', 'Type of the instances', 't3.micro'),
        ...common,
        ...(ipv4[0] === undefined ? {} : { private_ip: ipv4[0] }),
        ...(ipv4.length > 1 ? { secondary_private_ips: ipv4.slice(1) } : {}),
        ...(ipv6.length > 0 ? { ipv6_addresses: ipv6 } : fields),
        ...(groups ? { vpc_security_group_ids: groups } : {}),
      });
  associate(addresses, resource, owner, draft);
}

/** What is not named AWS picks: an IPv6 address too, in a subnet that has a block of them. */
function addressFields(resource: Resource, draft: Draft): { ipv4: string[]; ipv6: string[]; fields: Fields } {
  const ipv4 = ownAddresses(resource, 4).map(formatAddress);
  const ipv6 = ownAddresses(resource, 6).map(formatAddress);
  const [subnet] = resource.subnets;
  const hasIpv4 = subnet?.cidrs.some(({ cidr }) => cidr && typeof cidr.base === 'number') === true;
  const hasIpv6 = subnet?.cidrs.some(({ cidr }) => cidr && typeof cidr.base !== 'number') === true;
  const type = resource.ipAddressType?.value ?? 'dualstack';
  if (hasIpv4 && (type === 'ipv6' || (ipv6.length > 0 && ipv4.length === 0)))
    draft.note(resource, say`AWS gives ${resource.name} an IPv4 address too, since its subnet has a block of them.`);
  const isOpen = ipv4.length === 0 && ipv6.length === 0;
  return { ipv4, ipv6, fields: isOpen && hasIpv6 && type !== 'ipv4' ? { ipv6_address_count: 1 } : {} };
}

function declareNatGateway(resource: Resource, draft: Draft): void {
  const addresses = elasticAddresses(resource, draft);
  const own = ownAddresses(resource, 4).map(formatAddress);
  // Every public NAT gateway has one, whether the file says so or not.
  const [first, ...more] =
    resource.privateNat || addresses.length > 0
      ? addresses
      : [draft.add('eip', [resource.name, 'address'], { domain: 'vpc' })];
  const fields: Fields = {
    subnet_id: draft.ref(resource.subnets[0]),
    connectivity_type: resource.privateNat ? 'private' : 'public',
    ...(own[0] === undefined ? {} : { private_ip: own[0] }),
    ...(own.length > 1 ? { secondary_private_ip_addresses: own.slice(1) } : {}),
    ...allocations(first, more),
  };
  draft.declare(resource, 'nat_gateway', fields);
}

function allocations(first: Declared | undefined, more: readonly Declared[]): Fields {
  return {
    ...(first ? { allocation_id: new Ref(first) } : {}),
    ...(more.length > 0 ? { secondary_allocation_ids: more.map((one) => new Ref(one)) } : {}),
  };
}
