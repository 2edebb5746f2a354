// Imports every file below a folder with the built library, and tells what became of each: try it on whatever you have.
//   npm run corpus -- DIR
// A line a file, then how many of those that declare something with a place in a network yield nothing to ask about, and the commonest warnings.
// Exit code 1 if a file was refused, crashed the importer or took longer than two minutes.
import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { Worker } from 'node:worker_threads';

const [folder] = process.argv.slice(2);
if (!folder) {
  console.error('usage: npm run corpus -- DIR');
  process.exit(2);
}

const LONGEST = 120_000;
const ENDINGS = /\.(json|json\.gz|tfstate|ya?ml|template)$/;
const files = readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && ENDINGS.test(entry.name))
  .map((entry) => join(entry.parentPath, entry.name))
  .sort();

let worker;
let answer = () => undefined;

function startWorker() {
  const started = new Worker(new URL('./corpus/worker.mjs', import.meta.url));
  started.on('message', (told) => answer(told));
  started.on('error', (error) => stopWorker(String(error?.message ?? error)));
  return started;
}

/** One that crashed, or never ends; the next file gets a worker of its own. */
function stopWorker(why) {
  worker?.terminate();
  worker = undefined;
  answer({ outcome: 'crashed', source: '?', why, warnings: [] });
}

function tell(file) {
  worker ??= startWorker();
  return new Promise((resolve) => {
    const timer = setTimeout(() => stopWorker('it took longer than two minutes'), LONGEST);
    answer = (told) => {
      clearTimeout(timer);
      resolve(told);
    };
    worker.postMessage(file);
  });
}

const counts = { refused: 0, crashed: 0, empty: 0, 'no network': 0, errors: 0, unknown: 0, fine: 0 };
const reasons = new Map();

for (const file of files) {
  const { outcome, source, why, warnings } = await tell(file);
  counts[outcome]++;
  for (const reason of warnings) reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
  console.log(`${outcome.padEnd(12)}${source.padEnd(15)}${relative(folder, file)}: ${why}`);
}
await worker?.terminate();

const all = Object.entries(counts).map(([name, count]) => `${count} ${name}`);
console.log(`\n${files.length} files: ${all.join(', ')}`);
const declaring = counts.empty + counts.errors + counts.unknown + counts.fine;
const share = declaring === 0 ? 0 : (100 * counts.empty) / declaring;
console.log(
  `Of ${declaring} that declare something with a place in a network, ${counts.empty} (${share.toFixed(1)} %) yield nothing to ask about.`,
);
console.log('\nThe commonest warnings:');
for (const [reason, count] of [...reasons].sort((a, b) => b[1] - a[1]).slice(0, 20))
  console.log(`${String(count).padStart(6)}  ${reason}`);
process.exitCode = counts.refused + counts.crashed > 0 ? 1 : 0;
