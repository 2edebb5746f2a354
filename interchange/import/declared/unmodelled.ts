import { type Told, told } from '../../../network/words/index.js';
import { leaveDelegated } from '../builder/delegated.js';
import { doubtResource } from '../builder/doubt-resource.js';
import type { Key } from '../builder/draft.js';
import { leaveTargetsOpen } from '../builder/untold-targets.js';
import type { Context, Declared } from './context.js';
import type { Fields } from './fields.js';
import { isList, isUnknown, textsIn, type Value } from './value.js';

/**
 * What an argument that is not modelled leaves open, by the sentence that its warning ends with.
 * @public The tables of the docs are made from it.
 */
export const LEAVES_OPEN = {
  'load balancer': told`Whether its load balancer hands requests to its targets is unknown.`,
  resource: told`What reaches it, and what it reaches, beyond what is known is unknown.`,
  'IPv4 addresses': told`What reaches an address of it, and what is reached from there, is unknown.`,
  'IPv6 addresses': told`What reaches an address of it, and what is reached from there, is unknown.`,
  nothing: told`No answer knows of that.`,
} as const;

/** An argument that can change a verdict and that no element of a topology can say. */
export interface UnmodelledArgument {
  readonly type: string;
  /** In blocks by its path. */
  readonly field: string;
  /** Its name among the attributes that CloudFormation lists by their keys. */
  readonly attribute?: string;
  /** The values that change nothing; that it is not there is one. */
  readonly harmless: readonly string[];
  readonly why: Told;
  readonly touches: keyof typeof LEAVES_OPEN;
}

const FAILOVER = told`It takes more than one healthy target for a node to stay in the name of its load balancer.`;
const ROUTING = told`It takes more than one healthy target for the others to get no requests.`;
const CARRIER = told`A carrier’s network reaches it at that address, through a carrier gateway, and it reaches that network.`;
const OUTPOST = told`The network of an Outpost reaches it at such an address, through a local gateway.`;
const DELEGATED = told`It has more addresses there than are listed.`;

const health = (block: string, name: string, harmless: string, why: Told): UnmodelledArgument => ({
  type: 'lb_target_group',
  field: `target_group_health.${block}.minimum_healthy_targets_${name}`,
  attribute: `target_group_health.${block}.minimum_healthy_targets.${name}`,
  harmless: [harmless],
  why,
  touches: 'load balancer',
});

/** @public The tables of the docs are made from it. */
export const UNMODELLED: readonly UnmodelledArgument[] = [
  {
    type: 'lb',
    field: 'dns_record_client_routing_policy',
    attribute: 'dns_record.client_routing_policy',
    harmless: ['any_availability_zone'],
    why: told`Clients in a VPC are given the node of their own zone first.`,
    touches: 'load balancer',
  },
  { type: 'lb', field: 'customer_owned_ipv4_pool', harmless: [], why: OUTPOST, touches: 'resource' },
  health('dns_failover', 'count', '1', FAILOVER),
  health('dns_failover', 'percentage', 'off', FAILOVER),
  health('unhealthy_state_routing', 'count', '1', ROUTING),
  health('unhealthy_state_routing', 'percentage', 'off', ROUTING),
  { type: 'eip', field: 'carrier_ip', harmless: [], why: CARRIER, touches: 'resource' },
  { type: 'eip', field: 'customer_owned_ipv4_pool', harmless: [], why: OUTPOST, touches: 'resource' },
  { type: 'network_interface', field: 'ipv4_prefixes', harmless: [], why: DELEGATED, touches: 'IPv4 addresses' },
  { type: 'network_interface', field: 'ipv4_prefix_count', harmless: ['0'], why: DELEGATED, touches: 'IPv4 addresses' },
  { type: 'network_interface', field: 'ipv6_prefixes', harmless: [], why: DELEGATED, touches: 'IPv6 addresses' },
  { type: 'network_interface', field: 'ipv6_prefix_count', harmless: ['0'], why: DELEGATED, touches: 'IPv6 addresses' },
  {
    type: 'subnet',
    field: 'enable_lni_at_device_index',
    harmless: ['0', '-1'],
    why: told`
      Instances may have local network interfaces there, which lie in the network of the Outpost and pass no
      security group or network ACL.
    `,
    touches: 'nothing',
  },
  ...['subnet', 'default_subnet'].map(
    (type): UnmodelledArgument => ({
      type,
      field: 'map_customer_owned_ip_on_launch',
      harmless: ['false'],
      why: told`
        What is launched there has an address of an Outpost’s network, which reaches it through a local gateway.
      `,
      touches: 'nothing',
    }),
  ),
  ...['ipv4_prefix_count', 'ipv4_prefixes', 'ipv6_prefix_count', 'ipv6_prefixes'].map(
    (name): UnmodelledArgument => ({
      type: 'launch_template',
      field: `network_interfaces.${name}`,
      harmless: ['0'],
      why: told`What is launched has more addresses than are listed.`,
      touches: 'nothing',
    }),
  ),
  {
    type: 'launch_template',
    field: 'network_interfaces.associate_carrier_ip_address',
    harmless: ['false'],
    why: told`What is launched has an address in a carrier’s network, which reaches it through a carrier gateway.`,
    touches: 'nothing',
  },
];

