import type { ParseResult } from 'langium';
import type * as ast from '../generated/ast.js';
import { coreServices } from '../services.js';

/** A text, read. What it declares is there whatever the text, and holds what could be understood. */
export interface ParsedText {
  readonly uri: string;
  readonly text: string;
  readonly root: Pick<ast.File, 'imports' | 'declarations'>;
  readonly result: Pick<ParseResult, 'lexerErrors' | 'parserErrors'>;
}

/** One whole file, read. */
export interface ParsedFile extends ParsedText {
  readonly root: ast.File;
}

export function parseFile(uri: string, text: string): ParsedFile {
  const result = coreServices().parser.LangiumParser.parse<ast.File>(text);
  return { uri, text, root: result.value, result };
}
