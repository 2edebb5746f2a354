import { expect, it, vi } from 'vitest';
import type * as Fields from '../../../interchange/import/aws/fields.js';
import { importAws } from '../../../interchange/import/aws/import-aws.js';
import { kindOf } from '../../../interchange/import/aws/kinds.js';
import { account } from '../account.js';
import { rareObjects } from './rare-objects.js';
import { containerOf, fieldOf, KINDS, type SdkStructure, structuresOf } from './sdk.js';
import { READ, WARNED } from './table.js';

/** The fields that the importer has taken from what it was given: `ec2.Vpc VpcId`. */
const taken = vi.hoisted(() => new Set<string>());

/** Every object that the importer reads goes through these two functions; what it then takes from it is recorded. */
vi.mock('../../../interchange/import/aws/fields.js', async (original) => {
  const real = await original<typeof Fields>();
  const recorded = <S extends Fields.Shape>(reading: Fields.Reading<S>, shape: S): Fields.Reading<S> => {
    const structures = structuresAt(reading.place.path);
    // Items of a list that has no shape of its own are read by themselves.
    const isOpaque = (field: string) => shape[field] === real.list;
    return { ...reading, value: watched(reading.value, structures, isOpaque) };
  };
  return {
    ...real,
    readFields: <S extends Fields.Shape>(...args: Parameters<typeof real.readFields<S>>) => {
      const reading = real.readFields(...args);
      return reading && recorded(reading, args[1]);
    },
    readList: <S extends Fields.Shape>(...args: Parameters<typeof real.readList<S>>) =>
      real.readList(...args).map((reading) => recorded(reading, args[1])),
  };
});

/** The structures that can stand at a path of the data, as `Reservations[0].Instances[0].NetworkInterfaces[2]`. */
function structuresAt(path: string): SdkStructure[] {
  const names = path.split('.').map((part) => part.replace(/(\[\d+\])+$/, ''));
  const start = names.findIndex((name) => kindOf(name) !== undefined);
  const kind = kindOf(names[start] ?? '');
  if (kind === undefined) return [];
  return names.slice(start + 1).reduce(inside, structuresOf(kind));
}

function inside(structures: readonly SdkStructure[], name: string): SdkStructure[] {
  return structures.flatMap((structure) => structure.fields.get(fieldOf(structure, name) ?? '')?.() ?? []);
}

function watched<T extends object>(
  value: T,
  structures: readonly SdkStructure[],
  isOpaque: (field: string) => boolean = () => false,
): T {
  return new Proxy(value, {
    get: (target, key) => {
      const found: unknown = Reflect.get(target, key);
      if (typeof key !== 'string') return found;
      for (const structure of structures) {
        const field = fieldOf(structure, key);
        if (field !== undefined) taken.add(`${structure.name} ${field}`);
      }
      const next = inside(structures, key);
      if (isOpaque(key) || typeof found !== 'object' || found === null || next.length === 0) return found;
      return Array.isArray(found)
        ? found.map((item: unknown) => (typeof item === 'object' && item !== null ? watched(item, next) : item))
        : watched(found, next);
    },
  });
}

it('reads just the fields that the table says', () => {
  for (const files of [account(), rareObjects()])
    importAws(
      Object.entries(files).map(([path, json]) => ({ path, text: JSON.stringify(json) })),
      { names: 'id' },
    );
  // Containers are walked through, and attributes are taken by their keys.
  const containers = KINDS.flatMap((kind) => containerOf(kind)?.name ?? []);
  const isTaken = (field: string) =>
    !/Attribute\.Key /.test(field) && !containers.some((name) => field.startsWith(`${name} `));
  const known = (field: string) => READ.has(field) || WARNED.has(field);
  expect([...taken].filter((field) => !known(field)).sort(), 'taken, and not in the table').toEqual([]);
  expect(
    [...READ].filter((field) => isTaken(field) && !taken.has(field)),
    'in the table, and never taken',
  ).toEqual([]);
});
