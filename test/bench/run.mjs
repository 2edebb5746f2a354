// `npm run bench [NAME…]`: runs each bench in a fresh process and prints what it measured.
//   --quick     inputs of a tenth of the size, once each: to see that everything works
//   --runs N    how often (5); the runs of different benches are interleaved, so that a busy minute of the machine does not fall on one of them
// A bench is a file test/bench/NAME.bench.ts. It prints a line of JSON for each quantity:
//   { "name": "…", "value": 12.3, "unit": "ms", "checksum": "…", "aim": 150 }
// `cpu`, where it is there, is processor time: on a busy machine it says more than the clock.
// `checksum` stands for the answer: a bench whose runs differ in it is void. `aim` is what to reach, so that the ratio of value to aim can be read on any machine.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync } from 'node:fs';
import { cpus } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';

const root = resolve(import.meta.dirname, '../..');
const { values, positionals } = parseArgs({
  options: { runs: { type: 'string' }, quick: { type: 'boolean', default: false } },
  allowPositionals: true,
});
const runs = Number(values.runs ?? (values.quick ? 1 : 5));

const all = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith('.bench.ts'))
  .map((file) => file.slice(0, -'.bench.ts'.length));
const names = positionals.length > 0 ? positionals : all;
const unknown = names.filter((name) => !all.includes(name));
if (unknown.length > 0 || !Number.isInteger(runs) || runs < 1) {
  console.error(
    unknown.length > 0 ? `no bench ${unknown.join(', ')}; there are ${all.join(', ')}` : '--runs needs a number',
  );
  process.exit(2);
}

const out = join(root, 'dist/bench');
mkdirSync(out, { recursive: true });
await build({
  entryPoints: names.map((name) => join(import.meta.dirname, `${name}.bench.ts`)),
  outdir: out,
  outExtension: { '.js': '.cjs' },
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  mainFields: ['module', 'main'],
  inject: [join(root, 'language/object-group-by.ts')],
  sourcemap: 'inline',
  logLevel: 'warning',
});

console.log(
  `Node ${process.version}, ${cpus().length} x ${cpus()[0]?.model.trim()}, ${runs} runs each in a process of its own\n`,
);

/** By `bench name`, then by quantity. */
const results = new Map(names.map((name) => [name, new Map()]));
let failed = false;
for (let i = 0; i < runs; i++) {
  for (const name of names) {
    const { status, stdout, stderr } = spawnSync(process.execPath, ['--expose-gc', join(out, `${name}.bench.cjs`)], {
      cwd: root,
      encoding: 'utf8',
      maxBuffer: 1 << 26,
      env: { ...process.env, ...(values.quick ? { BENCH_QUICK: '1' } : {}) },
    });
    if (status !== 0) {
      console.error(`${name} ended with ${status}\n${stderr}`);
      failed = true;
    }
    for (const line of stdout.split('\n')) {
      if (!line.startsWith('{')) continue;
      const quantity = JSON.parse(line);
      const list = results.get(name).get(quantity.name) ?? [];
      results.get(name).set(quantity.name, [...list, quantity]);
    }
  }
}

for (const [name, quantities] of results) {
  console.log(name);
  for (const [quantity, measured] of quantities) {
    const sorted = measured.map(({ value }) => value).sort((a, b) => a - b);
    const median = sorted[Math.floor(sorted.length / 2)];
    const { unit, aim } = measured[0];
    const cpus = measured.map(({ cpu }) => cpu).sort((a, b) => a - b);
    const cpu = cpus[0] === undefined ? '' : `  processor ${round(cpus[Math.floor(cpus.length / 2)])}`;
    const checksums = new Set(measured.map(({ checksum }) => checksum));
    const isVoid = checksums.size > 1;
    failed ||= isVoid;
    const ratio = aim === undefined ? '' : `  ${(median / aim).toFixed(2)} of the aim (${aim} ${unit})`;
    const sum = isVoid ? `VOID: checksums differ: ${[...checksums].join(', ')}` : `checksum ${[...checksums][0]}`;
    const range = `${round(sorted[0])}-${round(sorted.at(-1))}`;
    console.log(
      `  ${quantity.padEnd(56)} ${`${round(median)} ${unit}`.padStart(12)}  (${range})${cpu}${ratio}  ${sum}`,
    );
  }
}
process.exitCode = failed ? 1 : 0;

function round(value) {
  return value >= 100 ? value.toFixed(0) : value.toFixed(2);
}
