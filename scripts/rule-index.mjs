/**
 * Compares docs/rules/README.md, the sentence in Korean that each rule's page begins with, and the names that the setting `vpclens.rules` takes, with the registry of rules. Exit code 1: they differ. With `--write` both are written instead.
 * The registry is TypeScript, which Node does not run in the oldest version that we support: so it is bundled first.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const index = join(root, 'docs', 'rules', 'README.md');
const manifest = join(root, 'package.json');
const MEANING = {
  error: 'AWS refuses it, it cannot work as written, or a statement does not hold',
  warning: 'probably not what is meant',
  information: 'worth knowing',
  hint: 'can be left out',
};

async function registry() {
  const { outputFiles } = await build({
    absWorkingDir: root,
    stdin: { contents: `export * from './network/rules/registry.js';`, resolveDir: root },
    bundle: true,
    write: false,
    format: 'esm',
    logLevel: 'error',
  });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
}

/** A summary may hold what a table would take for its own. */
const cell = (text) => text.replaceAll('|', '\\|').replaceAll('<', '&lt;');

function page(rules) {
  const count = (severity) => rules.filter((rule) => rule.severity === severity).length;
  const rows = rules
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
    .map(({ id, severity, summary }) => `| [${id}](${id}.md) | ${severity} | ${cell(summary)} |`);
  return `# Rules

What \`vpclens check\` and the editor look for: ${rules.length} rules, each with a page that says what it finds, why it matters on AWS and what to write instead.
The severity is the one a rule has unless a setting (\`vpclens.rules\`, \`--rule RULE=SEVERITY\`) says otherwise.

| severity | means | rules |
|---|---|---|
${Object.entries(MEANING)
  .map(([severity, meaning]) => `| ${severity} | ${meaning} | ${count(severity)} |`)
  .join('\n')}

| rule | severity | finds |
|---|---|---|
${rows.join('\n')}

This page is generated from the registry of rules: \`npm run generate\`.
`;
}

const translations = JSON.parse(readFileSync(join(root, 'l10n', 'ko', 'network-rules.json'), 'utf8'));

/** The page of a rule, which begins with what the rule finds for whoever reads Korean; the rest of it is in English. */
function pageInKorean({ id, summary }) {
  const file = join(root, 'docs', 'rules', `${id}.md`);
  const korean = translations[`${summary}`];
  if (!korean) throw new Error(`the summary of ${id} has no translation: npm run words`);
  const text = readFileSync(file, 'utf8').replace(/\r/g, '');
  return [file, text.replace(/^(# .*\n\n)(?:> .*\n\n)?/, (_, title) => `${title}> 한국어: ${korean}\n\n`)];
}

/** The manifest of the extension: an editor offers these names in its settings, and marks others. */
function manifestWith(ids) {
  const value = JSON.parse(readFileSync(manifest, 'utf8'));
  value.contributes.configuration.properties['vpclens.rules'].propertyNames = { enum: ids.toSorted() };
  return `${JSON.stringify(value, null, 2)}\n`;
}

const { ALL_RULE_IDS, describeRule } = await registry();
const rules = ALL_RULE_IDS.map(describeRule);
const wanted = new Map([[index, page(rules)], ...rules.map(pageInKorean), [manifest, manifestWith(ALL_RULE_IDS)]]);
for (const [file, text] of wanted) {
  const name = relative(root, file);
  if (process.argv.includes('--write')) writeFileSync(file, text);
  else if (readFileSync(file, 'utf8').replace(/\r/g, '') !== text) {
    console.error(`${name} is not what the registry of rules gives. Run \`npm run generate\`.`);
    process.exitCode = 1;
  }
}
console.log(
  `${wanted.size} files ${process.argv.includes('--write') ? 'have' : 'were compared with'} what the registry of ${rules.length} rules gives.`,
);
