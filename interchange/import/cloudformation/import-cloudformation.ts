import { importDeclared } from '../declared/import-declared.js';
import type { ImportResult, InputFile } from '../types.js';
import { Warnings } from '../warnings.js';
import { declarationsOf } from './declarations.js';
import { readTemplate } from './template.js';

export interface CloudFormationOptions {
  /** Values for the template's parameters, in place of their defaults. */
  readonly parameters?: Readonly<Record<string, string>> | undefined;
  /** The blocks behind a customer gateway or Direct Connect gateway, by its logical id: what BGP announces is in no template. */
  readonly networks?: ReadonlyMap<string, readonly string[]> | undefined;
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

/** Reads CloudFormation templates. Throws `ImportError` for a file that is none; everything else is a warning. */
export function importCloudFormation(files: readonly InputFile[], options: CloudFormationOptions = {}): ImportResult {
  const warnings = new Warnings();
  const declarations = files.flatMap((file, i) =>
    declarationsOf(readTemplate(file), i, options.parameters ?? {}, warnings),
  );
  return importDeclared(declarations, { ...options, warnings, keepsDefaultEgress: true });
}
