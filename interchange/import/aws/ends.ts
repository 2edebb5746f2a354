import { say } from '../../../network/words/index.js';
import type { Import } from './context.js';
import { placesInSome } from './database-places.js';
import { LooseInterfaces } from './loose-interfaces.js';

/** Once interfaces are known: where these are told, they are the ends, and it is found by what it is called. */
export function importEnds(context: Import): void {
  const { described, network } = context;
  if (described.ends.length === 0) return;
  const loose = new LooseInterfaces(context);
  for (const end of described.ends) {
    const [name = '', ...others] = end.names;
    const key = `end ${others.at(-1) ?? name}`;
    if (network.has(key)) continue;
    const subnets = [...end.subnets, ...end.subnetGroups.flatMap((group) => described.subnetGroups.get(group) ?? [])];
    const own = loose.of(end, subnets);
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
      ids: [...new Set([...end.names, ...end.interfaces])],
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
