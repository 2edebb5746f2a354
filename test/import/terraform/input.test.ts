import { describe, expect, it } from 'vitest';
import { importTerraform } from '../../../interchange/import/terraform/import-terraform.js';
import { ImportError } from '../../../interchange/import/types.js';
import { printTopology } from '../../../language/index.js';
import { plan, state } from './plan.js';

function refused(text: string): string {
  try {
    importTerraform([{ path: 'plan.json', text }]);
  } catch (error) {
    if (error instanceof ImportError) return error.message;
    throw error;
  }
  return 'not refused';
}

describe('input that is no plan and no state', () => {
  it.each([
    ['resource "aws_vpc" "main" {}', /^plan\.json: this is no JSON .*run `terraform show -json PLAN`/],
    ['', /this is no JSON/],
    ['[]', /neither a plan nor a state/],
    ['{}', /it has no format_version/],
    ['{"version": 4, "resources": []}', /a state file and does not say which version of Terraform wrote it/],
    [
      '{"version": 1, "terraform_version": "0.6.16", "modules": []}',
      /a state file of version 1; versions 3 and 4 are read/,
    ],
    ['{"version": 3, "terraform_version": "0.11.14", "modules": {}}', /modules: here a list was expected/],
    ['{"version": 4, "terraform_version": "1.9.8", "resources": {}}', /resources: here a list was expected/],
    ['{"meta": {}, "encrypted_data": "x", "encryption_version": "v0"}', /encrypted; run `tofu show -json`/],
    [
      '{"@level":"info","@message":"Terraform 1.9.8","type":"version"}',
      /the log that `terraform plan -json`.*-out=PLAN/,
    ],
    ['\n{"@level":"info","@message":"x"}\n{"@level":"info","@message":"y"}\n', /the log that `terraform plan -json`/],
    ['{"format_version": "2.0"}', /format_version 2\.0 is not supported/],
    ['{"format_version": 7}', /format_version: /],
    ['{"format_version": "1.0", "planned_values": []}', /planned_values: /],
    ['{"format_version": "1.0", "resource_changes": {}}', /resource_changes: /],
  ])('%s', (text, message) => expect(refused(text)).toMatch(message));

  it('takes any minor version, a byte order mark, and an empty state', () => {
    const { topology, warnings } = importTerraform([{ path: 'x', text: '\uFEFF{"format_version":"1.99","new":1}' }]);
    expect(printTopology(topology).trim()).toBe('');
    expect(warnings.map(({ message }) => message)).toEqual(['There are no resources in this file.']);
  });

  it.each([
    '',
    '\n',
    '%0A\n::set-output name=stderr::\n::set-output name=exitcode::0\n',
    '\n::debug::Terraform exited with code 0.\n',
  ])('takes what the action for GitHub prints around a plan, %j behind it', (behind) => {
    const json = JSON.stringify(plan({ resources: { 'aws_vpc.main': { cidr_block: '10.0.0.0/16' } } }));
    const text = `[command]/home/runner/terraform-bin show -json plan.tfplan\n${json}${behind}`;
    expect(importTerraform([{ path: 'x', text }]).topology.vpcs.map(({ name }) => name)).toEqual(['main']);
  });

  it('ignores what is deleted, which no planned value has', () => {
    const json = plan({ resources: { 'aws_vpc.main': { cidr_block: '10.0.0.0/16' } } });
    const gone = {
      address: 'aws_vpc.gone',
      change: { actions: ['delete'], before: { cidr_block: '10.9.0.0/16' }, after: null, after_unknown: {} },
    };
    const changes = [...(json.resource_changes as object[]), gone];
    const { topology } = importTerraform([{ path: 'x', text: JSON.stringify({ ...json, resource_changes: changes }) }]);
    expect(topology.vpcs.map(({ name }) => name)).toEqual(['main']);
  });

  it('takes the versions of Terraform 0.12 to 1.0, whose states leave modules and indexes out of addresses', () => {
    const resource = (type: string, name: string, values: object, index?: number) => ({
      address: `${type}.${name}`,
      mode: 'managed',
      type,
      name,
      index,
      values,
    });
    const inside = (block: string) => [resource('aws_vpc', 'main', { cidr_block: block }, 0)];
    const json = {
      format_version: '0.1',
      values: {
        root_module: {
          resources: inside('10.0.0.0/16'),
          child_modules: [{ address: 'module.net[1]', resources: inside('10.1.0.0/16') }],
        },
      },
    };
    const { topology } = importTerraform([{ path: 'x', text: JSON.stringify(json) }]);
    expect(topology.vpcs.map(({ name }) => name)).toEqual(['main-0', 'net-1-main-0']);
  });

  it('says that a plan is not whole where Terraform stopped at an error', () => {
    const json = { ...plan({ resources: { 'aws_vpc.main': { cidr_block: '10.0.0.0/16' } } }), errored: true };
    const { warnings } = importTerraform([{ path: 'x', text: JSON.stringify(json) }]);
    expect(warnings.map(({ message }) => message).join()).toContain('Terraform stopped at an error');
  });

  it('tells the same address in two files apart, and finds ids across them', () => {
    const one = state({ 'aws_vpc.main': { id: 'vpc-0aaaaaaaaaaaaaaa1', cidr_block: '10.0.0.0/16' } });
    const two = state({
      'aws_vpc.main': { id: 'vpc-0bbbbbbbbbbbbbbb1', cidr_block: '10.1.0.0/16' },
      'aws_vpc_peering_connection.p': {
        id: 'pcx-0aaaaaaaaaaaaaaa1',
        vpc_id: 'vpc-0bbbbbbbbbbbbbbb1',
        peer_vpc_id: 'vpc-0aaaaaaaaaaaaaaa1',
      },
    });
    const { topology } = importTerraform(
      [one, two].map((json, i) => ({ path: `${i}.json`, text: JSON.stringify(json) })),
    );
    expect(topology.vpcs.map(({ cidrs }) => cidrs.map(({ text }) => text))).toEqual([['10.1.0.0/16'], ['10.0.0.0/16']]);
    expect(topology.peerings.map(({ ends }) => ends.map(({ target }) => target !== undefined))).toEqual([[true, true]]);
  });
});

