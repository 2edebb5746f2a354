import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../architecture/source-tree.js';

const text = readFileSync(join(ROOT, 'docs/glossary.md'), 'utf8');
const entries = [...text.matchAll(/^\* \*\*(.+?)\*\*: (.+)$/gm)].map(([, term = '', meaning = '']) => ({
  term,
  meaning,
}));
const schema = JSON.parse(readFileSync(join(ROOT, 'docs/schemas/common.schema.json'), 'utf8'));

/** A checkpoint's name in the answers, where AWS's own name for it is another. */
const AWS_NAMES: Readonly<Record<string, string>> = {
  'egress-only-gateway': 'egress-only internet gateway',
  'vpn-gateway': 'virtual private gateway',
  vpn: 'VPN connection',
  peering: 'peering connection',
  'source-dest-check': 'source/destination check',
};

describe('the glossary', () => {
  const terms = entries.map(({ term }) => term);

  it('has each term once, in the order of the alphabet', () => {
    expect(text.match(/^\* /gm)?.length).toBe(entries.length);
    expect(terms).toEqual([...new Set(terms)].sort((a, b) => a.localeCompare(b, 'en', { sensitivity: 'base' })));
  });

  it('says each in a few plain sentences', () => {
    for (const { term, meaning } of entries) {
      expect(meaning, term).toMatch(/\.$/);
      expect(meaning.length, term).toBeLessThan(320);
    }
  });

  it('has every verdict and every checkpoint of the answers', () => {
    const verdict = entries.find(({ term }) => term === 'verdict')?.meaning ?? '';
    for (const one of schema.$defs.verdict.enum) expect(verdict).toContain(`\`${one}\``);
    for (const one of schema.$defs.checkpoint.enum as string[]) {
      const name = AWS_NAMES[one] ?? one.replace(/-(in|out)bound$/, '').replaceAll('-', ' ');
      expect(terms.map((term) => term.toLowerCase().replace('-', ' '))).toContain(name.toLowerCase().replace('-', ' '));
    }
  });
});
