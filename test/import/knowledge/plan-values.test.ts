/** A plan tells every value that is known before it is carried out. One that is missing from what is planned, and not among what is known only later, was cut from it. */
import { expect, it } from 'vitest';
import { importTerraform } from '../../../interchange/import/terraform/import-terraform.js';
import { mutated, type Path } from '../mutate.js';
import { plan } from '../terraform/plan.js';
import { PLAN_SUBJECTS, RESOURCES } from './plan-resources.js';
import { flips, sampled, Verdicts } from './verdicts.js';

type Fields = Record<string | number, unknown>;

function fieldsIn(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [];
  const keys = Array.isArray(value) ? value.map((_, i) => i) : Object.keys(value);
  return keys.flatMap((key) => [
    ...(typeof key === 'string' ? [[...path, key]] : []),
    ...fieldsIn((value as Fields)[key], [...path, key]),
  ]);
}

const WHOLE = plan({ resources: RESOURCES }) as {
  readonly planned_values: { readonly root_module: { readonly resources: readonly Fields[] } };
};
const PLANNED = WHOLE.planned_values.root_module.resources;
const FIELDS = PLANNED.flatMap(({ values }, i) =>
  fieldsIn(values, ['planned_values', 'root_module', 'resources', i, 'values']),
);
const verdicts = new Verdicts({ subjects: PLAN_SUBJECTS, traffics: ['tcp 443', 'tcp 5432'] });
const read = (json: unknown) => importTerraform([{ path: 'plan.json', text: JSON.stringify(json) }]).topology;

it('turns no verdict round without a value that is planned', () => {
  const before = verdicts.of(read(WHOLE));
  expect(FIELDS.length).toBeGreaterThan(80);
  const found = sampled(FIELDS, 25).flatMap((path) =>
    flips(before, verdicts.of(read(mutated(WHOLE, path)))).map(
      (flip) => `${PLANNED[path[3] as number]?.address}.${path.slice(5).join('.')}: ${flip}`,
    ),
  );
  expect(found).toEqual([]);
});
