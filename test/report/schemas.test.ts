import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from '../architecture/source-tree.js';
import { type Output, realOutput } from './real-output.js';

const FOLDER = join(ROOT, 'docs', 'schemas');
const ENDING = '.schema.json';
/** Referred to by the others. */
const SHARED = 'common';

interface Schema {
  readonly $id: string;
  readonly properties?: Readonly<Record<string, unknown>>;
  readonly [keyword: string]: unknown;
}

const schemas = new Map(
  readdirSync(FOLDER)
    .filter((name) => name.endsWith(ENDING))
    .map((name) => [name.slice(0, -ENDING.length), JSON.parse(readFileSync(join(FOLDER, name), 'utf8')) as Schema]),
);
const commands = [...schemas.keys()].filter((name) => name !== SHARED);

// Strict: an unknown keyword is a mistake in a schema. Required keys may stand beside a reference that describes them.
const ajv = new Ajv2020({ strict: true, strictRequired: false, strictTypes: false, allErrors: true });
for (const schema of schemas.values()) ajv.addSchema(schema);

function validatorOf(name: string): ValidateFunction {
  const found = ajv.getSchema(`${name}${ENDING}`);
  if (!found) throw new Error(`no schema ${name}`);
  return found;
}

const problems = ({ schema, command, value }: Output): string[] => {
  const validate = validatorOf(schema);
  return validate(value) ? [] : (validate.errors ?? []).map((e) => `${command}: ${e.instancePath} ${e.message}`);
};

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Every object in a value, the value itself among them. */
function objectsIn(value: unknown): Record<string, unknown>[] {
  if (Array.isArray(value)) return value.flatMap(objectsIn);
  return isObject(value) ? [value, ...Object.values(value).flatMap(objectsIn)] : [];
}

/** Every key that a schema describes, with its description's holder. */
function describedKeys(schema: unknown): [key: string, schema: Record<string, unknown>][] {
  return objectsIn(schema).flatMap(({ properties }) =>
    isObject(properties)
      ? Object.entries(properties).filter((entry): entry is [string, never] => isObject(entry[1]))
      : [],
  );
}

describe('the JSON schemas', () => {
  let outputs: Output[] = [];
  beforeAll(async () => {
    outputs = await realOutput();
  });
  const of = (name: string): Output[] => outputs.filter(({ schema }) => schema === name);

  it.each(commands)('%s: fits everything that is really printed', (name) => {
    expect(of(name).length).toBeGreaterThan(3);
    expect(of(name).flatMap(problems).slice(0, 20)).toEqual([]);
  });

  it.each(commands)('%s: a key that it does not tell is a failure, wherever it stands', (name) => {
    const seen = new Set<string>();
    for (const { value } of of(name).slice(0, 60)) {
      const count = objectsIn(value).length;
      for (let i = 0; i < count; i++) {
        const changed = objectsIn(value)[i] as Record<string, unknown>;
        // One object of each form is enough.
        const form = Object.keys(changed).join();
        if (seen.has(form)) continue;
        seen.add(form);
        changed.novelty = true;
        expect(validatorOf(name)(value), `novelty in { ${form} }`).toBe(false);
        delete changed.novelty;
      }
    }
    expect(seen.size).toBeGreaterThan(2);
  });

  it('tell no key that nothing prints', () => {
    const printed = new Set(outputs.flatMap(({ value }) => objectsIn(value).flatMap(Object.keys)));
    const told = new Set([...schemas.values()].flatMap((schema) => describedKeys(schema).map(([key]) => key)));
    expect([...told].filter((key) => !printed.has(key))).toEqual([]);
  });

  it('describe every key, and say of every number what it may be', () => {
    for (const schema of schemas.values())
      for (const [key, told] of describedKeys(schema)) {
        expect(typeof (told.description ?? told.$ref), `${schema.$id}: ${key}`).toBe('string');
        if (told.type === 'integer') expect(told.minimum, `${schema.$id}: ${key}`).toBeTypeOf('number');
      }
  });

  it('have the number that the command line prints', () => {
    for (const { schema, value } of outputs) {
      expect(validatorOf(schema)({ ...(value as object), schema: 2 })).toBe(false);
    }
  });
});
