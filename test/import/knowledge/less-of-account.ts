/** Accounts of which less is told than of a whole one, or the same in another way. */
import { ID_FIELDS } from '../../../interchange/import/aws/identities.js';
import { kindOf } from '../../../interchange/import/aws/kinds.js';
import { Random } from '../../oracle/random.js';
import type { Account } from '../account.js';
import { mutated, type Path, pathsOf } from '../mutate.js';

export interface Less {
  readonly what: string;
  readonly files: () => Account;
}

type Fields = Record<string, unknown>;

const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const valueAt = (json: unknown, path: Path): unknown => path.reduce((value, key) => (value as Fields)[key], json);

const inFile = (files: Account, file: string, change: (json: unknown) => unknown): Account => ({
  ...files,
  [file]: change(files[file]),
});

const inside = (files: Account): { file: string; path: Path }[] =>
  Object.entries(files).flatMap(([file, json]) => pathsOf(json).map((path) => ({ file, path })));

/** Every answer's list, cut to each of its halves: its beginning, its end, and every second object. */
export function cutLists(files: Account): Less[] {
  const lists = inside(files).filter(({ file, path }) => {
    const list = valueAt(files[file], path);
    return isAnswer(path) && Array.isArray(list) && list.length > 1;
  });
  return lists.flatMap(({ file, path }) => {
    const list = valueAt(files[file], path) as unknown[];
    const middle = Math.ceil(list.length / 2);
    const halves = {
      'the first half': list.slice(0, middle),
      'the last half': list.slice(middle),
      'every odd one': list.filter((_, i) => i % 2 === 0),
      'every even one': list.filter((_, i) => i % 2 === 1),
    };
    return Object.entries(halves).map(([half, value]) => ({
      what: `${file} ${path.join('.')}: ${half}`,
      files: () => inFile(files, file, (json) => mutated(json, path, { value })),
    }));
  });
}

/** Every answer's list cut to its beginning, and to nothing, with the word of AWS that there is more. */
export function shortLists(files: Account): Less[] {
  return inside(files).flatMap(({ file, path }): Less[] => {
    const list = valueAt(files[file], path);
    const around = path.slice(0, -1);
    // Within a reservation there are no pages.
    if (!isAnswer(path) || !Array.isArray(list) || list.length === 0 || around.includes('Reservations')) return [];
    return [0, Math.floor(list.length / 2)].map((length) => {
      const change = { [String(path.at(-1))]: list.slice(0, length), NextToken: 'more' };
      const value = { ...(valueAt(files[file], around) as Fields), ...change };
      return {
        what: `${file} ${path.join('.')}: the first ${length}, and more to come`,
        files: () => inFile(files, file, (json) => (around.length === 0 ? value : mutated(json, around, { value }))),
      };
    });
  });
}

/** What AWS prints a list of under a key of its own: the reservations around instances, and instances themselves, but not what lies within an object. */
const isAnswer = (path: Path): boolean => {
  const keys = path.filter((part) => typeof part === 'string');
  return typeof path.at(-1) === 'string' && keys.slice(0, -1).every((key) => kindOf(key) === undefined);
};

/** Every field of every object, missing. */
export function missingFields(files: Account): Less[] {
  return inside(files)
    .filter(({ path }) => typeof path.at(-1) === 'string' && path.length > 2)
    .map(({ file, path }) => ({
      what: `${file} without ${path.join('.')}`,
      files: () => inFile(files, file, (json) => mutated(json, path)),
    }));
}

/** Two things missing at once, and the accounts that lack one of them. */
export function missingTwo(files: Account, random: Random): { readonly both: Less; readonly one: readonly Less[] } {
  const all = missingFields(files);
  const first = random.pick(all);
  const less = first.files();
  const second = random.pick(missingFields(less));
  const twice = { what: `${first.what}, ${second.what}`, files: second.files };
  const other = all.find(({ what }) => what === second.what);
  return { both: twice, one: other ? [first, other] : [first] };
}

interface Described {
  readonly file: string;
  readonly list: Path;
  readonly at: number;
  readonly id: string;
  readonly idField: string;
}

/** Each object that has an id, where it is described. */
function described(files: Account): Described[] {
  return inside(files).flatMap(({ file, path }): Described[] => {
    const [key, at] = path.slice(-2);
    const kind = typeof key === 'string' && typeof at === 'number' ? kindOf(key) : undefined;
    const idField = kind && ID_FIELDS[kind];
    const object = valueAt(files[file], path);
    const isPart = path.slice(0, -2).some((part) => typeof part === 'string' && kindOf(part) !== undefined);
    if (!idField || isPart || !isObject(object) || typeof object[idField] !== 'string') return [];
    return [{ file, list: path.slice(0, -1), at: at as number, id: object[idField], idField }];
  });
}

/** Without it, a listener may be one of an accelerator. */
const TELLING: ReadonlySet<string> = new Set(['LoadBalancerArn']);

/** Each object in two descriptions with other known fields, of which together they have all: in one list, and in two files. */
export function inTwoParts(files: Account, seed: number): Less[] {
  return described(files).flatMap(({ file, list, at, id, idField }, n): Less[] => {
    const items = valueAt(files[file], list) as unknown[];
    const object = items[at] as Fields;
    const others = Object.keys(object).filter((field) => field !== idField && !TELLING.has(field));
    if (others.length < 2) return [];
    const random = new Random(seed + n);
    const isMine = new Set(others.filter(() => random.chance(50)));
    const part = (mine: boolean): Fields =>
      Object.fromEntries(
        Object.entries(object).filter(([field]) => !others.includes(field) || isMine.has(field) === mine),
      );
    const put = (value: unknown[]): Account => inFile(files, file, (json) => mutated(json, list, { value }));
    const fields = [...isMine].join(', ') || 'nothing';
    return [
      {
        what: `${id} twice in its list, once with ${fields}`,
        files: () => put([...items.slice(0, at), part(true), ...items.slice(at + 1), part(false)]),
      },
      {
        what: `${id} in two files, once with ${fields}`,
        files: () => ({
          ...put([...items.slice(0, at), part(true), ...items.slice(at + 1)]),
          'again.json': { [String(list.at(-1))]: [part(false)] },
        }),
      },
    ];
  });
}

/** Each object whole, and once more without one of its fields: in one list and in a file that comes first. */
export function onceMore(files: Account): Less[] {
  return described(files).flatMap(({ file, list, at, id, idField }) => {
    const items = valueAt(files[file], list) as unknown[];
    const object = items[at] as Fields;
    return Object.keys(object)
      .filter((field) => field !== idField)
      .flatMap((field): Less[] => {
        const less = mutated(object, [field]);
        return [
          {
            what: `${id} once more without ${field}`,
            files: () => inFile(files, file, (json) => mutated(json, list, { value: [...items, less] })),
          },
          {
            what: `${id} first without ${field}`,
            files: () => ({ 'a.json': { [String(list.at(-1))]: [less] }, ...files }),
          },
        ];
      });
  });
}
