import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openInputs } from '../../library/node/pieces.js';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vpc-lens-pieces-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const place = () => ({ cwd: folder, standardInput: () => Buffer.from('{"from": "standard input"}') });
const opened = (bytes: Uint8Array) => {
  writeFileSync(join(folder, 'a.json'), bytes);
  const [input] = openInputs(['a.json'], place(), ['.json']);
  if (!input) throw new Error('nothing was opened');
  return { ...input, pieces: [...input.pieces()] };
};

/** More than a piece, with characters of two and four bytes that lie across the borders. */
const LONG = 'aé😀'.repeat(500_001);

describe('a file in pieces', () => {
  it.each([
    ['UTF-8', Buffer.from(LONG)],
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${LONG}`)],
    ['UTF-16', Buffer.from(`\uFEFF${LONG}`, 'utf16le')],
    ['gzip', gzipSync(LONG)],
    ['gzip twice', gzipSync(gzipSync(LONG))],
  ])('%s is the same text', (_, bytes) => {
    const { pieces, text } = opened(bytes);
    expect(pieces.length).toBeGreaterThan(3);
    expect(pieces.join('') === LONG).toBe(true);
    expect(text === LONG).toBe(true);
  });

  it.each([
    ['bytes that are no text', Buffer.concat([Buffer.from(LONG), Buffer.from([0xe9])]), /a\.json:1:2000005: .*0xE9/],
    ['a text that ends inside a character', Buffer.from('é').subarray(0, 1), /a\.json:1:1: .*0xC3/],
    ['an archive', Buffer.from('PK\x03\x04'), /a\.json:1:1: this is an archive/],
    ['packed bytes that are damaged', Buffer.from([0x1f, 0x8b, 8, 0]), /a\.json: /],
    ['nothing', Buffer.from(' \n'), /a\.json: is empty/],
  ])('%s is refused in words', (_, bytes, message) => expect(() => opened(bytes)).toThrow(message));

  it('may be standard input, which is read once', () => {
    const [input] = openInputs(['-'], place(), ['.json']);
    expect(input?.text).toBe('{"from": "standard input"}');
    expect([...(input?.pieces() ?? [])]).toEqual(['{"from": "standard input"}']);
  });
});
