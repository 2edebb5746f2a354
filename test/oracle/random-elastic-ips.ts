/** Elastic IP addresses that nothing has, or perhaps nothing: such as rules, routes and lists name. */
import type { Random } from './random.js';

const ADDRESSES = ['203.0.113.5', '203.0.113.64', '203.0.113.129', '8.8.8.8', '52.0.0.1'];

export function elasticIps(random: Random, unknowns: boolean): string[] {
  if (!random.chance(40)) return [];
  return random
    .some(ADDRESSES, random.between(1, 2))
    .map((address, i) => `${unknowns && random.chance(50) ? 'maybe ' : ''}elastic-ip spare-${i} ${address}`);
}
