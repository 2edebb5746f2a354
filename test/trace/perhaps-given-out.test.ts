import { describe, expect, it } from 'vitest';
import { loadNetwork, parseSubject } from '../../language/index.js';
import { analyse } from '../../network/answers/analyse.js';
import { verdictIn } from './verdict-in.js';

const network = (thing: string, regional = ''): string => `
vpc a 10.10.0.0/16 {
  internet-gateway door
  subnet edge 10.10.0.0/24 {
    instance client 10.10.0.10 { security-groups open  public-ip 198.51.100.9 }
    ${thing}
  }
  ${regional}
  main route-table way { 0.0.0.0/0 -> door }
  security-group open { inbound { allow all from any } }
  security-group closed { outbound { } }
}
`;
const CLOSED = 'instance thing 10.10.0.20 { security-groups closed ';

/** Where the thing has the address after all, it is stopped; where it has not, somebody else on the internet may be reached by it, and reach in from it. */
describe('a public address that the files perhaps give to something', () => {
  it.each([
    ['that is closed', `${CLOSED} public-ip 198.51.100.1 }`, '', 'blocked', 'blocked'],
    ['and perhaps to it', `${CLOSED} maybe public-ip 198.51.100.1 }`, '', 'unknown', 'unknown'],
    ['that perhaps is there', `maybe ${CLOSED} public-ip 198.51.100.1 }`, '', 'unknown', 'unknown'],
    [
      'that perhaps has it, beside something that has it',
      `${CLOSED} maybe public-ip 198.51.100.1 }`,
      'regional nat-gateway mill { public-ip 198.51.100.1 }',
      'blocked',
      'blocked',
    ],
    ['that is a NAT gateway', 'maybe nat-gateway thing { public-ip 198.51.100.1 }', '', 'unknown', 'unknown'],
    [
      'that is a regional NAT gateway',
      '',
      'regional nat-gateway mill { maybe public-ip 198.51.100.1 }',
      'unknown',
      'unknown',
    ],
    [
      'that is a regional NAT gateway and has it',
      '',
      'regional nat-gateway mill { public-ip 198.51.100.1 }',
      'blocked',
      'blocked',
    ],
  ])('%s', (_, thing, regional, to, from) => {
    const text = network(thing, regional);
    expect(verdictIn(text, 'client 198.51.100.1 https')).toBe(`client 198.51.100.1 https ${to}`);
    expect(verdictIn(text, '198.51.100.1 client https')).toBe(`198.51.100.1 client https ${from}`);
  });

  it('says nothing else of what is asked for by its name', () => {
    const text = network(`${CLOSED} maybe public-ip 198.51.100.1 }`);
    expect(verdictIn(text, 'client thing https')).toBe('client thing https blocked');
  });

  it('is of nothing that the internet has no name for, and may be of what has it', () => {
    const inner = `
      vpc a 10.10.0.0/16 {
        subnet inside 10.10.0.0/24 {
          instance sender 10.10.0.10 { security-groups open  maybe public-ip 198.51.100.1 }
          instance store 10.10.0.20 { security-groups open }
        }
        security-group open { inbound { allow all from any } }
      }
    `;
    expect(verdictIn(inner, '198.51.100.1 store https')).toBe('198.51.100.1 store https unknown');
    expect(verdictIn(inner.replace('maybe ', ''), '198.51.100.1 store https')).toBe(
      '198.51.100.1 store https reachable',
    );
  });

  it.each([
    ['client', '198.51.100.1'],
    ['198.51.100.1', 'client'],
    ['8.8.8.8', '198.51.100.1'],
  ])('says of a NAT gateway of the whole VPC that it has it, from %s to %s', (...ends) => {
    const text = network('', 'regional nat-gateway mill { public-ip 198.51.100.1 }');
    const { topology } = loadNetwork([{ uri: 'file:///network.vpc', text }], () => undefined);
    const [from, to] = ends.map((end) => parseSubject(end, topology));
    if (!from || !to || !('subject' in from && 'subject' in to)) throw new Error('unreadable');
    const answer = analyse(topology).reach({ from: [from.subject], to: [to.subject] });
    expect(answer.verdict).toBe('blocked');
    expect(answer.blockers.map(({ message }) => message).join()).toContain('The NAT gateway a.mill has this address.');
  });
});
