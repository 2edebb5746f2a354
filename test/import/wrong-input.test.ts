import { afterEach, describe, expect, it } from 'vitest';
import { type ErrorCode, parseAllDocuments, parseDocument } from 'yaml';
import * as z from 'zod';
import { importAws } from '../../interchange/import/aws/import-aws.js';
import { importCloudFormation } from '../../interchange/import/cloudformation/import-cloudformation.js';
import { firstWrong, wrongJson } from '../../interchange/import/wrong-json.js';
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

/** Each of what can be wrong with a text that should be JSON, and where. */
const NO_JSON: readonly (readonly [text: string, wrong: string])[] = [
  ['', 'line 1, column 1: it is empty'],
  ['{ "a": [1,\n 2', 'line 2, column 3: it ends in the middle: it may have been cut off'],
  ['{ "a": "b', 'line 1, column 10: it ends in the middle: it may have been cut off'],
  [
    '{ "a": yes }',
    'line 1, column 8: a value belongs here: a text in double quotes, a number, true, false, null, a list or an object',
  ],
  ['{ "a": 01 }', 'line 1, column 8: a value belongs here'],
  ["{ 'a': 1 }", 'line 1, column 3: a key in double quotes belongs here'],
  ['{\n  "a": 1,\n}', 'line 3, column 1: a comma stands before this bracket, and nothing behind the comma'],
  ['[1, ]', 'line 1, column 5: a comma stands before this bracket'],
  ['{ "a" 1 }', 'line 1, column 7: a colon belongs here, between a key and its value'],
  ['{ "a": 1 "b": 2 }', 'line 1, column 10: a comma or a closing bracket belongs here'],
  ['[1}', 'line 1, column 3: this bracket does not close the one that is open'],
  ['{} x', 'line 1, column 4: more stands here, behind the end'],
  ['["a\nb"]', 'line 1, column 4: a text goes on over the end of the line'],
  ['["\\q"]', 'line 1, column 4: a backslash in a text stands before what it cannot stand before'],
];

describe('a text that is no JSON', () => {
  it.each(NO_JSON)('%j', (text, wrong) => {
    expect(wrongJson(text)).toContain(wrong);
    korean();
    expect(wrongJson(text).replace(/true|false|null/g, '')).not.toMatch(/[A-Za-z]/);
  });

  it('is told from what is, however it is damaged, as the engine tells it', () => {
    const whole = '{ "a": [1, -2.5e+3, true, null, "x\\u00e9\\n"], "b": { "c": {}, "d": [] } }';
    const letters = ['', ...'{}[],:"\\ \n01-.ex+tu'];
    const isJson = (text: string): boolean => {
      try {
        JSON.parse(text);
        return true;
      } catch {
        return false;
      }
    };
    let refused = 0;
    for (let i = 0; i <= whole.length; i++)
      for (const letter of letters)
        for (const length of [0, 1, 3]) {
          const text = whole.slice(0, i) + letter + whole.slice(i + length);
          const wrong = firstWrong([text.slice(0, 9), text.slice(9)], false);
          expect(wrong === undefined, text).toBe(isJson(text));
          if (wrong) refused++;
        }
    expect(refused).toBeGreaterThan(1000);
  });

  it('may be several after each other where that is asked', () => {
    expect(firstWrong(['{}\n', '{} [1]'], true)).toBeUndefined();
    expect(firstWrong(['{}, {}'], true)).toBeDefined();
  });
});

describe('an alias in YAML', () => {
  const template = (rest: string) => [{ path: 't.yaml', text: `Resources:\n  A: { Type: AWS::EC2::VPC }\n${rest}` }];

  it.each([
    [
      'that stands for nothing',
      'Vpcs:\n- VpcId: *none\n',
      /line 2, column 10: the alias `\*none` stands for an anchor/,
    ],
    [
      'that stands for all others over and over',
      `a: &a [1, 1, 1, 1, 1, 1, 1, 1, 1, 1]\n${[...'bcdefgh'].map((one, i) => `${one}: &${one} [${Array(10).fill(`*${'abcdefg'[i]}`).join(', ')}]\n`).join('')}`,
      /stand for each other over and over/,
    ],
  ])('%s', (_, text, wrong) => {
    expect(() => importAws([{ path: 'a.yaml', text }], { names: 'id' })).toThrow(wrong);
  });

  it('of a template', () => {
    expect(() => importCloudFormation(template('Outputs: { B: *none }\n'))).toThrow(/line 3, column 15: the alias/);
  });

  it('that stands for what comes before it is that', () => {
    const text = 'Vpcs:\n- &v { VpcId: vpc-1, CidrBlock: 10.0.0.0/16 }\n- *v\n';
    expect(importAws([{ path: 'a.yaml', text }], { names: 'id' }).topology.vpcs).toHaveLength(1);
  });

  it('is nothing that several documents may be: one is a template', () => {
    expect(() => importCloudFormation(template('---\nResources: {}\n'))).toThrow(/line 3.*several documents/);
    expect(importCloudFormation(template('---\n# the end\n...\n')).topology.vpcs).toHaveLength(1);
  });
});
