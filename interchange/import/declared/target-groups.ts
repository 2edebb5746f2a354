import { cidrContains, parseAddress, parseCidr } from '../../../network/address/index.js';
import { say } from '../../../network/words/index.js';
import type { Key } from '../builder/draft.js';
import { unknownTarget } from '../builder/placeholders.js';
import type { PinnedTarget } from '../builder/untold-targets.js';
import type { Context, Declared } from './context.js';
import { registeredTargets } from './ecs.js';
import type { Fields } from './fields.js';
import { membersOfScalingGroup } from './launch-templates.js';
import { MOST_WAYS } from './listener-ways.js';
import { type Registration, registersWith, scalingMembers } from './possible-targets.js';
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
  /** Those outside its VPC that one zone's node alone hands connections to, unless balancing crosses zones. */
  readonly pinned: ReadonlyMap<number, readonly PinnedTarget[]>;
  /** False where one of its targets is not known. */
  readonly complete: boolean;
}

/** A target group in each way in which conditions may turn out: one where they decide nothing of it. */
export function readTargetGroup(context: Context, group: Declared): readonly TargetGroup[] {
  const own = group.fields.readings.length > 0 ? group.fields.readings : [group.fields];
  const ways = own.flatMap((fields) => registeredIn(context, group, fields).map((some) => ({ fields, some })));
  const isTold = ways.length <= MOST_WAYS;
  if (!isTold)
    context.warn(
      say`Which targets ${group.label} has hangs on conditions: what they do not have in common is unknown.`,
      group.place,
    );
  const found = ways
    .slice(0, isTold ? undefined : 1)
    .map(({ fields, some }) => inOneWay(context, group, fields, some, isTold));
  if (found.some(isEmpty))
    context.warn(
      say`Target group ${group.label} has no target in the input: whether one is there is unknown.`,
      group.place,
    );
  return found.map((one) => (isEmpty(one) ? { ...one, complete: false } : one));
}

const isEmpty = ({ targets, pinned, isFunction, complete }: TargetGroup): boolean =>
  complete && !isFunction && targets.size === 0 && pinned.size === 0;

/** What others register with it, in each way in which conditions may turn out. */
function registeredIn(context: Context, group: Declared, fields: Fields): readonly (readonly Registration[])[] {
  const ids = [group.key, ...group.ids];
  const port = known(fields.number('port'));
  const attached = context
    .all('lb_target_group_attachment')
    .flatMap(({ fields: own, place, maybe }): Registration[] =>
      ids.includes(known(own.text('target_group_arn')) ?? '')
        ? [{ ids: [known(own.text('target_id'))], port: portOf(own, port), place, own, maybe: maybe === true }]
        : [],
    );
  const all = [...attached, ...scalingMembers(context, ids, port), ...registeredTargets(context, ids)];
  const open = all.filter(({ maybe }) => maybe);
  const certain = all.filter(({ maybe }) => !maybe);
  if (2 ** open.length > MOST_WAYS) return Array.from({ length: MOST_WAYS + 1 }, () => certain);
  return open.reduce<Registration[][]>((ways, one) => ways.flatMap((way) => [way, [...way, one]]), [certain]);
}

function inOneWay(
  context: Context,
  group: Declared,
  fields: Fields,
  registered: readonly Registration[],
  isTold: boolean,
): TargetGroup {
  const { key, label } = group;
  const type = known(fields.word('target_type', ['instance', 'ip', 'lambda', 'alb'])) ?? 'instance';
  const protocol = known(fields.text('protocol')) ?? 'TCP';
  const port = known(fields.number('port'));
  const targets = new Map<number, Key[]>();
  const pinned = new Map<number, PinnedTarget[]>();
  let complete = isTold;
  const add = (id: Key | undefined, at: number | undefined, place: Fields['place'], own?: Fields) => {
    const found = id === undefined ? undefined : targetOf(context, type, id, known(fields.text('vpc_id')));
    if (found === undefined || at === undefined) {
      context.warn(say`A target of ${label} is not known: whether it is reached is unknown.`, place);
      complete = false;
    } else {
      if (id !== undefined && mayBeOthers(context, id, found)) complete = false;
      const zone = own?.text('availability_zone') ?? 'all';
      const isOutside = type === 'ip' && context.network.find(found, 'resource')?.vpc !== known(fields.text('vpc_id'));
      if (zone !== 'all' && isOutside) pinned.set(at, [...(pinned.get(at) ?? []), { key: found, zone: known(zone) }]);
      else targets.set(at, [...(targets.get(at) ?? []), found]);
    }
  };
  const how = { ...attributesOf(fields, type, protocol), key, protocol, targets, pinned };
  if (type === 'lambda') return { ...how, complete: true };
  if (isOpen(fields)) {
    context.warn(
      say`How ${label} hands on what it gets is not wholly known: whether its targets are reached is unknown.`,
      group.place,
    );
    return { ...how, complete: false };
  }
  const inline = fields.blocks('targets');
  if (inline?.complete === false) complete = false;
  for (const target of inline?.items ?? []) add(known(target.text('id')), portOf(target, port), target.place, target);
  const ids = [key, ...group.ids];
  for (const { fields: own, place } of context.all('lb_target_group_attachment')) {
    if (!isUnknown(own.text('target_group_arn'))) continue;
    context.warn(say`It cannot be told to which target group this target belongs.`, place);
    complete = false;
  }
  for (const one of registered) for (const id of one.ids) add(id, one.port, one.place, one.own);
  if (mayHaveOthers(context, ids) || ids.some((id) => context.handedOut.has(id))) complete = false;
  return { ...how, complete };
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
function mayHaveOthers(context: Context, ids: readonly Key[]): boolean {
  return (
    context.all('autoscaling_group').some((group) => registersWith(group, ids) === 'open') ||
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

function targetOf(context: Context, type: string, id: string, vpc: Key | undefined): Key | undefined {
  const { network } = context;
  if (network.has(id, 'resource', 'load-balancer')) return network.keyOf(id);
  const scaling = context.all('autoscaling_group').find((group) => group.key === id);
  if (scaling || type !== 'ip') return scaling && membersOfScalingGroup(context, scaling)[0];
  const owners = [...network.all('resource')].filter(([, { addresses }]) => addresses.includes(id));
  const owner = owners.find(([, resource]) => resource.vpc === vpc) ?? owners[0];
  return owner?.[0] ?? undescribed(context, vpc, id);
}

const UNDESCRIBED = 'target ';

/** Whether something that tells no address may have the one of a target that nothing described has. */
function mayBeOthers({ network, untold }: Context, id: string, found: Key): boolean {
  if (parseAddress(id) === undefined || !found.startsWith(UNDESCRIBED)) return false;
  const [home] = network.find(found, 'resource')?.subnets ?? [];
  return [...network.all('resource')].some(
    ([key, { addresses, subnets }]) =>
      key !== found && addresses.length === 0 && subnets.some((subnet) => subnet === home || untold.has(subnet)),
  );
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
  return (
    subnet && unknownTarget(network, `${UNDESCRIBED}${address} ${subnet[1].vpc}`, subnet[1].vpc, subnet[0], [address])
  );
}
