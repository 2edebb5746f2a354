import { say } from '../../../network/words/index.js';
import type { GatewayEndpointDraft, Key } from '../builder/draft.js';
import type { Context, Declared } from './context.js';
import type { Fields, Items } from './fields.js';
import { groupIds } from './group-ids.js';
import { andUntold, homeOf } from './homes.js';
import { serviceKey } from './prefix-lists.js';
import { liesInSome, subnetsTold } from './some-way.js';
import { isUnknown, known } from './value.js';

export function importEndpoints(context: Context): void {
  for (const endpoint of context.all('vpc_endpoint')) {
    const { fields, key, label, place } = endpoint;
    const told = fields.text('vpc_endpoint_type');
    // One that nobody tells is told by what it is given.
    const assumed = fields.raw('subnet_ids') === undefined ? 'Gateway' : 'Interface';
    const type = isUnknown(told) ? assumed : (told ?? 'Gateway');
    if (type === 'Gateway') gatewayEndpoint(context, endpoint);
    else interfaceEndpoint(context, endpoint, type);
    const draft = isUnknown(told) ? context.network.find(key, 'resource', 'gateway-endpoint') : undefined;
    if (!draft) continue;
    context.warn(say`Of which type endpoint ${label} is is not known: whether it is used is unknown.`, place);
    draft.maybe = true;
    if (type !== 'Gateway' && fields.raw('route_table_ids') !== undefined) gatewayPerhaps(context, endpoint);
  }
}

function gatewayEndpoint(context: Context, endpoint: Declared): void {
  const { fields, key } = endpoint;
  const { vpc, certain, possible } = tablesOf(context, endpoint, fields.texts('route_table_ids'));
  const define = (own: Key, more: Partial<GatewayEndpointDraft>, routeTables: readonly Key[]): void => {
    context.network.define(own, {
      kind: 'gateway-endpoint',
      ...context.named(endpoint),
      vpc,
      service: serviceOf(context, endpoint),
      routeTables: [...routeTables],
      ...more,
    });
  };
  if (possible.length === 0) define(key, {}, certain);
  else if (certain.length === 0) define(key, { maybe: true }, possible);
  else {
    define(key, {}, certain);
    define(`${key} perhaps`, { ids: [], label: perhaps(endpoint), maybe: true }, possible);
  }
}

/** The routes that an endpoint makes if it is one of another type than that as which it stands. */
function gatewayPerhaps(context: Context, endpoint: Declared): void {
  const { vpc, certain, possible } = tablesOf(context, endpoint, endpoint.fields.texts('route_table_ids'));
  const label = perhaps(endpoint);
  const more = { ...context.named(endpoint), ids: [], label, maybe: true as const };
  const service = serviceOf(context, endpoint);
  const routeTables = [...certain, ...possible];
  context.network.define(`${endpoint.key} perhaps`, { kind: 'gateway-endpoint', ...more, vpc, service, routeTables });
}

const perhaps = ({ label }: Declared): string => `${label}-perhaps`;

interface LeadingTables {
  readonly vpc: Key;
  readonly certain: readonly Key[];
  /** Those that lead to it in some of the ways in which conditions may turn out. */
  readonly possible: readonly Key[];
}

function tablesOf(context: Context, endpoint: Declared, told: Items<string> | undefined): LeadingTables {
  const { fields, key, label } = endpoint;
  const added = own(context, endpoint, 'vpc_endpoint_route_table_association', 'route_table_id');
  const ways = told?.complete === false ? fields.readings.map((way) => way.texts('route_table_ids')) : [];
  const isEach = ways.length > 0 && ways.every((way) => way?.complete !== false);
  const all = isEach ? ways.flatMap((way) => way?.items ?? []) : (told?.items ?? []);
  const tables = [...new Set([...all, ...added.items].map((id) => context.key(id)))];
  const isCertain = (table: Key): boolean =>
    !isEach ||
    added.items.some((id) => context.key(id) === table) ||
    ways.every((way) => way?.items.some((id) => context.key(id) === table));
  const found = context.vpcOf(key, known(fields.text('vpc_id'))) ?? context.network.find(tables[0], 'route-table')?.vpc;
  const vpc = context.key(found ?? '');
  if ((told?.complete === false && !isEach) || !added.complete) {
    context.warn(
      say`It cannot be told which route tables lead to ${label}: any of its VPC may.`,
      fields.at('route_table_ids'),
    );
    context.openEndpoints.add(vpc);
  }
  return { vpc, certain: tables.filter(isCertain), possible: tables.filter((table) => !isCertain(table)) };
}

