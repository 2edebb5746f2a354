import { visibleLine } from '../../interchange/text/visible.js';
import { formatText, loadNetwork } from '../../language/index.js';
import { Failure } from '../failure.js';
import { type InputText, readInputs, refuseEmpty } from '../input/files.js';
import { STANDARD_STREAM } from '../input/paths.js';
import type { Terminal } from '../terminal.js';
import { replaceFiles } from './replace-files.js';

/** Formats files in place. One that cannot be read, parsed or written stops everything before a file is touched: half a folder in a new layout helps nobody. */
export function formatFiles(operands: readonly string[], onlyCheck: boolean, terminal: Terminal): number {
  const inputs = readInputs(operands, terminal, ['.vpc']);
  // An empty file is in the one layout already; empty input is more likely a command that failed.
  refuseEmpty(inputs.filter(({ path }) => path === STANDARD_STREAM));
  for (const input of inputs) refuseBroken(input);
  const due = inputs
    .map((input) => ({ ...input, formatted: formatText(input.text) }))
    .filter(({ text, formatted }) => text !== formatted);
  if (onlyCheck) {
    for (const { path } of due) terminal.out(`${visibleLine(path)}\n`);
    return due.length > 0 ? 1 : 0;
  }
  const files = due.filter(({ path }) => path !== STANDARD_STREAM);
  replaceFiles(
    files.map(({ path, formatted, mark }) => ({ path, text: mark ? `\uFEFF${formatted}` : formatted })),
    terminal,
  );
  for (const { path } of files) terminal.err(`formatted ${path}\n`);
  const standard = inputs.find(({ path }) => path === STANDARD_STREAM);
  if (standard) terminal.out(formatText(standard.text));
  return 0;
}

/** What a file imports does not matter for its layout, so nothing is imported. */
function refuseBroken({ path, uri, text }: InputText): void {
  const { findings } = loadNetwork([{ uri, text }], () => undefined);
  const first = findings.find(({ rule }) => rule === 'syntax');
  if (first) {
    const { line, column } = first.origin.range.start;
    throw new Failure(`${path}:${line}:${column}: ${first.message}`);
  }
}
