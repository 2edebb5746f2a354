import { describe, expect, it } from 'vitest';
import { importTerraform } from '../../../interchange/import/terraform/import-terraform.js';
import { ImportError } from '../../../interchange/import/types.js';
import { printTopology } from '../../../language/index.js';
import { everyOther, mutated, type Path, pathsOf, STRANGE } from '../mutate.js';
import { errorsIn } from './plan.js';
import { WHOLE } from './whole.js';

/** Texts that have been read back: most mutations change nothing that is printed. */
const known = new Map<string, string[]>();

/** What is wrong with the outcome: it throws anything but the error that names the file, or what it prints cannot be read. */
function wrongs(json: unknown): string[] {
  try {
    const text = printTopology(importTerraform([{ path: 'plan.json', text: JSON.stringify(json) }]).topology);
    const before = known.get(text) ?? errorsIn(text);
    known.set(text, before);
    return before;
  } catch (error) {
    if (error instanceof ImportError) return error.message.startsWith('plan.json: ') ? [] : [error.message];
    return [`threw ${(error as Error).stack}`];
  }
}

/** Whole parts of the plan, each small enough for a test of its own. */
const PARTS: readonly (readonly [string, Path])[] = [
  ['planned values', ['planned_values']],
  ['changes', ['resource_changes']],
  ['configuration', ['configuration']],
  ['prior state', ['prior_state']],
];
const at = (path: Path) =>
  path.reduce((value, key) => (value as Record<string | number, unknown>)[key], WHOLE as unknown);
/** What a change makes of a resource is told by the planned values too, and read there. */
const isRead = (path: Path) => !path.includes('after');
const pathsIn = (path: Path): Path[] => [path, ...pathsOf(at(path)).map((rest) => [...path, ...rest])].filter(isRead);

describe('a plan of every kind of resource', () => {
  it('reads back without an error', () => expect(wrongs(WHOLE)).toEqual([]));
});

describe.each(PARTS)('the %s', (_, part) => {
  it('with anything removed', () => {
    const found = everyOther(pathsIn(part), 0).flatMap((path) =>
      wrongs(mutated(WHOLE, path)).map((wrong) => `without ${path.join('.')}: ${wrong}`),
    );
    expect(found).toEqual([]);
  });

  it('with any value of another type', () => {
    const found = everyOther(pathsIn(part), 1).flatMap((path, i) => {
      const value = STRANGE[i % STRANGE.length];
      return wrongs(mutated(WHOLE, path, { value })).map(
        (wrong) => `${path.join('.')} = ${JSON.stringify(value)}: ${wrong}`,
      );
    });
    expect(found).toEqual([]);
  });
});
