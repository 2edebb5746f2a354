import type { Declaration } from '../declared/context.js';
import type { Value } from '../declared/value.js';
import { isOwnId } from './fields.js';

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
  const keys = new Set(declarations.map(({ key }) => key));
  // What looks up comes after what it can look up.
  for (const one of [...declarations].sort((a, b) => Number(a.lookedUp) - Number(b.lookedUp))) {
    const identities = [`${kindOf(one)} ${one.key}`, ...identitiesOf(one, keys)];
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

const kindOf = ({ type }: Told): string => type.replace(/^default_/, '');

/** Not every file tells both the id and the ARN. What is looked up by the id of another, as `id = aws_vpc.main.id`, is that one. */
function identitiesOf(one: Told, keys: ReadonlySet<string>): string[] {
  const { values, lookedUp, type } = one;
  const named = lookedUp ? Object.keys(values).filter((field) => isOwnId(`aws_${type}`, field)) : [];
  return [values.id, values.arn, ...named.map((field) => values[field])].flatMap((id) =>
    typeof id === 'string' && (OF_AWS.test(id) || (lookedUp && keys.has(id))) ? [`${kindOf(one)} ${id}`] : [],
  );
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
