/**
 * Generates the parser's files, the lexer's words and the TextMate grammar from the grammar, the registry of rules from its folder and the pages of the rules for reports, and compares them with the committed ones.
 * Exit code 1: they differ.
 * With `--write` the generated files are put in place instead.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { rulePages } from './rule-pages.mjs';
import { ruleRegistry } from './rule-registry.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const config = JSON.parse(readFileSync(join(root, 'language', 'langium-config.json'), 'utf8'));
const TEXT_MATE = join('syntaxes', 'vpc.tmLanguage.json');
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
  const cli = fileURLToPath(new URL('../bin/langium.js', import.meta.resolve('langium-cli')));
  const preload = `data:text/javascript,${encodeURIComponent(polyfill)}`;
  const run = spawnSync(process.execPath, ['--import', preload, cli, 'generate', '--file', configFile], {
    encoding: 'utf8',
  });
  if (run.status !== 0) throw new Error(`langium generate failed:\n${run.stdout}${run.stderr}`);
  return join(work, 'generated');
}

/** What a script of ours makes of the parser's fresh files. */
async function madeBy(script, parser) {
  const outfile = join(work, `${script}.mjs`);
  const fresh = {
    name: 'fresh parser files',
    setup: ({ onResolve }) =>
      onResolve({ filter: /\/generated\/(ast|grammar)\.js$/ }, ({ path, importer }) =>
        importer.includes('node_modules')
          ? undefined
          : { path: join(parser, path.replace(/^.*\/(\w+)\.js$/, '$1.ts')) },
      ),
  };
  await build({
    entryPoints: [join(root, 'scripts', `${script}.ts`)],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    logLevel: 'error',
    nodePaths: [join(root, 'node_modules')],
    plugins: [fresh],
  });
  return await import(pathToFileURL(outfile).href);
}

/** Every generated file: where it lies, and what it should hold. */
async function expected() {
  const parser = generate();
  const { textMateGrammar } = await madeBy('textmate-grammar', parser);
  const { lexerWords } = await madeBy('lexer-words', parser);
  return new Map([
    ...listed(parser).map((name) => [join('language', 'generated', name), read(parser, name)]),
    [join('network', 'rules', 'generated', 'rules.ts'), ruleRegistry(root)],
    [join('interchange', 'report', 'generated', 'rule-pages.ts'), rulePages(root)],
    [join('language', 'generated', 'words.ts'), lexerWords],
    [TEXT_MATE, `${JSON.stringify(textMateGrammar, null, 2)}\n`],
  ]);
}

try {
  const files = await expected();
  const folders = [...new Set([...files.keys()].map(dirname))];
  if (process.argv.includes('--write')) {
    for (const folder of folders) mkdirSync(join(root, folder), { recursive: true });
    for (const [path, text] of files) writeFileSync(join(root, path), text);
    console.log(`Wrote ${files.size} files to ${folders.join(', ')}.`);
  } else {
    // A folder `generated` holds nothing else, so that what is left over there is seen too.
    const committed = folders
      .flatMap((folder) =>
        existsSync(join(root, folder)) ? listed(join(root, folder)).map((name) => join(folder, name)) : [],
      )
      .filter((path) => path === TEXT_MATE || basename(dirname(path)) === 'generated');
    const differing = [...new Set([...files.keys(), ...committed])].filter(
      (path) => !committed.includes(path) || read(root, path) !== files.get(path),
    );
    if (differing.length > 0) {
      console.error(`These are not what they are generated from: ${differing.join(', ')}. Run \`npm run generate\`.`);
      process.exitCode = 1;
    } else console.log(`${files.size} generated files are what they should be.`);
  }
} finally {
  rmSync(work, { recursive: true, force: true });
}
