import { cidrContains, parseAddress, parseCidr } from '../../../network/address/index.js';
import type { Key } from '../builder/draft.js';
import { unknownTarget } from '../builder/placeholders.js';
import type { Context, Declared } from './context.js';
import { registeredTargets } from './ecs.js';
import type { Fields } from './fields.js';
import { membersOfScalingGroup } from './launch-templates.js';
import { isUnknown, known } from './value.js';

export interface TargetGroup {
  readonly key: Key;
  readonly protocol: string;
  /** Whether a network load balancer leaves the client's address: https://docs.aws.amazon.com/elasticloadbalancing/latest/network/edit-target-group-attributes.html#client-ip-preservation */
  readonly preserves: boolean;
  /** Undefined: as its load balancer. */
  readonly crossZone: boolean | undefined;
  /** The port of its health checks, where that is told and is not each target's own. */
  readonly healthPort: number | undefined;
  /** A function that the load balancer calls by the API of AWS. */
  readonly isFunction: boolean;
  /** Targets by the port they are reached on. */
  readonly targets: ReadonlyMap<number, readonly Key[]>;
  /** False where one of its targets is not known. */
  readonly complete: boolean;
}

export function readTargetGroup(context: Context, group: Declared): TargetGroup {
  const { fields, key, label } = group;
  const type = known(fields.word('target_type', ['instance', 'ip', 'lambda', 'alb'])) ?? 'instance';
  const protocol = known(fields.text('protocol')) ?? 'TCP';
  const port = known(fields.number('port'));
  const targets = new Map<number, Key[]>();
  let complete = true;
  const add = (id: Key | undefined, at: number | undefined, place: Fields['place']) => {
    const found = id === undefined ? undefined : targetOf(context, type, id, known(fields.text('vpc_id')));
    if (found === undefined || at === undefined) {
      context.warn(`A target of ${label} is not known: whether it is reached is unknown.`, place);
      complete = false;
    } else targets.set(at, [...(targets.get(at) ?? []), found]);
  };
  if (type === 'lambda') return { ...attributesOf(fields, type, protocol), key, protocol, targets, complete };
  if (isOpen(fields)) {
    context.warn(
      `How ${label} hands on what it gets is not wholly known: whether its targets are reached is unknown.`,
      group.place,
    );
    return { ...attributesOf(fields, type, protocol), key, protocol, targets, complete: false };
  }
  const inline = fields.blocks('targets');
  if (inline && !inline.complete) complete = false;
  for (const target of inline?.items ?? []) add(known(target.text('id')), portOf(target, port), target.place);
  const ids = [key, ...group.ids];
  for (const { fields: own, place } of context.all('lb_target_group_attachment')) {
    const arn = own.text('target_group_arn');
    if (isUnknown(arn)) context.warn('It cannot be told to which target group this target belongs.', place);
    if (isUnknown(arn)) complete = false;
    if (typeof arn === 'string' && ids.includes(arn)) add(known(own.text('target_id')), portOf(own, port), place);
  }
  for (const member of scalingMembers(context, ids)) add(member, port, group.place);
  if (mayHaveOthers(context)) complete = false;
  for (const one of registeredTargets(context, ids)) add(one.target, one.port, one.place);
  if (targets.size === 0 && complete) {
    context.warn(`Target group ${label} has no target in the input: whether one is there is unknown.`, group.place);
    complete = false;
  }
  return { ...attributesOf(fields, type, protocol), key, protocol, targets, complete };
}

/** A setting that decides how targets are reached, and that nobody tells. */
function isOpen(fields: Fields): boolean {
  const attributes = fields.blocks('target_group_attributes');
  const health = fields.blocks('health_check');
  return (
    ['target_type', 'protocol', 'preserve_client_ip', 'load_balancing_cross_zone_enabled', 'health_check_port'].some(
      (field) => isUnknown(fields.raw(field)),
    ) ||
    attributes?.complete === false ||
    (attributes?.items ?? []).some((one) => isUnknown(one.raw('key')) || isUnknown(one.raw('value'))) ||
    health?.complete === false ||
    (health?.items ?? []).some((one) => isUnknown(one.raw('port')))
  );
}

