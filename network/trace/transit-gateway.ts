import { endTouches, isWithin } from '../endpoints/index.js';
import type { CompiledTransitTable, TransitChoice, TransitEntry } from '../forwarding/index.js';
import {
  type Attached,
  type Peering,
  qualifiedName,
  type Subnet,
  shareZone,
  type TransitGateway,
  type TransitGatewayAttachment,
  type Vpc,
  vpcAddresses,
} from '../topology/index.js';
import { say } from '../words/index.js';
import { chained, includes } from './chain.js';
import { whetherForNeighbour } from './one-subnet.js';
import { acl, type Detail, pass } from './record.js';
import { type Position, type TraceState, withoutReferences, withVia } from './state.js';
import { unknownTable } from './table-words.js';
import { choose, leftOpen, oneOf, onward, settle, stop, type Transition } from './transition.js';
import { ifThere, whereThere } from './whether-there.js';

const isNear = (subnet: Subnet, other: Subnet): boolean => shareZone(subnet, other) === 'yes';

const mayBeNear = (subnets: readonly Subnet[], near: Subnet): readonly Subnet[] =>
  subnets.filter((subnet) => shareZone(subnet, near) !== 'no');

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

/** References to groups have to be let through by both attachments. https://docs.aws.amazon.com/vpc/latest/tgw/tgw-vpc-attachments.html */
const withOptions = (state: TraceState, attachment: TransitGatewayAttachment | undefined): TraceState =>
  attachment?.securityGroupReferencing === false ? withoutReferences(state, 'transit-off') : state;

function byAttachment(
  state: TraceState,
  hub: TransitGateway,
  vpc: Vpc,
  then: (state: TraceState, attachment: TransitGatewayAttachment | undefined) => Transition,
): Transition {
  const attachments = state.context.compiled.transit.attachmentsOf(hub, vpc);
  // Where one that may be there is not, it is another that takes the packet.
  const isAttached = attachments.some(({ maybe }) => !maybe);
  return oneOf(state, attachments, 'transit-gateway', hub.name, say`attachments of ${vpc.name}`, (found, attachment) =>
    attachment && !isAttached
      ? whereThere(found, attachment, 'transit-gateway', say`the attachment of ${vpc.name} to ${hub.name}`, (there) =>
          then(there, attachment),
        )
      : then(found, attachment),
  );
}

/** From a VPC's subnet into the transit gateway. https://docs.aws.amazon.com/vpc/latest/tgw/tgw-vpc-attachments.html */
export function throughTransitGateway(state: TraceState, { vpc, subnet }: Position, hub: TransitGateway): Transition {
  return byAttachment(state, hub, vpc, (entering, attachment) => {
    const found = withOptions(entering, attachment);
    if (!attachment)
      return stop(
        found,
        'transit-gateway',
        hub.name,
        say`${vpc.name} is not attached to ${hub.name}.`,
        'CANNOT_ROUTE',
        {
          origin: hub.nameOrigin,
        },
      );
    const inside = { at: 'transit-gateway', hub, entrance: vpc, from: subnet } as const;
    const subnets = attachmentSubnets(attachment);
    if (!subnets || !subnet) return onward(found, inside);
    const near = subnets.includes(subnet) ? [subnet] : mayBeNear(subnets, subnet);
    const enter = (entry: Subnet | undefined): Transition => {
      if (entry) return onward(acl(found, entry, 'inbound'), inside);
      return stop(
        found,
        'transit-gateway',
        hub.name,
        near.length > 0
          ? say`
            Whether the attachment of ${vpc.name} has a subnet in the zone of ${qualifiedName(subnet)} is not
            known, as one of the zones is not. Without one, what leaves ${qualifiedName(subnet)} cannot enter
            ${hub.name}.
          `
          : say`
            The attachment of ${vpc.name} has no subnet in zone ${subnet.zone?.value ?? ''}, so what leaves
            ${qualifiedName(subnet)} cannot enter ${hub.name}.
          `,
        'TGW_ROUTE_AZ_RESTRICTION',
        { origin: attachment.origin },
      );
    };
    return choose(near.some((other) => isNear(other, subnet)) ? near : [...near, undefined], enter);
  });
}

