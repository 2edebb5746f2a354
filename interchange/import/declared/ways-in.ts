import { listOf, say, type Told } from '../../../network/words/index.js';
import { doubtWay, joinBeyond } from '../builder/doubt-ways.js';
import type { Context, Declared } from './context.js';
import type { Place } from './fields.js';
import { sourcesIn } from './traffic-sources.js';
import { isList, isUnknown, isValues, type Value } from './value.js';
import { wayType } from './way-types.js';

/**
 * A way in that is not modelled makes what it leads to unknown, and what lies in a VPC or subnet that it leads to: who comes through it, by which addresses, and past which
 * groups is not told here.
 */
export function importWaysIn(context: Context): void {
  const { network } = context;
  importRegistered(context);
  for (const type of context.types) {
    const way = wayType(type);
    if (way === undefined) continue;
    for (const declared of context.all(type)) {
      const readings = [declared.values, ...(declared.readings ?? [])];
      const found = new Set(
        (way.ends ?? []).flatMap((path) => readings.flatMap((values) => idsAt(values, path.split('.')))),
      );
      const ends = [...found].flatMap((id) => ownersOf(context, id));
      const { joins } = way;
      // What comes from a joined network has passed no group yet.
      const doubted = joins === undefined ? ends.filter((id) => doubtWay(network, id, false)) : [];
      if (joins !== undefined) for (const id of ends) joinBeyond(network, id, joins);
      warn(
        context,
        way.what,
        declared.label,
        doubted.map((id) => nameOf(context, id)),
        declared.place,
        joins,
      );
    }
  }
}

/** What registers itself with a target group of VPC Lattice. */
function importRegistered(context: Context): void {
  const { network } = context;
  for (const declared of context.all('ecs_service', 'autoscaling_group')) {
    const { key, label, place, fields, values } = declared;
    const isOnLattice =
      (fields.blocks('vpc_lattice_configurations') ?? fields.blocks('vpc_lattice_configuration'))?.items.length ||
      [values.traffic_sources, values.traffic_source].flatMap(sourcesIn).some(({ kind }) => kind === 'vpc-lattice');
    if (!isOnLattice) continue;
    // Those that a group launches have its key, with numbers behind.
    const members = [...network.all('resource')].filter(
      ([one]) => one === key || (one.startsWith(key) && /^ \d+$/.test(one.slice(key.length))),
    );
    for (const [one] of members) doubtWay(network, one, true);
    warn(
      context,
      'VPC Lattice',
      label,
      members.map(([one, { label: name }]) => name ?? one),
      place,
    );
  }
}

function warn(
  context: Context,
  what: string | Told,
  label: string,
  doubted: readonly string[],
  place: Place,
  joins?: string,
): void {
  context.warn(
    [
      say`${what} opens ways that are not read (${label}).`,
      ...(joins === undefined ? [] : [say`What lies beyond it, and comes from there, is unknown.`]),
      ...(doubted.length === 0 ? [] : [say`What reaches ${listOf(doubted)} is unknown because of it.`]),
    ].join(' '),
    place,
  );
}

const nameOf = ({ network }: Context, id: string): string => network.get(id)?.label ?? id;

/** What is in a field, in blocks by its path: ids, and those that a text ends in, as ARNs do. */
function idsAt(value: Value | undefined, path: readonly string[]): string[] {
  if (value === undefined) return [];
  if (isUnknown(value))
    return [...(value.listed ?? []), ...(value.among?.keys ?? [])].flatMap((one) => idsAt(one, path));
  if (isList(value)) return value.flatMap((item) => idsAt(item, path));
  const [name, ...more] = path;
  if (typeof value === 'string') return name === undefined && value !== '' ? [value] : [];
  return isValues(value) && name !== undefined && Object.hasOwn(value, name) ? idsAt(value[name], more) : [];
}

/** An elastic address leads to whatever has it. */
function ownersOf(context: Context, id: string): string[] {
  const address = context.all('eip').find(({ key, ids }) => key === id || ids.includes(id));
  if (address === undefined) return [id];
  const links = context.all('eip_association').filter(({ fields }) => isOf(address, fields.raw('allocation_id')));
  return [address, ...links].flatMap(({ fields }) =>
    ['instance', 'instance_id', 'network_interface', 'network_interface_id'].flatMap((name) => {
      const owner = fields.raw(name);
      return typeof owner === 'string' ? [owner] : [];
    }),
  );
}

const isOf = ({ key, ids }: Declared, value: Value | undefined): boolean =>
  typeof value === 'string' && (value === key || ids.includes(value));
