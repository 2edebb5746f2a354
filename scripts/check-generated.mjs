/**
 * Generates the parser's files from the grammar and compares them with the committed ones. Exit code 1: they differ.
 * With `--write` the generated files are put in place instead.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const committed = join(root, 'language', 'generated');
const config = JSON.parse(readFileSync(join(root, 'language', 'langium-config.json'), 'utf8'));
const work = mkdtempSync(join(tmpdir(), 'vpc-grammar-'));

// Langium's generator calls Object.groupBy, which Node 20 lacks.
const polyfill =
  'Object.groupBy ??= (items, f) => { const g = Object.create(null); let i = 0; for (const x of items) (g[f(x, i++)] ??= []).push(x); return g; };';

/** The text without carriage returns, which a checkout on Windows may have added. */
const read = (folder, name) => readFileSync(join(folder, name), 'utf8').replace(/\r/g, '');
const listed = (folder) => readdirSync(folder).sort();

function generate() {
  const languages = config.languages.map((language) => ({
    ...language,
    grammar: relative(work, join(root, 'language', language.grammar)),
  }));
  const configFile = join(work, 'langium-config.json');
  writeFileSync(configFile, JSON.stringify({ ...config, languages, out: 'generated' }));
  const cli = join(root, 'node_modules', 'langium-cli', 'bin', 'langium.js');
  const preload = `data:text/javascript,${encodeURIComponent(polyfill)}`;
  const run = spawnSync(process.execPath, ['--import', preload, cli, 'generate', '--file', configFile], {
    encoding: 'utf8',
  });
  if (run.status !== 0) throw new Error(`langium generate failed:\n${run.stdout}${run.stderr}`);
  return join(work, 'generated');
}

try {
  const fresh = generate();
  const names = listed(fresh);
  if (process.argv.includes('--write')) {
    for (const name of names) writeFileSync(join(committed, name), read(fresh, name));
    console.log(`Wrote ${names.length} files to language/generated.`);
  } else {
    const differing = [...new Set([...names, ...listed(committed)])].filter(
      (name) =>
        !names.includes(name) || !listed(committed).includes(name) || read(fresh, name) !== read(committed, name),
    );
    if (differing.length > 0) {
      console.error(
        `language/generated does not come from language/vpc.langium as it is: ${differing.join(', ')}. Run \`node scripts/check-generated.mjs --write\`.`,
      );
      process.exitCode = 1;
    } else console.log('language/generated is what the grammar gives.');
  }
} finally {
  rmSync(work, { recursive: true, force: true });
}