/** Inside the transit gateway: the table that the entrance is associated with decides. `from`: the subnet the packet left, where it came from a VPC. */
export function insideTransitGateway(
  before: TraceState,
  hub: TransitGateway,
  entrance: Attached,
  from: Subnet | undefined,
): Transition {
  const entered = withVia({ ...before, hubs: chained(before.hubs, hub) }, hub.name);
  const tables = entered.context.compiled.transit.tablesOf(hub, entrance);
  const what = say`route tables for what comes from ${entrance.name}`;
  return oneOf(entered, tables, 'transit-gateway', hub.name, what, (state, table) => {
    if (table) return lookUp(state, hub, table, table.lookup(state.destination.cls), from);
    if (hub.routeTables.some(({ unknown }) => unknown))
      return leftOpen(
        state,
        'transit-gateway',
        hub.name,
        say`Whether ${entrance.name} is associated with a route table of ${hub.name}, and with which, is not known.`,
      );
    return stop(
      state,
      'transit-gateway',
      hub.name,
      say`
        ${entrance.name} is attached to ${hub.name} but associated with none of its route tables, so what comes
        from there is dropped.
      `,
      'TGW_ATTACH_MISSING_TGW_RTB_ASSOCIATION',
      { origin: hub.nameOrigin },
    );
  });
}

function lookUp(
  state: TraceState,
  hub: TransitGateway,
  table: CompiledTransitTable,
  choice: TransitChoice,
  from: Subnet | undefined,
): Transition {
  if (choice.kind === 'doubtful')
    return ifThere(
      state,
      choice.things,
      'transit-gateway',
      table.name,
      say`the route to ${choice.text}`,
      (settled, isThere) => lookUp(settled, hub, table, isThere ? choice.there : choice.otherwise, from),
    );
  if (choice.kind !== 'unknown')
    return follow(state, hub, table, choice.kind === 'route' ? choice.entry : undefined, from);
  const told = pass(
    state,
    'transit-gateway',
    table.name,
    () => say`Where ${table.name} sends this address is not known: ${choice.why}.`,
    { origin: table.table?.nameOrigin ?? hub.nameOrigin },
    'choice',
  );
  return settle(told, choice.candidates, (settled, entry) => follow(settled, hub, table, entry, from));
}

function follow(
  state: TraceState,
  hub: TransitGateway,
  table: CompiledTransitTable,
  entry: TransitEntry | undefined,
  from: Subnet | undefined,
): Transition {
  const origin = table.table?.nameOrigin ?? hub.nameOrigin;
  if (!entry)
    return stop(
      state,
      'transit-gateway',
      table.name,
      say`${table.name} has no route to this address.`,
      'TGW_RTB_NO_ROUTE_TO_TGW_ATTACHMENT',
      { origin },
    );
  const detail = { rule: entry.text, origin: entry.origin ?? origin };
  if (entry.target.kind === 'blackhole')
    return stop(
      state,
      'transit-gateway',
      table.name,
      say`The route to ${entry.text} in ${table.name} is a blackhole.`,
      'TGW_RTB_BAD_STATE_ROUTE',
      detail,
    );
  if (entry.target.kind === 'unknown')
    return leftOpen(state, 'transit-gateway', table.name, say`The target of the route to ${entry.text} is not known.`);
  const { attached } = entry.target;
  const routed: TraceState = {
    ...pass(
      state,
      'transit-gateway',
      state.context.light ? '' : table.name,
      () => say`${table.name} sends ${entry.text} to ${attached.name}.`,
      detail,
    ),
    crossing: 'transit',
  };
  const sent = hub.securityGroupReferencing ? routed : withoutReferences(routed, 'transit-off');
  switch (attached.kind) {
    case 'vpc':
      return intoVpc(sent, hub, attached, from);
    case 'vpn':
    case 'direct-connect':
      return onward(sent, { at: 'connection', connection: attached });
    case 'peering':
      return toPeer(sent, hub, attached, detail);
  }
}

/** Over a peering to another transit gateway. */
function toPeer(before: TraceState, hub: TransitGateway, peering: Peering, detail: Detail): Transition {
  return whereThere(before, peering, 'peering', peering.name, (state) => acrossToPeer(state, hub, peering, detail));
}

