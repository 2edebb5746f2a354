import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadNetwork, printTopology } from '../../language/index.js';
import type { Topology } from '../../network/topology/model.js';
import { load, loadClean } from './check-text.js';
import { EVERYTHING, OFFICE } from './everything.js';
import { plain } from './plain.js';
import { Dice, randomNetwork } from './random-network.js';

const reread = (topology: Topology): Topology => loadClean(printTopology(topology)).topology;

describe('a printed topology', () => {
  it('reads back as it was, with every construct', () => {
    const { topology } = load(EVERYTHING, { './office.vpc': OFFICE });
    const text = printTopology(topology);
    const again = loadClean(text).topology;
    expect(plain(again)).toEqual(plain(topology));
    expect(printTopology(again)).toBe(text);
  });

  it('reads back as it was, whatever the network', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const { topology } = loadClean(randomNetwork(new Dice(seed)));
        expect(plain(reread(topology))).toEqual(plain(topology));
      }),
      { numRuns: 150 },
    );
  });

  it('writes the qualified name where the text of a reference would mean something else', () => {
    const { topology } = loadClean(
      'vpc a 10.0.0.0/16 { subnet s 10.0.0.0/24 { } }\nvpc b 10.1.0.0/16 { subnet s 10.1.0.0/24 { } }\ntransit-gateway hub { attach a in s }\nexpect a.s can reach b.s',
    );
    const [gateway] = topology.transitGateways;
    const [attachment] = gateway?.attachments ?? [];
    const [reference] = attachment?.subnets ?? [];
    const renamed: Topology = {
      ...topology,
      transitGateways: [
        {
          ...gateway!,
          attachments: [
            { ...attachment!, subnets: [{ ...reference!, text: 'subnet-0a1b', target: topology.vpcs[1]!.subnets[0] }] },
          ],
        },
      ],
    };
    expect(printTopology(renamed)).toContain('attach a in b.s');
    expect(printTopology(renamed)).toContain('expect a.s can reach b.s');
  });

  it('has a name for each thing, where files that were given together shared one', () => {
    const site = (vpc: string): string =>
      `vpc ${vpc} 10.0.0.0/16 { vpn-gateway vgw }\nnetwork office 192.168.0.0/16 { host desk 192.168.0.7 }\nvpn line-${vpc} from office to ${vpc}.vgw\nexpect office.desk cannot reach ${vpc}`;
    const { topology } = loadNetwork(
      ['one', 'two'].map((name) => ({ uri: `file:///${name}.vpc`, text: site(name) })),
      () => undefined,
    );
    const text = printTopology(topology);
    expect(text).toContain('vpn line-two from office-two-vpc to');
    const again = loadClean(text).topology;
    expect(again.networks.map(({ name }) => name)).toEqual(['office-one-vpc', 'office-two-vpc']);
    expect(again.vpns.map(({ network }) => network.target?.name)).toEqual(['office-one-vpc', 'office-two-vpc']);
    expect(again.expectations.map(({ assertion }) => assertion.from[0]?.text)).toEqual([
      'office-one-vpc.desk',
      'office-two-vpc.desk',
    ]);
  });

  it('of nothing is nothing', () => {
    expect(printTopology(loadNetwork([], () => undefined).topology)).toBe('');
  });
});
