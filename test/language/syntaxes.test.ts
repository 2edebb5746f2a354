import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { formatText } from '../../language/index.js';
import { tokensOf } from '../../language/services.js';
import { keywords } from '../../language/words/keywords.js';
import { STATEMENTS } from '../../server/completion/statements.js';
import { load } from './check-text.js';
import { EVERYTHING } from './everything.js';

const read = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../syntaxes/${name}`, import.meta.url), 'utf8'));

interface Pattern {
  readonly name?: string;
  readonly match?: string;
  readonly patterns?: readonly Pattern[];
}
const grammar = read('vpc.tmLanguage.json') as { repository: Readonly<Record<string, Pattern>> };
const patterns = (part: string): readonly Pattern[] =>
  [grammar.repository[part] as Pattern, ...(grammar.repository[part]?.patterns ?? [])].filter(
    (pattern) => pattern.match,
  );
const scopeOf = (text: string, ...parts: string[]): string | undefined =>
  parts.flatMap(patterns).find((pattern) => new RegExp(`^(?:${pattern.match})$`).test(text))?.name;

describe('the TextMate grammar', () => {
  it.each([...keywords()])('knows the keyword %s', (word) => {
    expect(scopeOf(word, 'builtin-declaration', 'keyword')).toMatch(/^(storage|keyword|support|constant)\./);
  });

  it.each(['in-1', 'web', 'tcp-1', 'allowed', 'shop.in'])('takes %s for a name', (word) => {
    expect(scopeOf(word, 'builtin-declaration', 'keyword')).toBeUndefined();
    expect(scopeOf(word, 'name')).toBe('variable.other.vpc');
  });

  it('knows every address and number of a text that has all of them', () => {
    for (const { image, tokenType } of tokensOf(EVERYTHING).tokens) {
      if (tokenType.name === 'Ip')
        expect([image, scopeOf(image, 'address')]).toEqual([image, 'constant.numeric.address.vpc']);
      if (tokenType.name === 'NUMBER')
        expect([image, scopeOf(image, 'number')]).toEqual([image, 'constant.numeric.vpc']);
    }
    expect(scopeOf('::ffff:1.2.3.4', 'address')).toBeDefined();
    expect(scopeOf('8080-8090', 'range')).toBeDefined();
  });
});

describe('snippets', () => {
  const snippets = read('snippets.json') as Readonly<
    Record<string, { prefix: string; body: readonly string[]; description: string }>
  >;
  const filled = (body: readonly string[]): string =>
    body
      .filter((line) => line.trim() !== '$0')
      .join('\n')
      .replace(/\$\{\d+\|([^,|]+)[^}]*\}/g, '$1')
      .replace(/\$\{\d+:([^}]*)\}/g, '$1')
      .replace(/\$\d+/g, '');
  const inVpc = (text: string): string => `vpc frame 10.0.0.0/16 {\n${text}\n}\n`;
  const FRAMES: Readonly<Record<string, (text: string) => string>> = {
    'Load balancer': inVpc,
  };

  it('are none of the statements that the server offers: an editor would show two of each', () => {
    const offered = new Set(Object.values(STATEMENTS).flatMap((items) => items.map(({ label }) => label)));
    expect(Object.values(snippets).filter(({ prefix }) => offered.has(prefix))).toEqual([]);
  });

  it.each(Object.entries(snippets))('%s can be read and is laid out as it should', (name, { body }) => {
    const text = (FRAMES[name] ?? ((same: string) => same))(`${filled(body)}\n`);
    expect(
      load(text).findings.filter((finding) => finding.rule === 'syntax' || finding.rule === 'address-invalid'),
    ).toEqual([]);
    if (!FRAMES[name]) expect(formatText(text).replace(/ +/g, ' ')).toBe(text.replace(/ +/g, ' '));
  });
});

it('the language configuration takes names, addresses and blocks for one word each', () => {
  const { wordPattern } = read('language-configuration.json') as { wordPattern: string };
  for (const word of ['web-1', '10.0.0.0/16', '2001:db8::/32', '443'])
    expect(word.match(new RegExp(wordPattern))?.[0]).toBe(word);
});
