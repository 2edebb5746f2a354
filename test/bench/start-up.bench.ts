/** The command line from a cold start, where starting is most of it. Another tree's is measured by this same bench, which speaks to the program alone. */
import { aimed, QUICK, tell } from './measure.js';
import { type ProgramRun, runProgram } from './run-program.js';

/** The clock and the processor differ much from one start to the next; what is told is the median of these. */
const STARTS = QUICK ? 1 : 5;

const median = (runs: readonly ProgramRun[], of: 'wall' | 'cpu'): number =>
  runs.map((run) => run[of]).sort((a, b) => a - b)[runs.length >> 1] as number;

function measure(name: string, args: readonly string[], aim: number): void {
  const runs = Array.from({ length: STARTS }, () => runProgram(args, process.cwd()));
  const checksum = [...new Set(runs.map((run) => run.checksum))].join(' ');
  tell({ name, value: median(runs, 'wall'), cpu: median(runs, 'cpu'), unit: 'ms', checksum, aim: aimed(aim) });
}

measure('vpclens check of an example', ['check', 'examples/coffee-shop'], 100);
measure('vpclens --help', ['--help'], 50);
