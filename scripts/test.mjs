// Everything that `npm test` holds, one after the other; all of them run, so that one failure does not hide the next.
// What a step that failed said last is said again at the end: of a long log people keep, and are shown, the end.
import { spawn } from 'node:child_process';

const STEPS = ['build', 'playground', 'check:generated', 'typecheck', 'lint', 'test:unit', 'test:editor'];
const LINES_AGAIN = 80;
/** What fails is named so by the runners of tests, the compiler and the linter. */
const FAILURE = /\bFAIL\b|\bnot ok\b|\w*[Ee]rror\b|[×✗]/;

/** @returns what the step said last, if it failed */
const run = (step) =>
  new Promise((resolve, reject) => {
    const isWindows = process.platform === 'win32';
    const child = spawn(isWindows ? 'npm.cmd' : 'npm', ['run', '--silent', step], {
      stdio: ['inherit', 'pipe', 'pipe'],
      shell: isWindows,
      // A pipe has no colours by default.
      env: process.stdout.isTTY && !process.env.NO_COLOR ? { ...process.env, FORCE_COLOR: '1' } : process.env,
    });
    let said = [''];
    for (const [from, to] of [
      [child.stdout, process.stdout],
      [child.stderr, process.stderr],
    ]) {
      from.setEncoding('utf8').on('data', (text) => {
        to.write(text);
        const [first, ...rest] = text.split('\n');
        said = [...said.slice(0, -1), `${said.at(-1)}${first}`, ...rest].slice(-LINES_AGAIN);
      });
    }
    child.on('error', reject);
    child.on('close', (status) => resolve(status === 0 ? undefined : said.join('\n')));
  });

const failed = new Map();
for (const step of STEPS) {
  console.log(`\n== npm run ${step}`);
  const started = Date.now();
  const said = await run(step);
  if (said !== undefined) failed.set(step, said);
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  console.log(`== ${step}: ${said === undefined ? 'passed' : 'FAILED'} in ${seconds} s`);
}
for (const [step, said] of failed) console.log(`\n== ${step}: what it said last\n${said}`);
for (const [step, said] of failed) {
  console.log(`\n== ${step}: failures`);
  for (const line of said
    .split('\n')
    .filter((text) => FAILURE.test(text))
    .slice(0, 12))
    console.log(line.slice(0, 300));
}
console.log(failed.size === 0 ? `\nAll ${STEPS.length} steps passed.` : `\nFailed: ${[...failed.keys()].join(', ')}`);
process.exitCode = failed.size === 0 ? 0 : 1;
