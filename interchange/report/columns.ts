/** A cell of a table: its text, and how to paint it once it is padded. */
export interface Cell {
  readonly text: string;
  readonly paint?: (text: string) => string;
}

/** Rows as aligned lines, two spaces between columns. A column is as wide as its widest cell; the last one is not padded. */
export function alignColumns(rows: readonly (readonly (string | Cell)[])[], indent = ''): string[] {
  const widths: number[] = [];
  const cells = rows.map((row) => row.map((cell) => (typeof cell === 'string' ? { text: cell } : cell)));
  for (const row of cells) {
    row.forEach((cell, i) => {
      widths[i] = Math.max(widths[i] ?? 0, widthOf(cell.text));
    });
  }
  return cells.map((row) => {
    const last = row.findLastIndex((cell) => cell.text !== '');
    const parts = row.slice(0, last + 1).map((cell, i) => {
      const padding = i === last ? '' : ' '.repeat((widths[i] ?? 0) - widthOf(cell.text));
      return (cell.paint?.(cell.text) ?? cell.text) + padding;
    });
    return indent + parts.join('  ');
  });
}

/** Breaks a paragraph at spaces. A word longer than the width stands on a line of its own. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/)) {
    if (line !== '' && widthOf(line) + 1 + widthOf(word) > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  if (line !== '') lines.push(line);
  return lines;
}

/** Hangul and other wide letters take two columns of a terminal. https://www.unicode.org/reports/tr11/ */
const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/g;

const widthOf = (text: string): number => text.length + (text.match(WIDE)?.length ?? 0);
