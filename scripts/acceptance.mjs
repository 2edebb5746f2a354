// Runs acceptance suites against the built command line, and tells what failed.
//   node scripts/acceptance.mjs RUNNER SUITE…
// `.ci/open-cases` names the cases that cannot pass yet: they are tolerated, and one that passes must leave the list.
// A suite of very many small cases is run by a process that stays, which takes a third of the time; what fails there is run again as everything else is.
// Exit code 1 if any other case failed, or a listed one passed. The last line is `N passed, N failed`.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';

/** `SUITE ID`, one a line; what follows a `#` says why. */
const OPEN = new Set(
  readFileSync(new URL('../.ci/open-cases', import.meta.url), 'utf8')
    .split('\n')
    .map((line) => line.replace(/#.*/, '').trim())
    .filter(Boolean),
);

const [runner, ...suites] = process.argv.slice(2);
if (!runner || suites.length === 0) {
  console.error('usage: node scripts/acceptance.mjs RUNNER SUITE…');
  process.exit(2);
}

const NODE = `"${process.execPath}"`;
/** From here on it pays to let a process stay. */
const MANY = 500;

/** The cases of a suite, by a command line. */
function casesOf(suite, cli, only = []) {
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [runner, '--cli', cli, '--suite', suite, '--json', ...(only.length > 0 ? ['--only', only.join(',')] : [])],
    { encoding: 'utf8', maxBuffer: 1 << 28 },
  );
  if (status === 0 || status === 1) return JSON.parse(stdout).cases;
  console.error(`${suite}: the runner ended with ${status}: ${stderr}`);
  process.exit(2);
}

async function casesByResident(suite) {
  const folder = mkdtempSync(join(tmpdir(), 'vpclens-socket-'));
  const socket = process.platform === 'win32' ? `\\\\.\\pipe\\${basename(folder)}` : join(folder, 'socket');
  const resident = spawn(process.execPath, ['scripts/acceptance/resident.mjs', socket], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    await once(resident.stdout, 'data');
    const cases = casesOf(suite, `${NODE} scripts/acceptance/ask-resident.mjs "${socket}"`);
    const again = cases.filter(({ passed }) => !passed).map(({ id }) => id);
    if (again.length === 0) return cases;
    const anew = new Map(casesOf(suite, PROGRAM, again).map((one) => [one.id, one]));
    return cases.map((one) => anew.get(one.id) ?? one);
  } finally {
    resident.kill();
    rmSync(folder, { recursive: true, force: true });
  }
}

const PROGRAM = `${NODE} dist/cli/vpclens.cjs`;
const sizeOf = (suite) => JSON.parse(readFileSync(join(suite, 'cases.json'), 'utf8')).cases.length;

let passed = 0;
let failed = 0;
const seen = new Set();
for (const suite of suites) {
  const started = Date.now();
  const cases = sizeOf(suite) < MANY ? casesOf(suite, PROGRAM) : await casesByResident(suite);
  const name = ({ suite, id }) => `${suite} ${id}`;
  for (const test of cases) seen.add(name(test));
  const bad = cases.filter((test) => !test.passed && !OPEN.has(name(test)));
  const open = cases.filter((test) => !test.passed && OPEN.has(name(test)));
  const mended = cases.filter((test) => test.passed && OPEN.has(name(test)));
  for (const test of bad)
    console.log(`FAIL ${name(test)} (${test.title}): ${test.problems.join(' | ')}  [${test.command}]`);
  for (const test of mended) console.log(`FAIL ${name(test)} passes by now: remove it from .ci/open-cases`);
  passed += cases.length - bad.length - open.length - mended.length;
  failed += bad.length + mended.length;
  console.log(
    `${suite}: ${cases.length - bad.length - open.length} passed, ${bad.length} failed, ${open.length} open, ${((Date.now() - started) / 1000).toFixed(0)} s`,
  );
}
// A list that names what is not there hides nothing, but it does not shrink either.
const suitesRun = new Set(suites.map((suite) => basename(resolve(suite))));
for (const name of OPEN)
  if (suitesRun.has(name.split(' ')[0]) && !seen.has(name)) {
    console.log(`FAIL .ci/open-cases names ${name}, which is no case`);
    failed++;
  }
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
