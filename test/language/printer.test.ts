import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatText, loadNetwork, printTopology } from '../../language/index.js';
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
    expect(formatText(text)).toBe(text);
  });

  it('reads back as it was, and is laid out as the formatter would have it, whatever the network', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const { topology } = loadClean(randomNetwork(new Dice(seed)));
        const text = printTopology(topology);
        expect(plain(loadClean(text).topology)).toEqual(plain(topology));
        expect(formatText(text)).toBe(text);
      }),
      { numRuns: 150 },
    );
  });

  it('is laid out as the formatter would have it where resources with a line, with several, with long ones and with remarks follow each other', () => {
    const wide = Array.from({ length: 9 }, (_, i) => `office-of-a-long-name-${i}`);
    const { topology } = loadClean(`
      vpc v 10.0.0.0/16 {
        subnet s 10.0.0.0/20 in a {
          id subnet-1
          instance one 10.0.0.9
          instance two 10.0.0.10 { id i-2 }
          instance three-of-a-longer-name { id i-3 }
          instance many 10.0.0.12 {
            id i-4
            security-groups ${wide.join(', ')}
          }
          interface plain 10.0.0.13 {
            id eni-5
            security-groups ${wide[0]}, ${wide[1]}
            public-ip 198.18.42.0
          }
          /** Reached
           * by nobody. */
          instance told {
            id i-6
            security-groups ${wide[2]}
          }
          instance nat-six { id i-7 }
        }
        ${wide.map((name) => `security-group ${name} { inbound { allow tcp 443 from 10.0.0.0/8 } }`).join('\n')}
      }`);
    const text = printTopology(topology);
    expect(formatText(text)).toBe(text);
    expect(plain(reread(topology))).toEqual(plain(topology));
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

  it('has the comments that silence what is found of a declaration', () => {
    const text = `// vpclens-ignore vpc-empty: still to come
vpc v 10.0.0.0/16 {
  // vpclens-ignore group-unused: of another team
  /** Theirs. */
  security-group g { inbound { } }
}
`;
    const { topology } = loadNetwork([{ uri: 'file:///a.vpc', text }], () => undefined);
    expect(printTopology(topology)).toBe(text);
  });

  it('of nothing is nothing', () => {
    expect(printTopology(loadNetwork([], () => undefined).topology)).toBe('');
  });
});
