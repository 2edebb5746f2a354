import { say } from '../../../network/words/index.js';
import { withEnvironmentParts } from '../declared/beanstalk.js';
import { inDefaultVpcs } from '../declared/default-vpc.js';
import type { Environment } from '../declared/environments.js';
import { importDeclared } from '../declared/import-declared.js';
import type { Untold } from '../declared/value.js';
import type { ImportResult, InputFile } from '../types.js';
import { Warnings } from '../warnings.js';
import { contextDeclarations } from './cdk-context.js';
import { declarationsOf, warnOfTransforms } from './declarations.js';
import { handedOut } from './handed-out.js';
import { readInput } from './input.js';
import { Labels, type Naming } from './labels.js';
import { lackingOf } from './lacking.js';
import { madeInEach } from './made-in-each.js';
import { warnOfMissing } from './missing-names.js';
import { withNearestNames } from './nearest-names.js';
import { namedAlike } from './same-names.js';
import type { Stack } from './stack.js';
import { notAskedFor } from './stored.js';
import { systemOf } from './system.js';

export interface CloudFormationOptions {
  /** Values for the templates' parameters, in place of their defaults; null: one that nobody tells. */
  readonly parameters?: Readonly<Record<string, string | null>> | undefined;
  /** The templates of nested stacks, by logical ids: what cannot be told from their addresses. */
  readonly stacks?: Readonly<Record<string, string>> | undefined;
  readonly names?: Naming | undefined;
  /** The blocks behind a customer gateway or Direct Connect gateway, by its logical id: what BGP announces is in no template. */
  readonly networks?: ReadonlyMap<string, readonly string[]> | undefined;
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

/** Reads CloudFormation templates, which are one system together. Throws `ImportError` where no file is a template; everything else is a warning. */
export function importCloudFormation(files: readonly InputFile[], options: CloudFormationOptions = {}): ImportResult {
  const warnings = new Warnings();
  const { parameters = {}, stacks: templates = {}, names = 'tag' } = options;
  const input = readInput(files, warnings);
  const { stacks, exports, stored } = systemOf(input, { parameters, stacks: templates }, warnings);
  warnOfUnused(stacks, parameters, warnings);
  const labels = new Labels(stacks, names);
  const things = new Map<string, Untold>();
  for (const stack of stacks) {
    warnOfTransforms(stack, warnings);
    warnOfMissing(stack, warnings);
  }
  const declarations = [
    ...input.contexts.flatMap(contextDeclarations),
    ...stacks.flatMap((stack) => declarationsOf(stack, labels, things, warnings)),
  ];
  // Before anything else looks at outputs: who asked for one shows who imports what.
  const open = exports.notImported();
  const given = handedOut(stacks, { ...open, values: [...open.values, ...notAskedFor(stored)] });
  const named = withNearestNames(declarations);
  const placed = inDefaultVpcs(withEnvironmentParts(named, things), warnings);
  const environments = new Map(placed.map(({ key, environment }) => [key, environment]));
  const result = importDeclared(placed, {
    ...options,
    warnings,
    things: toldApart(things, new Set(declarations.map(({ label }) => label))),
    keepsDefaultEgress: true,
    madeInEach: (keys) => madeInEach(stacks, keys),
    rootOf: rootsIn(stacks),
    environmentOf: (key) => environments.get(key) ?? environmentIn(stacks, key),
    handedOut: given.things,
    rulesElsewhere: given.rulesElsewhere,
    meant: namedAlike(stacks, things),
  });
  return { ...result, lacking: [...(result.lacking ?? []), ...lackingOf(stacks, open.names)] };
}

/** The outermost stack by the keys of what is in it. Undefined where there is one alone: it is given its parameters before it makes anything. */
function rootsIn(stacks: readonly Stack[]): ((key: string) => string | undefined) | undefined {
  const roots = stacks.flatMap(({ settings }) =>
    settings.prefix.indexOf('/') === settings.prefix.length - 1 ? settings.prefix : [],
  );
  const several = roots.filter((prefix) => prefix !== '');
  if (several.length < 2 || roots.includes('')) return undefined;
  return (key) => several.find((prefix) => key.startsWith(prefix));
}

/** Where the stack is made in which a key is. */
function environmentIn(stacks: readonly Stack[], key: string): Environment | undefined {
  const [only, another] = stacks;
  if (only && !another) return only.environment;
  const root = key.slice(0, key.indexOf('/') + 1);
  return root === '' ? undefined : stacks.find(({ settings }) => settings.prefix === root)?.environment;
}

function warnOfUnused(
  stacks: readonly Stack[],
  given: Readonly<Record<string, string | null>>,
  warnings: Warnings,
): void {
  for (const name of Object.keys(given)) {
    if (name.startsWith('AWS::') || stacks.some(({ template }) => Object.hasOwn(template.parameters, name))) continue;
    const files = [...new Set(stacks.map(({ template }) => template.file))];
    warnings.add(say`The template has no parameter ${name}: its value is not used.`, { file: files.join(', ') });
  }
}

/** What several stacks call by one name, or another one makes under that name, has the stack's name in front. */
function toldApart(things: ReadonlyMap<string, Untold>, made: ReadonlySet<string>): Map<string, Untold> {
  const counts = new Map<string, number>();
  for (const { label } of things.values()) counts.set(label, (counts.get(label) ?? 0) + 1);
  return new Map(
    [...things].map(([key, thing]) => {
      const { label } = thing;
      const stack = key.split('/').slice(0, -1).join('-');
      const isShared = ((counts.get(label) ?? 0) > 1 || made.has(label)) && stack !== '';
      return [key, isShared ? { ...thing, label: `${stack}-${label}` } : thing];
    }),
  );
}
