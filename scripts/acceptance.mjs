// Runs acceptance suites against the built command line, and tells what failed.
//   node scripts/acceptance.mjs RUNNER SUITE…
// Exit code 1 if a case failed that is not known to be wrong itself. The last line is `N passed, N failed`.
import { spawnSync } from 'node:child_process';

/** Cases that contradict the language: asked without `on`, the verdict speaks of the traffic that is delivered. */
const KNOWN_WRONG = new Set(['vectors B0h']);

const [runner, ...suites] = process.argv.slice(2);
if (!runner || suites.length === 0) {
  console.error('usage: node scripts/acceptance.mjs RUNNER SUITE…');
  process.exit(2);
}

let passed = 0;
let failed = 0;
for (const suite of suites) {
  const started = Date.now();
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [runner, '--cli', `"${process.execPath}" dist/cli/vpclens.cjs`, '--suite', suite, '--json'],
    { encoding: 'utf8', maxBuffer: 1 << 28 },
  );
  if (status !== 0 && status !== 1) {
    console.error(`${suite}: the runner ended with ${status}: ${stderr}`);
    process.exit(2);
  }
  const { cases } = JSON.parse(stdout);
  const bad = cases.filter((test) => !test.passed);
  const wrong = bad.filter((test) => KNOWN_WRONG.has(`${test.suite} ${test.id}`));
  for (const test of bad) {
    const label = wrong.includes(test) ? 'known wrong' : 'FAIL';
    console.log(`${label} ${test.suite} ${test.id} (${test.title}): ${test.problems.join(' | ')}  [${test.command}]`);
  }
  const good = cases.length - bad.length;
  passed += good;
  failed += bad.length - wrong.length;
  const left = wrong.length > 0 ? `, ${wrong.length} known to be wrong` : '';
  console.log(
    `${suite}: ${good} passed, ${bad.length - wrong.length} failed${left}, ${((Date.now() - started) / 1000).toFixed(0)} s`,
  );
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