const VPC = { id: 'vpc-0aaaaaaaaaaaaaaa1', cidr_block: '10.0.0.0/16' };
const SUBNET = {
  id: 'subnet-0aaaaaaaaaaaaaaa1',
  vpc_id: VPC.id,
  cidr_block: '10.0.1.0/24',
  map_public_ip_on_launch: false,
};

describe('a state file as it is stored', () => {
  const stored = (type: string, name: string, instances: object[], more: object = {}) => ({
    mode: 'managed',
    type,
    name,
    provider: 'provider["registry.opentofu.org/hashicorp/aws"]',
    instances,
    ...more,
  });
  const file = (resources: object[]) => [
    {
      path: 'terraform.tfstate',
      text: JSON.stringify({ version: 4, terraform_version: '1.9.8', serial: 7, resources }),
    },
  ];

  it('reads modules, keys and indexes, and leaves out what has been replaced already', () => {
    const { topology, warnings } = importTerraform(
      file([
        stored('aws_vpc', 'main', [{ attributes: VPC }], { module: 'module.net["eu"]' }),
        stored('aws_subnet', 'app', [
          { index_key: 'red', attributes: SUBNET },
          { index_key: 0, attributes: { ...SUBNET, id: 'subnet-0aaaaaaaaaaaaaaa2', cidr_block: '10.0.2.0/24' } },
          {
            index_key: 'red',
            deposed: '1b2c3d4e',
            attributes: { ...SUBNET, id: 'subnet-0aaaaaaaaaaaaaaa3', cidr_block: '10.0.3.0/24' },
          },
        ]),
      ]),
    );
    expect(warnings).toEqual([]);
    expect(topology.vpcs.map(({ name, subnets }) => [name, ...subnets.map((one) => one.name)])).toEqual([
      ['net-eu-main', 'app-red', 'app-0'],
    ]);
  });

  it('names what it cannot read', () => {
    const { warnings } = importTerraform(file([stored('aws_vpc', 'main', [{ attributes: null }]), { mode: 'other' }]));
    expect(warnings.map(({ path, message }) => `${path}: ${message}`).slice(0, 2)).toEqual([
      'resources[0].instances[0]: This instance cannot be read: it is left out.',
      'resources[1]: This resource cannot be read: it is left out.',
    ]);
  });
});

describe('several files', () => {
  const network = state({ 'aws_vpc.main': VPC, 'aws_subnet.app': SUBNET });
  const looked = {
    ...network,
    values: {
      root_module: {
        resources: [
          {
            address: 'data.aws_vpc.theirs',
            mode: 'data',
            type: 'aws_vpc',
            name: 'theirs',
            values: { ...VPC, arn: 'arn:aws:ec2:x' },
          },
          { address: 'data.aws_subnet.theirs', mode: 'data', type: 'aws_subnet', name: 'theirs', values: SUBNET },
          {
            address: 'aws_instance.web',
            mode: 'managed',
            type: 'aws_instance',
            name: 'web',
            values: { id: 'i-0aaaaaaaaaaaaaaa1', subnet_id: SUBNET.id },
          },
        ],
      },
    },
  };
  const printed = (...files: object[]) =>
    printTopology(
      importTerraform(files.map((json, i) => ({ path: `${i}.json`, text: JSON.stringify(json) }))).topology,
    );

  it('are one system, whatever their order: what manages a thing tells more than what looks it up', () => {
    const text = printed(network, looked);
    expect(text).toMatch(/vpc main .*\{[^}]*subnet app [^}]*instance web/);
    expect(text).not.toContain('theirs');
    expect(printed(looked, network)).toBe(text);
  });

  it('take a plan for what will be, and a state for what is', () => {
    const narrow = { ...SUBNET, map_public_ip_on_launch: false };
    const change = (address: string, type: string, actions: string[], before: object, after: object | null) => ({
      address,
      type,
      change: { actions, before, after, after_unknown: {} },
    });
    const host = { id: 'i-0aaaaaaaaaaaaaaa1', subnet_id: SUBNET.id };
    const today = state({
      'aws_vpc.main': VPC,
      'aws_subnet.app': { ...SUBNET, map_public_ip_on_launch: true },
      'aws_instance.web': host,
    });
    const planned = {
      format_version: '1.2',
      planned_values: state({ 'aws_vpc.main': VPC, 'aws_subnet.app': narrow }).values,
      resource_changes: [
        change('aws_subnet.app', 'aws_subnet', ['update'], { ...SUBNET, map_public_ip_on_launch: true }, narrow),
        change('aws_instance.web', 'aws_instance', ['delete'], host, null),
      ],
    };
    const text = printed(today, planned);
    expect(text).not.toContain('instance web');
    expect(printed(planned, today)).toBe(text);
  });
});
