import { expect } from 'vitest';
import { loadNetwork } from '../../language/index.js';
import { Random } from '../oracle/random.js';
import { type RandomOptions, randomNetwork } from '../oracle/random-network.js';
import { compareNetwork, type Effort } from './compare.js';

const EFFORT: Effort = { pairs: 3, ends: 2, services: 8 };

/** How many networks a test makes; more with ORACLE_NETWORKS. */
export const NETWORKS = Number(process.env.ORACLE_NETWORKS ?? 500);

/** Compares the analysis of random networks with the oracle, and says with which seed they differ. Returns how many packets had each fate. `towards`: in networks that have it, about those alone. */
export function compareNetworks(
  first: number,
  count: number,
  options: RandomOptions,
  towards?: { readonly have: RegExp; readonly those: NonNullable<Effort['about']> },
): Map<string, number> {
  const fates = new Map<string, number>();
  let left = count;
  for (let seed = first; left > 0; seed++) {
    const text = randomNetwork(seed, options);
    if (towards && !towards.have.test(text)) continue;
    left--;
    const { topology, findings } = loadNetwork([{ uri: 'file:///random.vpc', text }], () => undefined);
    expect(findings, `seed ${seed} makes a network without a finding`).toEqual([]);
    const comparison = compareNetwork(
      topology,
      new Random(seed),
      towards ? { ...EFFORT, about: towards.those } : EFFORT,
    );
    expect(comparison.differences, `seed ${seed}\n${text}`).toEqual([]);
    for (const [fate, number] of comparison.fates) fates.set(fate, (fates.get(fate) ?? 0) + number);
  }
  return fates;
}
