import { parseAllDocuments } from 'yaml';
import { ImportError, type InputFile } from '../types.js';
import { parseJson } from './parse-json.js';

/** The answers in a file: JSON, or the YAML of `--output yaml`. Of the other forms of output the keys are not told, so they cannot be read. */
export function parseAnswers(file: InputFile): unknown[] {
  const text = file.text.replace(/^\uFEFF/, '').trimStart();
  if (text === '' || /^[[{]/.test(text)) return parseJson(file);
  if (/^[-+|]{3,}/m.test(text.split('\n', 1)[0] ?? '') || /^[A-Z]+\t/.test(text))
    throw new ImportError(
      'this is a table or tabbed text, as `--output table` and `text` print it; ask AWS again with `--output json`',
      file.path,
    );
  return looksLikeYaml(text) ? parseYaml(file, text) : parseJson(file);
}

const looksLikeYaml = (text: string): boolean => /^(- )?['"]?[A-Za-z]\w*['"]?:(\s|$)/m.test(text);

/** YAML 1.2 core; every text that could be something else is quoted by the command line. */
function parseYaml(file: InputFile, text: string): unknown[] {
  return parseAllDocuments(text).map((document) => {
    const [error] = document.errors;
    if (!error) return document.toJS() as unknown;
    throw new ImportError(`this is neither JSON nor YAML: ${error.message.split('\n', 1)[0]}`, file.path);
  });
}
