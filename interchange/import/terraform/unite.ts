import type { Declaration } from '../declared/context.js';
import type { Value } from '../declared/value.js';

/** A declaration, and whether a plan tells it, which tells what will be. */
export interface Told extends Declaration {
  readonly planned: boolean;
}

/**
 * Several files may tell of one thing: what manages it tells more than what looks it up, a plan more than a state. The others stand for it.
 * They are one by an id that AWS gave; a name, which another region may have too, says nothing.
 */
export function unite(declarations: readonly Told[]): Declaration[] {
  const groups: Told[][] = [];
  const byIdentity = new Map<string, Told[]>();
  for (const one of declarations) {
    const identities = identitiesOf(one);
    const known = identities.map((id) => byIdentity.get(id)).find((group) => group !== undefined);
    const group = known ?? [];
    if (!known) groups.push(group);
    group.push(one);
    for (const id of identities) byIdentity.set(id, group);
  }
  return groups.map(united);
}

/** `subnet-0123abcd`, also as a part of `r-rtb-0123abcd1080289494`. */
const OF_AWS = /(^|[^a-z])[a-z]+-[0-9a-f]{8}|^arn:/;

/** Not every file tells both the id and the ARN. */
function identitiesOf({ type, values }: Told): string[] {
  const kind = type.replace(/^default_/, '');
  return [values.id, values.arn].flatMap((id) => (typeof id === 'string' && OF_AWS.test(id) ? [`${kind} ${id}`] : []));
}

function united(group: readonly Told[]): Declaration {
  const rank = ({ lookedUp, planned }: Told) => (lookedUp ? 2 : planned ? 0 : 1);
  const [first, ...others] = [...group].sort((a, b) => rank(a) - rank(b)) as [Told, ...Told[]];
  if (others.length === 0) return first;
  const values: Record<string, Value> = { ...first.values };
  // A plan leaves out what is known only later; what was before it is no longer so.
  if (!first.planned)
    for (const { values: more } of others)
      for (const [field, value] of Object.entries(more))
        if (!Object.hasOwn(values, field) || values[field] === null) values[field] = value;
  return { ...first, values, ids: [...new Set([...first.ids, ...others.flatMap(({ key, ids }) => [key, ...ids])])] };
}
