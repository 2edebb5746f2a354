import * as z from 'zod';
import { cidrContains, parseAddress, parseCidr } from '../../../network/address/index.js';
import { say } from '../../../network/words/index.js';
import { unknownTarget } from '../builder/placeholders.js';
import { trafficOf } from '../builder/traffic.js';
import type { PinnedTarget } from '../builder/untold-targets.js';
import { type Import, readKind, requireId } from './context.js';
import { number, text, texts } from './fields.js';

const GROUP = {
  TargetGroupArn: text,
  Port: number,
  Protocol: text,
  TargetType: text,
  VpcId: text,
  HealthCheckPort: text,
  LoadBalancerArns: texts,
};
const HEALTH = {
  Target: z.looseObject({ Id: z.string(), Port: z.number().nullish(), AvailabilityZone: z.string().nullish() }),
  TargetHealth: z.looseObject({ State: z.string().nullish() }),
};
const ATTRIBUTE = { Key: text, Value: text };

export interface TargetGroup {
  readonly arn: string;
  readonly type: string;
  readonly protocol: string;
  readonly vpc: string | undefined;
  /** The load balancers that use it. */
  readonly balancers: readonly string[];
  /** Targets by the port they are reached on. */
  readonly targets: Map<number, string[]>;
  /** Those outside its VPC that one zone's node alone hands connections to, unless balancing crosses zones. */
  readonly pinned: Map<number, PinnedTarget[]>;
  /** The port of its health checks, where that is not each target's own. */
  readonly healthPort: number | undefined;
  /** False where the data have no list of its targets, or one of them cannot be found. */
  complete: boolean;
}

/** `load_balancing.cross_zone.enabled` and its like, by the ARN of the load balancer or target group they belong to. */
export function readAttributes(context: Import): Map<string, Map<string, string>> {
  const attributes = new Map<string, Map<string, string>>();
  for (const { value, item } of readKind(context, 'Attributes', ATTRIBUTE)) {
    const owner =
      item.context.LoadBalancerArn ??
      item.context.TargetGroupArn ??
      item.context.ResourceArn ??
      item.context.LoadBalancerName;
    if (owner === undefined || value.Key === undefined || value.Value === undefined) continue;
    const known = attributes.get(owner) ?? new Map<string, string>();
    known.set(value.Key, value.Value);
    attributes.set(owner, known);
  }
  return attributes;
}

export function readTargetGroups(context: Import): Map<string, TargetGroup> {
  const groups = new Map<string, TargetGroup>();
  const defaultPorts = new Map<string, number | undefined>();
  for (const reading of readKind(context, 'TargetGroups', GROUP)) {
    const arn = requireId(context, reading, 'TargetGroupArn');
    if (!arn || groups.has(arn)) continue;
    const { value } = reading;
    defaultPorts.set(arn, value.Port);
    groups.set(arn, {
      arn,
      type: value.TargetType ?? 'instance',
      protocol: value.Protocol ?? 'TCP',
      vpc: value.VpcId,
      balancers: value.LoadBalancerArns ?? [],
      targets: new Map(),
      pinned: new Map(),
      healthPort: healthPortOf(value.HealthCheckPort),
      // A function has no interface here: the load balancer calls it and answers.
      complete: value.TargetType === 'lambda',
    });
  }
  for (const { context: wrapper } of context.described.items('TargetHealthDescriptions'))
    markTold(groups, wrapper.TargetGroupArn);
  const cutFirst = [...context.described.lists('TargetHealthDescriptions')].sort(
    (a, b) => Number(b.isCut) - Number(a.isCut),
  );
  for (const { context: wrapper, isCut } of cutFirst) markTold(groups, wrapper.TargetGroupArn, !isCut);
  const lookup = new TargetLookup(context);
  for (const { value, item, place, maybe } of readKind(context, 'TargetHealthDescriptions', HEALTH)) {
    const group = groups.get(item.context.TargetGroupArn ?? '');
    if (item.context.TargetGroupArn === undefined)
      context.warnings.add(
        say`
          These targets do not say of which target group they are, and are left out. Put the answer into an object
          that says it: \`{"TargetGroupArn": "arn:…", "TargetHealthDescriptions": […]}\`.
        `,
        { file: place.file },
      );
    if (!group) continue;
    if (group.type === 'lambda') continue;
    if (maybe) group.complete = false;
    const state = value.TargetHealth?.State;
    if (state === 'draining') continue;
    const key = value.Target && lookup.find(group, value.Target.Id);
    if (key === undefined) {
      context.warnings.add(
        say`The target ${value.Target?.Id ?? ''} is not described: whether it is reached is unknown.`,
        place,
      );
      group.complete = false;
      continue;
    }
    const port = value.Target?.Port ?? defaultPorts.get(group.arn);
    if (port === undefined || !trafficOf('tcp', port, port)) {
      context.warnings.add(
        say`The port of target ${value.Target?.Id ?? ''} cannot be read: whether it is reached is unknown.`,
        place,
      );
      group.complete = false;
      continue;
    }
    const zone = value.Target?.AvailabilityZone;
    if (zone !== 'all' && lookup.isOutside(group, key)) addTo(group.pinned, port, { key, zone: zone ?? undefined });
    else addTo(group.targets, port, key);
  }
  return groups;
}

