import { LineCounter, parseAllDocuments } from 'yaml';
import { say } from '../../../network/words/index.js';
import { ImportError, type InputFile } from '../types.js';
import { wrongAlias } from '../wrong-alias.js';
import { wrongJson } from '../wrong-json.js';
import { wrongYaml } from '../wrong-yaml.js';
import { refusedIn } from './error-texts.js';
import { readJson } from './json-pieces.js';
import { needed } from './needed.js';

/** The answers in a file: JSON, or the YAML of `--output yaml`. Of the other forms of output the keys are not told, so they cannot be read. */
export function parseAnswers(file: InputFile): unknown[] {
  const { path } = file;
  const pieces = fromFirstCharacter(file);
  const { value: first = '' } = pieces.next();
  if (first === '' || /^[[{]/.test(first)) return parseJson(withRest(first, pieces), file);
  const text = [...withRest(first, pieces)].join('');
  if (/^[-+|]{3,}/m.test(text.split('\n', 1)[0] ?? '') || /^[A-Z]+\t/.test(text))
    throw new ImportError(
      say`
        this is a table or tabbed text, as \`--output table\` and \`text\` print it; ask AWS again with \`--output
        json\`
      `,
      path,
    );
  const refused = refusedIn(text);
  if (refused) return refused;
  return looksLikeYaml(text) ? parseYaml(text, path) : parseJson([text], file);
}

/** The text in its pieces, without the mark and the blanks that it may begin with. */
function* fromFirstCharacter(file: InputFile): Generator<string, undefined> {
  let hasBegun = false;
  for (const piece of file.pieces?.() ?? [file.text]) {
    const rest = hasBegun ? piece : piece.replace(/^\uFEFF/, '').trimStart();
    if (rest === '') continue;
    hasBegun = true;
    yield rest;
  }
}

function* withRest(first: string, rest: Iterable<string>): Generator<string> {
  yield first;
  yield* rest;
}

/** The documents of a file: one, or several after each other, as repeated commands append them. */
function parseJson(pieces: Iterable<string>, file: InputFile): unknown[] {
  try {
    return readJson(pieces, needed);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const why = wrongJson(file.pieces?.() ?? [file.text], { several: true });
    throw new ImportError(say`this is not JSON: ${why}`, file.path);
  }
}

const looksLikeYaml = (text: string): boolean => /^(- )?['"]?[A-Za-z]\w*['"]?:(\s|$)/m.test(text);

/** YAML 1.2 core; every text that could be something else is quoted by the command line. */
function parseYaml(text: string, path: string): unknown[] {
  const lineCounter = new LineCounter();
  return parseAllDocuments(text, { lineCounter, prettyErrors: false, logLevel: 'silent' }).map((document) => {
    const [error] = document.errors;
    const wrong = error ? { at: error.pos[0], why: wrongYaml(error) } : wrongAlias(document);
    if (!wrong) return needed(document.toJS({ maxAliasCount: -1 }), undefined);
    const { line, col } = lineCounter.linePos(wrong.at);
    throw new ImportError(say`this is neither JSON nor YAML: line ${line}, column ${col}: ${wrong.why}`, path);
  });
}
