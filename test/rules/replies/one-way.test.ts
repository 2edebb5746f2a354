/**
 * Whatever the analysis calls one-way because of a mistake, some rule tells, at the element that causes it.
 *
 * What is no mistake, and so is told by none:
 * - traffic that nobody means: no rule of a group at the target names both the client and the service. Ranges of a thousand ports and more are there for
 *   replies, and `from any` is there for others too. Packets that go out, to a network or to the internet, are meant by the route that leads there;
 *   that their replies are lost at an ACL is told only where a rule names what goes out;
 * - what on-premises networks do with each other by way of AWS;
 * - services without replies that anybody waits for: of UDP all but those that are known to answer, of ICMP all but ping, and protocols without ports.
 *   The language has no word for a protocol that is one-way on purpose, so these are few;
 * - what a numbered deny of a network ACL names: it is written there on purpose;
 * - what a resource with `deny-internet-gateway-traffic` keeps an internet gateway from handing to it: likewise;
 * - what a blackhole of a transit gateway's table drops: likewise;
 * - IPv6 from the internet to a subnet whose replies do not leave by an internet gateway: such a subnet is private on purpose;
 * - the internet from addresses that a gateway endpoint's list holds: AWS's services open no connections.
 */
import { describe, expect, it } from 'vitest';
import { loadNetwork } from '../../../language/index.js';
import { analyse } from '../../../network/answers/analyse.js';
import { runRules } from '../../../network/rules/run.js';
import { formatServices } from '../../../network/traffic/format-services.js';
import { randomNetwork } from '../../oracle/random-network.js';
import { lossesIn } from './losses.js';
import { tellers } from './tellers.js';

/** How many networks; more with ONE_WAY_NETWORKS. */
const NETWORKS = Number(process.env.ONE_WAY_NETWORKS ?? 200);

function untold(seed: number): { readonly losses: number; readonly untold: readonly string[] } {
  const text = randomNetwork(seed, { unknowns: false, balancedEndpoints: true });
  const { topology } = loadNetwork([{ uri: 'file:///random.vpc', text }], () => undefined);
  const analysis = analyse(topology);
  const told = tellers(topology, runRules(topology, { needs: 'all', analysis: () => analysis }));
  const losses = [...lossesIn(analysis)];
  return {
    losses: losses.length,
    untold: losses
      .filter((loss) => !told(loss))
      .map(
        ({ from, to, services, steps }) =>
          `seed ${seed}: ${formatServices(services)} from ${from} to ${to} is lost at ${steps.map(({ checkpoint, object, code, note }) => `${checkpoint} ${object} (${code ?? note})`).join(', ')}`,
      ),
  };
}

describe('flows of the matrix that are one-way', () => {
  it(`are told by a rule, in ${NETWORKS} random networks`, () => {
    const found = Array.from({ length: NETWORKS }, (_, seed) => untold(seed));
    expect(found.flatMap((one) => one.untold)).toEqual([]);
    expect(found.filter(({ losses }) => losses > 0).length).toBeGreaterThan(NETWORKS / 10);
  });
});