/** The prefix list of an endpoint's service, under its id and under the service's name. */
function serviceOf(context: Context, { fields, key, label }: Declared): Key {
  const name = known(fields.text('service_name'));
  const service = serviceKey(name ?? key);
  const id = known(fields.text('prefix_list_id'));
  const placeholder = `${key} prefix list`;
  const blocks = fields.cidrs('cidr_blocks');
  const cidrs = blocks?.complete ? blocks.items : [];
  if (!context.network.has(service)) {
    const word = name?.split('.').at(-1) ?? label;
    if (cidrs.length === 0)
      context.warn(
        say`
          The addresses of ${name ?? say`the service`}, to which ${label} leads, are not in the input: they are
          unknown.
        `,
        fields.place,
      );
    context.network.define(service, {
      kind: 'prefix-list',
      ids: id === undefined ? [] : [id],
      label: word,
      typeWord: 'prefixes',
      doc: cidrs.length === 0 ? `The addresses of ${name ?? word}, which AWS keeps.` : undefined,
      unknown: cidrs.length === 0,
      cidrs: [...cidrs],
    });
  }
  const list = context.key(service);
  for (const alias of [placeholder, id]) if (alias !== undefined) context.network.alias(alias, list);
  return list;
}

function interfaceEndpoint(context: Context, endpoint: Declared, type: string): void {
  const { fields, key, label } = endpoint;
  const told = subnetsTold(fields, 'subnet_ids');
  const added = own(context, endpoint, 'vpc_endpoint_subnet_association', 'subnet_id');
  if (told && !told.complete)
    context.warn(
      say`Not all subnets of endpoint ${label} are known: it may be in others too.`,
      fields.at('subnet_ids'),
    );
  const groups = groupIds(context, fields, label, 'security_group_ids');
  const more = own(context, endpoint, 'vpc_endpoint_security_group_association', 'security_group_id');
  const listed = [...new Set([...(told?.items ?? []), ...added.items])];
  const home = context.vpcOf(key, known(fields.text('vpc_id'))) ?? homeOf(context, listed) ?? homeOf(context, groups);
  const isPlaced = !told || liesInSome(context, key, { ...told, items: listed });
  const isWhole = isPlaced && told?.complete !== false && added.complete && listed.length > 0;
  const subnets = isWhole ? listed : andUntold(context, key, label, listed, home);
  const vpc = subnets.map((id) => context.network.find(id, 'subnet')?.vpc).find((one) => one !== undefined);
  context.network.define(key, {
    kind: 'resource',
    type: type === 'GatewayLoadBalancer' ? 'gateway-load-balancer-endpoint' : 'interface-endpoint',
    ...context.named(endpoint),
    vpc: vpc ?? '',
    subnets,
    addresses: addressesOf(fields, subnets),
    securityGroups: withOthers(groups, more, label),
    publicIps: [],
    sourceDestCheck: true,
    privateNat: false,
    ipAddressType: known(fields.word('ip_address_type', ['ipv6', 'dualstack'])),
    service: type === 'Interface' ? known(fields.text('service_name')) : undefined,
    maybe: leadsAnywhere(context, fields) || undefined,
  });
}

/** Whether nobody tells what is behind it, of which some way at least leads to a service of the input. */
function leadsAnywhere(context: Context, fields: Fields): boolean {
  const services = [fields, ...fields.readings].flatMap((way) => known(way.text('service_name')) ?? []);
  if (services.some((service) => context.openServices.has(service))) return true;
  return isUnknown(fields.raw('service_name')) && services.some((one) => context.network.has(one, 'endpoint-service'));
}

/** The addresses that are chosen for it, where they are for each of its subnets: one too few would make the others unreachable. */
function addressesOf(fields: Fields, subnets: readonly Key[]): string[] {
  const chosen = fields.blocks('subnet_configuration');
  const ipv4 = (chosen?.items ?? []).flatMap((one) => known(one.address('ipv4')) ?? []);
  const ipv6 = (chosen?.items ?? []).flatMap((one) => known(one.address('ipv6')) ?? []);
  return chosen?.complete && ipv4.length === subnets.length ? [...ipv4, ...ipv6] : [];
}

/** What associations of their own add to an endpoint. Not complete: there may be others. */
function own(context: Context, endpoint: Declared, type: string, field: string): Items<Key> {
  const ids = [endpoint.key, ...endpoint.ids];
  let complete = true;
  const items = context.all(type).flatMap(({ fields, place }) => {
    const id = fields.text('vpc_endpoint_id');
    if (isUnknown(id)) {
      context.warn(say`It cannot be told to which endpoint this association belongs: any may have it.`, place);
      complete = false;
    }
    if (typeof id !== 'string' || !ids.includes(id)) return [];
    const other = fields.text(field);
    if (typeof other === 'string') return [other];
    context.warn(say`It cannot be told what this association adds to ${endpoint.label}.`, fields.at(field));
    complete = false;
    return [];
  });
  return { items, complete };
}

function withOthers(groups: readonly Key[] | undefined, more: Items<Key>, label: string): Key[] | undefined {
  const all = [...(groups ?? []), ...more.items, ...(more.complete ? [] : [`unknown-groups-of-${label}`])];
  return groups || all.length > 0 ? [...new Set(all)] : undefined;
}