function acrossToPeer(state: TraceState, hub: TransitGateway, peering: Peering, detail: Detail): Transition {
  const next = peering.ends.find(({ target }) => target !== hub)?.target;
  if (next?.kind !== 'transit-gateway')
    return leftOpen(state, 'peering', peering.name, say`The far end of the peering is not declared.`);
  if (includes(state.hubs, next))
    return stop(
      state,
      'transit-gateway',
      next.name,
      say`The transit gateways send the packet back and forth.`,
      'TGW_RTB_CANNOT_ROUTE',
      detail,
    );
  const passed = pass(state, 'peering', peering.name, say`Over the peering to ${next.name}.`, {
    origin: peering.nameOrigin,
  });
  return onward(withoutReferences(withVia(passed, peering.name), 'transit-off'), {
    at: 'transit-gateway',
    hub: next,
    entrance: peering,
    from: undefined,
  });
}

/** Out of the transit gateway into a VPC: the attachment subnet's own table decides there. */
function intoVpc(state: TraceState, hub: TransitGateway, vpc: Vpc, from: Subnet | undefined): Transition {
  return byAttachment(state, hub, vpc, (leaving, attachment) => {
    const found = withOptions(leaving, attachment);
    if (!attachment)
      return stop(
        found,
        'transit-gateway',
        hub.name,
        say`${vpc.name} is not attached to ${hub.name}.`,
        'TGW_RTB_CANNOT_ROUTE',
        { origin: hub.nameOrigin },
      );
    const subnets = attachmentSubnets(attachment);
    if (!subnets) {
      const isOpen = vpc.unknown && found.goal.kind === 'nobody';
      if (isOpen || isWithin(found.destination, vpc) || endTouches(found.destination, vpcAddresses(vpc)))
        return onward(found, { at: 'vpc', vpc, from: undefined });
      return stop(
        found,
        'route-table',
        `${vpc.name}.main`,
        say`
          The attachment of ${vpc.name} names no subnets, so its own have the local route alone: nothing passes on
          from there. Name the subnets with \`in\`.
        `,
        'NO_ROUTE_TO_DESTINATION',
        { origin: attachment.origin },
      );
    }
    if (subnets.length === 0)
      return leftOpen(found, 'transit-gateway', hub.name, say`The subnets of the attachment are not declared.`);
    if (!attachment.applianceMode)
      return choose(exits(found, subnets, from), (subnet) => outOfAttachment(found, vpc, subnet));
    const told = pass(
      found,
      'transit-gateway',
      hub.name,
      say`Appliance mode: AWS picks the zone of the attachment, and keeps to it for both directions of a flow.`,
      { origin: attachment.origin },
      subnets.length > 1 ? 'choice' : 'pass',
    );
    return settle(told, subnets, (settled, subnet) => outOfAttachment(settled, vpc, subnet ?? (subnets[0] as Subnet)));
  });
}

function outOfAttachment(state: TraceState, vpc: Vpc, subnet: Subnet): Transition {
  // No route table and no ACL applies inside a subnet, also not for what a transit gateway brings into it.
  return whetherForNeighbour(state, subnet, (found, isNeighbour) => {
    if (isNeighbour) return onward(found, { at: 'vpc', vpc, from: subnet });
    const table = found.context.compiled.tableOfSubnet(subnet);
    if (!table) return unknownTable(found, subnet);
    return onward(found, { at: 'route-table', position: { vpc, subnet, table, fromTransit: true } });
  });
}

/**
 * The attachment subnets that a packet may come out of. The network ACLs of a destination's own one are not asked
 * (https://docs.aws.amazon.com/vpc/latest/tgw/tgw-nacls.html); else what comes from a zone in which the attachment is stays in that zone,
 * and of what comes from another one, or from none, nobody can say where it comes out.
 * https://docs.aws.amazon.com/vpc/latest/tgw/how-transit-gateways-work.html#tgw-az-overview
 */
function exits({ goal }: TraceState, subnets: readonly Subnet[], from: Subnet | undefined): readonly Subnet[] {
  if (goal.kind === 'interface' && subnets.includes(goal.iface.subnet)) return [goal.iface.subnet];
  if (!from) return subnets;
  if (subnets.includes(from)) return [from];
  return subnets.some((subnet) => isNear(subnet, from)) ? mayBeNear(subnets, from) : subnets;
}
