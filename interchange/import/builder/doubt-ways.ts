import { doubtResource } from './doubt-resource.js';
import type { Key } from './draft.js';
import type { NetworkDraft } from './network-draft.js';
import { unknownTransit } from './placeholders.js';

/** An ARN names a VPC or a subnet by its last part. */
const placeOf = (network: NetworkDraft, id: string): Key | undefined =>
  network.keyOf(id) ?? network.keyOf(id.split('/').at(-1) ?? id);

/** What a way that is not read may reach: what has that id, or, unless that is `alone`, all that lies in the place of that id. Whether there is anything. */
export function doubtWay(network: NetworkDraft, id: string, isAlone: boolean): boolean {
  if (doubtResource(network, id)) return true;
  const place = placeOf(network, id);
  if (isAlone || !network.has(place, 'vpc', 'subnet')) return false;
  const inside = [
    ...[...network.all('resource')].filter(
      ([, { vpc, subnets }]) => vpc === place || subnets.some((one) => one === place),
    ),
    ...[...network.all('load-balancer')].filter(
      ([, { vpc, nodes }]) => vpc === place || nodes.some(({ subnet }) => subnet === place),
    ),
  ];
  for (const [key] of inside) doubtResource(network, key);
  return inside.length > 0;
}

/** What joins whole networks leads into a VPC, and out of it: behind it anything may be. */
export function joinBeyond(network: NetworkDraft, id: string, beyond: string): void {
  const place = placeOf(network, id);
  const vpc = network.has(place, 'vpc') ? place : network.find(place, 'subnet')?.vpc;
  if (vpc !== undefined && network.has(vpc, 'vpc')) unknownTransit(network, beyond, vpc);
}
