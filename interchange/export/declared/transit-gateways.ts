import { formatCidr } from '../../../network/address/index.js';
import {
  type Attached,
  type Route,
  type Subnet,
  type TransitGateway,
  type TransitGatewayAttachment,
  type TransitGatewayRouteTable,
  type Vpc,
  validCidrs,
} from '../../../network/topology/index.js';
import { say } from '../../../network/words/index.js';
import { type Declared, type Fields, Ref } from './declared.js';
import type { Draft } from './draft.js';
import { prefixListId } from './prefix-lists.js';
import { isTaken } from './routes.js';
import { tellZones } from './zones.js';

const enabled = (is: boolean): string => (is ? 'enable' : 'disable');

/** Attachments by gateway and by what is attached. */
const attachments = new WeakMap<Draft, Map<unknown, Map<unknown, Declared>>>();

export function declareTransitGateways(draft: Draft): void {
  attachments.set(draft, new Map());
  for (const gateway of draft.topology.transitGateways) {
    if (isElsewhere(gateway, draft)) continue;
    const hasDefault = hasDefaultTable(gateway);
    const owner = draft.declare(gateway, 'ec2_transit_gateway', {
      description: gateway.name,
      default_route_table_association: enabled(hasDefault),
      default_route_table_propagation: enabled(hasDefault),
      security_group_referencing_support: enabled(gateway.securityGroupReferencing),
    });
    for (const attachment of gateway.attachments) attach(attachment, gateway, owner, draft);
  }
}

const hasDefaultTable = ({ routeTables, defaultRouteTable }: TransitGateway): boolean =>
  routeTables.length === 0 && defaultRouteTable !== 'none';

/** Whether it is in another region than the only one that can be written, as all VPCs are that are attached to it; which is told. */
function isElsewhere(gateway: TransitGateway, draft: Draft): boolean {
  const region = draft.dialect.oneRegion ? draft.regionOf(gateway) : undefined;
  if (region === undefined) return false;
  draft.note(
    gateway,
    say`
      A template is of one region, and this one of ${draft.region}: transit gateway ${gateway.name} of ${region} is
      left out, with all that leads there.
    `,
  );
  return true;
}

function attach(
  attachment: TransitGatewayAttachment,
  gateway: TransitGateway,
  owner: Declared,
  draft: Draft,
): undefined {
  const vpc = attachment.vpc.target;
  const own = draft.find(vpc);
  if (attachment.maybe || !vpc || !own)
    return draft.note(
      attachment,
      attachment.maybe
        ? say`
            The attachment of ${attachment.vpc.text} to ${gateway.name} is left out: the file leaves open whether it is there.
          `
        : say`The attachment of ${attachment.vpc.text} to ${gateway.name} is left out: that VPC is not exported.`,
    );
  const named = attachment.subnets?.flatMap(({ target }) => (target ? [target] : []));
  if (!named)
    draft.note(
      attachment,
      say`
        The file does not say in which subnets ${vpc.name} is attached to ${gateway.name}: it is in the first of
        each zone, and their ACLs and routes count.
      `,
    );
  if (named) tellZones({ name: gateway.name, origin: attachment.origin }, named, draft);
  const declared = draft.add('ec2_transit_gateway_vpc_attachment', [owner, own], {
    transit_gateway_id: new Ref(owner),
    vpc_id: new Ref(own),
    subnet_ids: draft.refs(named ?? firstOfEachZone(vpc)),
    appliance_mode_support: enabled(attachment.applianceMode === true),
    ipv6_support: enabled(
      attachment.ipv6 !== false && vpc.cidrs.some(({ cidr }) => cidr && typeof cidr.base !== 'number'),
    ),
    security_group_referencing_support: enabled(
      gateway.securityGroupReferencing && attachment.securityGroupReferencing !== false,
    ),
    transit_gateway_default_route_table_association: hasDefaultTable(gateway),
    transit_gateway_default_route_table_propagation: hasDefaultTable(gateway),
  });
  const known = attachments.get(draft);
  known?.set(gateway, (known.get(gateway) ?? new Map()).set(vpc, declared));
}

function firstOfEachZone(vpc: Vpc): Subnet[] {
  return [...new Map([...vpc.subnets].reverse().map((subnet) => [subnet.zone?.value, subnet])).values()].reverse();
}

export function declareTransitTables(draft: Draft): void {
  for (const gateway of draft.topology.transitGateways)
    if (draft.find(gateway)) {
      const associated = new Map<Declared, TransitGatewayRouteTable>();
      for (const table of gateway.routeTables) declareTable(table, associated, draft);
    }
}

/** Whether it is a peering that nobody accepts here: AWS refuses what a table says of it until somebody has. */
function isPending(
  { type, element }: Declared,
  at: { readonly origin: TransitGatewayRouteTable['origin'] },
  table: TransitGatewayRouteTable,
  draft: Draft,
): boolean {
  if (type !== 'ec2_transit_gateway_peering_attachment' || draft.dialect.acceptsPeerings) return false;
  draft.note(
    at,
    say`
      Until peering ${element?.name} is accepted AWS refuses what table ${table.name} says of it, which is left out:
      add it afterwards.
    `,
  );
  return true;
}

