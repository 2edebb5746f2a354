import { expect, it } from 'vitest';
import { compareNetworks, NETWORKS } from './run-oracle.js';

it(`fares as the packets do, in ${NETWORKS} random networks`, () => {
  const fates = compareNetworks(1, NETWORKS, { unknowns: false, balancedEndpoints: false });
  // A comparison of nothing but blocked packets would show nothing.
  for (const fate of ['reachable', 'partly', 'one-way', 'blocked'])
    expect(fates.get(fate) ?? 0, fate).toBeGreaterThan(0);
});
