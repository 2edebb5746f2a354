import { describe, expect, it } from 'vitest';
import { loadNetwork, parseSubject, parseTraffic } from '../../language/index.js';
import { analyse } from '../../network/answers/analyse.js';

const SERVED = `
prefix-list s3 unknown
vpc shop 10.1.0.0/16 {
  internet-gateway door
  gateway-endpoint store to s3 in street, alley
  subnet front 10.1.1.0/24 { route-table street  instance web { security-groups open public-ip } }
  subnet back 10.1.2.0/24 { route-table alley  instance job { security-groups open } }
  route-table street { 0.0.0.0/0 -> door }
  route-table alley { }
  security-group open { inbound { allow tcp 443 from any } }
}`;

function verdict(from: string, to: string): string {
  const { topology, findings } = loadNetwork([{ uri: 'file:///shop.vpc', text: SERVED }], () => undefined);
  expect(findings).toEqual([]);
  const [a, b] = [parseSubject(from, topology), parseSubject(to, topology)];
  const on = parseTraffic('https', topology);
  if (!('subject' in a && 'subject' in b && 'traffics' in on)) throw new Error('unreadable');
  return analyse(topology).reach({ from: [a.subject], to: [b.subject], traffics: on.traffics }).verdict;
}

describe('a gateway endpoint whose addresses no file tells', () => {
  it.each([
    ['an address that may be the service or nobody', 'shop.job', '52.216.237.77', 'unknown'],
    ['an address that is reached either way', 'shop.web', '52.216.237.77', 'reachable'],
    ['a private address, which no AWS service has', 'shop.job', 'shop.web', 'reachable'],
    ['a client on the internet, which no AWS service is', '8.8.8.8', 'shop.web', 'reachable'],
  ])('%s', (_, from, to, expected) => {
    expect(verdict(from, to)).toBe(expected);
  });
});
