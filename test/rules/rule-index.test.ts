import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ROOT } from '../architecture/source-tree.js';

it('the index of the rules is what the registry gives', () => {
  const run = spawnSync(process.execPath, [join(ROOT, 'scripts/rule-index.mjs')], { encoding: 'utf8' });
  expect(run.stderr).toBe('');
  expect(run.status).toBe(0);
});
