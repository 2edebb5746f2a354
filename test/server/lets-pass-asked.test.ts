import { expect, it } from 'vitest';
import { loadNetwork, parseTraffic } from '../../language/index.js';
import { letsPassAsked } from '../../server/fixes/lets-pass-asked.js';

const { topology } = loadNetwork([{ uri: 'a.vpc', text: 'service dns = udp 53, tcp 53' }], () => undefined);

it.each<[string, string[] | undefined, boolean]>([
  ['https', ['tcp'], true],
  ['https', ['udp'], false],
  ['https', ['icmp'], false],
  ['ping', ['icmp'], true],
  ['ping', ['icmpv6'], true],
  ['udp 53', ['tcp'], false],
  ['dns', ['tcp'], true],
  ['all', ['icmp'], true],
  ['https', ['udp', 'tcp'], true],
  ['https', ['all'], true],
  ['https', undefined, true],
])('a question of %s is helped by rules for %j: %s', (asked, protocols, helps) => {
  const parsed = parseTraffic(asked, topology);
  if ('error' in parsed) throw new Error(parsed.error);
  expect(letsPassAsked({ adds: protocols && { protocols } }, parsed)).toBe(helps);
});
