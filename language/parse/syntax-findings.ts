import type { IRecognitionException, IToken } from 'chevrotain';
import type { Finding, Fix } from '../../network/findings/index.js';
import type { Origin } from '../../network/topology/index.js';
import { say } from '../../network/words/index.js';
import { tokensOf } from '../services.js';
import { belongsElsewhere, misplaced } from './expected-words.js';
import type { ParsedText } from './parsed-file.js';
import { proposedFixes } from './proposed-fixes.js';
import { unclosedBrace } from './unclosed-brace.js';

type Faulty = Pick<ParsedText, 'uri' | 'text' | 'result'>;

/** More than this in one file help nobody. */
const MOST_FINDINGS = 1000;

/** What the lexer and the parser could not read, as findings: at most one a line, since what follows a mistake on its line mostly comes from it. */
export function syntaxFindings(file: Faulty): Finding[] {
  const byLine = new Map<number, Finding>();
  const add = (origin: Origin, message: string, fixes: readonly Fix[] = []): void => {
    const { line } = origin.range.start;
    if (byLine.size < MOST_FINDINGS && !byLine.has(line))
      byLine.set(line, {
        rule: 'syntax',
        severity: 'error',
        message,
        origin,
        related: [],
        ...(fixes.length > 0 ? { fixes } : {}),
      });
  };
  for (const error of file.result.lexerErrors) {
    const line = error.line ?? 1;
    const column = error.column ?? 1;
    const image = file.text.slice(error.offset, error.offset + error.length);
    const range = { start: { line, column }, end: { line, column: column + error.length } };
    const origin = { file: file.uri, range };
    add(origin, error.message, proposedFixes({ message: error.message, image, rule: undefined }, origin));
  }
  const brace = file.result.parserErrors.length > 0 ? unclosedBrace(file.text, tokensOf(file.text).tokens) : undefined;
  if (brace)
    add(
      rangeOf(file, brace),
      say`
    This \`{\` is never closed: put a \`}\` behind the last statement of its block.
  `,
    );
  let explained = false;
  for (const error of file.result.parserErrors) {
    const atEnd = error.token.tokenType.name === 'EOF';
    // What the parser stumbles over behind an open block, and at the end of the file, comes from the brace that is missing.
    const followsFromBrace =
      brace !== undefined &&
      (atEnd || (!explained && error.token.startOffset > brace.startOffset && isMisplaced(error)));
    if (!followsFromBrace) add(placeOf(file, error), error.message, fixesOf(file, error));
    else if (!atEnd) explained = true;
  }
  return [...byLine.values()].sort(
    (a, b) =>
      a.origin.range.start.line - b.origin.range.start.line ||
      a.origin.range.start.column - b.origin.range.start.column,
  );
}

/** The rules of Langium's parser have marks behind their names. */
const ruleOf = ({ context }: IRecognitionException): string => (context.ruleStack.at(-1) ?? '').replace(/\u200B/g, '');

function isMisplaced(error: IRecognitionException): boolean {
  const { message, token } = error;
  const rule = ruleOf(error);
  return message.startsWith(misplaced(token.image, rule)) && belongsElsewhere(token.image, rule);
}

function fixesOf(file: Faulty, error: IRecognitionException): Fix[] {
  const { message, token } = error;
  return token.image ? proposedFixes({ message, image: token.image, rule: ruleOf(error) }, placeOf(file, error)) : [];
}

function rangeOf(file: Faulty, token: IToken): Origin {
  const line = token.startLine ?? 1;
  const column = token.startColumn ?? 1;
  return { file: file.uri, range: { start: { line, column }, end: { line, column: column + token.image.length } } };
}

/** At the token that does not fit; at the end of the file, behind the last one that did. */
function placeOf(file: Faulty, error: IRecognitionException): Origin {
  const { token, previousToken } = error as IRecognitionException & { previousToken?: IRecognitionException['token'] };
  if (token.startOffset >= 0 && token.startLine && token.startColumn && token.endLine && token.endColumn) {
    return {
      file: file.uri,
      range: {
        start: { line: token.startLine, column: token.startColumn },
        end: { line: token.endLine, column: token.endColumn + 1 },
      },
    };
  }
  if (previousToken?.endLine && previousToken.endColumn) {
    const end = { line: previousToken.endLine, column: previousToken.endColumn + 1 };
    return { file: file.uri, range: { start: { line: end.line, column: end.column - 1 }, end } };
  }
  return { file: file.uri, range: { start: { line: 1, column: 1 }, end: { line: 1, column: 1 } } };
}
