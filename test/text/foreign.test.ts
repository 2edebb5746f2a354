import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { decodeInput } from '../../library/node/foreign.js';

const TEXT = '{"name": "café"}';
const bigEndian = (bytes: Buffer): Buffer => Buffer.from(bytes).swap16();

describe('bytes that other programs wrote', () => {
  it.each<[string, Buffer]>([
    ['UTF-8', Buffer.from(TEXT)],
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${TEXT}`)],
    ['UTF-16, as PowerShell writes it', Buffer.from(`\uFEFF${TEXT}`, 'utf16le')],
    ['UTF-16 of the other order', bigEndian(Buffer.from(`\uFEFF${TEXT}`, 'utf16le'))],
    ['UTF-16 without a mark', Buffer.from(TEXT, 'utf16le')],
    ['UTF-16 of the other order without a mark', bigEndian(Buffer.from(TEXT, 'utf16le'))],
    ['gzip', gzipSync(TEXT)],
    ['gzip of UTF-16', gzipSync(Buffer.from(`\uFEFF${TEXT}`, 'utf16le'))],
  ])('%s', (_, bytes) => {
    const decoded = decodeInput(bytes);
    expect(decoded).toMatchObject({ text: TEXT });
  });

  it.each<[string, Buffer, RegExp]>([
    [
      'a saved plan, which is an archive',
      Buffer.from('PK\u0003\u0004rest', 'latin1'),
      /archive.*terraform show -json PLAN/,
    ],
    ['UTF-16 that is cut off', Buffer.from([0xff, 0xfe, 0x7b]), /cut off/],
    ['bytes of nothing', Buffer.from([0x7b, 0xe9, 0x7d]), /not UTF-8/],
  ])('%s is refused in words', (_, bytes, why) => expect(decodeInput(bytes).problem?.message).toMatch(why));
});
