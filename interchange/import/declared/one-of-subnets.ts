import { cidrContains, parseAddress, parseCidr } from '../../../network/address/index.js';
import type { Key, SubnetDraft } from '../builder/draft.js';
import type { Context } from './context.js';
import type { Fields } from './fields.js';
import { isUnknown, known, type Value } from './value.js';

/** The subnet that a field names. Where it is one of several, the first stands for it until `settlePlaces`. Undefined where it is told nowhere near. */
export function subnetMeant(context: Context, owner: Key, fields: Fields, value: Value | undefined): Key | undefined {
  if (typeof value === 'string') return value;
  if (!isUnknown(value) || value.among === undefined || value.among.open) return undefined;
  const all = value.among.keys.map((key) => [context.key(key), context.network.find(key, 'subnet')] as const);
  const possible = all.filter(([, subnet]) => subnet === undefined || isFit(subnet, fields));
  const [first, ...others] = possible.length > 0 ? possible : all;
  if (first === undefined || others.length === 0) return first?.[0];
  const [key, subnet] = first;
  if (subnet === undefined || others.some(([, other]) => other === undefined || other.vpc !== subnet.vpc))
    return undefined;
  context.oneOf.set(owner, [key, ...others.map(([one]) => one)]);
  return key;
}

/** Whether something with this zone and these addresses can lie there: AWS refuses it elsewhere. */
function isFit(subnet: SubnetDraft, fields: Fields): boolean {
  const zone = known(fields.text('availability_zone'));
  const isThere = zone === undefined || subnet.zone === undefined || zone.endsWith(subnet.zone);
  const blocks = subnet.cidrs.flatMap((text) => parseCidr(text)?.cidr ?? []);
  const address = parseAddress(known(fields.address('private_ip')) ?? '');
  return isThere && (address === undefined || subnet.unknown || blocks.some((block) => cidrContains(block, address)));
}
