/**
 * An import that is printed and read back is the network that was imported: the same verdicts, packet by packet, and printed again the same text.
 * Of what the inputs leave untold there are very many kinds: some of them, and all where `KNOWLEDGE_MUTATIONS` asks for as many.
 */
import { describe, expect, it } from 'vitest';
import { importAws } from '../../interchange/import/aws/import-aws.js';
import { importCloudFormation } from '../../interchange/import/cloudformation/import-cloudformation.js';
import { importTerraform } from '../../interchange/import/terraform/import-terraform.js';
import { loadNetwork, printTopology } from '../../language/index.js';
import { analyse } from '../../network/answers/index.js';
import type { Topology } from '../../network/topology/index.js';
import { account } from './account.js';
import { asJson } from './cloudformation/as-json.js';
import { WHOLE as STACK } from './cloudformation/whole.js';
import { lessKnown } from './knowledge/mutations.js';
import { RESOURCES } from './knowledge/plan-resources.js';
import { TEMPLATE } from './knowledge/template.js';
import { sampled } from './knowledge/verdicts.js';
import { mutated, pathsOf } from './mutate.js';
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

/** What is so of every pair of ends. */
function everyFlow(topology: Topology): string[] {
  const { endpoints, flows } = analyse(topology).matrix();
  return [
    ...endpoints.map((endpoint) => JSON.stringify(endpoint)),
    ...flows.map((flow) => JSON.stringify(flow)),
  ].sort();
}

/** Texts that have been read back: what many inputs leave untold changes nothing. */
const known = new Map<string, readonly string[]>();

/** What is otherwise once it has been printed and read back. */
function differences(topology: Topology): readonly string[] {
  const text = printTopology(topology);
  const before = known.get(text);
  if (before) return before;
  const again = loadNetwork([{ uri: 'file:///imported.vpc', text }], () => undefined);
  const [mine, theirs] = [everyFlow(topology), everyFlow(again.topology)];
  const found = [
    ...again.findings.filter(({ severity }) => severity === 'error').map(({ rule, message }) => `${rule}: ${message}`),
    ...(printTopology(again.topology) === text ? [] : ['it is printed otherwise']),
    ...mine.filter((one) => !theirs.includes(one)).map((one) => `only as imported: ${one}`),
    ...theirs.filter((one) => !mine.includes(one)).map((one) => `only as read back: ${one}`),
  ];
  known.set(text, found);
  return found;
}

const INPUTS: readonly (readonly [name: string, read: Read, whole: unknown])[] = [
  ['an account', fromAws, account()],
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
