import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/** Somebody who asks for more random networks, edits or lost knowledge waits for them, for hours if need be. */
const ASKED = [
  'RANDOM_EDITS',
  'KNOWLEDGE_MUTATIONS',
  'ORACLE_NETWORKS',
  'ONE_WAY_NETWORKS',
  'TWICE',
  'EVERY_ROUND_TRIP',
  'LONG_LIVED_EDITS',
].some((name) => process.env[name] !== undefined);
const LIMIT = ASKED ? 12 * 3_600_000 : 600_000;

/** They replace a module, or count what modules keep: they need modules of their own. */
const ALONE = ['test/import/aws-fields/read.test.ts', 'test/bench/counters.test.ts', 'test/server/long-lived.test.ts'];

// The editor's tests run inside a real editor: see test/editor/run.mjs.
const EXCLUDED = ['test/editor/**', 'node_modules/**'];

export default defineConfig({
  test: {
    // By default one processor is left idle.
    maxWorkers: availableParallelism(),
    // One limit for all, and a generous one: no test is in a hurry, and the machine may have ten times the load. It ends what hangs.
    testTimeout: LIMIT,
    hookTimeout: LIMIT,
    teardownTimeout: LIMIT,
    projects: [
      {
        extends: true,
        // Loading the product anew for each file is a third of the time.
        test: {
          name: 'together',
          include: ['test/**/*.test.ts'],
          exclude: [...EXCLUDED, ...ALONE],
          isolate: false,
        },
      },
      { extends: true, test: { name: 'alone', include: ALONE, exclude: EXCLUDED, isolate: true } },
    ],
  },
});
