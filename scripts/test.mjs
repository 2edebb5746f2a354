// Everything that `npm test` holds, one after the other; all of them run, so that one failure does not hide the next.
import { spawnSync } from 'node:child_process';

const STEPS = ['build', 'playground', 'check:generated', 'typecheck', 'lint', 'test:unit', 'test:editor'];

const failed = [];
for (const step of STEPS) {
  console.log(`\n== npm run ${step}`);
  const started = Date.now();
  const { status } = spawnSync(process.platform === 'win32' ? 'npm.cmd' : 'npm', ['run', '--silent', step], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (status !== 0) failed.push(step);
  console.log(`== ${step}: ${status === 0 ? 'passed' : 'FAILED'} in ${((Date.now() - started) / 1000).toFixed(1)} s`);
}
console.log(failed.length === 0 ? `\nAll ${STEPS.length} steps passed.` : `\nFailed: ${failed.join(', ')}`);
process.exitCode = failed.length === 0 ? 0 : 1;
