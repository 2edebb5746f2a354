import { say } from '../../../network/words/index.js';
import { Unknown } from '../declared/value.js';
import type { Warnings } from '../warnings.js';
import { isLeftOut } from './conditions.js';
import { isObject, type Plain } from './document.js';
import type { Evaluated } from './evaluated.js';
import { canBeSame, piecesOf, textOf } from './pieces.js';
import { mayMeet, type Stack } from './stack.js';

interface Exported {
  readonly stack: Stack;
  readonly output: string;
  readonly name: Evaluated;
}

/** What stacks export, by name. Names are unique in an account and region: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-stack-exports.html */
export class Exports {
  #all: readonly Exported[] = [];
  /** How many stacks they are of. */
  #read = 0;
  /** Of which stacks one has imports. */
  readonly #imported = new Map<Stack, Set<Stack>>();
  /** Those that import what no stack of the input exports. */
  readonly #lacking = new Set<Stack>();

  constructor(
    readonly stacks: () => readonly Stack[],
    readonly warnings: Warnings,
  ) {}

  value(name: Evaluated, importer: Stack): Evaluated {
    const text = textOf(name);
    const shown = typeof text === 'string' ? text : shownText(name);
    const found = this.#find(name, importer);
    if (!found) {
      this.#lacking.add(importer);
      const thing = { key: `export ${shown}`, label: shown.replace(/^.*:|^…-?/, '') };
      return new Unknown(
        say`it comes from another stack (${shown}): import its template beside this one`,
        /[A-Za-z0-9]/.test(shown.replaceAll('…', '')) ? thing : undefined,
      );
    }
    if (typeof text !== 'string' || typeof textOf(found.name) !== 'string')
      this.warnings.add(
        say`
          Which stack exports ${shown} hangs on the stacks' names: it is taken to be ${found.stack.settings.name},
          the only one in the input that can.
        `,
        { file: importer.template.file },
      );
    this.#imported.set(importer, (this.#imported.get(importer) ?? new Set()).add(found.stack));
    return found.stack.output(found.output);
  }

  /** What a resource imports that a condition leaves out: whoever would have it is here. */
  #readLeftOut(stack: Stack): void {
    for (const resource of Object.values(stack.template.resources)) {
      const names = isLeftOut(stack, resource) ? importsIn(resource) : [];
      for (const name of names) {
        const found = this.#find(stack.evaluation.evaluate(name), stack);
        found?.stack.asked.add(found.output);
      }
    }
  }

  /** What stands in exports that no stack has asked for so far, by whatever way; and the names of these. */
  notImported(): {
    readonly values: readonly Evaluated[];
    readonly names: readonly string[];
    /** What stands in outputs that were asked for: whoever has it is here. */
    readonly asked: readonly Evaluated[];
  } {
    for (const stack of this.stacks()) this.#readLeftOut(stack);
    const isUsedElsewhere = this.#usedElsewhere();
    const asked = this.stacks()
      .filter((stack) => !isUsedElsewhere(stack))
      .flatMap((stack) => [...stack.asked].map((output) => stack.output(output)));
    const open = this.stacks()
      .flatMap(exportsOf)
      .filter(({ stack, output }) => !stack.asked.has(output) || isUsedElsewhere(stack));
    return {
      values: open.map(({ stack, output }) => stack.output(output)),
      names: open.map(({ name }) => shownText(name)),
      asked,
    };
  }

  /** Where a stack is missing that others import from, it may itself import from all that do not hang on it. */
  #usedElsewhere(): (stack: Stack) => boolean {
    const hanging = new Set(this.#lacking);
    for (let before = -1; before < hanging.size; ) {
      before = hanging.size;
      for (const [importer, exporters] of this.#imported)
        if ([...exporters].some((one) => hanging.has(one))) hanging.add(importer);
    }
    return (stack) => hanging.size > 0 && !hanging.has(stack);
  }

  #find(name: Evaluated, importer: Stack): Exported | undefined {
    const stacks = this.stacks();
    if (this.#read !== stacks.length) this.#all = stacks.flatMap(exportsOf);
    this.#read = stacks.length;
    const others = this.#all.filter(({ stack }) => stack !== importer && mayMeet(stack, importer));
    const text = textOf(name);
    const exact = others.filter((one) => typeof text === 'string' && textOf(one.name) === text);
    if (exact.length > 0) return nearest(exact, importer);
    if (!hasText(name)) return undefined;
    const possible = others.filter((one) => hasText(one.name) && canBeSame(one.name, name));
    if (possible.length < 2) return possible[0];
    // A stack that has the name which the text asks for.
    const named = possible.filter(
      ({ stack, output }) => typeof text === 'string' && text.startsWith(stack.settings.name) && text.includes(output),
    );
    return named.length === 1 ? named[0] : undefined;
  }
}

/** The names by which a value imports, at any depth. */
function importsIn(value: Plain | undefined): Plain[] {
  if (Array.isArray(value)) return (value as readonly Plain[]).flatMap(importsIn);
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) => (key === 'Fn::ImportValue' ? [inner] : importsIn(inner)));
}

function exportsOf(stack: Stack): Exported[] {
  return Object.entries(stack.template.outputs).flatMap(([output, value]) => {
    const exported = isObject(value) ? value.Export : undefined;
    if (!isObject(exported) || exported.Name === undefined) return [];
    return isLeftOut(stack, value) ? [] : { stack, output, name: stack.evaluation.evaluate(exported.Name) };
  });
}

/** The one of the same account and region, where stacks are in several. */
function nearest(found: readonly Exported[], importer: Stack): Exported | undefined {
  const { account, region } = importer.settings;
  const same = found.filter(({ stack }) => stack.settings.account === account && stack.settings.region === region);
  const rest = same.length > 0 ? same : found;
  return rest.length === 1 ? rest[0] : undefined;
}

function hasText(name: Evaluated): boolean {
  return piecesOf(name).some((piece) => typeof piece === 'string' && /[A-Za-z0-9]/.test(piece));
}

function shownText(name: Evaluated): string {
  return piecesOf(name)
    .map((piece) => (typeof piece === 'string' ? piece : '…'))
    .join('');
}
