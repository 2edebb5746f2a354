/**
 * Writes test/export/schemas/: what AWS's schema of CloudFormation and the schema of Terraform's provider say of the types that exports write.
 *
 *     npm install --no-save --ignore-scripts --legacy-peer-deps @aws-cdk/aws-service-spec@0.1.216 @cdktf/provider-aws@21.22.1      # in a folder of its own
 *     node scripts/export-schemas.mjs FOLDER
 *
 * The second are bindings that are made of the provider's schema, and name the version of it in what they link to.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const [folder] = process.argv.slice(2);
if (!folder) throw new Error('give the folder that the packages are installed in');
const packages = createRequire(join(resolve(folder), 'package.json'));

const { outputFiles } = await build({
  absWorkingDir: root,
  entryPoints: ['./interchange/export/cloudformation/types.ts'],
  bundle: true,
  format: 'esm',
  write: false,
});
const { TYPES } = await import(
  `data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`
);

function save(name, source, version, types) {
  const sorted = Object.fromEntries(Object.entries(types).sort(([a], [b]) => (a < b ? -1 : 1)));
  const path = join(root, 'test', 'export', 'schemas', name);
  writeFileSync(path, `${JSON.stringify({ source, version, types: sorted }, null, 2)}\n`);
  console.log(`${Object.keys(sorted).length} types of ${source} ${version}.`);
}

/** What Terraform has besides. */
const ITS_OWN =
  'default_network_acl default_security_group main_route_table_association lb_target_group_attachment vpc_endpoint_route_table_association vpc_peering_connection_accepter ec2_transit_gateway_peering_attachment_accepter ec2_transit_gateway_prefix_list_reference';

/** The folder of a package. */
const home = (name) => join(resolve(folder), 'node_modules', name);
const versionOf = (name) => JSON.parse(readFileSync(join(home(name), 'package.json'), 'utf8')).version;

cloudFormation();
terraform();

function cloudFormation() {
  const name = '@aws-cdk/aws-service-spec';
  const db = packages(name).loadAwsServiceSpecSync();
  const kindOf = (type, parts) => {
    switch (type.type) {
      case 'array':
        return `${kindOf(type.element, parts)}[]`;
      case 'map':
        return 'map';
      case 'tag':
        parts.Tag = { Key: 'string!', Value: 'string!' };
        return 'Tag';
      case 'ref': {
        const part = db.get('typeDefinition', type.reference.$ref);
        if (!(part.name in parts)) {
          parts[part.name] = {};
          Object.assign(parts[part.name], fieldsOf(part.properties, parts));
        }
        return part.name;
      }
      case 'union':
        return type.types.map((one) => kindOf(one, parts)).join('|');
      default:
        return type.type;
    }
  };
  const fieldsOf = (properties, parts) =>
    Object.fromEntries(
      Object.entries(properties)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([field, { type, required }]) => [field, `${kindOf(type, parts)}${required ? '!' : ''}`]),
    );
  const types = {};
  for (const type of new Set([
    ...Object.values(TYPES).map((one) => one.type),
    'AWS::EC2::GatewayRouteTableAssociation',
  ])) {
    const resource = db.lookup('resource', 'cloudFormationType', 'equals', type).only();
    const parts = {};
    types[type] = {
      fields: fieldsOf(resource.properties, parts),
      parts,
      attributes: Object.keys(resource.attributes).sort().join(' '),
    };
  }
  save('cloudformation.json', name, versionOf(name), types);
}

function terraform() {
  const name = '@cdktf/provider-aws';
  const version = /provider version (\S+)/.exec(readFileSync(join(home(name), 'README.md'), 'utf8'))[1];
  const types = {};
  for (const type of [...Object.keys(TYPES), ...ITS_OWN.split(' ')]) {
    if (type === 'vpc_gateway_attachment') continue;
    const path = join(home(name), 'lib', type.replaceAll('_', '-'), 'index.d.ts');
    if (!existsSync(path)) throw new Error(`the provider has no ${type}`);
    types[`aws_${type}`] = bindings(readFileSync(path, 'utf8'));
  }
  save('terraform.json', `hashicorp/aws, by ${name} ${versionOf(name)}`, version, types);
}

/** `readonly cidrBlock?: string;` below a comment that links to `…#cidr_block`. */
function bindings(text) {
  const interfaces = new Map();
  for (const [, name, body] of text.matchAll(/export interface (\w+)(?: extends [\w.]+)? \{([\s\S]*?)\n\}/g)) {
    const fields = {};
    for (const [, field, open, type] of body.matchAll(
      /docs\/resources\/\w+#(\w+) [\s\S]*?readonly \w+(\??): ([\s\S]*?);(?:\n(?= {4}\/\*)|\s*$)/g,
    ))
      fields[field] = `${plain(type)}${open ? '' : '!'}`;
    interfaces.set(name, fields);
  }
  const [, own, body] = /export declare class (\w+) extends cdktf\.TerraformResource \{([\s\S]*)/.exec(text);
  const parts = {};
  const take = (fields) => {
    for (const kind of Object.values(fields)) {
      const name = kind.replace(/!$/, '').replace(/\[\]$/, '');
      if (!interfaces.has(name) || name in parts || name === `${own}Timeouts`) continue;
      parts[name] = interfaces.get(name);
      take(parts[name]);
    }
  };
  const { timeouts: _, ...fields } = interfaces.get(`${own}Config`);
  take(fields);
  const attributes = [...body.matchAll(/get (\w+)\(\)/g)]
    .map(([, name]) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`))
    .filter((name) => !name.endsWith('_input'));
  return { fields, parts, attributes: [...new Set(['id', ...attributes])].sort().join(' ') };
}

function plain(type) {
  const told = type.replace(/\s+/g, ' ').replace(/ \| cdktf\.IResolvable/g, '');
  return told.startsWith('{') ? 'map' : told.startsWith('boolean') ? 'boolean' : told;
}
