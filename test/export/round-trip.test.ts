import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ExportNote } from '../../interchange/export/declared/declared.js';
import { diff, loadNetwork } from '../../library/index.js';
import { ROOT } from '../architecture/source-tree.js';
import { behaviourFixtures } from '../behaviours/read-fixture.js';
import { randomNetwork } from '../oracle/random-network.js';
import {
  asAwsHasIt,
  declarable,
  type Outcome,
  renamed,
  templateName,
  throughCloudFormation,
  throughTerraform,
} from './round-trip.js';

const WAYS: readonly (readonly [string, (name: string) => string, (text: string) => Outcome])[] = [
  ['Terraform', (name) => name, throughTerraform],
  ['CloudFormation', templateName, throughCloudFormation],
];

const example = (...names: string[]): string =>
  names.map((name) => readFileSync(join(ROOT, 'examples', name), 'utf8').replace(/^import .*$/gm, '')).join('\n');

const EXAMPLES: readonly (readonly [string, string])[] = [
  ['coffee-shop', example('coffee-shop/office.vpc', 'coffee-shop/shop.vpc')],
  ['three-tier', example('three-tier/web-shop.vpc')],
  ['hybrid', example('hybrid/office.vpc', 'hybrid/company.vpc')],
];

/** What of a network came back otherwise than it went out. */
function changed(original: string, { imported }: Outcome): unknown[] {
  const { changes, endpoints } = diff(loadNetwork(original), loadNetwork(imported));
  return [...endpoints.added, ...changes];
}

/** Notes of what comes back as it was: it is said in another way, or has to be given. */
const SAID_OTHERWISE =
  /^(Which table is the main one|The default (network ACL|group)|What lies in|What \S+ announces|Which service endpoint|RDS asks|IPv6 block \S+ of VPC \S+: AWS picks|Rule \d+ of \S+ takes|Expectations|AWS refuses this|AWS takes one subnet a zone)/;

/** Whether all of a network can be said: nothing of it is left out. */
const isWhole = (notes: readonly ExportNote[]): boolean => notes.every(({ message }) => SAID_OTHERWISE.test(message));

describe.each(WAYS)('a network declared for %s', (_, call, through) => {
  it.each(EXAMPLES)('comes back as it was: %s', (_name, text) => {
    const original = renamed(asAwsHasIt(text), call);
    const outcome = through(original);
    expect(changed(original, outcome)).toEqual([]);
  });

  it('comes back as it was: the networks of the behaviours of which all can be said', () => {
    let whole = 0;
    for (const { path, text } of behaviourFixtures()) {
      const original = renamed(declarable(asAwsHasIt(text)), call);
      const outcome = through(original);
      if (!isWhole(outcome.notes)) continue;
      whole++;
      expect([path, changed(original, outcome)]).toEqual([path, []]);
    }
    expect(whole).toBeGreaterThan(15);
  });

  it('comes back as it was, whatever it is, where all of it can be said', () => {
    let whole = 0;
    for (let seed = 1; seed <= Number(process.env.EXPORTED_NETWORKS ?? 170); seed++) {
      // AWS picks the address of one that nothing has, so that it cannot come back.
      const text = randomNetwork(seed, { unknowns: false, balancedEndpoints: false }).replace(/^elastic-ip .*\n/gm, '');
      const original = renamed(declarable(asAwsHasIt(text)), call);
      const outcome = through(original);
      if (!isWhole(outcome.notes)) continue;
      whole++;
      expect([seed, changed(original, outcome)]).toEqual([seed, []]);
    }
    expect(whole).toBeGreaterThan(45);
  });
});
