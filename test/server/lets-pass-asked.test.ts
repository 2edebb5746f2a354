import { expect, it } from 'vitest';
import { loadNetwork, parseTraffic } from '../../language/index.js';
import { letsPassAsked } from '../../server/fixes/lets-pass-asked.js';

const { topology } = loadNetwork([{ uri: 'a.vpc', text: 'service dns = udp 53, tcp 53' }], () => undefined);

it.each([
  ['https', '120 allow tcp 1024-65535 to any', true],
  ['https', '120 allow udp 1024-65535 to any', false],
  ['https', '120 allow icmp to any', false],
  ['ping', '120 allow icmp to any', true],
  ['udp 53', '120 allow tcp 1024-65535 to any', false],
  ['dns', '120 allow tcp 1024-65535 to any', true],
  ['all', '120 allow icmp to any', true],
  ['https', '120 allow udp 53 to any\n130 allow tcp 443 to any', true],
  ['https', '0.0.0.0/0 -> door', true],
])('a question of %s is helped by “%s”: %s', (asked, newText, helps) => {
  const parsed = parseTraffic(asked, topology);
  if ('error' in parsed) throw new Error(parsed.error);
  const origin = { file: 'a.vpc', range: { start: { line: 1, column: 1 }, end: { line: 1, column: 1 } } };
  expect(letsPassAsked([{ origin, newText }], parsed, topology)).toBe(helps);
});
