/**
 * Compares the tables of docs/import/ with the code that they are about. Exit code 1: they differ. With `--write` they are written instead.
 * The code is TypeScript, which Node does not run in the oldest version that we support: so it is bundled first.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const SOURCES = [
  './interchange/import/declared/end-types.js',
  './interchange/import/declared/read-types.js',
  './interchange/import/declared/unmodelled.js',
  './interchange/import/declared/way-types.js',
  './interchange/import/terraform/arguments/index.js',
  './interchange/import/terraform/cloud-control.js',
  './interchange/import/terraform/mirrors.js',
  './interchange/import/cloudformation/types.js',
  './interchange/import/aws/commands.js',
  './interchange/import/aws/way-lists.js',
  './interchange/import/aws/answers/index.js',
  './interchange/import/aws/unmodelled/attributes.js',
  './interchange/import/aws/unmodelled/consequences.js',
  './interchange/import/aws/unmodelled/fields.js',
];

async function tables() {
  const { outputFiles } = await build({
    absWorkingDir: root,
    stdin: { contents: SOURCES.map((source) => `export * from '${source}';`).join('\n'), resolveDir: root },
    bundle: true,
    write: false,
    format: 'esm',
    logLevel: 'error',
  });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
}

const words = (text = '') => text.split(/\s+/).filter((word) => word !== '');
const list = (names) => names.map((name) => `\`${name}\``).join(' ');

const {
  ANSWERS,
  ARGUMENTS,
  CANNOT_MATTER,
  COMMANDS,
  CONSEQUENCES,
  END_TYPES,
  LEAVES_OPEN,
  MIRRORS,
  READ_TYPES,
  REASONS,
  TWINS,
  TYPES,
  UNMODELLED,
  UNMODELLED_ATTRIBUTES,
  UNMODELLED_FIELDS,
  WAYS_IN,
  WAY_TYPES,
} = await tables();
const ends = [
  '| what | CloudFormation | Terraform | becomes |',
  '|---|---|---|---|',
  ...END_TYPES.map(
    ({ what, cloudformation, terraform, kind, withoutGroups, hasOwnGroup }) =>
      `| ${what} | ${list(cloudformation)} | ${list(terraform.map((name) => `aws_${name}`))} | \`${kind}\`${
        hasOwnGroup || withoutGroups === 'own' ? ', with a group of AWS’s own making' : ''
      } |`,
  ),
];
const aws = (names) => list(words(names).map((name) => `aws_${name}`));
/** What CloudFormation alone has, by the name that it is read under. */
const isTerraforms = (name) => !['security_group_ingress', 'security_group_egress', 'subnet_cidr_block'].includes(name);
const readTypes = [
  '| about | types |',
  '|---|---|',
  ...Object.entries(READ_TYPES).map(
    ([about, names]) => `| ${about} | ${aws(words(names).filter(isTerraforms).join(' '))} |`,
  ),
];
const cannotMatter = [
  '| why | types |',
  '|---|---|',
  ...Object.entries(CANNOT_MATTER).map(([why, names]) => `| ${why} | ${aws(names)} |`),
];
const mirrors = [
  '| of | field | repeats |',
  '|---|---|---|',
  ...MIRRORS.map(({ owner, field, by }) => `| ${list(words(owner))} | \`${field}\` | ${list(words(by))} |`),
];
const twins = [
  '| `awscc` | is read as |',
  '|---|---|',
  ...[...TWINS].map(([name, { type }]) => `| \`${name}\` | \`${type}\` |`),
];
const services = new Map();
for (const type of Object.keys(TYPES)) {
  const [, service, name] = type.split('::');
  services.set(service, [...(services.get(service) ?? []), name]);
}
const types = [
  '| service | types |',
  '|---|---|',
  ...[...services].map(([service, names]) => `| ${service} | ${list(names)} |`),
];

