/** No template nests nearly as deep; the YAML library calls itself at each step, and runs out of stack at some eight hundred. */
const DEEPEST = 250;

/**
 * The first line, counting from 1, at which a text in YAML or JSON nests too deeply to be parsed; undefined where none does.
 * Counted roughly, before anything is parsed: an engine that runs out of stack within a regular expression ends the process, and nothing can catch that.
 */
export function tooDeepLine(text: string): number | undefined {
  const columns: number[] = [];
  let brackets = 0;
  const lines = text.split('\n');
  for (const [i, line] of lines.entries()) {
    for (const column of blockColumns(line)) {
      while ((columns.at(-1) ?? -1) >= column) columns.pop();
      columns.push(column);
    }
    for (const character of line) {
      if (character === '[' || character === '{') brackets++;
      else if (character === ']' || character === '}') brackets = Math.max(0, brackets - 1);
      if (brackets > DEEPEST) return i + 1;
    }
    if (columns.length > DEEPEST) return i + 1;
  }
  return undefined;
}

/** Where the blocks of a line begin: at each dash of a list, and at what stands behind them. */
function blockColumns(line: string): number[] {
  const columns: number[] = [];
  for (let at = 0; at < line.length; at++) {
    const character = line[at];
    if (character === ' ') continue;
    if (character === '\r' || character === '#') return columns;
    columns.push(at);
    if (character !== '-' || line[at + 1] !== ' ') return columns;
  }
  return columns;
}
