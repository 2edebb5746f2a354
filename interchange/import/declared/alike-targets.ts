import type { Key, ResourceDraft } from '../builder/draft.js';
import { AlikeSubnets } from './alike-subnets.js';
import type { Context } from './context.js';

/**
 * Whether a load balancer fares alike with each of these resources, so that it makes no difference which of them are its targets.
 * What names an address of its own may be told apart by it.
 */
export function areAlikeTargets(context: Context, keys: readonly Key[]): boolean {
  const found = keys.map((key) => context.network.find(key, 'resource'));
  const [first] = found;
  if (first === undefined || !found.every((one): one is ResourceDraft => one !== undefined && isPlain(one)))
    return false;
  const subnets = [...new Set(found.flatMap((one) => one.subnets))];
  const alike = new AlikeSubnets(context);
  return found.every((one) => profile(one) === profile(first)) && keys.every((key) => alike.are(key, subnets));
}

const isPlain = ({ addresses }: ResourceDraft): boolean => addresses.length === 0;

function profile({
  type,
  vpc,
  securityGroups,
  maybeSecurityGroups,
  sourceDestCheck,
  ipAddressType,
}: ResourceDraft): string {
  const groups = [securityGroups, maybeSecurityGroups].map((list) => [...(list ?? ['default'])].sort());
  return JSON.stringify([type, vpc, groups, sourceDestCheck, ipAddressType]);
}
