import { type Fields, InRegion, Ref, type Value, Variable } from './declared.js';

/** Every variable that is named, each once, in the order in which they are met. */
export function variablesOf(written: readonly Fields[]): Variable[] {
  const found = new Map<string, Variable>();
  const look = (value: Value | undefined): void => {
    if (value instanceof Variable) {
      if (!found.has(value.name)) found.set(value.name, value);
    } else if (Array.isArray(value)) value.forEach(look);
    else if (typeof value === 'object' && !(value instanceof Ref) && !(value instanceof InRegion))
      Object.values(value).forEach(look);
  };
  for (const fields of written) look(fields);
  return [...found.values()];
}

/** What each variable is called: as `make` says, and with a number behind where that name is taken. */
export function variableNames(
  variables: readonly Variable[],
  make: (words: readonly string[]) => string,
  taken: Iterable<string>,
): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const used = new Set(taken);
  for (const { name } of variables) {
    let made = make([name]);
    for (let count = 2; used.has(made); count++) made = make([name, String(count)]);
    used.add(made);
    names.set(name, made);
  }
  return names;
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