function addTo<T>(ports: Map<number, T[]>, port: number, target: T): void {
  const list = ports.get(port);
  if (list) list.push(target);
  else ports.set(port, [target]);
}

/** `traffic-port`, or a number. https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_TargetGroup.html */
function healthPortOf(text: string | undefined): number | undefined {
  const port = text !== undefined && /^\d+$/.test(text) ? Number(text) : undefined;
  return port !== undefined && port <= 65535 ? port : undefined;
}

function markTold(groups: ReadonlyMap<string, TargetGroup>, arn: string | undefined, isWhole = true): void {
  const group = arn === undefined ? undefined : groups.get(arn);
  if (group) group.complete = isWhole;
}

/** Finds what a target id means: an instance, a load balancer, or whoever has the address. */
class TargetLookup {
  readonly #context: Import;
  readonly #byAddress = new Map<string, [vpc: string, key: string][]>();

  constructor(context: Import) {
    this.#context = context;
    for (const [key, resource] of context.network.all('resource')) {
      for (const address of resource.addresses) {
        const owners = this.#byAddress.get(address);
        if (owners) owners.push([resource.vpc, key]);
        else this.#byAddress.set(address, [[resource.vpc, key]]);
      }
    }
  }

  find(group: TargetGroup, id: string): string | undefined {
    const { network } = this.#context;
    if (group.type === 'alb' || group.type === 'instance')
      return network.has(id, 'resource') ? network.keyOf(id) : this.#context.balancerArns.has(id) ? id : undefined;
    if (group.type !== 'ip') return undefined;
    const owners = this.#byAddress.get(id) ?? [];
    const owner = owners.find(([vpc]) => vpc === group.vpc) ?? owners[0];
    return owner?.[1] ?? this.#undescribed(group.vpc, id);
  }

  /** Of a target in the VPC the zone is told with it, and is its own. https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_TargetDescription.html */
  isOutside(group: TargetGroup, key: string): boolean {
    const { network } = this.#context;
    return group.type === 'ip' && network.find(key, 'resource')?.vpc !== group.vpc;
  }

  /** An address that nothing described has: an interface in its subnet whose group is unknown, or a host on premises. */
  #undescribed(vpc: string | undefined, address: string): string | undefined {
    const { network } = this.#context;
    const parsed = parseAddress(address);
    if (parsed === undefined) return undefined;
    const within = (cidrs: readonly string[]) =>
      cidrs.some((text) => {
        const block = parseCidr(text);
        return block !== undefined && cidrContains(block.cidr, parsed);
      });
    const inVpcFirst = [...network.all('subnet')].sort(([, a], [, b]) => Number(b.vpc === vpc) - Number(a.vpc === vpc));
    const subnet = inVpcFirst.find(([, { cidrs }]) => within(cidrs));
    if (subnet)
      return unknownTarget(network, `target ${address} ${subnet[1].vpc}`, subnet[1].vpc, subnet[0], [address]);
    const premises = [...network.all('network')].find(([, { cidrs }]) => within(cidrs));
    if (!premises) return undefined;
    const key = `host ${address} ${premises[0]}`;
    network.define(key, { kind: 'host', ids: [], label: `host-${address}`, network: premises[0], address });
    return key;
  }
}
