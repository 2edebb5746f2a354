import { say } from '../../../network/words/index.js';
import { type Import, readKind, requireId } from './context.js';
import { list, nameTag, tags, text, texts } from './fields.js';
import { groupIdsOf } from './group-ids.js';
import { maybeBy, stateOf } from './states.js';

const ENDPOINT = {
  VpcEndpointId: text,
  VpcEndpointType: text,
  VpcId: text,
  ServiceName: text,
  State: text,
  RouteTableIds: texts,
  SubnetIds: texts,
  Groups: list,
  NetworkInterfaceIds: texts,
  IpAddressType: text,
  Tags: tags,
};
const IP_ADDRESS_TYPES = ['ipv4', 'ipv6', 'dualstack'] as const;

export function importEndpoints(context: Import): void {
  const { network, warnings, interfaces } = context;
  for (const reading of readKind(context, 'VpcEndpoints', ENDPOINT)) {
    const id = requireId(context, reading, 'VpcEndpointId');
    if (!id || network.has(id)) continue;
    const { value, place } = reading;
    // https://docs.aws.amazon.com/vpc/latest/privatelink/concepts.html#concepts-endpoint-states
    const status = value.State?.toLowerCase();
    if (stateOf('endpoint', status) === 'gone') {
      context.gone.add(id);
      // One that was rejected keeps its interfaces, and nothing passes them.
      for (const eni of value.NetworkInterfaceIds ?? []) {
        interfaces.take(eni);
        context.gone.add(eni);
      }
      continue;
    }
    const vpc =
      value.VpcId ??
      value.SubnetIds?.map((subnet) => network.find(subnet, 'subnet')?.vpc).find((found) => found !== undefined) ??
      '';
    const label = nameTag(value.Tags);
    const maybe = maybeBy('endpoint', status);
    if (maybe.maybe)
      warnings.add(say`Endpoint ${id} is ${value.State}: whether it carries anything by now is unknown.`, place);
    const type = value.VpcEndpointType ?? (value.RouteTableIds?.length ? 'Gateway' : 'Interface');
    if (type === 'Gateway') {
      const service = value.ServiceName ?? `service of ${id}`;
      context.usedServices.add(service);
      network.define(id, {
        kind: 'gateway-endpoint',
        ...maybe,
        vpc,
        ids: [id],
        label,
        service,
        routeTables: [...(value.RouteTableIds ?? [])],
      });
      continue;
    }
    const own = (value.NetworkInterfaceIds ?? []).map((eni) => interfaces.get(eni));
    const told = groupIdsOf(value.Groups, place, 'Groups', warnings);
    const found = own.flatMap((one) => one?.groups ?? []);
    const none = type === 'GatewayLoadBalancer' ? [] : undefined;
    const groups = none ?? told?.certain ?? (found.length > 0 ? [...new Set(found)] : [`unknown-groups-of-${id}`]);
    const maybeGroups = told?.maybe ?? own.flatMap((one) => one?.maybeGroups ?? []);
    const subnets = value.SubnetIds ?? own.flatMap((one) => one?.subnet ?? []);
    const ids = [id, ...(value.NetworkInterfaceIds ?? [])];
    network.define(id, {
      kind: 'resource',
      ...maybe,
      type: type === 'GatewayLoadBalancer' ? 'gateway-load-balancer-endpoint' : 'interface-endpoint',
      vpc,
      ids,
      label,
      doc: label === undefined ? value.ServiceName : undefined,
      subnets: [...subnets],
      // One address too few would make the others of its subnet unreachable: all are known, or none is stated.
      addresses: own.every((one) => one !== undefined) ? own.flatMap((one) => one?.addresses ?? []) : [],
      securityGroups: groups.length > 0 || maybeGroups.length > 0 ? [...groups] : undefined,
      ...(maybeGroups.length > 0 ? { maybeSecurityGroups: [...maybeGroups] } : {}),
      publicIps: [],
      sourceDestCheck: true,
      privateNat: false,
      service: type === 'Interface' ? value.ServiceName : undefined,
      ipAddressType: IP_ADDRESS_TYPES.find((one) => one === value.IpAddressType && one !== 'ipv4'),
    });
    for (const eni of value.NetworkInterfaceIds ?? []) {
      interfaces.take(eni);
      network.alias(eni, id);
    }
  }
}

/** Once prefix lists are there, gateway endpoints find the one of their service. */
export function settleEndpoints(context: Import): void {
  for (const [, endpoint] of context.network.all('gateway-endpoint')) {
    if (context.network.has(endpoint.service, 'prefix-list')) continue;
    endpoint.service = context.prefixListOfService.get(endpoint.service) ?? endpoint.service;
  }
}
