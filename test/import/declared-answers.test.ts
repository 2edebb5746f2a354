import { describe, expect, it } from 'vitest';
import { importCloudFormation } from '../../interchange/import/cloudformation/import-cloudformation.js';
import { importTerraform } from '../../interchange/import/terraform/import-terraform.js';
import { loadNetwork, printTopology } from '../../language/index.js';
import { analyse } from '../../network/answers/analyse.js';
import type { Topology } from '../../network/topology/model.js';
import { WHOLE as TEMPLATE } from './cloudformation/whole.js';
import { WHOLE as PLAN } from './terraform/whole.js';

/** Every flow between every two endpoints, as one text. */
function answers(topology: Topology): string {
  return JSON.stringify(
    analyse(topology).matrix(),
    (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value),
    1,
  );
}

const NETWORKS: readonly (readonly [string, () => Topology])[] = [
  ['a plan', () => importTerraform([{ path: 'plan.json', text: JSON.stringify(PLAN) }]).topology],
  ['a template', () => importCloudFormation([{ path: 'stack.yaml', text: TEMPLATE }]).topology],
];

describe.each(NETWORKS)('%s, printed and read back', (_, read) => {
  const topology = read();
  const text = printTopology(topology);
  const again = loadNetwork([{ uri: 'file:///network.vpc', text }], () => undefined);

  it('has no error', () => {
    expect(again.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it('prints the same once more', () => {
    expect(printTopology(again.topology)).toBe(text);
  });

  it('gives the same answers', () => {
    const before = answers(topology);
    expect(before.length).toBeGreaterThan(1000);
    expect(answers(again.topology)).toBe(before);
  });
});
