import {
  type Attached,
  qualifiedName,
  type Subnet,
  type TransitGateway,
  type TransitGatewayAttachment,
  type Vpc,
} from '../topology/model.js';
import { deliver, followRoute, unknownTable } from './forward.js';
import { insideVpc, toNetwork } from './on-premises.js';
import type { Arrival } from './trace.js';
import type { Position, Walk } from './tracer.js';

const sameZone = (a: Subnet, b: Subnet): boolean => !a.zone || !b.zone || a.zone.value === b.zone.value;

const subnetsOf = new WeakMap<TransitGatewayAttachment, readonly Subnet[]>();

/** Undefined: the attachment has subnets of its own. */
function attachmentSubnets(attachment: TransitGatewayAttachment): readonly Subnet[] | undefined {
  if (!attachment.subnets) return undefined;
  let subnets = subnetsOf.get(attachment);
  if (!subnets) {
    subnets = attachment.subnets.flatMap(({ target }) => (target ? [target] : []));
    subnetsOf.set(attachment, subnets);
  }
  return subnets;
}

function attachmentOf(walk: Walk, hub: TransitGateway, vpc: Vpc): TransitGatewayAttachment | undefined {
  const attachments = walk.compiled.transit.attachmentsOf(hub, vpc);
  return walk.oneOf(attachments, 'transit-gateway', hub.name, `attachments of ${vpc.name}`);
}

/** From a VPC's subnet into the transit gateway. https://docs.aws.amazon.com/vpc/latest/tgw/tgw-vpc-attachments.html */
export function transitGateway(walk: Walk, position: Position, hub: TransitGateway): Arrival {
  const detail = { origin: hub.nameOrigin };
  const attachment = attachmentOf(walk, hub, position.vpc);
  if (!attachment)
    return walk.stop(
      'transit-gateway',
      hub.name,
      `${position.vpc.name} is not attached to ${hub.name}.`,
      'CANNOT_ROUTE',
      detail,
    );
  const subnets = attachmentSubnets(attachment);
  const here = position.subnet;
  if (subnets && here) {
    const near = subnets.includes(here) ? [here] : subnets.filter((subnet) => sameZone(subnet, here));
    if (near.length === 0)
      return walk.stop(
        'transit-gateway',
        hub.name,
        `The attachment of ${position.vpc.name} has no subnet in zone ${here.zone?.value ?? ''}, so what leaves ${qualifiedName(here)} cannot enter ${hub.name}.`,
        'TGW_ROUTE_AZ_RESTRICTION',
        { origin: attachment.origin },
      );
    const entry = near[walk.choose(near.length)] ?? near[0];
    if (entry) walk.acl(entry, 'inbound');
  }
  walk.via.push(hub.name);
  return fromTransit(walk, hub, position.vpc, here);
}

