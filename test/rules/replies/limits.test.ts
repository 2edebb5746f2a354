import { describe, expect, it } from 'vitest';
import { findingsOf } from '../check-fixture.js';

/** Many VPCs behind one transit gateway, so that there are as many ways as pairs of them. */
function crowd(count: number): string {
  const names = Array.from({ length: count }, (_, i) => `v${i}`);
  const vpcs = names.map(
    (name, i) => `
vpc ${name} 10.${i}.0.0/16 {
  subnet s 10.${i}.0.0/24 in a { instance i { security-groups g } }
  main route-table r { 10.0.0.0/8 -> hub }
  security-group g { inbound { allow https from 10.0.0.0/8 } }
}`,
  );
  return `${vpcs.join('\n')}\ntransit-gateway hub {\n${names.map((name) => `  attach ${name} in ${name}.s`).join('\n')}\n}\n`;
}

const incomplete = (text: string): string[] =>
  findingsOf(text)
    .filter(({ rule }) => rule === 'check-incomplete')
    .map(({ severity, message }) => `${severity}: ${message}`);

describe('a network with more pairs of places than are followed', () => {
  it('is told of, with how far the rules came', () => {
    const [told, ...more] = incomplete(crowd(150));
    expect(told).toContain('information: Replies were followed along 20,000 traces, up to those from v');
    expect(more).toEqual([]);
  });

  it('is none where all were followed', () => {
    expect(incomplete(crowd(20))).toEqual([]);
  });
});

describe('a group with more rules than are compared', () => {
  it('is told of', () => {
    const rules = Array.from({ length: 2_001 }, (_, i) => `allow tcp ${i + 1} from 10.0.0.0/8`);
    const findings = findingsOf(`vpc shop 10.0.0.0/16 { security-group g { inbound { ${rules.join('\n')} } } }`);
    expect(findings.find(({ rule }) => rule === 'group-rule-implied')).toMatchObject({
      severity: 'information',
      message: expect.stringContaining('Not all inbound rules of `g`'),
    });
  });
});
