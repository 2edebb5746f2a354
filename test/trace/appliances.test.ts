/** A stateful appliance drops what it saw one direction of. Two of them, each in front of the other, see a connection from both sides only if the reply takes the way of the request backwards. */
import { describe, expect, it } from 'vitest';
import { reachIn } from '../answers/asking.js';

interface Tables {
  readonly clients?: string;
  readonly first?: string;
  readonly second?: string;
  readonly servers?: string;
}

const THERE = { clients: '10.0.3.0/24 -> outer', first: '10.0.3.0/24 -> inner' };

const chain = ({ clients = '', first = '', second = '', servers = '' }: Tables): string => `
vpc v 10.0.0.0/16 {
  subnet clients 10.0.0.0/24 { route-table there  instance client 10.0.0.10 { security-groups g } }
  subnet first 10.0.1.0/24 { route-table first  instance outer 10.0.1.10 { security-groups g  source-dest-check off } }
  subnet second 10.0.2.0/24 { route-table second  instance inner 10.0.2.10 { security-groups g  source-dest-check off } }
  subnet servers 10.0.3.0/24 { route-table back  instance server 10.0.3.10 { security-groups g } }
  route-table there { ${clients} }
  route-table first { ${first} }
  route-table second { ${second} }
  route-table back { ${servers} }
  security-group g { inbound { allow all from any } }
}`;

describe('the appliances on the way back', () => {
  it('are those of the way there, backwards', () => {
    const text = chain({ ...THERE, servers: '10.0.0.0/24 -> inner', second: '10.0.0.0/24 -> outer' });
    expect(reachIn(text)('client', 'server', 'https').verdict).toBe('reachable');
  });

  it.each<[string, Tables]>([
    [
      'the same order again',
      { ...THERE, servers: '10.0.0.0/24 -> outer', first: `${THERE.first}  10.0.0.0/24 -> inner` },
    ],
    ['the second one alone', { ...THERE, servers: '10.0.0.0/24 -> inner' }],
    ['the first one alone', { ...THERE, servers: '10.0.0.0/24 -> outer' }],
    ['none of them', THERE],
    [
      'one more, in front of the one that there was',
      { clients: THERE.clients, servers: '10.0.0.0/24 -> inner', second: '10.0.0.0/24 -> outer' },
    ],
    ['one where there was none', { servers: '10.0.0.0/24 -> outer' }],
  ])('%s: the reply is dropped', (_, tables) => {
    expect(reachIn(chain(tables))('client', 'server', 'https').verdict).toBe('one-way');
  });
});
