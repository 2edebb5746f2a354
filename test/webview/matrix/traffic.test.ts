import { describe, expect, it } from 'vitest';
import { cellText, trafficWords } from '../../../client/webview/matrix/traffic.js';
import { hasPort } from '../../../server/preview/matrix/flow-text.js';

describe('the text of a cell', () => {
  it.each([
    ['', ''],
    ['all', 'all'],
    ['tcp', 'tcp'],
    ['tcp 443', '443'],
    ['tcp 22,443', '22, 443'],
    ['tcp 1024-9999', '1024-9999'],
    ['tcp 32768-60999', '1 range'],
    ['tcp 443,5432,8080', '443 +2'],
    ['tcp 443, udp 53', '443 +1'],
    ['udp 53', 'udp 53'],
    ['icmp 8/0', 'icmp'],
    ['icmp 3/0-15,8/0', 'icmp'],
    ['tcp 0-21,23-65535', 'most'],
    ['tcp 0-21,23-65535, udp, icmp, 0,2-5,7-16,18-57,59-255', 'most +3'],
    ['udp 32768-60999', '1 range'],
    ['udp 32768-60999, tcp 1024-65535', '2 kinds'],
  ])('of %j is %j', (traffic, text) => expect(cellText(traffic)).toBe(text));
});

describe('the traffic of a cell in a sentence', () => {
  it.each([
    ['', ''],
    ['tcp 22,443, icmp 8/0', 'tcp 22,443, icmp 8/0'],
    ['tcp 0-21,23-65535, udp, 0,2-5,7-16,18-57,59-255', 'tcp on most ports, udp, every rarer protocol'],
  ])('of %j is %j', (traffic, text) => expect(trafficWords(traffic)).toBe(text));
});

describe('a port', () => {
  it.each([
    ['all', 1, true],
    ['tcp', 65_535, true],
    ['icmp 8/0', 8, false],
    ['tcp 443', 443, true],
    ['tcp 443', 44, false],
    ['udp 53, tcp 22,8000-8100', 8100, true],
    ['udp 53, tcp 22,8000-8100', 22, true],
    ['udp 53, tcp 22,8000-8100', 8101, false],
    ['50', 50, false],
    ['', 443, false],
  ])('gets through by %j: %i %s', (traffic, port, expected) => expect(hasPort(traffic, port)).toBe(expected));
});