/** Something registers targets, and nobody tells with which group. */
function mayHaveOthers(context: Context): boolean {
  const lists = ['target_group_arns', 'target_group_ar_ns'];
  return (
    context
      .all('autoscaling_group')
      .some(({ fields }) => lists.some((list) => fields.texts(list)?.complete === false)) ||
    context
      .all('autoscaling_attachment')
      .some(({ fields }) =>
        ['lb_target_group_arn', 'alb_target_group_arn', 'autoscaling_group_name'].some((field) =>
          isUnknown(fields.raw(field)),
        ),
      ) ||
    context.all('ecs_service', 'ecs_task_set').some(({ fields }) => {
      const balancers = fields.blocks('load_balancers') ?? fields.blocks('load_balancer');
      return balancers?.complete === false || balancers?.items.some((one) => isUnknown(one.raw('target_group_arn')));
    })
  );
}

function portOf(fields: Fields, otherwise: number | undefined): number | undefined {
  const port = fields.number('port');
  const number = port === undefined ? otherwise : known(port);
  return number !== undefined && number >= 0 && number <= 65535 ? number : undefined;
}

function attributesOf(
  fields: Fields,
  type: string,
  protocol: string,
): Pick<TargetGroup, 'preserves' | 'crossZone' | 'healthPort' | 'isFunction'> {
  const attributes = fields.blocks('target_group_attributes')?.items ?? [];
  const attribute = (name: string): Fields | undefined => attributes.find((one) => known(one.text('key')) === name);
  const told = known(fields.flag('preserve_client_ip') ?? attribute('preserve_client_ip.enabled')?.flag('value'));
  const cross =
    known(fields.text('load_balancing_cross_zone_enabled')) ??
    known(attribute('load_balancing.cross_zone.enabled')?.text('value'));
  const port = known(fields.block('health_check')?.text('port') ?? fields.text('health_check_port'));
  return {
    preserves: told ?? (type !== 'ip' || protocol === 'UDP' || protocol === 'TCP_UDP'),
    crossZone: cross === 'true' ? true : cross === 'false' ? false : undefined,
    healthPort: port !== undefined && /^\d+$/.test(port) && Number(port) <= 65535 ? Number(port) : undefined,
    isFunction: type === 'lambda',
  };
}

function scalingMembers(context: Context, ids: readonly Key[]): Key[] {
  const attached = new Set(
    context.all('autoscaling_attachment').flatMap(({ fields }) => {
      const arn = known(fields.text('lb_target_group_arn') ?? fields.text('alb_target_group_arn'));
      return arn !== undefined && ids.includes(arn) ? (known(fields.text('autoscaling_group_name')) ?? []) : [];
    }),
  );
  return context.all('autoscaling_group').flatMap((group) => {
    const lists = [group.fields.texts('target_group_arns'), group.fields.texts('target_group_ar_ns')];
    const own = [group.key, ...group.ids, known(group.fields.text('name'))].some(
      (id) => id !== undefined && attached.has(id),
    );
    const listed = lists.some((list) => list?.items.some((id) => ids.includes(id)));
    return own || listed ? membersOfScalingGroup(context, group) : [];
  });
}

function targetOf(context: Context, type: string, id: string, vpc: Key | undefined): Key | undefined {
  const { network } = context;
  if (network.has(id, 'resource', 'load-balancer')) return network.keyOf(id);
  const scaling = context.all('autoscaling_group').find((group) => group.key === id);
  if (scaling || type !== 'ip') return scaling && membersOfScalingGroup(context, scaling)[0];
  const owners = [...network.all('resource')].filter(([, { addresses }]) => addresses.includes(id));
  const owner = owners.find(([, resource]) => resource.vpc === vpc) ?? owners[0];
  return owner?.[0] ?? undescribed(context, vpc, id);
}

/** An address that nothing described has: an interface in its subnet whose group is unknown. */
function undescribed({ network }: Context, vpc: Key | undefined, address: string): Key | undefined {
  const parsed = parseAddress(address);
  if (parsed === undefined) return undefined;
  const within = (cidrs: readonly string[]) =>
    cidrs.some((text) => {
      const block = parseCidr(text);
      return block !== undefined && cidrContains(block.cidr, parsed);
    });
  const found = [...network.all('subnet')].filter(([, { cidrs }]) => within(cidrs));
  const subnet = found.find(([, { vpc: home }]) => home === vpc) ?? found[0];
  return subnet && unknownTarget(network, `target ${address} ${subnet[1].vpc}`, subnet[1].vpc, subnet[0], [address]);
}