const lists = [
  '| list | what prints it |',
  '|---|---|',
  ...Object.entries(COMMANDS).map(([kind, command]) => `| \`${kind}\` | \`aws ${command}\` |`),
];
const ways = [
  '| way | told by its list |',
  '|---|---|',
  ...Object.entries(WAYS_IN).map(([key, name]) => `| ${name} | \`${key}\` |`),
];

const declaredWays = [
  '| way | CloudFormation | Terraform |',
  '|---|---|---|',
  ...WAY_TYPES.map(
    ({ what, cloudformation, terraform }) =>
      `| ${what} | ${list(cloudformation)} | ${list(terraform.map((name) => `aws_${name}`))} |`,
  ),
];

const unmodelled = [
  '| list | field | unless it is | what it means | so |',
  '|---|---|---|---|---|',
  ...UNMODELLED_FIELDS.map(
    ({ kind, field, harmless = [], repeats, why, touches }) =>
      `| \`${kind}\` | \`${field}\` | ${list([...harmless, ...(repeats ? [repeats] : [])])} | ${why} | ${CONSEQUENCES[touches]} |`,
  ),
  ...UNMODELLED_ATTRIBUTES.map(
    ({ key, harmless, isPublic, why, touches }) =>
      `| \`Attributes\` | \`${key}\`${isPublic === undefined ? '' : isPublic ? ', internet-facing' : ', internal'} | ${list(harmless)} | ${why} | ${CONSEQUENCES[touches]} |`,
  ),
];
const warned = [
  '| resource | argument | unless it is | what it means | so |',
  '|---|---|---|---|---|',
  ...UNMODELLED.map(
    ({ type, field, harmless, why, touches }) =>
      `| \`aws_${type}\` | \`${field}\` | ${list(harmless)} | ${why} | ${LEAVES_OPEN[touches]} |`,
  ),
];
const structureTables = (tables) =>
  Object.entries(tables).flatMap(([title, structures]) => [
    `### ${title[0].toUpperCase()}${title.slice(1)}`,
    '',
    '| structure | read | cannot matter |',
    '|---|---|---|',
    ...Object.entries(structures).map(
      ([name, { read, cannotMatter = {} }]) =>
        `| \`${name}\` | ${list(words(read))} | ${Object.entries(cannotMatter)
          .map(([reason, names]) => `${reason}: ${list(words(names))}`)
          .join('; ')} |`,
    ),
    '',
  ]);
const reasons = [
  '| reason | a field cannot matter that is or tells |',
  '|---|---|',
  ...Object.entries(REASONS).map(([reason, sentence]) => `| ${reason} | ${sentence} |`),
];
const fields = structureTables(ANSWERS);
/** The names of resources in place of those of structures. */
const args = structureTables(ARGUMENTS).map((row) => row.replace(/^\| structure /, '| resource '));

/** The page with each table between its marks. */
function filled(page) {
  return page.replace(/(<!-- generated: (\w+) -->\n)[\s\S]*?(<!-- end -->)/g, (_, begin, name, end) => {
    const rows = {
      args,
      cannotMatter,
      declaredWays,
      ends,
      mirrors,
      readTypes,
      twins,
      types,
      lists,
      ways,
      unmodelled,
      reasons,
      fields,
      warned,
    }[name];
    if (!rows) throw new Error(`docs/import asks for a table ${name} that nobody makes`);
    return `${begin}${rows.join('\n')}\n${end}`;
  });
}

for (const name of ['aws.md', 'aws-fields.md', 'cloudformation.md', 'terraform.md', 'terraform-arguments.md']) {
  const path = join(root, 'docs', 'import', name);
  const page = readFileSync(path, 'utf8');
  const wanted = filled(page);
  if (process.argv.includes('--write')) {
    writeFileSync(path, wanted);
    console.log(`Wrote the tables of docs/import/${name}.`);
  } else if (page !== wanted) {
    console.error(`docs/import/${name} is not what the code says; run \`npm run generate\`.`);
    process.exitCode = 1;
  }
}
