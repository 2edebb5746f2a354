import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { formatText } from '../../language/index.js';
import { icmpNames } from '../../language/lower/icmp-names.js';
import { keywords, wordsOf } from '../../language/words/keywords.js';
import { BUILTIN_SERVICE_NAMES } from '../../network/topology/builtin-services.js';
import { loadClean } from './check-text.js';

const page = readFileSync(new URL('../../docs/language.md', import.meta.url), 'utf8');
const examples = [...page.matchAll(/```vpc(?: no-map)?\n([\s\S]*?)```/g)].map((match) => match[1] as string);

describe('the language page', () => {
  it.each(examples.map((text, index) => [index + 1, text] as const))(
    'has examples that can be read and are laid out as they should: %i',
    (_index, text) => {
      loadClean(text);
      expect(formatText(text)).toBe(text);
    },
  );

  it('has a grammar of exactly the words that the language has', () => {
    const [, grammar = ''] = /```\n(file {2}[\s\S]*?)```/.exec(page) ?? [];
    const quoted = [...grammar.matchAll(/"([a-z][a-z0-9-]*)"/g)].map((match) => match[1] as string);
    const icmp = new Set<string>(wordsOf('Traffic', 'icmpName'));
    expect([...new Set(quoted)].filter((word) => !icmp.has(word)).sort()).toEqual(
      [...keywords()].filter((word) => !icmp.has(word)).sort(),
    );
  });

  it('names exactly the ICMP types and built-in services that there are', () => {
    const [, both = '', icmpv6 = ''] = /ICMP types have names: (.*?); for ICMPv6 also (.*?)\./s.exec(page) ?? [];
    expect(new Set(coded(both))).toEqual(new Set(icmpNames('icmp')));
    expect(new Set(coded(icmpv6))).toEqual(
      new Set(icmpNames('icmpv6').filter((name) => !icmpNames('icmp').includes(name))),
    );
    const [, services = ''] = /Built-in services(.*?)\.\n/s.exec(page) ?? [];
    expect(coded(services)).toEqual(BUILTIN_SERVICE_NAMES);
  });
});

/** What stands in backticks. */
function coded(text: string): string[] {
  return [...text.matchAll(/`([^`]+)`/g)].map((match) => match[1] as string);
}
