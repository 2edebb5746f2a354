import * as z from 'zod';
import { say } from '../../../network/words/index.js';
import type { ResourceDraft } from '../builder/draft.js';
import { readBlock } from './blocks.js';
import { associationsOf, authorizationsOf, ClientVpnLists, routesOf } from './client-vpn-lists.js';
import { type Import, type ReadItem, readKind, requireId } from './context.js';
import { nameTag, tags, text, texts } from './fields.js';
import type { Interface } from './interface-index.js';
import { maybeBy, stateOf } from './states.js';

const code = z.looseObject({ Code: z.string().nullish() });
const ENDPOINT = {
  ClientVpnEndpointId: text,
  Status: code,
  ClientCidrBlock: text,
  VpcId: text,
  SecurityGroupIds: texts,
  AssociatedTargetNetworks: z.array(z.looseObject({ NetworkId: z.string().nullish() })),
  TrafficIpAddressType: text,
  TransitGatewayConfiguration: z.looseObject({ TransitGatewayId: z.string().nullish() }),
  Tags: tags,
};
type Endpoint = ReadItem<typeof ENDPOINT>;
const FAMILIES: ReadonlyMap<string | undefined, ResourceDraft['ipAddressType']> = new Map([
  ['ipv6', 'ipv6'],
  ['dual-stack', 'dualstack'],
]);

/** Once subnets are known, and before loose interfaces are. */
export function importClientVpns(context: Import): void {
  const readings = readKind(context, 'ClientVpnEndpoints', ENDPOINT);
  const lists = new ClientVpnLists(
    context,
    readings.flatMap(({ value }) => value.ClientVpnEndpointId ?? []),
  );
  for (const reading of readings) {
    const id = requireId(context, reading, 'ClientVpnEndpointId');
    if (id && !context.network.has(id) && stateOf('Client VPN endpoint', reading.value.Status?.Code) !== 'gone')
      importOne(context, lists, id, reading);
  }
  if (readings.length === 0) tellInterfaces(context);
}

function importOne(context: Import, lists: ClientVpnLists, id: string, { value, place }: Endpoint): void {
  const { network, warnings } = context;
  const hub = value.TransitGatewayConfiguration?.TransitGatewayId;
  if (hub) {
    warnings.add(
      say`
        Client VPN endpoint ${id} is attached to transit gateway ${hub}: its clients keep the addresses of
        ${value.ClientCidrBlock ?? say`their block`} there. This is not modelled, so no answer knows who comes by it.
      `,
      place,
    );
    return;
  }
  const { subnets, groups, isOpen } = associationsOf(
    lists,
    id,
    value.AssociatedTargetNetworks?.flatMap(({ NetworkId }) => NetworkId ?? []) ?? [],
  );
  const vpc =
    value.VpcId ?? subnets.map((subnet) => network.find(subnet, 'subnet')?.vpc).find((one) => one !== undefined);
  const described = subnets.filter((subnet) => network.find(subnet, 'subnet')?.vpc === vpc);
  if (vpc === undefined || described.length === 0) {
    const why =
      subnets.length > 0
        ? say`the subnets that it is associated with are not described`
        : lists.isTold('ClientVpnTargetNetworks', id)
          ? say`it is associated with no subnet, so that nobody can connect`
          : say`
            the answers do not tell its subnets (ec2 describe-client-vpn-target-networks --client-vpn-endpoint-id
            ${id})
          `;
    warnings.add(say`Client VPN endpoint ${id} is left out: ${why}.`, place);
    return;
  }
  const told = value.SecurityGroupIds ?? groups;
  const blocks = network.find(vpc, 'vpc')?.cidrs ?? [];
  network.define(id, {
    kind: 'resource',
    type: 'client-vpn-endpoint',
    ...(isOpen ? { maybe: true } : maybeBy('Client VPN endpoint', value.Status?.Code)),
    vpc,
    ids: [id],
    label: nameTag(value.Tags),
    subnets: described,
    addresses: addressesOf(context, described, told),
    securityGroups: told === undefined ? [`unknown-groups-of-${id}`] : told.length > 0 ? [...told] : undefined,
    publicIps: [],
    sourceDestCheck: true,
    privateNat: false,
    ipAddressType: FAMILIES.get(value.TrafficIpAddressType),
    clientVpn: {
      clients: readBlock(value.ClientCidrBlock || undefined, place, warnings),
      ...routesOf(lists, id, described, blocks),
      ...authorizationsOf(lists, id),
    },
  });
}

/** https://repost.aws/knowledge-center/client-vpn-give-users-resource-access: in each associated subnet it has interfaces of its own, which AWS describes so. */
const isOfClientVpn = ({ description }: Interface): boolean => description.startsWith('ClientVPN Endpoint');

/** All that it has, or none: one address too few would make the others of its subnet unreachable. */
function addressesOf(context: Import, subnets: readonly string[], groups: readonly string[] | undefined): string[] {
  const own = [...context.interfaces.all()].filter(
    (one) =>
      isOfClientVpn(one) &&
      subnets.includes(one.subnet ?? '') &&
      (groups === undefined || one.groups === undefined || one.groups.every((group) => groups.includes(group))),
  );
  const isShared = own.some(({ id }) => id !== undefined && context.interfaces.isTaken(id));
  const isWhole = subnets.every((subnet) => own.some((one) => one.subnet === subnet));
  // Those that it is not known to have alone stay what they are: each has its address, whosoever it is.
  if (!isWhole || isShared) return [];
  for (const { id } of own) if (id) context.interfaces.take(id);
  return own.flatMap(({ addresses }) => addresses.filter((one) => !one.includes(':')));
}

function tellInterfaces(context: Import): void {
  const found = [...context.interfaces.all()].find(isOfClientVpn);
  if (found && !context.described.has('ClientVpnEndpoints'))
    context.warnings.add(
      say`
        ${found.id ?? say`An interface`} belongs to a Client VPN endpoint that no answer describes: what its
        clients may do is not known. Ask AWS: \`aws ec2 describe-client-vpn-endpoints\`, and for each endpoint its
        target networks, routes and authorization rules.
      `,
      found.place,
    );
}
