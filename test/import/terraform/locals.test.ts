/** Locals are no part of a plan’s JSON: what they mean is taken for known only where nothing else is possible. */
import { describe, expect, it } from 'vitest';
import { printTopology } from '../../../language/index.js';
import type { Topology } from '../../../network/topology/index.js';
import { verdictOf } from '../verdict-of.js';
import { type Call, errorsIn, imported, type ModuleText, plan, ref, told, type Values } from './plan.js';

/** From the internet to the server; undefined where that is left out. */
function verdict(topology: Topology): string | undefined {
  const to = /instance (\S*host)\b/.exec(printTopology(topology))?.[1];
  if (to === undefined) return undefined;
  return verdictOf(topology, 'internet', to, 'tcp 443');
}

const answers = {
  ingress: [{ protocol: 'tcp', from_port: 443, to_port: 443, cidr_blocks: ['0.0.0.0/0'], self: false }],
};

/** A VPC with a way in, and a server in a subnet of which only a local says whether it lies there. */
const own: Record<string, Values> = {
  'aws_vpc.own': { cidr_block: '10.0.0.0/16' },
  'aws_internet_gateway.way': { vpc_id: ref('aws_vpc.own.id') },
  'aws_default_route_table.main': {
    default_route_table_id: ref('aws_vpc.own.default_route_table_id'),
    route: [{ cidr_block: '0.0.0.0/0', gateway_id: ref('aws_internet_gateway.way.id') }],
  },
};
const server = (vpc = ref('local.home')): Record<string, Values> => ({
  'aws_subnet.a': { vpc_id: vpc, cidr_block: '10.0.1.0/24' },
  'aws_security_group.web': { vpc_id: vpc, egress: [], ...answers },
  'aws_instance.host': {
    subnet_id: ref('aws_subnet.a.id'),
    associate_public_ip_address: true,
    vpc_security_group_ids: [ref('aws_security_group.web.id')],
  },
});
const all = { ...own, ...server() };
const other = { 'aws_vpc.other': { cidr_block: '10.0.0.0/16' } };
const within = (
  call: Partial<Call>,
  more: Record<string, Values> = {},
  rest: Partial<ModuleText> = {},
): ModuleText => ({
  ...rest,
  resources: more,
  modules: { ...rest.modules, net: { resources: all, ...call } },
});

describe('is known where nothing else is possible', () => {
  it.each<[string, ModuleText]>([
    ['the only one in the file', { resources: all }],
    ['in a module', within({})],
    [
      'beside names, tags and zones',
      within({ inputs: { name: ref('local.name'), tags: ref('local.tags'), azs: ref('local.azs') } }, other),
    ],
    [
      'beside a variable that something else holds',
      within(
        {
          inputs: { settings: ref('local.settings') },
          resources: { ...all, 'aws_eip.x': { domain: told('vpc', 'var.settings') } },
        },
        other,
      ),
    ],
    [
      'where a variable leads to another kind',
      within(
        { inputs: { group: ref('aws_security_group.far.id') } },
        {
          ...other,
          'aws_security_group.far': { vpc_id: ref('aws_vpc.other.id') },
        },
      ),
    ],
    [
      'what the caller passes back',
      within({ inputs: { vpc: ref('local.vpc') }, outputs: { vpc_id: ref('aws_vpc.own.id') } }),
    ],
    [
      'two of the same module',
      {
        modules: {
          net: { resources: all, inputs: { name: ref('local.name') } },
          twin: { resources: own, inputs: { name: ref('local.name') } },
        },
      },
    ],
    [
      'one by its block',
      within({ inputs: { vpc: ref('aws_vpc.other.id') } }, { 'aws_vpc.other': { cidr_block: '10.9.0.0/16' } }),
    ],
    [
      'beside the condition of a resource',
      {
        resources: { ...own, ...server(ref('local.create_vpc', 'aws_vpc.own.id')), ...other },
      },
    ],
    [
      'a resource that holds the input of another',
      {
        resources: {
          ...own,
          ...other,
          'terraform_data.t': { input: ref('aws_vpc.own.id') },
          ...server(ref('terraform_data.t.output')),
        },
      },
    ],
  ])('%s', (_, text) => {
    const { topology, text: printed } = imported(plan(text));
    expect(errorsIn(printed)).toEqual([]);
    expect(verdict(topology)).toBe('reachable');
  });
});

