/** State files of version 3, as Terraform 0.11 wrote them: the same things as in those of today. */
import { describe, expect, it } from 'vitest';
import { importTerraform } from '../../../interchange/import/terraform/import-terraform.js';
import { printTopology } from '../../../language/index.js';
import { state } from './plan.js';

const VPC = 'vpc-0aaaaaaaaaaaaaaa1';
const GROUP = 'sg-0aaaaaaaaaaaaaaa1';

/** What `terraform.tfstate` of version 3 has for these values; maps and sets as Terraform 0.11 lays them out. */
const modules = [
  {
    path: ['root'],
    outputs: {},
    resources: {
      'aws_vpc.main': {
        type: 'aws_vpc',
        depends_on: [],
        primary: {
          id: VPC,
          attributes: {
            id: VPC,
            cidr_block: '10.0.0.0/16',
            'tags.%': '2',
            'tags.Name': 'main',
            'tags.kubernetes.io/cluster/main': 'shared',
          },
          meta: { schema_version: '1' },
          tainted: false,
        },
        deposed: [],
        provider: 'provider.aws',
      },
      'data.aws_vpc.other': {
        type: 'aws_vpc',
        primary: { id: 'vpc-0bbbbbbbbbbbbbbb1', attributes: { cidr_block: '10.1.0.0/16', default: 'false' } },
      },
    },
  },
  {
    path: ['root', 'net'],
    resources: {
      'aws_subnet.app.0': { type: 'aws_subnet', primary: { id: 'subnet-0aaaaaaaaaaaaaaa1', attributes: subnet(0) } },
      'aws_subnet.app.1': { type: 'aws_subnet', primary: { id: 'subnet-0aaaaaaaaaaaaaaa2', attributes: subnet(1) } },
      'aws_security_group.web': {
        type: 'aws_security_group',
        primary: {
          id: GROUP,
          attributes: {
            vpc_id: VPC,
            name: 'web',
            'egress.#': '0',
            'ingress.#': '2',
            'ingress.2541437006.cidr_blocks.#': '2',
            'ingress.2541437006.cidr_blocks.0': '203.0.113.0/24',
            'ingress.2541437006.cidr_blocks.1': '198.51.100.0/24',
            'ingress.2541437006.description': '',
            'ingress.2541437006.from_port': '443',
            'ingress.2541437006.protocol': 'tcp',
            'ingress.2541437006.security_groups.#': '0',
            'ingress.2541437006.self': 'false',
            'ingress.2541437006.to_port': '443',
            'ingress.753360330.cidr_blocks.#': '0',
            'ingress.753360330.from_port': '0',
            'ingress.753360330.protocol': '-1',
            'ingress.753360330.security_groups.#': '0',
            'ingress.753360330.self': 'true',
            'ingress.753360330.to_port': '0',
          },
        },
      },
      'aws_instance.web': {
        type: 'aws_instance',
        primary: {
          id: 'i-0aaaaaaaaaaaaaaa1',
          attributes: {
            subnet_id: 'subnet-0aaaaaaaaaaaaaaa2',
            associate_public_ip_address: 'true',
            public_ip: '203.0.113.9',
            source_dest_check: 'false',
            'vpc_security_group_ids.#': '1',
            'vpc_security_group_ids.4021345': GROUP,
          },
        },
      },
      'aws_instance.replaced': { type: 'aws_instance', primary: null, deposed: [{ id: 'i-0aaaaaaaaaaaaaaa2' }] },
    },
  },
];

function subnet(i: number): Readonly<Record<string, string>> {
  return {
    vpc_id: VPC,
    cidr_block: `10.0.${i}.0/24`,
    availability_zone: 'eu-west-1a',
    map_public_ip_on_launch: 'true',
  };
}

const web = {
  vpc_id: VPC,
  name: 'web',
  egress: [],
  ingress: [
    { protocol: '-1', from_port: 0, to_port: 0, cidr_blocks: [], security_groups: [], self: true },
    {
      protocol: 'tcp',
      from_port: 443,
      to_port: 443,
      cidr_blocks: ['203.0.113.0/24', '198.51.100.0/24'],
      security_groups: [],
      self: false,
    },
  ],
};
const net = (i: number) => ({
  id: `subnet-0aaaaaaaaaaaaaaa${i + 1}`,
  vpc_id: VPC,
  cidr_block: `10.0.${i}.0/24`,
  availability_zone: 'eu-west-1a',
  map_public_ip_on_launch: true,
});
const today = state({
  'aws_vpc.main': { id: VPC, cidr_block: '10.0.0.0/16' },
  'aws_subnet.app[0]': net(0),
  'aws_subnet.app[1]': net(1),
  'aws_security_group.web': { id: GROUP, ...web },
  'aws_instance.web': {
    id: 'i-0aaaaaaaaaaaaaaa1',
    subnet_id: 'subnet-0aaaaaaaaaaaaaaa2',
    public_ip: '203.0.113.9',
    source_dest_check: false,
    vpc_security_group_ids: [GROUP],
  },
});

const read = (json: object) => importTerraform([{ path: 'terraform.tfstate', text: JSON.stringify(json) }]);
const old = (list: unknown) =>
  read({ version: 3, terraform_version: '0.11.14', serial: 3, lineage: 'x', modules: list });

describe('a state file of version 3', () => {
  it('tells the same as one of today, with the names of modules in front', () => {
    const text = printTopology(old(modules).topology);
    const [own, other] = text.split(/^vpc other /m);
    expect(`${own?.replaceAll(' net-', ' ').trim()}\n`).toBe(printTopology(read(today).topology));
    expect(other).toMatch(/^10\.1\.0\.0\/16/);
  });

  it('warns of what cannot be read', () => {
    const { warnings } = old([{ path: 'root' }, { path: ['root'], resources: { 'aws_vpc.main': { primary: {} } } }]);
    expect(warnings.map(({ path, message }) => `${path ?? ''}: ${message}`)).toEqual(
      expect.arrayContaining([
        'modules[0]: This module cannot be read: what is in it is left out.',
        'modules[1].resources.aws_vpc.main: This resource cannot be read: it is left out.',
      ]),
    );
  });
});
