import { ANSWERS } from '../../../interchange/import/aws/answers/index.js';
import { UNMODELLED_ATTRIBUTES } from '../../../interchange/import/aws/unmodelled/attributes.js';
import { UNMODELLED_FIELDS } from '../../../interchange/import/aws/unmodelled/fields.js';
import { containerOf, fieldOf, KINDS, type SdkStructure, structuresOf } from './sdk.js';

const words = (text: string | undefined): string[] => (text ?? '').split(/\s+/).filter((word) => word !== '');

const TABLE = new Map(Object.values(ANSWERS).flatMap((structures) => Object.entries(structures)));

/** Every field that the table says is read: `ec2.Vpc VpcId`. */
export const READ = new Set(named(({ read }) => words(read)));

/** Every field of which it says why it cannot matter; one that has two reasons stands there twice. */
export const CANNOT_MATTER = named(({ cannotMatter }) => Object.values(cannotMatter ?? {}).flatMap(words));

function named(of: (structure: { read?: string; cannotMatter?: object }) => string[]): string[] {
  return [...TABLE].flatMap(([name, structure]) => of(structure).map((field) => `${name} ${field}`));
}

export const TABLE_NAMES = [...TABLE.keys()];

/** The fields on the way to one that is warned of, and those that are warned of, each with its structure. */
const warned = UNMODELLED_FIELDS.filter(({ harmlessLike }) => !harmlessLike).flatMap(({ kind, field }) => {
  let structures: SdkStructure[] = structuresOf(kind);
  return field.split('.').map((name, i, path) => {
    const structure = structures.find((one) => fieldOf(one, name) !== undefined);
    const found = structure && fieldOf(structure, name);
    if (!structure || found === undefined) throw new Error(`${kind} have no ${field} in the SDK`);
    const next = structure.fields.get(found)?.();
    structures = next ? [next] : [];
    return { name: `${structure.name} ${found}`, isLast: i === path.length - 1 };
  });
});

export const WARNED = new Set([
  ...warned.flatMap(({ name, isLast }) => (isLast ? [name] : [])),
  ...UNMODELLED_ATTRIBUTES.flatMap(({ key }) =>
    ['elbv2.LoadBalancerAttribute.Key', 'elbv2.TargetGroupAttribute.Key'].map((structure) => `${structure} ${key}`),
  ),
]);
export const ON_THE_WAY = new Set(warned.flatMap(({ name, isLast }) => (isLast ? [] : [name])));

/** Every structure of the answers that is read, or led through to something that is warned of. */
export function reachedStructures(): Map<string, SdkStructure> {
  const reached = new Map<string, SdkStructure>();
  const visit = (structure: SdkStructure): void => {
    if (reached.has(structure.name)) return;
    reached.set(structure.name, structure);
    for (const [field, inside] of structure.fields) {
      const name = `${structure.name} ${field}`;
      const next = READ.has(name) || ON_THE_WAY.has(name) || WARNED.has(name) ? inside() : undefined;
      if (next) visit(next);
    }
  };
  for (const kind of KINDS)
    for (const structure of [containerOf(kind) ?? [], structuresOf(kind)].flat()) visit(structure);
  return reached;
}