describe('is open where something else is possible', () => {
  it.each<[string, ModuleText]>([
    ['another of the same module', { resources: { ...all, ...other } }],
    ['one that is looked up', { resources: all, data: { 'aws_vpc.shared': { cidr_block: '10.0.0.0/16' } } }],
    ['a variable', within({ inputs: { vpc: ref('aws_vpc.other.id') } }, other)],
    [
      'a variable of a variable',
      {
        resources: other,
        modules: {
          outer: {
            inputs: { network: ref('aws_vpc.other') },
            modules: { net: { resources: all, inputs: { vpc: ref('var.network.id') } } },
          },
        },
      },
    ],
    ['a local of the caller', within({ inputs: { vpc: ref('local.vpc') } }, other)],
    [
      'an id that is written',
      within(
        { inputs: { vpc: ref('var.vpc', 'data.aws_vpc.far.id') } },
        {},
        { data: { 'aws_vpc.far': { id: 'vpc-0aaaaaaaaaaaaaaa1' } } },
      ),
    ],
    [
      'a module that it calls',
      {
        resources: all,
        modules: { far: { resources: other, outputs: { vpc_id: ref('aws_vpc.other.id') } } },
      },
    ],
    ['a value of nobody’s kind', { resources: { ...all, 'external.home': { result: ref('external.home.result') } } }],
    [
      'a variable that holds such a value',
      within(
        { inputs: { vpc: ref('external.home.result') } },
        { 'external.home': { result: ref('external.home.result') } },
      ),
    ],
    [
      'beside a resource',
      within(
        {
          inputs: { vpc: ref('aws_vpc.other.id') },
          resources: { ...own, ...server(ref('var.mine', 'aws_vpc.own.id', 'local.shared')) },
        },
        other,
      ),
    ],
  ])('%s', (_, text) => {
    const { topology, text: printed } = imported(plan(text));
    expect(errorsIn(printed)).toEqual([]);
    expect(verdict(topology) ?? 'left out').toMatch(/unknown|left out/);
  });

  it('is named with what would tell it, where several VPCs fit', () => {
    const resources = {
      'aws_vpc.one': { cidr_block: '10.0.0.0/16' },
      'aws_vpc.other': { cidr_block: '10.0.0.0/16' },
      'aws_subnet.it': { vpc_id: ref('local.vpc_id'), cidr_block: '10.0.1.0/24' },
      'aws_instance.host': { subnet_id: ref('aws_subnet.it.id') },
    };
    const { warnings } = imported(plan({ resources }));
    expect(warnings.join()).toMatch(
      /In which of the VPCs one, other host lies .* Add a file that tells: a state of it/,
    );
    expect(warnings.join()).not.toContain('parameter');
  });

  it('lies in one with the local’s name where the plan holds none', () => {
    const { text } = imported(plan({ modules: { app: { resources: server() } } }));
    expect(text).toContain('vpc app-home unknown');
    expect(text).toMatch(/subnet app-a 10\.0\.1\.0\/24 \{[^}]*instance app-host/);
  });
});

it('may be what AWS makes with something else: the group of a cluster', () => {
  const json = plan({
    resources: {
      'aws_security_group.only': { vpc_id: 'vpc-0aaaaaaaaaaaaaaa1', egress: [], ...answers },
      'aws_eks_cluster.k': { vpc_config: [{ subnet_ids: ['subnet-0aaaaaaaaaaaaaaa1'] }] },
      'aws_instance.host': {
        subnet_id: 'subnet-0aaaaaaaaaaaaaaa1',
        associate_public_ip_address: true,
        vpc_security_group_ids: [],
      },
      'aws_network_interface_sg_attachment.more': {
        network_interface_id: ref('aws_instance.host.primary_network_interface_id'),
        security_group_id: ref('local.group'),
      },
    },
  });
  const changes = json.resource_changes as { address: string; change: { after_unknown: Record<string, unknown> } }[];
  const cluster = changes.find(({ address }) => address === 'aws_eks_cluster.k');
  expect(imported(json).warnings.join()).toContain('it is taken to be aws_security_group.only');
  if (cluster) cluster.change.after_unknown.vpc_config = [{ subnet_ids: true, cluster_security_group_id: true }];
  expect(imported(json).warnings.join()).not.toContain('it is taken to be');
});

describe('a list that a condition chooses', () => {
  const groups = (list: unknown) => ({
    ...own,
    ...server(ref('aws_vpc.own.id')),
    'aws_security_group.closed': { vpc_id: ref('aws_vpc.own.id'), egress: [] },
    'aws_instance.host': { ...server()['aws_instance.host'], vpc_security_group_ids: [list] },
  });
  const both = ['aws_security_group.web.id', 'aws_security_group.closed.id'];
  const withVariable = (value: unknown, list: unknown) => ({
    ...plan({ resources: groups(list) }),
    variables: { choice: { value } },
  });

  it.each([
    ['by a flag', withVariable(true, ref('var.choice', ...both))],
    ['by a text', withVariable('prod', ref('var.choice', ...both))],
    ['by a local', plan({ resources: groups(ref('local.is_public', ...both)) })],
    ['by the workspace', plan({ resources: groups(ref('terraform.workspace', ...both)) })],
  ])('is open: %s', (_, json) => {
    expect(verdict(imported(json).topology)).toBe('unknown');
  });

  it.each([
    ['all of it', plan({ resources: groups(ref(...both)) })],
    ['beside a list of others', withVariable(['sg-0aaaaaaaaaaaaaaa1'], ref(...both, 'var.choice'))],
  ])('is known: %s', (_, json) => {
    expect(verdict(imported(json).topology)).toBe('reachable');
  });
});
