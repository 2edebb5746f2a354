// Breaks the code in small ways, one at a time, and tells which of them no test notices. See docs/mutation.md.
//   npm run mutate -- network/filters language/link        folders and files; without any, all rooms, which takes hours
//   npm run mutate -- network --sample 300 --seed 1         that many places, drawn at random; the same seed draws the same
//   npm run mutate -- … --concurrency 2                     that many at once (1)

import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Stryker } from '@stryker-mutator/core';
import { ROOMS, root, sourcesOf, testsOf } from './mutation/rooms.mjs';
import { drawPlaces, LEFT_OUT } from './mutation/sample.mjs';
import { keepOnly } from './mutation/sampled-places.mjs';
import { tellScore, tellSurvivors } from './mutation/tell.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    sample: { type: 'string' },
    seed: { type: 'string', default: '1' },
    concurrency: { type: 'string', default: '1' },
  },
});

process.chdir(root);
// The random networks find in the first hundred what they find at all, mostly; a survivor waits for all of them.
process.env.ORACLE_NETWORKS ??= '100';

const sources = sourcesOf(positionals.length > 0 ? positionals : ROOMS);
let mutate = sources;
if (values.sample !== undefined) {
  const places = await drawPlaces(sources, Number(values.sample), Number(values.seed));
  keepOnly(places);
  mutate = places.map(({ pattern }) => pattern);
}

const started = performance.now();
const run = new Stryker({
  mutate,
  testFiles: testsOf(sources),
  testRunner: 'vitest',
  plugins: ['@stryker-mutator/vitest-runner', join(root, 'scripts/mutation/sampled-places.mjs')],
  ignorers: values.sample === undefined ? [] : ['sampled-places'],
  vitest: { related: false },
  coverageAnalysis: 'perTest',
  // What runs once, when a file is loaded, is the same for every mutant of a process.
  ignoreStatic: true,
  mutator: { excludedMutations: LEFT_OUT },
  concurrency: Number(values.concurrency),
  // A busy machine is no endless loop.
  timeoutMS: 60_000,
  timeoutFactor: 5,
  dryRunTimeoutMinutes: 120,
  ignorePatterns: ['dist', '.vscode-test', 'coverage', 'docs/images', 'test/bench', 'test/editor'],
  tempDirName: '.stryker-tmp',
  reporters: ['html', 'json', 'progress-append-only'],
  htmlReporter: { fileName: 'dist/mutation/report.html' },
  jsonReporter: { fileName: 'dist/mutation/report.json' },
  // It would rewrite the paths in this file with TypeScript's classic programming interface, which TypeScript 7 does not have; ours has no such paths.
  tsconfigFile: 'none',
});

const results = await run.runMutationTest().catch((error) => {
  // It has told what is wrong where it could: mostly a test that fails as the code stands.
  console.error(String(error));
  process.exit(1);
});
tellSurvivors(results);
tellScore(results, (performance.now() - started) / 1000);
