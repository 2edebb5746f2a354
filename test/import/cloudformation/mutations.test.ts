import { describe, expect, it } from 'vitest';
import { importCloudFormation } from '../../../interchange/import/cloudformation/import-cloudformation.js';
import { ImportError } from '../../../interchange/import/types.js';
import { printTopology } from '../../../language/index.js';
import { everyOther, mutated, pathsOf, STRANGE } from '../mutate.js';
import { asJson } from './as-json.js';
import { errorsIn } from './stack.js';
import { WHOLE } from './whole.js';

const JSON_TEMPLATE = asJson(WHOLE);

/** Texts that have been read back: most mutations change nothing that is printed. */
const known = new Map<string, string[]>();

/** What is wrong with the outcome: it throws anything but the error that names the file, or what it prints cannot be read. */
function wrongs(text: string): string[] {
  try {
    const printed = printTopology(importCloudFormation([{ path: 'stack.json', text }]).topology);
    const before = known.get(printed) ?? errorsIn(printed);
    known.set(printed, before);
    return before;
  } catch (error) {
    if (error instanceof ImportError) return error.message.startsWith('stack.json: ') ? [] : [error.message];
    return [`threw ${(error as Error).stack}`];
  }
}

describe('a template of every kind of resource', () => {
  const whole = JSON.stringify(JSON_TEMPLATE);
  it('says the same as YAML and as JSON', () => {
    expect(wrongs(WHOLE)).toEqual([]);
    const print = (text: string) => printTopology(importCloudFormation([{ path: 'x', text }]).topology);
    expect(print(whole)).toBe(print(WHOLE));
  });

  it('with anything removed', () => {
    const found = everyOther(pathsOf(JSON_TEMPLATE), 0).flatMap((path) =>
      wrongs(JSON.stringify(mutated(JSON_TEMPLATE, path))).map((wrong) => `without ${path.join('.')}: ${wrong}`),
    );
    expect(found).toEqual([]);
  });

  it('with any value of another type', () => {
    const found = everyOther(pathsOf(JSON_TEMPLATE), 1).flatMap((path, i) => {
      const value = STRANGE[i % STRANGE.length];
      const text = JSON.stringify(mutated(JSON_TEMPLATE, path, { value }));
      return wrongs(text).map((wrong) => `${path.join('.')} = ${JSON.stringify(value)}: ${wrong}`);
    });
    expect(found).toEqual([]);
  });

  it('cut off anywhere', () => {
    const found = Array.from({ length: 200 }, (_, i) => Math.floor((whole.length * i) / 200)).flatMap((end) => [
      ...wrongs(whole.slice(0, end)),
      ...wrongs(WHOLE.slice(0, Math.floor((WHOLE.length * end) / whole.length))),
    ]);
    expect(found).toEqual([]);
  });
});
