import { describe, expect, it } from 'vitest';
import { analyse } from '../../network/answers/analyse.js';
import type { Analysis } from '../../network/answers/analysis.js';
import { evaluateExpectations } from '../../network/expectations/evaluate.js';
import type { Finding } from '../../network/findings/finding.js';
import { runRules } from '../../network/rules/run.js';
import { serviceSetCounters } from '../../network/traffic/service-set.js';
import { load } from '../language/check-text.js';

function findingsOf(text: string): Finding[] {
  const { topology, findings } = load(text);
  let made: Analysis | undefined;
  const analysis = (): Analysis => {
    made ??= analyse(topology);
    return made;
  };
  return [...findings, ...runRules(topology, { needs: 'all', analysis })];
}

const many = (count: number, make: (index: number) => string, between = '\n'): string =>
  Array.from({ length: count }, (_, index) => make(index)).join(between);

/** Bounds count work, not time: a list that is gone through once for each of its items exceeds them a hundredfold. */
describe('long lists', () => {
  it('of ports in one rule are read at once', () => {
    const ports = many(20_000, (index) => String((index * 7) % 65_536), ', ');
    const before = serviceSetCounters.operations;
    const { topology, findings } = load(
      `vpc shop 10.0.0.0/16 {
  subnet counter 10.0.0.0/24 {
    instance till { security-groups tills }
    instance clerk
  }
  security-group tills { inbound { allow tcp ${ports} from any } }
}
expect clerk cannot reach till on tcp 22`,
    );
    expect(findings).toEqual([]);
    // 22 is none of the multiples of 7 modulo 65536 that come first.
    expect(evaluateExpectations(analyse(topology)).map(({ holds }) => holds)).toEqual([true]);
    expect(serviceSetCounters.operations - before).toBeLessThan(2_000);
  });

  it('of subnets on one block give one finding a subnet, each with few related places', () => {
    const count = 3_000;
    const findings = findingsOf(
      `vpc shop 10.0.0.0/16 {\n${many(count, (index) => `  subnet s${index} 10.0.${index % 4}.0/24 in a { }`)}\n}`,
    );
    const overlaps = findings.filter(({ rule }) => rule === 'subnet-cidr-overlap');
    expect(overlaps.length).toBeGreaterThan(count / 2);
    expect(overlaps.length).toBeLessThanOrEqual(count);
    expect(Math.max(...overlaps.map(({ related }) => related.length))).toBeLessThanOrEqual(10);
    expect(Math.max(...overlaps.map(({ message }) => message.length))).toBeLessThan(1_000);
  });
});
