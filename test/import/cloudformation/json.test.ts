/** Templates in JSON are read by themselves, and by the reader of YAML where that has something to say: both must read the same. */
import { describe, expect, it } from 'vitest';
import { jsonValue } from '../../../interchange/import/cloudformation/json.js';

describe('a template in JSON', () => {
  it('is what it says', () => {
    const text =
      '\n{ "a": [1, -2.5, 1e3, true, null, "x\\"y: \\u00e9\\ud83d\\ude00"], "__proto__": { "b:": ":" }, "2010": "" }';
    expect(JSON.stringify(jsonValue(text))).toBe(JSON.stringify(JSON.parse(text)));
  });

  it.each([
    ['what is no JSON', '{ "a": 1, }'],
    ['YAML', 'a: 1'],
    ['a list', '[{ "a": 1 }]'],
    ['a key that is there twice', '{ "a": { "b": 1, "c": 2, "b": 3 } }'],
    ['one that is written in two ways', '{ "b": 1, "\\u0062": 3 }'],
    ['keys that merge', '{ "a": { "<<": { "b": 1 } } }'],
    ['what nests too deeply', `${'{"a":'.repeat(150)}1${'}'.repeat(150)}`],
    ['too much of it', `{ "a": [${'1,'.repeat(100_000)}1] }`],
  ])('leaves to the other reader %s', (_, text) => {
    expect(jsonValue(text)).toBeUndefined();
  });
});
