import { formatText } from '../format/format-text.js';

/** As wide as the layout lets a line be, less the margin of what stands in a block inside of a VPC. */
const WIDEST = 100 - 6;

/** Statements of a text of their own. */
export function laidOut(statements: readonly string[]): string {
  return statements.length === 0 ? '' : formatText(`${statements.join('\n')}\n`).trimEnd();
}

/** The first line of a block, without the `}` behind it. */
export function laidOutHeader(header: string): string {
  return withoutEnd(laidOut([`${header} { }`]));
}

/**
 * What stands inside a VPC: laid out in one, without whose first and last line it is left.
 * Of a block with many resources each is a block of plain lines, as `printResource` writes them; those are as they are to be but for their margin.
 * Reading 10,000 of them again took a third of the time of an import. Invariant: what comes out is what `formatText` makes of the whole.
 */
export function laidOutInside(part: string): string {
  const items = itemsOf(part);
  if (!items?.some(isPlain)) return inside(part);
  const [header = ''] = part.split('\n', 1);
  const out = [withoutEnd(inside(`${header}\n}`))];
  for (let i = 0; i < items.length; ) {
    const item = items[i] as readonly string[];
    if (isPlain(item)) {
      out.push(...item.map((row, at) => `${at === 0 || at === item.length - 1 ? '    ' : '      '}${row}`));
      i++;
      continue;
    }
    let end = i + 1;
    while (end < items.length && !isPlain(items[end] as readonly string[])) end++;
    const others = items.slice(i, end).map((rows) => rows.join('\n'));
    out.push(rowsInside(laidOut([`vpc around 10.0.0.0/16 {\n${header}\n${others.join('\n')}\n}\n}`]), 2));
    i = end;
  }
  return [...out, '  }'].join('\n');
}

const inside = (part: string): string => rowsInside(laidOut([`vpc around 10.0.0.0/16 {\n${part}\n}`]), 1);

/** Without as many rows at both ends. */
const rowsInside = (text: string, around: number): string => text.split('\n').slice(around, -around).join('\n');

/** Without the `}` that ends it, which stands on a line of its own if there is no room for it. */
const withoutEnd = (text: string): string => text.slice(0, -'}'.length).trimEnd();

/** The rows of each statement in the one block that a part is. Undefined: it is something else, or holds remarks. */
function itemsOf(part: string): string[][] | undefined {
  const rows = part.split('\n');
  const header = rows[0] ?? '';
  if (rows.length < 3 || !opens(header) || rows.at(-1) !== '}' || /\/[/*]/.test(part)) return undefined;
  const items: string[][] = [];
  let depth = 0;
  for (const row of rows.slice(1, -1)) {
    if (depth === 0) items.push([row]);
    else (items.at(-1) as string[]).push(row);
    if (row.endsWith('{')) depth++;
    else if (row === '}' && --depth < 0) return undefined;
  }
  return depth === 0 ? items : undefined;
}

const opens = (row: string): boolean => row.endsWith(' {') && !/[{}]/.test(row.slice(0, -1));

/** A block with a statement a line, none of which has a block or stands in columns, as rules and routes do. */
function isPlain(rows: readonly string[]): boolean {
  return (
    rows.length > 2 &&
    opens(rows[0] as string) &&
    rows.at(-1) === '}' &&
    rows.every((row) => row.length <= WIDEST) &&
    rows.slice(1, -1).every((row) => !/[{}]|->|,$|^(?:\d|allow|deny)/.test(row))
  );
}
