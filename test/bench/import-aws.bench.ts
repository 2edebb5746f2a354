/** `vpclens import aws` from a cold start: 10,000 instances, and an account with 100,000 interfaces, which is 600 MB of JSON. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Answers, writeAnswers } from './aws-answers.js';
import { aimed, sized, tell } from './measure.js';
import { runProgram } from './run-program.js';

function run(title: string, answers: Answers, memory?: number): void {
  const folder = mkdtempSync(join(tmpdir(), 'vpclens-answers-'));
  try {
    writeAnswers(folder, answers);
    const { wall, cpu, peak, checksum } = runProgram(['import', 'aws', folder, '--names', 'id'], folder);
    tell({ name: `${title}: time`, value: wall, cpu, unit: 'ms', checksum });
    tell({ name: `${title}: largest resident size`, value: peak, unit: 'MB', checksum, aim: memory });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

run(`import, ${sized(10_000)} instances`, { instances: sized(10_000), more: sized(2_000) });
// An earlier build holds all of it at once.
if (process.env.BENCH_EARLIER !== '1')
  run(`import, ${sized(100_000)} interfaces`, { instances: sized(57_000), more: sized(43_000) }, aimed(1_500));
