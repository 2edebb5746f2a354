import type { IgnoreComment } from '../../network/rules/index.js';
import type { Origin } from '../../network/topology/index.js';

export interface Comments {
  /** The text of a `/** … *​/` comment, by the offset of the token that comes after it. */
  readonly docs: ReadonlyMap<number, string>;
  readonly ignores: readonly IgnoreComment[];
  /** The comments that silence what is found in the line of a token, by its offset. */
  readonly remarks: ReadonlyMap<number, readonly string[]>;
}

const STRING_OR_COMMENT = /"(?:\\.|[^"\\\n])*"|\/\/[^\n]*|\/\*[\s\S]*?\*\//g;
const IGNORE = /^\/[/*]\s*vpclens-ignore(-file)?\s+([\w-]+(?:\s*,\s*[\w-]+)*)\s*(?::\s*([\s\S]*?))?\s*(?:\*\/)?$/;

/** `before`: what stands before the text, so that offsets and lines count from there. */
export function readComments(
  file: string,
  text: string,
  before: { readonly offset: number; readonly line: number } = { offset: 0, line: 0 },
): Comments {
  const docs = new Map<number, string>();
  const ignores: IgnoreComment[] = [];
  const remarks = new Map<number, string[]>();
  if (!text.includes('//') && !text.includes('/*')) return { docs, ignores, remarks };
  let line = before.line + 1;
  let lineStart = 0;
  let counted = 0;
  const moveTo = (offset: number): void => {
    for (let next = text.indexOf('\n', counted); next >= 0 && next < offset; next = text.indexOf('\n', next + 1)) {
      line++;
      lineStart = next + 1;
    }
    counted = offset;
  };
  for (const match of text.matchAll(STRING_OR_COMMENT)) {
    const comment = match[0];
    if (comment.startsWith('"')) continue;
    const end = match.index + comment.length;
    if (comment.startsWith('/**') && comment.length > 4)
      docs.set(before.offset + nextToken(text, end), docText(comment));
    const ignore = IGNORE.exec(comment.trimEnd());
    if (!ignore) continue;
    moveTo(match.index);
    const start = { line, column: match.index - lineStart + 1 };
    moveTo(end);
    const origin: Origin = { file, range: { start, end: { line, column: end - lineStart + 1 } } };
    const [, wholeFile, rules = '', why = ''] = ignore;
    const next = nextToken(text, end);
    const silenced = wholeFile ? undefined : line + newlines(text, end, next);
    if (!wholeFile)
      remarks.set(before.offset + next, [...(remarks.get(before.offset + next) ?? []), comment.trimEnd()]);
    for (const rule of rules.split(',')) ignores.push({ rule: rule.trim(), why, origin, line: silenced });
  }
  return { docs, ignores, remarks };
}

const SPACE_AND_COMMENTS = /(?:\s|\/\/[^\n]*|\/\*[\s\S]*?\*\/)*/y;

/** The offset of the first token at or after a place, comments left out. */
function nextToken(text: string, offset: number): number {
  SPACE_AND_COMMENTS.lastIndex = offset;
  const match = SPACE_AND_COMMENTS.exec(text);
  return offset + (match?.[0].length ?? 0);
}

function newlines(text: string, from: number, to: number): number {
  let count = 0;
  for (let next = text.indexOf('\n', from); next >= 0 && next < to; next = text.indexOf('\n', next + 1)) count++;
  return count;
}

function docText(comment: string): string {
  return comment
    .slice(3, -2)
    .split('\n')
    .map((line) => line.replace(/^\s*\*? ?/, '').trimEnd())
    .join('\n')
    .trim();
}
