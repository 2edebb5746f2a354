import { alignColumns, blockPadding } from './align.js';
import { type Block, type Item, isLineComment, type Statement } from './layout-tree.js';
import { flat, isBroken, type Word, wordsOf } from './words.js';

const WIDTH = 100;
const INDENT = 2;
const CONTINUATION = 4;
/** Between statements that share a line. */
const BETWEEN = '   ';

export function renderItems(items: readonly Item[], indent: number): string[] {
  const lines: string[] = [];
  const words = new Map<Statement, Word[]>();
  for (const item of items) if (item.kind === 'statement') words.set(item, wordsOf(item));
  alignColumns(words, WIDTH - indent);
  const oneLiners = new Map<Statement, string>();
  for (const item of items) {
    const line = item.kind === 'statement' ? oneLine(item, indent) : undefined;
    if (line !== undefined) oneLiners.set(item as Statement, line);
  }
  const padding = blockPadding(items, words, oneLiners, WIDTH - indent);
  let previousHeight = 0;
  items.forEach((item, index) => {
    const rendered =
      item.kind === 'comment'
        ? reindent(item.token.image, indent)
        : renderStatement(item, words.get(item) ?? [], oneLiners.get(item), padding.get(item) ?? 0, indent);
    const afterStatement = items[index - 1]?.kind === 'statement';
    const apart =
      indent === 0 && afterStatement && (previousHeight > 1 || (item.kind === 'statement' && rendered.length > 1));
    if (index > 0 && (item.blankBefore || apart)) lines.push('');
    for (const line of rendered) lines.push(line);
    previousHeight = rendered.length;
  });
  return lines;
}

function renderStatement(
  statement: Statement,
  words: Word[],
  line: string | undefined,
  padding: number,
  indent: number,
): string[] {
  const margin = ' '.repeat(indent);
  const block = blockOf(statement);
  let lines: string[];
  if (line !== undefined && block) {
    const header = flat(words);
    lines = [`${margin}${header}${' '.repeat(padding)}${line.slice(header.length)}`];
  } else {
    lines = wrap(words, indent, statement.shape?.type === 'Entries' ? 0 : CONTINUATION);
    if (block) {
      // Behind a line comment the brace would be part of it.
      if (words.at(-1)?.text.startsWith('//')) lines.push(`${margin}{`);
      else lines[lines.length - 1] += ' {';
      lines[lines.length - 1] += `${block.opening.map((token) => ` ${token.image.trimEnd()}`).join('')}`;
      for (const inner of renderItems(block.items, indent + INDENT)) lines.push(inner);
      lines.push(`${margin}}`);
    }
  }
  if (statement.trailing.length > 0)
    lines[lines.length - 1] += statement.trailing.map((token) => ` ${token.image.trimEnd()}`).join('');
  return lines;
}

/** The statement with its blocks on one line, without margin; undefined if it was not so, cannot be so, or does not fit. */
function oneLine(statement: Statement, indent: number): string | undefined {
  const text = flatStatement(statement);
  return text !== undefined && indent + text.length <= WIDTH ? text : undefined;
}

function flatStatement(statement: Statement): string | undefined {
  const words = wordsOf(statement);
  if (words.some((word) => isBroken(word) || word.text.startsWith('//'))) return undefined;
  const block = blockOf(statement);
  if (!block) return flat(words);
  const inside = flatBlock(block);
  return inside === undefined ? undefined : `${flat(words)} ${inside}`;
}

function flatBlock(block: Block): string | undefined {
  if (!block.oneLine || block.opening.length > 0) return undefined;
  const parts: string[] = [];
  for (const item of block.items) {
    if (item.kind === 'comment') {
      if (isLineComment(item.token) || item.token.image.includes('\n')) return undefined;
      parts.push(item.token.image);
      continue;
    }
    const text = flatStatement(item);
    if (text === undefined || item.trailing.some(isLineComment)) return undefined;
    parts.push(text + item.trailing.map((token) => ` ${token.image}`).join(''));
  }
  return parts.length > 0 ? `{ ${parts.join(BETWEEN)} }` : '{ }';
}

function blockOf(statement: Statement): Block | undefined {
  for (const piece of statement.pieces) if (piece.kind === 'block') return piece.block;
  return undefined;
}

/** Breaks lines that are too long after commas, and where a comment or the author asks for it. */
function wrap(words: readonly Word[], indent: number, continuation: number): string[] {
  const lines: string[] = [];
  let line = ' '.repeat(indent);
  words.forEach((word, index) => {
    const used = line.length - (line.lastIndexOf('\n') + 1);
    const tooLong = word.breakable && used + word.spaces + chunkLength(words, index) > WIDTH;
    if (index > 0 && (word.breakBefore || tooLong)) {
      lines.push(line.trimEnd());
      line = ' '.repeat(indent + continuation) + word.text;
    } else line += ' '.repeat(word.spaces) + word.text;
  });
  lines.push(line);
  return lines.flatMap((text) => text.split('\n'));
}

/** The length up to the next place where the line may be broken. */
function chunkLength(words: readonly Word[], start: number): number {
  const end = words.findIndex((word, i) => i > start && (word.breakable || word.breakBefore));
  const [first = ''] = flat(words.slice(start, end < 0 ? undefined : end))
    .slice((words[start] as Word).spaces)
    .split('\n');
  return first.length;
}

/** A comment on lines of its own. Lines that start with `*` are lined up under the first; others stay as they are. */
function reindent(comment: string, indent: number): string[] {
  const margin = ' '.repeat(indent);
  return comment.split('\n').map((line, index) => {
    const text = line.trimEnd();
    if (index === 0) return margin + text;
    return text.trimStart().startsWith('*') ? `${margin} ${text.trimStart()}` : text;
  });
}
