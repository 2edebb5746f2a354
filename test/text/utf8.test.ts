import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeUtf8, encodingMessage } from '../../interchange/text/utf8.js';

const bytes = (...parts: readonly (string | number)[]): Uint8Array =>
  Buffer.concat(parts.map((part) => (typeof part === 'number' ? Uint8Array.of(part) : Buffer.from(part))));

describe('bytes that are UTF-8', () => {
  it('are the text, and the mark in front of it is told apart', () => {
    expect(decodeUtf8(bytes('größe 😀\n'))).toEqual({ text: 'größe 😀\n', mark: false });
    expect(decodeUtf8(bytes('\uFEFFvpc'))).toEqual({ text: 'vpc', mark: true });
    expect(decodeUtf8(bytes(''))).toEqual({ text: '', mark: false });
  });

  it('whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(decodeUtf8(bytes(`x${text}`))).toEqual({ text: `x${text}`, mark: false });
      }),
    );
  });
});

describe('bytes that are not', () => {
  it.each([
    ['Latin-1', bytes('vpc caf', 0xe9, ' {'), 1, 8, 7],
    ['in a later line, behind longer letters', bytes('// ü😀\r\n// ', 0xfc, '\n'), 2, 4, 14],
    ['behind a mark', bytes('\uFEFFab', 0x80), 1, 3, 5],
    ['a sequence that is cut off', bytes('ab', 0xe2, 0x82), 1, 3, 2],
    ['an overlong slash', bytes(0xc0, 0xaf), 1, 1, 0],
    ['a surrogate', bytes('a', 0xed, 0xa0, 0x80), 1, 2, 1],
    ['beyond the last character', bytes(0xf4, 0x90, 0x80, 0x80), 1, 1, 0],
  ])('%s: the place is told', (_, input, line, column, offset) => {
    expect(decodeUtf8(input).problem).toMatchObject({ line, column, offset });
  });

  it('are told with the byte and what to do', () => {
    const { problem } = decodeUtf8(bytes('a\nb', 0xe9));
    expect(problem && encodingMessage('shop.vpc', problem)).toBe(
      'shop.vpc:2:2: the byte 0xE9 here, after 3 others, is not UTF-8, so what was meant cannot be known. Save the file as UTF-8.',
    );
  });

  it('UTF-16 is called so', () => {
    expect(decodeUtf8(bytes(0xff, 0xfe, 'v', 0)).problem?.message).toMatch(/UTF-16/);
    expect(decodeUtf8(bytes(0xfe, 0xff, 0, 'v')).problem?.message).toMatch(/UTF-16/);
  });
});
