// Imports every file below a folder with the built command line, and tells what became of each: try it on whatever you have.
//   npm run corpus -- DIR
// A line a file: refused, empty, has errors, how many flows are unknown; then the commonest warnings. Exit code 1 if a file was refused or crashed the importer.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';

const [folder] = process.argv.slice(2);
if (!folder) {
  console.error('usage: npm run corpus -- DIR');
  process.exit(2);
}

const ENDINGS = /\.(json|json\.gz|tfstate|ya?ml|template)$/;
const files = readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && ENDINGS.test(entry.name))
  .map((entry) => join(entry.parentPath, entry.name))
  .sort();

/** Which importer a file is for, by what stands in its beginning. */
function sourceOf(file) {
  if (file.endsWith('.tfstate')) return 'terraform';
  const text = readFileSync(file, 'latin1').slice(0, 200_000).replaceAll('\0', '');
  if (/"(format_version|terraform_version)"/.test(text)) return 'terraform';
  return /^\s*"?(Resources|AWSTemplateFormatVersion)"?\s*:/m.test(text) || /"Resources"\s*:/.test(text)
    ? 'cloudformation'
    : 'aws';
}

const place = mkdtempSync(join(tmpdir(), 'vpclens-corpus-'));
const network = join(place, 'network.vpc');

function vpclens(...args) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['dist/cli/vpclens.cjs', ...args], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    timeout: 120_000,
  });
  return { status, stdout: stdout ?? '', stderr: stderr ?? '' };
}

function json(text, otherwise) {
  try {
    return JSON.parse(text);
  } catch {
    return otherwise;
  }
}

const counts = { refused: 0, empty: 0, errors: 0, unknown: 0, fine: 0 };
const reasons = new Map();

function tell(file) {
  const source = sourceOf(file);
  rmSync(network, { force: true });
  const imported = vpclens('import', source, file, '-o', network);
  const warnings = imported.stderr.split('\n').filter((line) => line.startsWith('warning: '));
  for (const line of warnings) {
    // Names and numbers differ from file to file, the sentence does not.
    const reason = line.replace(/^warning: (\S+: )*/, '').replace(/[\w./:-]*\d[\w./:-]*/g, '…');
    reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
  }
  if (imported.status === 2 || imported.status === null)
    return ['refused', source, imported.stderr.trim().split('\n').at(-1)];
  const { endpoints = [], flows = [] } = json(vpclens('matrix', network, '--format', 'json').stdout, {});
  if (endpoints.length === 0) return ['empty', source, warnings.at(-1) ?? 'nothing to ask about'];
  const { findings = [] } = json(vpclens('check', network, '--format', 'json').stdout, {});
  const errors = [...new Set(findings.filter(({ severity }) => severity === 'error').map(({ rule }) => rule))];
  if (errors.length > 0) return ['errors', source, errors.join(', ')];
  const unknown = flows.filter(({ verdict }) => verdict === 'unknown').length;
  const told = `${endpoints.length} endpoints, ${unknown} of ${flows.length} flows unknown, ${warnings.length} warnings`;
  return [unknown > 0 ? 'unknown' : 'fine', source, told];
}

try {
  for (const file of files) {
    const [outcome, source, why] = tell(file);
    counts[outcome]++;
    console.log(`${outcome.padEnd(8)}${source.padEnd(15)}${relative(folder, file)}: ${why}`);
  }
} finally {
  rmSync(place, { recursive: true, force: true });
}
console.log(
  `\n${files.length} files: ${Object.entries(counts)
    .map(([name, count]) => `${count} ${name}`)
    .join(', ')}`,
);
console.log('\nThe commonest warnings:');
for (const [reason, count] of [...reasons].sort((a, b) => b[1] - a[1]).slice(0, 20))
  console.log(`${String(count).padStart(6)}  ${reason}`);
process.exitCode = counts.refused > 0 ? 1 : 0;
