import { say } from '../../../network/words/index.js';
import type { Key } from '../builder/draft.js';
import type { Context, Declared } from './context.js';
import { clusterGroup } from './eks-groups.js';
import { endType } from './end-types.js';
import { launchedSettings } from './launched-ends.js';
import { type NamedPlaces, namedPlaces } from './places-named.js';
import { groupsInEach, inEach, possibleGroup } from './possible-groups.js';
import { isList, isValues, type Value } from './value.js';

/** The groups of an interface that AWS puts somewhere: those that are named, those of what it launches, or one that AWS makes. Undefined: the default group. */
export function endGroups(
  context: Context,
  declared: Declared,
  { groups, allGroups }: NamedPlaces,
  vpc: Key,
): Key[] | undefined {
  const { key, label, type, place } = declared;
  const known = endType(type);
  const hasOwnGroup = known?.hasOwnGroup === true && !isNamed(declared.values, known.ownGroupUnless);
  if (allGroups && groups.length > 0 && !hasOwnGroup) return [...groups];
  const launched = allGroups && groups.length === 0 ? launchedSettings(context, declared)?.groups : undefined;
  if (launched !== undefined) return [...launched];
  if (allGroups && groups.length === 0 && known?.withoutGroups === 'default') return undefined;
  if (!allGroups) {
    const ways = (declared.readings ?? []).map((values) => groupsIn(context, { ...declared, values }));
    const isTold = ways.every((way): way is readonly Key[] => way !== undefined);
    const either = isTold ? (known?.withoutGroups === 'default' ? groupsInEach : inEach)(ways) : undefined;
    if (either && !hasOwnGroup) return [...either.certain, ...either.possible.map(possibleGroup)];
    context.warn(say`Not all security groups of ${label} are known: what its traffic may be is unknown.`, place);
    return [...groups, `unknown-groups-of-${label}`];
  }
  context.warn(
    say`
      ${label} is in a security group that AWS makes for it, and of which the input does not tell the rules: what
      its traffic may be is unknown.
    `,
    place,
  );
  const shared = clusterGroup(context, declared);
  const all = shared === undefined ? groups : [...new Set([...groups.map((group) => context.key(group)), shared])];
  if (shared !== undefined && !hasRemoteAccess(declared)) return [...all];
  const untold = `${key} untold group`;
  context.network.define(untold, {
    kind: 'security-group',
    unknown: true,
    vpc,
    ids: [],
    label: `${label}-group`,
    doc: 'The input does not tell the rules of this group.',
    isDefault: false,
    inbound: [],
  });
  return [...all, untold];
}

/** Whether a field of that name, in whatever blocks, has anything. */
function isNamed(value: Value, field: string | undefined): boolean {
  if (field === undefined) return false;
  if (isList(value)) return value.some((item) => isNamed(item, field));
  if (!isValues(value)) return false;
  return Object.entries(value).some(([name, inner]) =>
    name === field ? inner !== null && inner !== '' : isNamed(inner, field),
  );
}

/** EKS makes another group for nodes that people log in to: https://docs.aws.amazon.com/eks/latest/APIReference/API_RemoteAccessConfig.html */
function hasRemoteAccess({ fields }: Declared): boolean {
  const told = fields.raw('remote_access');
  return told !== undefined && JSON.stringify(told) !== '[]';
}

function groupsIn(context: Context, declared: Declared): readonly Key[] | undefined {
  const { groups, allGroups } = namedPlaces(context, declared);
  return allGroups ? groups : undefined;
}
