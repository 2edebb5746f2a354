import { expect, it } from 'vitest';
import { compareNetworks, NETWORKS } from './run-oracle.js';

it(`fares as the packets of Client VPN clients do, in ${NETWORKS / 2} random networks`, () => {
  const fates = compareNetworks(
    30_000,
    NETWORKS / 2,
    { unknowns: true, balancedEndpoints: true },
    {
      have: /client-vpn-endpoint/,
      those: (to, from) => [to, from].some((one) => one.kind === 'resource' && one.resource.clientVpn !== undefined),
    },
  );
  for (const fate of ['reachable', 'partly', 'one-way', 'blocked', 'unknown'])
    expect(fates.get(fate) ?? 0, fate).toBeGreaterThan(0);
});
