import { describe, expect, it } from 'vitest';
import { ID_FIELDS } from '../../interchange/import/aws/identities.js';
import { importAws } from '../../interchange/import/aws/import-aws.js';
import { kindOf } from '../../interchange/import/aws/kinds.js';
import { printTopology } from '../../language/index.js';
import { EVERY_ACCOUNT } from './account/every-account.js';
import { type Account, account } from './account.js';
import { flipsOf, SUBJECTS, verdictsOf } from './account-verdicts.js';
import { mutated, type Path, pathsOf } from './mutate.js';

/** Whichever of two descriptions is true, no definite verdict may contradict it. */

/** CI takes one in so many, from the one on that TWICE_FROM names; TWICE=1 takes all. */
const EACH = Number(process.env.TWICE ?? 12);
const FROM = Number(process.env.TWICE_FROM ?? 0) % EACH;

const imported = (files: Account) =>
  importAws(
    Object.entries(files).map(([path, json]) => ({ path, text: JSON.stringify(json) })),
    { names: 'id' },
  );

/** The verdicts between those ends, remembered by what is printed. */
function verdictsBetween(subjects: readonly string[]): (files: Account) => Map<string, string> {
  const known = new Map<string, Map<string, string>>();
  return (files) => {
    const { topology } = imported(files);
    const text = printTopology(topology);
    const found = known.get(text) ?? verdictsOf(topology, subjects);
    known.set(text, found);
    return found;
  };
}

interface Twice {
  readonly name: string;
  readonly id: string;
  readonly field: string;
  readonly file: string;
  readonly list: Path;
  readonly at: number;
  readonly half: unknown;
}

/** Each object with an id, each list in it, without its last half and without its first. */
function cases(files: Account): Twice[] {
  return Object.entries(files).flatMap(([file, json]) =>
    pathsOf(json).flatMap((path): Twice[] => {
      const at = path.at(-1);
      const key = path.at(-2);
      const kind = typeof key === 'string' ? kindOf(key) : undefined;
      const idField = kind && ID_FIELDS[kind];
      const object = valueAt(json, path) as Record<string, unknown>;
      const id = idField && typeof object === 'object' && object !== null ? object[idField] : undefined;
      // An interface inside its instance is described by that.
      const isInside = path.slice(0, -2).some((part) => typeof part === 'string' && kindOf(part) !== undefined);
      if (typeof at !== 'number' || typeof id !== 'string' || isInside) return [];
      return pathsOf(object).flatMap((inside): Twice[] => {
        const list = valueAt(object, inside);
        if (!Array.isArray(list) || list.length === 0 || inside.some((part) => /^Tag(s|Set|List)$/.test(String(part))))
          return [];
        const middle = Math.floor(list.length / 2);
        return [list.slice(0, middle), list.slice(middle || 1)].map((value, i) => ({
          name: `${id} ${inside.join('.')}, the ${i === 0 ? 'first' : 'last'} half`,
          id,
          field: String(inside[0]),
          file,
          list: path.slice(0, -1),
          at,
          half: mutated(object, inside, { value }),
        }));
      });
    }),
  );
}

const valueAt = (json: unknown, path: Path): unknown =>
  path.reduce((value, key) => (value as Record<string | number, unknown>)[key], json);

/** An account with an object's half instead of it, or beside it. */
function withHalf(files: Account, { file, list, at, half }: Twice, isBeside: boolean): Account {
  const items = valueAt(files[file], list) as unknown[];
  if (isBeside) items.push(half);
  else items[at] = half;
  return files;
}

describe.each(EVERY_ACCOUNT)('an object that is described twice, once with half of a list, in $name', (one) => {
  const verdicts = verdictsBetween(one.subjects);
  const whole = verdicts(one.files());
  const all = cases(one.files());
  it('stands in the account in many ways', () => expect(all.length).toBeGreaterThan(20));
  it.each(all.filter((_, i) => i % EACH === FROM))('$name', (twice) => {
    const both = withHalf(one.files(), twice, true);
    const now = verdicts(both);
    expect(flipsOf(whole, now), 'against the whole').toEqual([]);
    expect(flipsOf(verdicts(withHalf(one.files(), twice, false)), now), 'against the half').toEqual([]);
    const isTold = imported(both).warnings.some(
      ({ message }) => message.includes(`${twice.id} is described twice`) && message.includes(twice.field),
    );
    expect(isTold, `a warning of ${twice.field}`).toBe(true);
  });
});

const verdicts = verdictsBetween(SUBJECTS);
const whole = verdicts(account());

const OWNED = ['Routes', 'Associations', 'TransitGatewayRouteTablePropagations', 'TargetHealthDescriptions', 'Entries'];

/** Where an answer about one object stands, and the key of its list. */
const answers = Object.entries(account()).flatMap(([file, json]) =>
  [[], ...pathsOf(json)].flatMap((path): [string, Path, string][] => {
    const object = valueAt(json, path) as Record<string, unknown>;
    if (typeof object !== 'object' || object === null || Array.isArray(object)) return [];
    const isOwned = Object.keys(object).some((key) =>
      /^(TransitGatewayRouteTableId|TargetGroupArn|PrefixListId)$/.test(key),
    );
    return isOwned
      ? OWNED.flatMap((key) => (Array.isArray(object[key]) ? [[file, path, key] as [string, Path, string]] : []))
      : [];
  }),
);

describe('a list about one object that is told twice, once by its half', () => {
  it('stands in the account', () => expect(answers.length).toBeGreaterThan(3));
  it.each(answers)('%s %j: %s', (file, path, key) => {
    const answer = valueAt(account()[file], path) as Record<string, unknown[]>;
    const list = answer[key] as unknown[];
    const middle = Math.floor(list.length / 2);
    for (const half of [list.slice(0, middle), list.slice(middle || 1)]) {
      const again = { ...answer, [key]: half };
      const both = { ...account(), 'again.json': [again] };
      const alone = account();
      Object.assign(valueAt(alone[file], path) as object, again);
      const now = verdicts(both);
      expect(flipsOf(whole, now), 'against the whole').toEqual([]);
      // Searches for routes may have been asked for different ones.
      if (key !== 'Routes') expect(flipsOf(verdicts(alone), now), 'against the half').toEqual([]);
      const isTold = imported(both).warnings.some(({ message }) => message.includes(`The ${key} of `));
      expect(isTold, 'a warning').toBe(list.length > 0 && (key !== 'Routes' || half.length > 0));
    }
  });

  it('is one where both tell the same, and where AWS cut the first short', () => {
    const text = printTopology(imported(account()).topology);
    for (const [file, path, key] of answers) {
      const answer = valueAt(account()[file], path) as Record<string, unknown[]>;
      const list = answer[key] as unknown[];
      const again = { ...account(), 'again.json': [answer] };
      expect(printTopology(imported(again).topology), `${file} ${key} again`).toBe(text);
      // A search for routes has no next page.
      if (list.length < 2 || key === 'Routes') continue;
      const pages = account();
      Object.assign(valueAt(pages[file], path) as object, { [key]: list.slice(0, 1), NextToken: 'more' });
      const [, name = '', ending = ''] = /^(.*)(\.json)$/.exec(file) ?? [];
      pages[`${name}-2${ending}`] = [{ ...answer, [key]: list.slice(1) }];
      expect(printTopology(imported(pages).topology), `${file} ${key} in pages`).toBe(text);
    }
  });
});
