import { describe, expect, it } from 'vitest';
import { verdictIn } from './verdict-in.js';

/** All that leaves `inside` may go to a network that may have any address, and may pass on what is for others. */
const network = (thing: string, anywhere = ' anywhere'): string => `
vpc a 10.10.0.0/16 {
  internet-gateway door
  vpn-gateway staff
  subnet inside 10.10.0.0/24 { route-table out  instance client 10.10.0.10 { security-groups open } }
  subnet edge 10.10.1.0/24 { route-table way  ${thing} }
  route-table out { propagate staff  0.0.0.0/0 -> staff }
  route-table way { 0.0.0.0/0 -> door }
  security-group open { inbound { allow all from any } }
  security-group closed { }
}
network office unknown${anywhere}
vpn line from office to a.staff
`;

/** An address is the thing that the files say has it: what takes no connections takes none, whatever way they come that nobody tells. */
describe('an address asked for by itself, on a way that leads to a network that may lie anywhere', () => {
  it.each([
    ['a NAT gateway', 'nat-gateway thing 10.10.1.8 { public-ip 198.51.100.1 }', 'blocked'],
    [
      'an instance that lets nobody in',
      'instance thing 10.10.1.8 { security-groups closed  public-ip 198.51.100.1 }',
      'blocked',
    ],
    ['an instance', 'instance thing 10.10.1.8 { security-groups open  public-ip 198.51.100.1 }', 'unknown'],
    ['nothing', '', 'unknown'],
  ])('%s has it', (_, thing, verdict) => {
    for (const on of ['https', 'ping', 'dns'])
      expect(verdictIn(network(thing), `client 198.51.100.1 ${on}`)).toBe(`client 198.51.100.1 ${on} ${verdict}`);
  });

  it('decides by the ways that are told where such a network lies outside of what the files give out', () => {
    const thing = 'instance thing 10.10.1.8 { security-groups open  public-ip 198.51.100.1 }';
    expect(verdictIn(network(thing, ''), 'client 198.51.100.1 https')).toBe('client 198.51.100.1 https blocked');
  });
});
