/**
 * From a keystroke to diagnostics, as an editor feels it: the server in a process of its own, a client over its standard input and output, edits at a fixed rate whether or not
 * the server has answered, one in three of them breaking the text for a while. Needs `npm run build`.
 */
import { QUICK, sized, tell } from './measure.js';
import { officeText } from './office-text.js';
import { percentile } from './server-process.js';
import { emptyEdits, meantEdits, type Typed, typed } from './typing.js';

const EDITS = QUICK ? 40 : 120;
/** Milliseconds at the 50th and the 99th percentile, for diagnostics with the analysis. */
const AIMS: readonly (readonly [lines: number, half: number, most: number])[] = [
  [500, 8, 16],
  [2_000, 10, 25],
  [10_000, 16, 50],
  [50_000, 50, 120],
];

async function main(): Promise<void> {
  for (const [lines, half, most] of AIMS) {
    const text = officeText(lines);
    const found = await typed(text, meantEdits(text, EDITS));
    const { first, checksum } = found;
    tell({
      name: `${lines} lines, first diagnostics, 50th percentile`,
      value: percentile(first, 50),
      unit: 'ms',
      checksum,
    });
    tell({
      name: `${lines} lines, first diagnostics, 99th percentile`,
      value: percentile(first, 99),
      unit: 'ms',
      checksum,
      aim: lines === 2_000 ? 100 : undefined,
    });
    tellWhole(`${lines} lines`, found, half, most);
  }
  const text = officeText(10_000);
  tellWhole('10000 lines, white space and remarks', await typed(text, emptyEdits(text, EDITS)), 3, undefined);
  await behind();
}

function tellWhole(name: string, { whole, processor, checksum }: Typed, half: number, most: number | undefined): void {
  tell({
    name: `${name}, with analysis, 50th percentile`,
    value: percentile(whole, 50),
    unit: 'ms',
    checksum,
    aim: half,
  });
  tell({
    name: `${name}, with analysis, 99th percentile`,
    value: percentile(whole, 99),
    unit: 'ms',
    checksum,
    aim: most,
  });
  if (processor !== undefined) tell({ name: `${name}, processor a key`, value: processor, unit: 'ms', checksum });
}

/** How far the server ever falls behind who types on and on. */
async function behind(): Promise<void> {
  const text = officeText(2_000);
  const { whole, checksum } = await typed(text, meantEdits(text, sized(600)));
  tell({
    name: `2000 lines, ${sized(600)} keys at ten a second, behind by at most`,
    value: Math.max(...whole),
    unit: 'ms',
    checksum,
    aim: 100,
  });
}

void main();
