import { describe, expect, it } from 'vitest';
import {
  ALL_OTHER,
  ALL_TCP,
  ALL_UDP,
  formatServices,
  portServices,
  subtractServices,
  TCP,
  uniteServices,
} from '../../network/traffic/index.js';

describe('services in words', () => {
  it.each([
    ['tcp 22,443', uniteServices(portServices(TCP, 22, 22), portServices(TCP, 443, 443))],
    ['tcp', ALL_TCP],
    ['tcp on most ports', subtractServices(ALL_TCP, portServices(TCP, 22, 22))],
    ['udp, every rarer protocol', uniteServices(ALL_UDP, ALL_OTHER)],
  ])('%s', (words, set) => expect(formatServices(set)).toBe(words));
});
