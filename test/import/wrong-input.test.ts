import { afterEach, describe, expect, it } from 'vitest';
import { type ErrorCode, parseAllDocuments, parseDocument } from 'yaml';
import * as z from 'zod';
import { wrongWith } from '../../interchange/import/wrong-with.js';
import { wrongYaml } from '../../interchange/import/wrong-yaml.js';
import imports from '../../l10n/ko/interchange-import.json';
import wire from '../../l10n/ko/network-wire.json';
import words from '../../l10n/ko/network-words.json';
import { speak } from '../../network/words/index.js';

afterEach(() => speak('en'));
const korean = (): void => speak('ko', { ...words, ...wire, ...imports });

/** Every type that the imports expect, with a value that is of another one. */
const VALUES: readonly (readonly [type: z.ZodType, value: unknown, english: string])[] = [
  [z.string(), ['a'], 'Here a text was expected, not a list'],
  [z.number(), '7', 'Here a number was expected, not `"7"`'],
  [z.number(), Number.POSITIVE_INFINITY, 'Here a number was expected, not `Infinity`'],
  [z.boolean(), null, 'Here true or false was expected, not `null`'],
  [z.array(z.string()), 'x'.repeat(99), `Here a list was expected, not \`"${'x'.repeat(39)}…\``],
  [z.array(z.string()), ['a', {}], 'Here a text was expected, not an object'],
  [z.looseObject({ a: z.string() }), 7, 'Here an object was expected, not `7`'],
  [z.looseObject({ a: z.string() }), {}, 'Here a text was expected, and nothing is there'],
  [z.record(z.string(), z.unknown()), true, 'Here an object was expected, not `true`'],
  [z.enum(['allow', 'deny']), 'Allow', 'Here `allow` or `deny` was expected, not `"Allow"`'],
  [z.union([z.string(), z.looseObject({ a: z.string() })]), { a: 7 }, 'Here a text was expected, not `7`'],
  [z.union([z.string(), z.number()]), [], 'Here a text or a number was expected, not a list'],
  [
    z.union([z.string(), z.array(z.unknown()), z.record(z.string(), z.unknown())]),
    1,
    'Here a text, a list or an object was expected, not `1`',
  ],
];

describe('a value of another type', () => {
  it.each(VALUES)('%# is said in our words', (type, value, english) => {
    const issue = type.safeParse(value).error?.issues[0];
    expect(wrongWith(issue, value)).toBe(english);
    korean();
    expect(wrongWith(issue, value).replace(/`[^`]*`|true|false/g, '')).not.toMatch(/[A-Za-z]/);
  });
});

/** A text for each code that the reader of YAML gives to a text. */
const TEXTS: Readonly<Partial<Record<ErrorCode, string>>> = {
  ALIAS_PROPS: 'a: &x 1\nb: &y *x\n',
  BAD_ALIAS: 'a: *\n',
  BAD_DQ_ESCAPE: 'a: "\\q"\n',
  BAD_INDENT: 'a:\n    b: 1\n  c: 2\n',
  BAD_SCALAR_START: 'a: @x\n',
  BLOCK_AS_IMPLICIT_KEY: 'a: b: c\n',
  DUPLICATE_KEY: 'a: 1\na: 2\n',
  MISSING_CHAR: 'a: 1\nb\n',
  MULTILINE_IMPLICIT_KEY: 'a\nb: 1\n',
  MULTIPLE_ANCHORS: 'a: &x &y 1\n',
  MULTIPLE_TAGS: 'a: !x !y 1\n',
  TAB_AS_INDENT: 'a:\n\tb: 1\n',
  UNEXPECTED_TOKEN: 'a: ]\n',
};

describe('a text that is no YAML', () => {
  it.each(Object.entries(TEXTS))('is said in our words: %s', (code, text) => {
    const errors = [...parseDocument(text, { prettyErrors: false, logLevel: 'silent' }).errors];
    const error = errors.find((one) => one.code === code);
    expect(error, errors.map((one) => `${one.code} ${one.message}`).join()).toBeDefined();
    if (!error) return;
    const english = wrongYaml(error);
    expect(english).not.toBe('');
    expect(english).not.toContain(error.message);
    korean();
    expect(wrongYaml(error)).not.toBe(english);
    expect(wrongYaml(error).replace(/`[^`]*`|YAML/g, '')).not.toMatch(/[A-Za-z]/);
  });

  it('tells which bracket is missing', () => {
    for (const [text, bracket] of [
      ['a: [1, 2', ']'],
      ['{ "a": { ', '}'],
    ] as const) {
      const [error] = parseDocument(text, { prettyErrors: false, logLevel: 'silent' }).errors;
      expect(error && wrongYaml(error)).toMatch(`a bracket is open that no ${bracket} closes`);
    }
  });

  it('tells which quote is missing', () => {
    for (const quote of ['"', "'"]) {
      const [error] = parseAllDocuments(`a: ${quote}x\n`, { prettyErrors: false })[0]?.errors ?? [];
      expect(error && wrongYaml(error)).toBe(`a text that begins with ${quote} has no ${quote} at its end`);
    }
  });
});
