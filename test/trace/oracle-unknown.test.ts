import { expect, it } from 'vitest';
import { compareNetworks, NETWORKS } from './run-oracle.js';

it(`is unknown where what is not written decides, and nowhere else, in ${NETWORKS} random networks`, () => {
  const fates = compareNetworks(1_000_001, NETWORKS, { unknowns: true, balancedEndpoints: true });
  for (const fate of ['reachable', 'partly', 'one-way', 'blocked', 'unknown'])
    expect(fates.get(fate) ?? 0, fate).toBeGreaterThan(0);
});
