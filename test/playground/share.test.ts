import { describe, expect, it } from 'vitest';
import { fragmentOf, readFragment } from '../../client/playground/share.js';

const PATH = 'coffee-shop/shop.vpc';
const packed = async (text: string): Promise<string> => {
  const fragment = await fragmentOf({ path: PATH, text });
  if (!fragment) throw new Error('there is no link');
  return fragment;
};

describe('a link', () => {
  it.each([['vpc shop 10.0.0.0/16 { }\n'], [''], ['안녕 😀 <script> "\\\u2028'], ['a'.repeat(500_000)]])(
    'carries %j',
    async (text) => {
      const fragment = await packed(text);
      expect(fragment).toMatch(/^#text=[\w-]+$/);
      expect(await readFragment(fragment)).toEqual({ path: PATH, text });
    },
  );

  it('is none where the text is too long for one', async () => {
    let state = 1;
    const noise = Array.from({ length: 100_000 }, () => {
      state = (state * 48271) % 2147483647;
      return String.fromCharCode(33 + (state % 90));
    }).join('');
    expect(await fragmentOf({ path: PATH, text: noise })).toBeUndefined();
    expect(await fragmentOf({ path: PATH, text: 'a'.repeat(1_000_000) })).toEqual(expect.any(String));
  });

  it('that is cut off anywhere, or changed, is broken', async () => {
    const fragment = await packed('vpc shop 10.0.0.0/16 { }\n');
    for (let length = '#text='.length; length < fragment.length - 1; length++)
      expect(await readFragment(fragment.slice(0, length))).toBe('broken');
    expect(await readFragment('#text=%%%')).toBe('broken');
  });

  it('that would be unpacked to more than a page takes is refused before it is', async () => {
    expect(await readFragment(await packed('a'.repeat(1_000_001)))).toBe('huge');
  });

  it.each([['../../etc/passwd'], ['/shop.vpc'], ['shop.txt'], ['a//b.vpc']])(
    'with the path %s is broken',
    async (path) => {
      const fragment = await fragmentOf({ path, text: '' });
      expect(await readFragment(fragment ?? '')).toBe('broken');
    },
  );

  it('is something else where it carries no text', async () => {
    expect(await readFragment('')).toBeUndefined();
    expect(await readFragment('#top')).toBeUndefined();
  });
});
