import type { LangiumDocument, ParseResult } from 'langium';
import type * as ast from '../generated/ast.js';
import { coreServices } from '../services.js';

/** One file, read. `root` is there whatever the text, and holds what could be understood. */
export interface ParsedFile {
  readonly uri: string;
  readonly text: string;
  readonly root: ast.File;
  readonly result: Pick<ParseResult, 'lexerErrors' | 'parserErrors'>;
}

export function parseFile(uri: string, text: string): ParsedFile {
  const result = coreServices().parser.LangiumParser.parse<ast.File>(text);
  return { uri, text, root: result.value, result };
}

export function parsedFileOf(document: LangiumDocument): ParsedFile {
  const { parseResult, textDocument, uri } = document;
  return {
    uri: uri.toString(),
    text: textDocument.getText(),
    root: parseResult.value as ast.File,
    result: parseResult,
  };
}
