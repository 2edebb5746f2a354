import { expect, it } from 'vitest';
import { compareNetworks, NETWORKS } from './run-oracle.js';

it(`fares as the packets from and to Elastic IP addresses do, in ${NETWORKS / 5} random networks`, () => {
  const fates = compareNetworks(
    40_000,
    NETWORKS / 5,
    { unknowns: true, balancedEndpoints: false },
    {
      have: /elastic-ip/,
      those: (to, from) => [to, from].some(({ kind }) => kind === 'internet' || kind === 'address'),
    },
  );
  for (const fate of ['reachable', 'blocked', 'unknown']) expect(fates.get(fate) ?? 0, fate).toBeGreaterThan(0);
});
