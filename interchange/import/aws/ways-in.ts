import { say } from '../../../network/words/index.js';
import { doubtResource } from '../builder/doubt-resource.js';
import { doubtWay, joinBeyond } from '../builder/doubt-ways.js';
import type { Import } from './context.js';
import type { Unread } from './described.js';
import { isObject } from './identities.js';
import { valuesAt } from './values-at.js';
import { endsOfVerifiedAccess } from './verified-access.js';
import { WAYS_IN, type WayList } from './way-lists.js';

/**
 * Ways whose traffic comes out of an interface of their own, or goes to addresses of their own alone: what they name lets in as much from there as from any neighbour.
 * All others may hand on to whatever lies in a VPC or subnet that they name.
 */
const OWN_ENDS: ReadonlySet<WayList> = new Set<WayList>([
  'InstanceConnectEndpoints',
  'RouteServers',
  'CarrierGateways',
]);

/** Ways that join whole networks: what lies beyond comes with addresses of its own. */
const JOINED: Partial<Readonly<Record<WayList, string>>> = {
  CoreNetworks: 'core-network',
  CoreNetworkAttachments: 'core-network',
  LocalGatewayRouteTableVpcAssociations: 'local-gateway',
};

/** What a way leads to, as answers name it. */
const TOUCHED = /^(i|eni|eipalloc|vpc|subnet|sg)-[0-9a-z-]+$|^arn:[^:]+:(elasticloadbalancing|ec2|rds|lambda):/;

/**
 * A way in that is not modelled makes what it names unknown, and what lies in a VPC or subnet that it names: who comes through it, by which addresses, and past which groups is not told here.
 * https://docs.aws.amazon.com/global-accelerator/latest/dg/preserve-client-ip-address.html
 */
export function importWaysIn(context: Import): void {
  const { network, described, warnings } = context;
  const owners = ownersOfAddresses(context);
  for (const { key, value, place, way } of described.unread) {
    if (way === undefined) continue;
    const touched =
      way === 'VerifiedAccessEndpoints' ? endsOfVerifiedAccess(network, value, idsIn) : [...new Set(idsIn(value))];
    const doubted = touched.filter((id) =>
      (owners.get(id) ?? [id]).some((one) => doubtWay(network, one, OWN_ENDS.has(way))),
    );
    const beyond = JOINED[way];
    if (beyond !== undefined) for (const id of touched) joinBeyond(network, id, beyond);
    const others = touched.filter((id) => !doubted.includes(id));
    warnings.add(
      [
        say`${WAYS_IN[way]} opens ways that are not read (${key}).`,
        ...(doubted.length === 0 ? [] : [say`What reaches ${doubted.join(', ')} is unknown because of it.`]),
        ...(others.length === 0
          ? []
          : [say`It has to do with ${others.join(', ')}: no answer knows who comes to these by it, or leaves by it.`]),
      ].join(' '),
      place,
    );
  }
  doubtWhatAcceleratorsMayLeadTo(context);
}

/** An elastic address is an end of an accelerator by the id of its allocation. */
function ownersOfAddresses({ described }: Import): ReadonlyMap<string, readonly string[]> {
  const owners = new Map<string, string[]>();
  const add = (raw: unknown, allocation: string, fields: readonly string[]): void => {
    for (const id of valuesAt(raw, allocation.split('.')))
      if (typeof id === 'string')
        owners.set(id, [
          ...(owners.get(id) ?? []),
          ...fields.flatMap((field) => valuesAt(raw, [field])).filter((one) => typeof one === 'string'),
        ]);
  };
  for (const { raw } of described.items('NetworkInterfaces'))
    add(raw, 'Association.AllocationId', ['NetworkInterfaceId']);
  for (const { raw } of described.items('Addresses')) add(raw, 'AllocationId', ['NetworkInterfaceId', 'InstanceId']);
  return owners;
}

/** An accelerator whose endpoint groups nobody asked for may lead to each load balancer and instance. https://docs.aws.amazon.com/global-accelerator/latest/dg/about-endpoints.html */
function doubtWhatAcceleratorsMayLeadTo({ network, described, warnings }: Import): void {
  const told = described.unread
    .filter(({ way }) => way === 'EndpointGroups' || way === 'EndpointDescriptions')
    .flatMap(({ value }) => groupArnsIn(value));
  // A group that does not say whose it is may be that of any.
  if (told.includes(undefined)) return;
  // One that has no listener leads nowhere.
  const idle = new Set(described.lists('Listeners').map(({ context }) => context.AcceleratorArn));
  const isTold = (arn: string): boolean => idle.has(arn) || told.some((group) => group?.startsWith(`${arn}/`));
  const open = described.unread
    .filter(({ way }) => way === 'Accelerators')
    .filter((one) => arnsOf(one, isTold).length > 0);
  if (open.length === 0) return;
  const arns = open.flatMap((one) => arnsOf(one, isTold));
  warnings.add(
    say`
      The endpoint groups of ${arns.join(', ')} are not in the data: it may lead to any load balancer or instance,
      so who comes to these from the internet is unknown. Ask AWS: \`aws globalaccelerator list-listeners
      --accelerator-arn ARN\`, and for each listener \`aws globalaccelerator list-endpoint-groups --listener-arn
      ARN\`.
    `,
    open[0]?.place,
  );
  for (const [id] of [...network.all('load-balancer')]) doubtResource(network, id);
  for (const [id, { type }] of [...network.all('resource')]) if (type === 'instance') doubtResource(network, id);
}

function arnsOf({ value }: Unread, isTold: (arn: string) => boolean): string[] {
  return objectsIn(value).flatMap(({ AcceleratorArn: arn, Enabled }) =>
    typeof arn === 'string' && Enabled !== false && !isTold(arn) ? [arn] : [],
  );
}

/** The name of a group begins with that of its accelerator. */
const groupArnsIn = (value: unknown): (string | undefined)[] =>
  objectsIn(value).map(({ EndpointGroupArn: arn }) =>
    typeof arn === 'string' && arn.includes('/endpoint-group/') ? arn : undefined,
  );

const objectsIn = (value: unknown) => (Array.isArray(value) ? value : [value]).filter(isObject);

function idsIn(value: unknown): string[] {
  if (typeof value === 'string') return TOUCHED.test(value) ? [value] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(idsIn);
}
