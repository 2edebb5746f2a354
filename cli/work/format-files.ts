import { visibleLine } from '../../interchange/text/visible.js';
import { format } from '../../library/format.js';
import { readInputs, refuseEmpty, STANDARD_STREAM } from '../../library/node/files.js';
import { ENDINGS } from '../../library/node/read-network.js';
import { say } from '../../network/words/index.js';
import { placeOf } from '../input/network.js';
import { refusing } from '../input/refusing.js';
import type { Terminal } from '../terminal.js';
import { replaceFiles } from './replace-files.js';

/** Formats files in place. One that cannot be read, parsed or written stops everything before a file is touched: half a folder in a new layout helps nobody. */
export function formatFiles(operands: readonly string[], onlyCheck: boolean, terminal: Terminal): number {
  const inputs = refusing(() => {
    const read = readInputs(operands, placeOf(terminal), ENDINGS);
    // An empty file is in the one layout already; empty input is more likely a command that failed.
    refuseEmpty(read.filter(({ path }) => path === STANDARD_STREAM));
    return read.map((input) => ({ ...input, formatted: format(input.text, input.path) }));
  });
  const due = inputs.filter(({ text, formatted }) => text !== formatted);
  if (onlyCheck) {
    for (const { path } of due) terminal.out(`${visibleLine(path)}\n`);
    return due.length > 0 ? 1 : 0;
  }
  const files = due.filter(({ path }) => path !== STANDARD_STREAM);
  replaceFiles(
    files.map(({ path, formatted, mark }) => ({ path, text: mark ? `\uFEFF${formatted}` : formatted })),
    terminal,
  );
  for (const { path } of files) terminal.err(say`formatted ${path}\n`);
  const standard = inputs.find(({ path }) => path === STANDARD_STREAM);
  if (standard) terminal.out(standard.formatted);
  return 0;
}