/** Warns of each, and makes unknown what it leaves open. */
export function importUnmodelled(context: Context): void {
  for (const one of UNMODELLED)
    for (const declared of context.all(one.type))
      for (const { value, fields } of valuesOf(declared, one)) {
        if (isHarmless(value, one.harmless)) continue;
        const name = one.field.split('.').at(-1) ?? '';
        context.warn(`${one.why} ${LEAVES_OPEN[one.touches]}`, fields.at(name));
        leaveOpen(context, declared, one.touches);
      }
}

function isHarmless(value: Value, harmless: readonly string[]): boolean {
  if (isList(value)) return value.length === 0;
  return !isUnknown(value) && harmless.includes(String(value));
}

/** Every value at the path, and what CloudFormation has under the attribute's key. */
function valuesOf({ fields }: Declared, { field, attribute }: UnmodelledArgument): { value: Value; fields: Fields }[] {
  const path = field.split('.');
  const name = path.pop() ?? '';
  const blocks = path.reduce<readonly Fields[]>(
    (at, block) => at.flatMap((one) => one.blocks(block)?.items ?? []),
    [fields],
  );
  const listed = ['load_balancer_attributes', 'target_group_attributes']
    .flatMap((list) => fields.blocks(list)?.items ?? [])
    .filter((one) => attribute !== undefined && one.raw('key') === attribute)
    .flatMap((one) => ({ value: one.raw('value'), fields: one }));
  const own = blocks.map((one) => ({ value: one.raw(name), fields: one }));
  return [...own, ...listed].flatMap(({ value, fields: at }) => (value === undefined ? [] : [{ value, fields: at }]));
}

function leaveOpen(context: Context, declared: Declared, touches: UnmodelledArgument['touches']): void {
  const { network } = context;
  if (touches === 'resource') for (const key of ownersOf(context, declared)) doubtResource(network, key);
  if (touches === 'IPv4 addresses') leaveDelegated(network, declared.key, 'ipv4');
  if (touches === 'IPv6 addresses') leaveDelegated(network, declared.key, 'ipv6');
  if (touches !== 'load balancer') return;
  for (const key of balancersOf(context, declared)) {
    const balancer = network.find(key, 'load-balancer');
    const traffics = new Map(balancer?.listeners.map(({ traffic }) => [JSON.stringify(traffic), traffic]));
    if (balancer) leaveTargetsOpen(balancer, [...traffics.values()]);
  }
}

/** Itself, or what an elastic address is for. */
function ownersOf(context: Context, { type, key, ids, fields }: Declared): Key[] {
  if (type !== 'eip') return [key];
  const links = context
    .all('eip_association')
    .filter((one) => [key, ...ids].includes(String(one.fields.raw('allocation_id'))));
  return [fields, ...links.map((one) => one.fields)].flatMap((one) =>
    ['instance', 'instance_id', 'network_interface', 'network_interface_id'].flatMap((name) => {
      const owner = one.raw(name);
      return typeof owner === 'string' ? [owner] : [];
    }),
  );
}

/** Itself, or those whose listeners lead to a target group. */
function balancersOf(context: Context, { type, key, ids }: Declared): Key[] {
  if (type === 'lb') return [key];
  const leads = ({ values }: Declared) => textsIn(values).some((text) => text === key || ids.includes(text));
  const byRule = context.all('lb_listener_rule').filter(leads);
  const listeners = context
    .all('lb_listener')
    .filter(
      (one) =>
        leads(one) || byRule.some(({ fields }) => [one.key, ...one.ids].includes(String(fields.raw('listener_arn')))),
    );
  return listeners.flatMap(({ fields }) => {
    const arn = fields.raw('load_balancer_arn');
    return typeof arn === 'string' ? [arn] : [];
  });
}
