import { describe, expect, it } from 'vitest';
import { verdictIn } from './verdict-in.js';

const network = ({ door = 'internet-gateway door', other = 'subnet other unknown { }' } = {}): string => `
vpc shop 10.10.0.0/16, 2600:1f18:20::/56 {
  ${door}
  subnet edge 10.10.0.0/24, 2600:1f18:20:0::/64 {
    instance client 10.10.0.10, 2600:1f18:20:0::10 { security-groups open }
  }
  ${other}
  main route-table way { }
  security-group open { inbound { allow all from any } }
}
vpc bank 10.20.0.0/16, 2600:1f18:30::/56 {
  internet-gateway gate
  subnet hall 10.20.0.0/24, 2600:1f18:30:0::/64 {
    instance teller 10.20.0.10, 2600:1f18:30:0::10 { security-groups open }
  }
  main route-table out { ::/0 -> gate }
  security-group open { inbound { allow all from any } }
}
`;

const verdicts = (text: string): string[] =>
  ['internet', 'teller'].map((from) => {
    const question = `${from} 2600:1f18:20:5::9 https`;
    return verdictIn(text, question).replace(`${question} `, '');
  });

/** Addresses of IPv6 are global: the internet can name one that no subnet of the files has. */
describe('an IPv6 address of a VPC, asked for from outside', () => {
  it.each([
    ['may lie in a subnet that is not told', network(), 'unknown'],
    [
      'lies in no subnet, where all are told',
      network({ other: 'subnet other 10.10.1.0/24, 2600:1f18:20:1::/64 { }' }),
      'blocked',
    ],
    ['is not come to without an internet gateway', network({ door: '' }), 'blocked'],
  ])('%s', (_, text, verdict) => {
    expect(verdicts(text)).toEqual([verdict, verdict]);
  });
});
