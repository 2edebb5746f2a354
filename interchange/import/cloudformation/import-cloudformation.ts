import { importDeclared } from '../declared/import-declared.js';
import type { ImportResult, InputFile } from '../types.js';
import { Warnings } from '../warnings.js';
import { contextDeclarations } from './cdk-context.js';
import { declarationsOf, warnOfTransforms } from './declarations.js';
import { readInput } from './input.js';
import { Labels, type Naming } from './labels.js';
import type { Stack } from './stack.js';
import { stacksOf } from './system.js';

export interface CloudFormationOptions {
  /** Values for the templates' parameters, in place of their defaults. */
  readonly parameters?: Readonly<Record<string, string>> | undefined;
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
  const stacks = stacksOf(input, { parameters, stacks: templates }, warnings);
  warnOfUnused(stacks, parameters, warnings);
  const labels = new Labels(stacks, names);
  for (const stack of stacks) warnOfTransforms(stack, warnings);
  const declarations = [
    ...input.contexts.flatMap(contextDeclarations),
    ...stacks.flatMap((stack) => declarationsOf(stack, labels, warnings)),
  ];
  return importDeclared(declarations, { ...options, warnings, keepsDefaultEgress: true });
}

function warnOfUnused(stacks: readonly Stack[], given: Readonly<Record<string, string>>, warnings: Warnings): void {
  for (const name of Object.keys(given)) {
    if (name.startsWith('AWS::') || stacks.some(({ template }) => Object.hasOwn(template.parameters, name))) continue;
    const files = [...new Set(stacks.map(({ template }) => template.file))];
    warnings.add(`The template has no parameter ${name}: its value is not used.`, { file: files.join(', ') });
  }
}
