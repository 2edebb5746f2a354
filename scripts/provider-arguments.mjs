/**
 * Writes test/import/terraform-fields/provider.json: the names of all arguments and attributes of the types that are read, as the provider's schema has them.
 *
 *     terraform init && terraform providers schema -json > schema.json      # in a folder that requires hashicorp/aws of the version that is to be written
 *     node scripts/provider-arguments.mjs schema.json VERSION
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const SOURCE = 'registry.terraform.io/hashicorp/aws';
const [path, version] = process.argv.slice(2);
if (!path || !version) throw new Error('give the schema that terraform printed, and the version of the provider');

const { outputFiles } = await build({
  entryPoints: [join(root, 'interchange', 'import', 'declared', 'read-types.ts')],
  bundle: true,
  format: 'esm',
  write: false,
});
const { READ_TYPES } = await import(
  `data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`
);

const { resource_schemas: schemas } = JSON.parse(readFileSync(path, 'utf8')).provider_schemas[SOURCE];

/** `["set", ["object", {…}]]`: blocks that the schema has as an attribute. */
const objectIn = (type) => (Array.isArray(type) ? (type[0] === 'object' ? type[1] : objectIn(type[1])) : undefined);

function fields({ attributes = {}, block_types: blocks = {} }, prefix, found) {
  for (const [name, { type, optional, required, nested_type: nested }] of Object.entries(attributes)) {
    const isArgument = Boolean(optional || required);
    found[isArgument ? 'arguments' : 'computed'].push(prefix + name);
    if (!isArgument) continue;
    if (nested) fields({ attributes: nested.attributes }, `${prefix}${name}.`, found);
    else for (const inner of Object.keys(objectIn(type) ?? {})) found.arguments.push(`${prefix}${name}.${inner}`);
  }
  for (const [name, { block }] of Object.entries(blocks)) {
    if (name === 'timeouts') continue;
    found.arguments.push(prefix + name);
    fields(block, `${prefix}${name}.`, found);
  }
}

const types = {};
for (const name of Object.values(READ_TYPES)
  .flatMap((names) => names.split(/\s+/))
  .sort()) {
  const schema = schemas[`aws_${name}`];
  if (!schema) continue;
  const found = { arguments: [], computed: [] };
  fields(schema.block, '', found);
  types[`aws_${name}`] = { arguments: found.arguments.sort().join(' '), computed: found.computed.sort().join(' ') };
}
writeFileSync(
  join(root, 'test', 'import', 'terraform-fields', 'provider.json'),
  `${JSON.stringify({ source: SOURCE, version, types }, null, 2)}\n`,
);
console.log(`${Object.keys(types).length} types of ${SOURCE} ${version}.`);
