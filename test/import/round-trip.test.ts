/**
 * An import that is printed and read back is the network that was imported: the same verdicts, packet by packet, and printed again the same text.
 * Of what the inputs leave untold there are very many kinds: some of them, and all where `KNOWLEDGE_MUTATIONS` asks for as many.
 */
import { describe, expect, it } from 'vitest';
import { importAws } from '../../interchange/import/aws/import-aws.js';
import { importCloudFormation } from '../../interchange/import/cloudformation/import-cloudformation.js';
import { importTerraform } from '../../interchange/import/terraform/import-terraform.js';
import type { Topology } from '../../network/topology/index.js';
import { EVERY_ACCOUNT } from './account/every-account.js';
import { asJson } from './cloudformation/as-json.js';
import { WHOLE as STACK } from './cloudformation/whole.js';
import { lessKnown } from './knowledge/mutations.js';
import { RESOURCES } from './knowledge/plan-resources.js';
import { TEMPLATE } from './knowledge/template.js';
import { sampled } from './knowledge/verdicts.js';
import { mutated, pathsOf } from './mutate.js';
import { differences } from './round-trip.js';
import { plan } from './terraform/plan.js';
import { WHOLE as PLAN } from './terraform/whole.js';

type Read = (json: unknown) => Topology;

const fromAws: Read = (files) =>
  importAws(
    Object.entries(files as object).map(([path, json]) => ({ path, text: JSON.stringify(json) })),
    { names: 'id' },
  ).topology;
const fromPlan: Read = (json) => importTerraform([{ path: 'plan.json', text: JSON.stringify(json) }]).topology;
const fromStack: Read = (json) => importCloudFormation([{ path: 'stack.json', text: JSON.stringify(json) }]).topology;

const INPUTS: readonly (readonly [name: string, read: Read, whole: unknown])[] = [
  ...EVERY_ACCOUNT.map(({ name, files }): [string, Read, unknown] => [`an account with ${name}`, fromAws, files()]),
  ['a plan', fromPlan, PLAN],
  ['a plan of which less is known', fromPlan, plan({ resources: RESOURCES })],
  ['a template', fromStack, asJson(STACK)],
  ['a template of which less is known', fromStack, asJson(TEMPLATE)],
];

describe.each(INPUTS)('%s', (name, read, whole) => {
  it('is the same once it is printed and read back', () => {
    expect(differences(read(whole)).slice(0, 3)).toEqual([]);
  });

  it('is so whatever is missing', () => {
    const isTemplate = name.startsWith('a template');
    // Without what says what it is, an input is refused.
    const inside = pathsOf(whole).filter((path) => path.length > 2);
    const paths = sampled(inside, 12).map((path) => ({ what: path.join('.'), less: mutated(whole, path) }));
    const untold = isTemplate
      ? sampled(lessKnown(whole), 12).map(({ what, template }) => ({ what, less: template as unknown }))
      : [];
    const found = [...paths, ...untold].flatMap(({ what, less }) =>
      differences(read(less)).map((difference) => `${what}: ${difference}`),
    );
    expect(found.slice(0, 3)).toEqual([]);
  });
});
