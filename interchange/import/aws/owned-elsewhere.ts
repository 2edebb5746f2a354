/** What another account shares is told to this one in part: what is told looks whole, and is not. */
import { say } from '../../../network/words/index.js';
import type { Key } from '../builder/draft.js';
import { associateWithUntold, unknownAttachment, unknownNetwork } from '../builder/placeholders.js';
import { type Import, readKind } from './context.js';
import { text } from './fields.js';
import { leaveInterfacesOpen } from './untold-interfaces.js';

/**
 * AWS shows the tables of a transit gateway, and everything that is attached to it, to its owner alone; to others what they attach themselves.
 * https://docs.aws.amazon.com/vpc/latest/tgw/transit-gateway-share.html
 */
export function doubtSharedGateways(context: Import): void {
  const { network, warnings } = context;
  const quiet = { ...context, warnings: context.scratch };
  const accounts = new Set(readKind(quiet, 'Vpcs', { OwnerId: text }).flatMap(({ value }) => value.OwnerId ?? []));
  if (accounts.size === 0) return;
  const shownToOwner = new Set(
    readKind(quiet, 'TransitGatewayRouteTables', { TransitGatewayId: text }).map(({ value }) => value.TransitGatewayId),
  );
  for (const [id, owner] of ownersOfGateways(quiet)) {
    if (accounts.has(owner) || shownToOwner.has(id) || !network.has(id, 'transit-gateway')) continue;
    warnings.add(
      say`
        Transit gateway ${id} belongs to account ${owner}, which alone is shown all that is attached to it: what else
        lies beyond it is unknown. Collect the answers of that account too.
      `,
    );
    const line = unknownAttachment(network, `${id} untold-attachments`, id, `beyond-${id}`, unknownNetwork);
    // Where everything is in the one table that there is by default, so is this.
    if ([...network.all('transit-gateway-route-table')].some(([, table]) => table.transitGateway === id))
      associateWithUntold(network, id, line);
  }
}

function ownersOfGateways(context: Import): ReadonlyMap<string, string> {
  const told = [
    ...readKind(context, 'TransitGatewayAttachments', { TransitGatewayId: text, TransitGatewayOwnerId: text }).map(
      ({ value }) => [value.TransitGatewayId, value.TransitGatewayOwnerId] as const,
    ),
    ...readKind(context, 'TransitGateways', { TransitGatewayId: text, OwnerId: text }).map(
      ({ value }) => [value.TransitGatewayId, value.OwnerId] as const,
    ),
  ];
  return new Map(told.flatMap(([id, owner]) => (id !== undefined && owner !== undefined ? [[id, owner]] : [])));
}

/**
 * Of a VPC whose subnets are shared each account is shown its own interfaces, and the VPC's owner all of them.
 * https://docs.aws.amazon.com/vpc/latest/userguide/vpc-sharing-service-behavior.html
 */
export function doubtSharedVpcs(context: Import): void {
  const { network, warnings } = context;
  const quiet = { ...context, warnings: context.scratch };
  const accounts = new Map<string | undefined, Set<string>>();
  for (const { value } of readKind(quiet, 'NetworkInterfaces', { VpcId: text, OwnerId: text })) {
    if (value.OwnerId === undefined) continue;
    const known = accounts.get(value.VpcId) ?? new Set();
    accounts.set(value.VpcId, known.add(value.OwnerId));
  }
  for (const { value, place } of readKind(quiet, 'Vpcs', { VpcId: text, OwnerId: text })) {
    const { VpcId: id, OwnerId: owner } = value;
    const told = accounts.get(id);
    if (id === undefined || owner === undefined || told === undefined || told.has(owner)) continue;
    warnings.add(
      say`
        ${id} belongs to account ${owner}, none of whose interfaces is in the data: AWS shows others their own alone,
        so who else is in its subnets is unknown. Collect the answers of that account too.
      `,
      place,
    );
    for (const subnet of subnetsOf(context, id)) leaveInterfacesOpen(network, id, subnet);
  }
}

const subnetsOf = ({ network }: Import, vpc: Key): Key[] =>
  [...network.all('subnet')].flatMap(([key, subnet]) => (subnet.vpc === vpc ? [key] : []));
