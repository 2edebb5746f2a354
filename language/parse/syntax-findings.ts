import type { IRecognitionException, IToken } from 'chevrotain';
import type { Finding } from '../../network/findings/index.js';
import type { Origin } from '../../network/topology/index.js';
import { say } from '../../network/words/index.js';
import { tokensOf } from '../services.js';
import type { ParsedText } from './parsed-file.js';
import { proposedFixes } from './proposed-fixes.js';
import { unclosedBrace } from './unclosed-brace.js';

type Faulty = Pick<ParsedText, 'uri' | 'text' | 'result'>;

/** More than this in one file help nobody. */
const MOST_FINDINGS = 1000;

/** What the lexer and the parser could not read, as findings: at most one a line, since what follows a mistake on its line mostly comes from it. */
export function syntaxFindings(file: Faulty): Finding[] {
  const byLine = new Map<number, Finding>();
  const add = (origin: Origin, message: string, isStray = false): void => {
    const { line } = origin.range.start;
    const fixes = proposedFixes(message, origin, isStray);
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
    add(
      { file: file.uri, range: { start: { line, column }, end: { line, column: column + error.length } } },
      error.message,
      true,
    );
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
      (atEnd || (!explained && error.token.startOffset > brace.startOffset && /belongs in/.test(error.message)));
    if (!followsFromBrace) add(placeOf(file, error), error.message);
    else if (!atEnd) explained = true;
  }
  return [...byLine.values()].sort(
    (a, b) =>
      a.origin.range.start.line - b.origin.range.start.line ||
      a.origin.range.start.column - b.origin.range.start.column,
  );
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
