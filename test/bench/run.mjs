// `npm run bench [NAME…]`: runs each bench in a fresh process and prints what it measured.
//   --quick         inputs of a tenth of the size, once each: to see that everything works
//   --runs N        how often (5); the runs of different benches are interleaved, so that a busy minute of the machine does not fall on one of them
//   --against REV   builds that revision beside, runs its benches and ours in turn, and prints ratios: below 1 is faster, or less memory
//   --at-most R     with --against: ends with 1 if a ratio is above R
// A bench is a file test/bench/NAME.bench.ts. It prints a line of JSON for each quantity:
//   { "name": "…", "value": 12.3, "unit": "ms", "checksum": "…", "aim": 150 }
// `cpu`, where it is there, is processor time: on a busy machine it says more than the clock.
// `checksum` stands for the answer: a bench whose runs differ in it is void. `aim` is what to reach, so that the ratio of value to aim can be read on any machine.
import { spawnSync } from 'node:child_process';
import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { tellAlone, tellRatios } from './table.mjs';
import { benchesOf, buildPrograms, bundleBenches, bundleOf, namesFor, thisTree, treeOf } from './trees.mjs';

const { values, positionals } = parseArgs({
  options: {
    runs: { type: 'string' },
    quick: { type: 'boolean', default: false },
    against: { type: 'string' },
    'at-most': { type: 'string' },
  },
  allowPositionals: true,
});
const runs = Number(values.runs ?? (values.quick ? 1 : 5));
const atMost = values['at-most'] === undefined ? undefined : Number(values['at-most']);
const all = benchesOf(thisTree);
const names = positionals.length > 0 ? positionals : all;
const unknown = names.filter((name) => !all.includes(name));
if (unknown.length > 0) refuse(`no bench ${unknown.join(', ')}; there are ${all.join(', ')}`);
if (!Number.isInteger(runs) || runs < 1) refuse('--runs needs a number');
if (atMost !== undefined && !(atMost > 0)) refuse('--at-most needs a ratio, as 1.1');
if (atMost !== undefined && values.against === undefined) refuse('--at-most goes with --against');

// What is measured is what is written: programs of an hour ago would be taken for those of now.
try {
  buildPrograms(thisTree.root);
} catch (error) {
  refuse(`this tree does not build: ${error instanceof Error ? error.message : error}`);
}
const trees = values.against === undefined ? [thisTree] : [beside(values.against), thisTree];
const namesOf = new Map(trees.map((tree) => [tree, namesFor(tree, names)]));
for (const [tree, list] of namesOf) await bundleBenches(tree, list);

const load = () => loadavg()[0]?.toFixed(1);
console.log(
  `Node ${process.version}, ${cpus().length} x ${cpus()[0]?.model.trim()}, ${runs} runs each in a process of its own`,
);
console.log(`Processes waiting when it began (load): ${load()}\n`);

/** By tree, then by bench, then by quantity. */
const results = new Map(trees.map((tree) => [tree, new Map(names.map((name) => [name, new Map()]))]));
let failed = false;
for (let i = 0; i < runs; i++)
  for (const name of names) for (const tree of trees) if (namesOf.get(tree).includes(name)) measure(tree, name);

if (trees.length === 1) failed = tellAlone(results.get(thisTree)) || failed;
else failed = tellRatios(results.get(trees[0]), results.get(thisTree), trees[0].title, atMost) || failed;
console.log(`\nLoad when it ended: ${load()}`);
process.exitCode = failed ? 1 : 0;

function measure(tree, name) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--expose-gc', bundleOf(tree, name)], {
    cwd: tree.root,
    encoding: 'utf8',
    maxBuffer: 1 << 26,
    env: {
      ...process.env,
      ...(values.quick ? { BENCH_QUICK: '1' } : {}),
      ...(tree === thisTree ? {} : { BENCH_EARLIER: '1' }),
    },
  });
  if (status !== 0) {
    console.error(`${name} of ${tree.title} ended with ${status}\n${stderr}`);
    failed = true;
  }
  const quantities = results.get(tree).get(name);
  for (const line of stdout.split('\n')) {
    if (!line.startsWith('{')) continue;
    const quantity = JSON.parse(line);
    quantities.set(quantity.name, [...(quantities.get(quantity.name) ?? []), quantity]);
  }
}

function beside(revision) {
  try {
    return treeOf(revision);
  } catch (error) {
    refuse(`--against ${revision}: ${error instanceof Error ? error.message : error}`);
  }
}

function refuse(message) {
  console.error(message);
  process.exit(2);
}