/** Inside the transit gateway: the table that the entrance is associated with decides. `from`: the subnet the packet left, where it came from a VPC. */
export function fromTransit(walk: Walk, hub: TransitGateway, entrance: Attached, from: Subnet | undefined): Arrival {
  if (walk.via.at(-1) !== hub.name) walk.via.push(hub.name);
  const tables = walk.compiled.transit.tablesOf(hub, entrance);
  const table = walk.oneOf(tables, 'transit-gateway', hub.name, `route tables for what comes from ${entrance.name}`);
  if (!table)
    return walk.stop(
      'transit-gateway',
      hub.name,
      `${entrance.name} is attached to ${hub.name} but associated with none of its route tables, so what comes from there is dropped.`,
      'TGW_ATTACH_MISSING_TGW_RTB_ASSOCIATION',
      { origin: hub.nameOrigin },
    );
  const choice = table.lookup(walk.destination.cls);
  const origin = table.table?.nameOrigin ?? hub.nameOrigin;
  if (choice.kind === 'unknown')
    walk.pass(
      'transit-gateway',
      table.name,
      () => `Where ${table.name} sends this address is not known: ${choice.why}.`,
      { origin },
      'choice',
    );
  const entry =
    choice.kind === 'unknown' ? walk.settle(choice.candidates) : choice.kind === 'route' ? choice.entry : undefined;
  if (!entry)
    return walk.stop(
      'transit-gateway',
      table.name,
      `${table.name} has no route to this address.`,
      'TGW_RTB_NO_ROUTE_TO_TGW_ATTACHMENT',
      { origin },
    );
  const detail = { rule: entry.text, origin: entry.origin ?? origin };
  if (entry.target.kind === 'blackhole')
    return walk.stop(
      'transit-gateway',
      table.name,
      `The route to ${entry.text} in ${table.name} is a blackhole.`,
      'TGW_RTB_BAD_STATE_ROUTE',
      detail,
    );
  if (entry.target.kind === 'unknown')
    return walk.open('transit-gateway', table.name, `The target of the route to ${entry.text} is not known.`);
  const { attached } = entry.target;
  walk.pass(
    'transit-gateway',
    walk.light ? '' : table.name,
    () => `${table.name} sends ${entry.text} to ${attached.name}.`,
    detail,
  );
  walk.crossing = 'transit';
  if (!hub.securityGroupReferencing) walk.lost ??= 'transit-off';
  switch (attached.kind) {
    case 'vpc':
      return intoVpc(walk, hub, attached, from);
    case 'vpn':
    case 'direct-connect':
      return toNetwork(walk, attached);
    case 'peering': {
      const next = attached.ends.find(({ target }) => target !== hub)?.target;
      if (next?.kind !== 'transit-gateway')
        return walk.open('peering', attached.name, 'The far end of the peering is not declared.');
      if (walk.via.includes(next.name))
        return walk.stop(
          'transit-gateway',
          next.name,
          'The transit gateways send the packet back and forth.',
          'TGW_RTB_CANNOT_ROUTE',
          detail,
        );
      walk.pass('peering', attached.name, `Over the peering to ${next.name}.`, { origin: attached.nameOrigin });
      walk.via.push(attached.name);
      walk.lost ??= 'transit-off';
      return fromTransit(walk, next, attached, undefined);
    }
  }
}

/** Out of the transit gateway into a VPC: the attachment subnet's own table decides there. */
function intoVpc(walk: Walk, hub: TransitGateway, vpc: Vpc, from: Subnet | undefined): Arrival {
  const attachment = attachmentOf(walk, hub, vpc);
  if (!attachment)
    return walk.stop(
      'transit-gateway',
      hub.name,
      `${vpc.name} is not attached to ${hub.name}.`,
      'TGW_RTB_CANNOT_ROUTE',
      { origin: hub.nameOrigin },
    );
  const subnets = attachmentSubnets(attachment);
  if (!subnets) {
    if (insideVpc(walk.destination, vpc)) return deliver(walk, vpc, undefined);
    return walk.stop(
      'route-table',
      `${vpc.name}.main`,
      `The attachment of ${vpc.name} names no subnets, so its own have the local route alone: nothing passes on from there. Name the subnets with \`in\`.`,
      'NO_ROUTE_TO_DESTINATION',
      { origin: attachment.origin },
    );
  }
  if (subnets.length === 0)
    return walk.open('transit-gateway', hub.name, 'The subnets of the attachment are not declared.');
  const candidates = exits(walk, vpc, subnets, from);
  const subnet = candidates[walk.choose(candidates.length)] ?? candidates[0];
  if (!subnet) return 'stopped';
  // No route table and no ACL applies inside a subnet, also not for what a transit gateway brings into it.
  const { goal } = walk;
  if (goal.kind === 'interface' && goal.iface.subnet === subnet && !goal.dialedPublic)
    return deliver(walk, vpc, subnet);
  const table = walk.compiled.tableOfSubnet(subnet);
  if (!table) return unknownTable(walk, subnet);
  return followRoute(walk, { vpc, subnet, table, fromTransit: true });
}

/** The attachment subnets that a packet may come out of: of the destination's zone if there is one, else of the zone it came from, else any. */
function exits(walk: Walk, vpc: Vpc, subnets: readonly Subnet[], from: Subnet | undefined): readonly Subnet[] {
  const { goal } = walk;
  const near = goal.kind === 'interface' && goal.iface.vpc === vpc ? goal.iface.subnet : from;
  if (!near) return subnets;
  if (subnets.includes(near)) return [near];
  const same = subnets.filter((subnet) => sameZone(subnet, near));
  return same.length > 0 ? same : subnets;
}
