import { say } from '../../../network/words/index.js';
import type { Key, ResourceDraft } from '../builder/draft.js';
import type { Import } from './context.js';
import { placesInSome } from './database-places.js';
import type { ToldEnd } from './told-ends.js';

/** Once interfaces are known: where these are told, they are the ends, and it is found by what it is called. */
export function importEnds(context: Import): void {
  const { described, network } = context;
  if (described.ends.length === 0) return;
  const bySubnet = looseInterfaces(context);
  for (const end of described.ends) {
    const [name = '', ...others] = end.names;
    const key = `end ${others.at(-1) ?? name}`;
    if (network.has(key)) continue;
    const subnets = [...end.subnets, ...end.subnetGroups.flatMap((group) => described.subnetGroups.get(group) ?? [])];
    const own = interfacesOf(context, end, subnets, bySubnet);
    for (const one of own) one.partOf = [...new Set([...(one.partOf ?? []), ...end.names])];
    if (own.length > 0) continue;
    const places = subnets.filter((subnet) => network.has(subnet, 'subnet'));
    const vpc = places.map((subnet) => network.find(subnet, 'subnet')?.vpc).find((one) => one !== undefined);
    if (vpc === undefined && subnets.length > 0) {
      context.warnings.add(
        say`
          ${name} is left out: the subnets that it lies in are not described (${subnets.join(', ')}). Ask AWS:
          \`aws ec2 describe-subnets\`.
        `,
        end.place,
      );
      continue;
    }
    if (end.groups.length === 0)
      context.warnings.add(
        say`
          The security groups of ${name} are not in the data: what they let through is unknown. Its interface
          tells them: \`aws ec2 describe-network-interfaces\`.
        `,
        end.place,
      );
    network.define(key, {
      kind: 'resource',
      type: 'interface',
      ...(end.maybe ? { maybe: true } : {}),
      vpc: vpc ?? '',
      ids: [...end.names],
      label: name,
      doc: `Told by ${end.list}.`,
      subnets: end.zones ? placesInSome(context, key, places, end.zones) : places,
      addresses: [],
      securityGroups: end.groups.length > 0 ? [...end.groups] : [`unknown-groups-of-${name}`],
      publicIps: end.isPublic ? [{}] : [],
      sourceDestCheck: true,
      privateNat: false,
      ipAddressType: end.ipAddressType,
    });
  }
}

/** Interfaces of nothing that is told, by their subnets. */
function looseInterfaces({ network, interfaces }: Import): ReadonlyMap<Key, readonly ResourceDraft[]> {
  const found = new Map<Key, ResourceDraft[]>();
  for (const { id, instance, subnet } of interfaces.all()) {
    const one = id === undefined || instance !== undefined ? undefined : network.find(id, 'resource');
    if (one?.type !== 'interface' || subnet === undefined) continue;
    const known = found.get(subnet);
    if (known) known.push(one);
    else found.set(subnet, [one]);
  }
  return found;
}

/** Those that it names, else those in its subnets that have its groups. */
function interfacesOf(
  { network }: Import,
  end: ToldEnd,
  subnets: readonly Key[],
  bySubnet: ReadonlyMap<Key, readonly ResourceDraft[]>,
): readonly ResourceDraft[] {
  const named = end.interfaces.flatMap((id) => network.find(id, 'resource') ?? []);
  if (named.length > 0 || end.groups.length === 0) return named;
  const groups = new Set(end.groups);
  return subnets.flatMap((subnet) =>
    (bySubnet.get(subnet) ?? []).filter(
      ({ securityGroups = [] }) =>
        securityGroups.length === groups.size && securityGroups.every((group) => groups.has(group)),
    ),
  );
}
