import { expect, it } from 'vitest';
import { compareNetworks, NETWORKS } from './run-oracle.js';

it(`fares as the packets do behind endpoint services, in ${NETWORKS / 2} random networks`, () => {
  const fates = compareNetworks(
    25_600,
    NETWORKS / 2,
    { unknowns: true, balancedEndpoints: false },
    { have: / to v\d\.svc-/, those: (to) => to.kind === 'resource' && to.resource.service !== undefined },
  );
  for (const fate of ['reachable', 'partly', 'one-way', 'blocked', 'unknown'])
    expect(fates.get(fate) ?? 0, fate).toBeGreaterThan(0);
});
