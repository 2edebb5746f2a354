import { type Declared, InRegion, Ref, type Value, Variable } from './declared.js';

/** Every variable that the resources name, each once, in the order in which they are met. */
export function variablesOf(resources: readonly Declared[]): Variable[] {
  const found = new Map<string, Variable>();
  const look = (value: Value | undefined): void => {
    if (value instanceof Variable) {
      if (!found.has(value.name)) found.set(value.name, value);
    } else if (Array.isArray(value)) value.forEach(look);
    else if (typeof value === 'object' && !(value instanceof Ref) && !(value instanceof InRegion))
      Object.values(value).forEach(look);
  };
  for (const { fields } of resources) look(fields);
  return [...found.values()];
}

/** What has a list of tags, and so a name for people. */
export const TAGGED = new Set([
  'vpc',
  'subnet',
  'internet_gateway',
  'egress_only_internet_gateway',
  'vpn_gateway',
  'nat_gateway',
  'eip',
  'route_table',
  'network_acl',
  'security_group',
  'instance',
  'network_interface',
  'ec2_transit_gateway',
  'ec2_transit_gateway_vpc_attachment',
  'ec2_transit_gateway_route_table',
  'vpc_peering_connection',
  'customer_gateway',
  'vpn_connection',
]);
