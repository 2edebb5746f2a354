import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

const LIMIT = 600_000;

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // These run inside a real editor: see test/editor/run.mjs.
    exclude: ['test/editor/**', 'node_modules/**'],
    // By default one processor is left idle.
    maxWorkers: availableParallelism(),
    // One limit for all, and a generous one: no test is in a hurry, and the machine may have ten times the load. It ends what hangs.
    testTimeout: LIMIT,
    hookTimeout: LIMIT,
    teardownTimeout: LIMIT,
  },
});
