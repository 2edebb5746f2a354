import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadNetwork } from '../../language/index.js';
import { cidrContains, cidrOf, formatCidr } from '../../network/address/cidr.js';
import { firstMatches } from '../../network/filters/first-match.js';
import type { Finding } from '../../network/findings/finding.js';
import { aclRuleShadowed } from '../../network/rules/network-acls/acl-rule-shadowed.js';
import { findingsOf } from '../../network/rules/run.js';
import type { NetworkAcl, Topology } from '../../network/topology/model.js';

function topologyOf(lines: readonly string[]): Topology {
  const text = `vpc shop 10.0.0.0/16 {\n  network-acl guard {\n    inbound {\n${lines.join('\n')}\n    }\n  }\n}\n`;
  return loadNetwork([{ uri: 'file:///acl.vpc', text }], () => undefined).topology;
}

const aclOf = (topology: Topology): NetworkAcl => topology.vpcs[0]?.networkAcls[0] as NetworkAcl;

describe('which rule decides what', () => {
  const rule = fc.record({
    allow: fc.boolean(),
    low: fc.integer({ min: 0, max: 6 }),
    length: fc.integer({ min: 0, max: 4 }),
    host: fc.integer({ min: 0, max: 7 }),
    prefix: fc.integer({ min: 29, max: 32 }),
  });

  it('is what trying every packet says', () => {
    fc.assert(
      fc.property(fc.array(rule, { minLength: 1, maxLength: 8 }), (rules) => {
        const lines = rules.map(
          ({ allow, low, length, host, prefix }, i) =>
            `${i + 1} ${allow ? 'allow' : 'deny'} tcp ${low}-${low + length} from ${formatCidr(cidrOf(host, prefix))}`,
        );
        const { outcomes } = firstMatches(aclOf(topologyOf(lines)), 'inbound');
        rules.forEach((own, index) => {
          const earlier = new Set<number>();
          let left = false;
          for (let port = own.low; port <= own.low + own.length; port++) {
            for (let address = 0; address < 8; address++) {
              const matches = (one: (typeof rules)[number]): boolean =>
                port >= one.low && port <= one.low + one.length && cidrContains(cidrOf(one.host, one.prefix), address);
              if (!matches(own)) continue;
              const first = rules.findIndex(matches);
              if (first === index) left = true;
              else earlier.add(first + 1);
            }
          }
          const outcome = outcomes[index];
          expect((outcome?.left ?? 0) > 0).toBe(left);
          expect([...(outcome?.earlier.keys() ?? [])].map(({ number }) => number.value).sort((a, b) => a - b)).toEqual(
            [...earlier].sort((a, b) => a - b),
          );
        });
      }),
      { numRuns: 300 },
    );
  });
});

describe('a hundred thousand rules in one list', () => {
  const count = 100_000;
  const shadowedOf = (topology: Topology): readonly Finding[] => findingsOf(aclRuleShadowed, topology);
  /** The same rule as text would give, made without reading a hundred thousand lines. */
  const grown = (
    make: (index: number) => { cidr: ReturnType<typeof cidrOf>; low: number; high: number; allow: boolean },
  ): Topology => {
    const topology = topologyOf(['1 allow tcp 1-2 from 10.0.0.0/8']);
    const acl = aclOf(topology);
    const [model] = acl.inbound;
    if (!model) throw new Error('the model rule is missing');
    const inbound = Array.from({ length: count }, (_, index): typeof model => {
      const { cidr, low, high, allow } = make(index);
      const { origin } = model;
      return {
        ...model,
        number: { kind: 'located', value: index + 1, origin },
        action: { kind: 'located', value: allow ? 'allow' : 'deny', origin },
        traffic: { kind: 'ports', origin, protocol: 'tcp', ports: [{ low, high }] },
        peer: {
          kind: 'cidr',
          origin,
          literal: { kind: 'cidr-literal', text: formatCidr(cidr), origin, cidr, hostBits: false },
        },
      };
    });
    const vpc = topology.vpcs[0];
    return { ...topology, vpcs: vpc ? [{ ...vpc, networkAcls: [{ ...acl, inbound }] }] : [] };
  };

  it('that differ by block are all examined', () => {
    const topology = grown((index) => ({ cidr: cidrOf(index * 256, 24), low: 443, high: 443, allow: true }));
    expect(firstMatches(aclOf(topology), 'inbound').outcomes).toHaveLength(count);
    expect(shadowedOf(topology)).toEqual([]);
  });

  it('that repeat each other are told where they contradict', () => {
    const topology = grown((index) => ({
      cidr: cidrOf(Math.floor(index / 2) * 256, 24),
      low: 443,
      high: 443,
      allow: index % 2 === 0,
    }));
    expect(shadowedOf(topology)).toHaveLength(count / 2);
  });

  it.each([
    [
      'by every other port',
      (index: number) => ({ cidr: cidrOf(0, 0), low: (index * 2) % 65536, high: (index * 2) % 65536, allow: true }),
    ],
    [
      'by growing blocks and ranges',
      (index: number) => ({ cidr: cidrOf(0, 32 - (index % 33)), low: 0, high: index % 65536, allow: index % 2 === 0 }),
    ],
    [
      'by shrinking blocks',
      (index: number) => ({
        cidr: cidrOf(index * 65_536, 8 + (index % 25)),
        low: index % 60_000,
        high: (index % 60_000) + 5000,
        allow: index % 3 === 0,
      }),
    ],
  ])('%s end in bounded work', (_, make) => {
    const { outcomes } = firstMatches(aclOf(grown(make)), 'inbound');
    expect(outcomes.length).toBeGreaterThan(0);
  });
});
