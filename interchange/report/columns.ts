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
      widths[i] = Math.max(widths[i] ?? 0, cell.text.length);
    });
  }
  return cells.map((row) => {
    const last = row.findLastIndex((cell) => cell.text !== '');
    const parts = row.slice(0, last + 1).map((cell, i) => {
      const padding = i === last ? '' : ' '.repeat((widths[i] ?? 0) - cell.text.length);
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
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  if (line !== '') lines.push(line);
  return lines;
}

export function plural(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
