import { say } from '../../../network/words/index.js';
import type { NetworkDraft } from '../builder/network-draft.js';
import { isUnknownVpc, unknownAttachment } from '../builder/placeholders.js';
import { type Import, readKind } from './context.js';
import { text, texts } from './fields.js';
import type { Kind } from './kinds.js';
import { regionOf } from './regions.js';
import { leaveOpen } from './unmodelled/leave-open.js';
import { leaveInterfacesOpen, leaveSubnetsOpen } from './untold-interfaces.js';

/** What ends at a gateway of its own region. */
const REGIONAL_LINES: readonly Kind[] = ['VpnConnections', 'VirtualInterfaces'];
/** What leads to gateways of any region: https://docs.aws.amazon.com/directconnect/latest/UserGuide/direct-connect-gateways-intro.html */
const GATEWAYS_OF_ANY_REGION: readonly Kind[] = ['DirectConnectGatewayAssociations', 'DirectConnectGateways'];
/** What tells the tables of a transit gateway, and which attachments are in which. */
const TABLES: readonly Kind[] = ['TransitGatewayRouteTables', 'TransitGatewayAttachments'];

/**
 * A list that AWS was asked for and did not give, or not to its end, is not empty: what it could tell may be there or not.
 * Where a part of the import takes something for told that is described by no list, that part asks itself (ACLs, routes, listeners, targets).
 */
export function doubtRefused(context: Import): void {
  const { network } = context;
  const regionOfVpc = (vpc: string): string | undefined => network.find(vpc, 'vpc')?.region;
  const isLineUntold = untoldIn(context, REGIONAL_LINES, untoldLines(context));
  for (const [id, { vpc }] of [...network.all('vpn-gateway')])
    if (isLineUntold(regionOfVpc(vpc))) unknownAttachment(network, `untold line of ${id}`, id, `beyond-${id}`);
  attachByRoutes(context);
  const isTransitUntold = untoldIn(context, [...TABLES, ...REGIONAL_LINES], untoldLines(context));
  const regions = regionsOfTransitGateways(context);
  const transits = [...network.all('transit-gateway')].map(([id]) => id);
  leaveOpen['transit gateway'](
    context,
    transits.filter((id) => isTransitUntold(regions.get(id)) || (!areAttachmentsAsked(context) && isUsed(network, id))),
  );
  leaveOpen['load balancer'](context, balancersWithoutAttributes(context));
  doubtPlaces(context, regionOfVpc);
}

/** Nobody asked what is attached to transit gateways, or whether anything is: AWS attaches nothing by itself, so there is nothing to assume. */
const areAttachmentsAsked = ({ described }: Import): boolean =>
  described.has('TransitGatewayVpcAttachments') || described.has('TransitGatewayAttachments');

/** Whether something may be attached to it, as routes and connections tell. */
const isUsed = (network: NetworkDraft, id: string): boolean =>
  (network.find(id, 'transit-gateway')?.attachments.length ?? 0) > 0 ||
  [...network.all('vpn')].some(([, { gateway }]) => gateway === id) ||
  [...network.all('direct-connect')].some(([, { gateways }]) => gateways.includes(id));

/**
 * Direct Connect gateways are the same in every region, so one answer tells them. A virtual interface is told in its own region, and ends there or at a gateway of that kind:
 * what such gateways are joined to is told, or it may be anything.
 */
function untoldLines({ described }: Import): readonly Kind[] {
  const isTold = (kind: Kind): boolean => described.lists(kind).length > 0;
  const untold = GATEWAYS_OF_ANY_REGION.filter((kind) => described.isRefused(kind) && !isTold(kind));
  const areJoined = GATEWAYS_OF_ANY_REGION.every(isTold);
  return described.isRefused('VirtualInterfaces') && !areJoined ? [...untold, 'VirtualInterfaces'] : untold;
}