function declareTable(
  table: TransitGatewayRouteTable,
  associated: Map<Declared, TransitGatewayRouteTable>,
  draft: Draft,
): void {
  if (table.unknown)
    draft.note(
      table,
      say`
    Route table ${table.name} may hold more than is written, which is left out.
  `,
    );
  const owner = draft.declare(table, 'ec2_transit_gateway_route_table', {
    transit_gateway_id: draft.ref(table.transitGateway),
  });
  const links = { transit_gateway_route_table_id: new Ref(owner) };
  for (const [what, references] of [
    ['association', table.associations],
    ['propagation', table.propagations],
  ] as const)
    for (const reference of references) {
      const attachment = attachmentOf(reference.target, table, draft);
      if (reference.maybe || !attachment) {
        draft.note(reference, leftOut(reference, what, table.name));
        continue;
      }
      if (isPending(attachment.of, reference, table, draft)) continue;
      if (what === 'association') {
        const other = associated.get(attachment.ref.to);
        associated.set(attachment.ref.to, table);
        if (other === table) continue;
        if (other) {
          draft.note(
            reference,
            say`
              AWS associates an attachment with one table, and ${reference.text} has ${other.name}: its association
              with ${table.name} is left out.
            `,
          );
          continue;
        }
      }
      draft.add(`ec2_transit_gateway_route_table_${what}`, [owner, attachment.of], {
        transit_gateway_attachment_id: attachment.ref,
        ...links,
      });
    }
  const written = new Map<string, Route>();
  for (const route of table.routes) {
    const { destination, target } = route;
    const attachment =
      target.kind === 'ref' ? attachmentOf(target.ref.target as Attached | undefined, table, draft) : undefined;
    if (route.maybe || target.kind === 'local' || (target.kind === 'ref' && !attachment)) {
      draft.note(
        route,
        route.maybe
          ? say`A route of ${table.name} is left out: the file leaves open whether it is there.`
          : say`A route of ${table.name} is left out: its target is not exported.`,
      );
      continue;
    }
    if (attachment && isPending(attachment.of, route, table, draft)) continue;
    const way: Fields = attachment ? { transit_gateway_attachment_id: attachment.ref } : { blackhole: true };
    const list =
      destination.kind === 'ref' && destination.ref.target?.kind === 'prefix-list' ? destination.ref.target : undefined;
    if (list) {
      if (isTaken(list.name, route, table.name, written, draft)) continue;
      draft.add('ec2_transit_gateway_prefix_list_reference', [owner, list.name], {
        prefix_list_id: prefixListId(list, draft),
        ...way,
        ...links,
      });
      continue;
    }
    for (const block of blocksOf(destination, draft, route))
      if (!isTaken(block, route, table.name, written, draft))
        draft.add('ec2_transit_gateway_route', [owner, block], { destination_cidr_block: block, ...way, ...links });
  }
}

function blocksOf(
  destination: TransitGatewayRouteTable['routes'][number]['destination'],
  draft: Draft,
  at: { origin: TransitGatewayRouteTable['origin'] },
): string[] {
  if (destination.kind === 'any') return ['0.0.0.0/0', '::/0'];
  if (destination.kind === 'cidr') return destination.literal.cidr ? [formatCidr(destination.literal.cidr)] : [];
  const { target, text } = destination.ref;
  if (target) return validCidrs(target.cidrs).map(formatCidr);
  draft.note(at, say`${text} is not told: a route to it is left out.`);
  return [];
}

/** A VPC’s attachment is a resource; that of a VPN and of a Direct Connect comes with it. */
function attachmentOf(
  target: Attached | undefined,
  { transitGateway }: TransitGatewayRouteTable,
  draft: Draft,
): { ref: Ref; of: Declared } | undefined {
  const own = attachments.get(draft)?.get(transitGateway)?.get(target) ?? draft.find(target);
  if (!own) return undefined;
  switch (own.type) {
    case 'vpn_connection':
      return { ref: new Ref(own, 'transit_gateway_attachment_id'), of: own };
    case 'dx_gateway': {
      const association = draft.resources.find(
        ({ type, fields }) =>
          type === 'dx_gateway_association' &&
          (fields.dx_gateway_id as Ref).to === own &&
          (fields.associated_gateway_id as Ref).to === draft.find(transitGateway),
      );
      return association && { ref: new Ref(association, 'transit_gateway_attachment_id'), of: own };
    }
    default:
      return { ref: new Ref(own), of: own };
  }
}

function leftOut(
  { text, maybe }: { readonly text: string; readonly maybe?: true | undefined },
  what: 'association' | 'propagation',
  table: string,
): string {
  if (what === 'association')
    return maybe
      ? say`${text} is left out of the associations of ${table}: the file leaves open whether it is there.`
      : say`${text} is left out of the associations of ${table}: its attachment is not exported.`;
  return maybe
    ? say`${text} is left out of the propagations of ${table}: the file leaves open whether it is there.`
    : say`${text} is left out of the propagations of ${table}: its attachment is not exported.`;
}
