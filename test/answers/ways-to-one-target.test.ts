import { expect, it } from 'vitest';
import { loadNetwork, parseSubject, parseTraffic } from '../../language/index.js';
import { analyse } from '../../network/answers/analyse.js';

/** The node in `left` gets no reply out: its table leads to a NAT gateway that did not open the connection. */
const TEXT = `vpc shop 10.0.0.0/16 {
  internet-gateway door
  subnet left 10.0.0.0/24 in a { route-table lost  private nat-gateway mill }
  subnet right 10.0.1.0/24 in a { instance till 10.0.1.5 { security-groups open } }
  network-load-balancer entry in left 10.0.0.11, right 10.0.1.11 {
    public
    cross-zone off
    listener udp 53 -> till on udp 1053 client-ip preserved
  }
  main route-table way { 0.0.0.0/0 -> door }
  route-table lost { 0.0.0.0/0 -> mill }
  security-group open { inbound { allow all from any } }
}
`;

it('tells of several ways to one target what the best comes to, and nothing of the same packets beside it', () => {
  const { topology, findings } = loadNetwork([{ uri: 'file:///shop.vpc', text: TEXT }], () => undefined);
  expect(findings).toEqual([]);
  const [from, to] = ['8.8.8.8', 'till'].map((text) => parseSubject(text, topology));
  const traffic = parseTraffic('udp 1053', topology);
  if (!from || !to || !('subject' in from && 'subject' in to && 'traffics' in traffic)) throw new Error('unreadable');
  const answer = analyse(topology).reach({ from: [from.subject], to: [to.subject], traffics: traffic.traffics });
  expect(answer).toMatchObject({ verdict: 'reachable', reachable: [{ to: '10.0.1.5' }], oneWay: [], unknown: [] });
});