/** Interfaces tell every address that somebody has, and subnets where these lie. Instances tell their own where no list of interfaces does. */
function doubtPlaces(context: Import, regionOfVpc: (vpc: string) => string | undefined): void {
  const { network, described } = context;
  const areInterfacesTold = described.has('NetworkInterfaces');
  const isUntold = untoldIn(context, areInterfacesTold ? ['NetworkInterfaces'] : ['NetworkInterfaces', 'Instances']);
  for (const [id, { vpc }] of [...network.all('subnet')])
    if (isUntold(regionOfVpc(vpc)) && !isUnknownVpc(network, vpc)) leaveInterfacesOpen(network, vpc, id);
  const isPlaceUntold = untoldIn(context, ['Subnets']);
  for (const [id, { region }] of [...network.all('vpc')]) if (isPlaceUntold(region)) leaveSubnetsOpen(network, id);
}

/** Whether a list was refused or cut short that could tell something of a region: any list may, unless its own folder is another region's. */
function untoldIn(
  { described }: Import,
  regional: readonly Kind[],
  global: readonly Kind[] = [],
): (region: string | undefined) => boolean {
  const untold = regional.flatMap((kind) => described.untold(kind).map(({ place }) => regionOf(place.file)));
  const isEverywhere = global.some((kind) => described.untold(kind).length > 0) || untold.includes(undefined);
  return (region) => isEverywhere || (untold.length > 0 && (region === undefined || untold.includes(region)));
}

function regionsOfTransitGateways(context: Import): Map<string, string | undefined> {
  const quiet = { ...context, warnings: context.scratch };
  const gateways = readKind(quiet, 'TransitGateways', { TransitGatewayId: text });
  return new Map(
    gateways.flatMap(({ value: { TransitGatewayId: id }, place }) => (id ? [[id, regionOf(place.file)]] : [])),
  );
}

/**
 * A VPC whose routes lead to a transit gateway is attached to it, or was: AWS makes no such route without, and calls one `blackhole` when the attachment is gone.
 * So where no attachment is told, not all of them are. https://docs.aws.amazon.com/vpc/latest/tgw/tgw-vpc-attachments.html
 */
function attachByRoutes(context: Import): void {
  const { network, warnings } = context;
  for (const [id, { vpc, routes }] of network.all('route-table'))
    for (const { target } of routes) {
      if (typeof target === 'string') continue;
      const gateway = network.find(target.ref, 'transit-gateway');
      if (!gateway || gateway.attachments.some((attachment) => attachment.vpc === vpc)) continue;
      gateway.attachments.push({ vpc, ids: [], maybe: true });
      if (areAttachmentsAsked(context))
        warnings.add(
          say`
            ${id} leads to ${target.ref}, to which no attachment of ${vpc} is described: whether it is attached is
            unknown. Ask AWS for all of them: \`aws ec2 describe-transit-gateway-vpc-attachments\`.
          `,
        );
    }
}

/** Attributes decide whether targets see the client's address, and which zones' targets a node uses. */
function balancersWithoutAttributes(context: Import): string[] {
  const owners = context.described.refused('Attributes').map((one) => one.context);
  const arns = owners.flatMap(({ LoadBalancerArn }) => LoadBalancerArn ?? []);
  const groups = new Set(owners.flatMap(({ TargetGroupArn }) => TargetGroupArn ?? []));
  const quiet = { ...context, warnings: context.scratch };
  for (const { value } of readKind(quiet, 'TargetGroups', { TargetGroupArn: text, LoadBalancerArns: texts }))
    if (value.TargetGroupArn !== undefined && groups.has(value.TargetGroupArn))
      arns.push(...(value.LoadBalancerArns ?? []));
  const names = new Set(context.described.refused('CrossZoneLoadBalancing').map((one) => one.context.LoadBalancerName));
  for (const [key, { type, label }] of context.network.all('load-balancer'))
    if (type === 'classic' && names.has(label)) arns.push(key);
  return arns;
}
