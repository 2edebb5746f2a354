import { describe, expect, it } from 'vitest';
import { type Call, errorsIn, imported, lines, type ModuleText, plan, ref } from './plan.js';

function read(text: ModuleText) {
  const result = imported(plan(text));
  expect(errorsIn(result.text)).toEqual([]);
  return { ...result, lines: lines(result.text) };
}

const inVpc = { vpc_id: ref('aws_vpc.main.id') };

describe('references', () => {
  it('goes by count.index, and names instances by it', () => {
    const { text } = read({
      resources: {
        'aws_vpc.main': { cidr_block: '10.0.0.0/16' },
        ...Object.fromEntries([0, 1].map((i) => [`aws_subnet.app[${i}]`, { ...inVpc, cidr_block: `10.0.${i}.0/24` }])),
        ...Object.fromEntries(
          [0, 1].map((i) => [`aws_instance.web[${i}]`, { subnet_id: ref('aws_subnet.app', 'count.index') }]),
        ),
      },
    });
    expect(text).toMatch(/subnet app-0 [^}]*instance web-0\s/);
    expect(text).toMatch(/subnet app-1 [^}]*instance web-1/);
  });

  it('goes by each.key and each.value', () => {
    const { text } = read({
      resources: {
        'aws_vpc.main': { cidr_block: '10.0.0.0/16' },
        'aws_subnet.app["red"]': { ...inVpc, cidr_block: '10.0.1.0/24' },
        'aws_subnet.app["blue"]': { ...inVpc, cidr_block: '10.0.2.0/24' },
        'aws_instance.key["blue"]': { subnet_id: ref('aws_subnet.app', 'each.key') },
        'aws_instance.value["red"]': { for_each: ref('aws_subnet.app'), subnet_id: ref('each.value.id') },
      },
    });
    expect(text).toMatch(/subnet app-blue [^}]*instance key-blue/);
    expect(text).toMatch(/subnet app-red [^}]*instance value-red/);
  });

  it.each([
    ['a value that stands for it', { a: 'b', b: 'a' }, 'each.value', 'b'],
    ['a field of the value', { a: { subnet: 'b' }, b: { subnet: 'a' } }, 'each.value.subnet', 'b'],
  ])('goes by what is made for each: %s', (_, servers, index, expected) => {
    const { text } = read({
      resources: {
        'aws_vpc.main': { cidr_block: '10.0.0.0/16' },
        'aws_subnet.app["a"]': { ...inVpc, cidr_block: '10.0.1.0/24' },
        'aws_subnet.app["b"]': { ...inVpc, cidr_block: '10.0.2.0/24' },
        'aws_instance.web["a"]': { for_each: servers, subnet_id: ref('aws_subnet.app', index) },
      },
    });
    const found = /subnet app-(\w) [^}]*instance web-a/.exec(text)?.[1];
    expect(found).toBe(expected);
  });

  it('goes by an index that is written', () => {
    const { text } = read({
      resources: {
        'aws_vpc.main': { cidr_block: '10.0.0.0/16' },
        'aws_subnet.app[0]': { ...inVpc, cidr_block: '10.0.1.0/24' },
        'aws_subnet.app[1]': { ...inVpc, cidr_block: '10.0.2.0/24' },
        'aws_instance.web': { subnet_id: ref('aws_subnet.app[1].id') },
      },
    });
    expect(text).toMatch(/subnet app-1 [^}]*instance web/);
  });

  it('takes all instances in a list', () => {
    const { lines } = read({
      resources: {
        'aws_vpc.main': { cidr_block: '10.0.0.0/16' },
        'aws_subnet.app[0]': { ...inVpc, cidr_block: '10.0.1.0/24' },
        'aws_subnet.app[1]': { ...inVpc, cidr_block: '10.0.2.0/24' },
        'aws_lambda_function.f': { vpc_config: [{ subnet_ids: [ref('aws_subnet.app')], security_group_ids: [] }] },
      },
    });
    expect(lines).toContain('function f in app-0, app-1');
  });

  it('does not guess which of several a condition means', () => {
    const { warnings } = read({
      resources: {
        'aws_vpc.main': { cidr_block: '10.0.0.0/16' },
        'aws_subnet.a': { ...inVpc, cidr_block: '10.0.1.0/24' },
        'aws_subnet.b': { ...inVpc, cidr_block: '10.0.2.0/24' },
        'aws_instance.web': { subnet_id: ref('var.flag', 'aws_subnet.a.id', 'aws_subnet.b.id') },
      },
    });
    expect(warnings.join()).toContain('Nothing tells in which of the subnets a, b web lies');
  });

  it('takes a local for the only thing of its module that it can mean, and says so', () => {
    const { text, warnings } = read({
      resources: {
        'aws_vpc.main': { cidr_block: '10.0.0.0/16' },
        'aws_subnet.a': { vpc_id: ref('local.vpc_id'), cidr_block: '10.0.1.0/24' },
      },
    });
    expect(text).toContain('subnet a 10.0.1.0/24');
    expect(warnings.join()).toMatch(/local\.vpc_id is: it is taken to be aws_vpc\.main, the only one that it can be/);
  });

  it('follows a field of another resource', () => {
    const { text } = read({
      resources: {
        'aws_vpc.main': { cidr_block: '10.0.0.0/16' },
        'aws_vpc_ipv4_cidr_block_association.more': { ...inVpc, cidr_block: '10.1.0.0/16' },
        'aws_subnet.a': { vpc_id: ref('aws_vpc_ipv4_cidr_block_association.more.vpc_id'), cidr_block: '10.1.1.0/24' },
      },
    });
    expect(text).toContain('subnet a 10.1.1.0/24');
  });
});

describe('modules', () => {
  const net = {
    resources: {
      'aws_vpc.this': { cidr_block: '10.0.0.0/16' },
      'aws_subnet.private[0]': { vpc_id: ref('aws_vpc.this.id'), cidr_block: '10.0.1.0/24' },
      'aws_subnet.private[1]': { vpc_id: ref('aws_vpc.this.id'), cidr_block: '10.0.2.0/24' },
    },
    outputs: { vpc_id: ref('aws_vpc.this.id'), subnets: ref('aws_subnet.private') },
  };

  it('follows outputs of one module into variables of another', () => {
    const { text } = read({
      modules: {
        net,
        app: {
          inputs: { vpc: ref('module.net.vpc_id'), subnets: ref('module.net.subnets') },
          resources: {
            'aws_security_group.web': { vpc_id: ref('var.vpc') },
            'aws_instance.web': {
              subnet_id: ref('var.subnets[1]'),
              vpc_security_group_ids: [ref('aws_security_group.web.id')],
            },
          },
        },
      },
    });
    expect(text).toContain('vpc net-this 10.0.0.0/16');
    expect(text).toMatch(/subnet net-private-1 [^}]*instance app-web\S* \{ security-groups app-web-group \}/);
  });

  it('follows an output with an index, from the root', () => {
    const { text } = read({
      modules: { net },
      resources: { 'aws_instance.web': { subnet_id: ref('module.net.subnets[0]') } },
    });
    expect(text).toMatch(/subnet net-private-0 [^}]*instance web/);
  });

  it('tells the instances of a module apart', () => {
    const { text } = read({
      modules: { net: { ...net, keys: ['dev', 'prod'] } },
      resources: {
        'aws_instance.web': { subnet_id: ref('module.net["prod"].subnets[1]') },
        'aws_vpc_peering_connection.both': {
          vpc_id: ref('module.net["dev"].vpc_id'),
          peer_vpc_id: ref('module.net["prod"].vpc_id'),
        },
      },
    });
    expect(text).toMatch(/vpc net-prod-this [\s\S]*subnet net-prod-private-1 [^}]*instance web/);
    expect(text).toContain('peering both between net-dev-this and net-prod-this');
  });

  it('follows modules within modules', () => {
    const { text } = read({
      modules: {
        outer: { modules: { net }, outputs: { subnet: ref('module.net.subnets') } },
      },
      resources: { 'aws_instance.web[0]': { subnet_id: ref('module.outer.subnet', 'count.index') } },
    });
    expect(text).toMatch(/subnet outer-net-private-0 [^}]*instance web-0/);
  });

  it('follows for_each over a module, and what is said of each of its instances', () => {
    const one = (block: string): Call => ({
      keys: ['prod', 'dev'],
      resources: {
        'aws_vpc.this': { cidr_block: block },
        'aws_subnet.this': { vpc_id: ref('aws_vpc.this.id'), cidr_block: block.replace('/16', '/24') },
      },
      outputs: { subnet_id: ref('aws_subnet.this.id'), vpc: ref('aws_vpc.this') },
    });
    const { text } = read({
      modules: { net: one('10.0.0.0/16') },
      resources: {
        'aws_instance.web["dev"]': { for_each: ref('module.net'), subnet_id: ref('each.value.subnet_id') },
        'aws_internet_gateway.way["prod"]': { for_each: ref('module.net'), vpc_id: ref('each.value.vpc.id') },
      },
    });
    expect(text).toMatch(/vpc net-dev-this [\s\S]*instance web-dev/);
    expect(text).toMatch(/vpc net-prod-this [^}]*internet-gateway way-prod/);
  });

  it('follows the outputs of another state into a list of which a part is new', () => {
    const remote = { outputs: { private: ['subnet-0aaaaaaaaaaaaaaa1', 'subnet-0aaaaaaaaaaaaaaa2'] } };
    const { lines } = read({
      data: {
        'terraform_remote_state.net': remote,
        'aws_subnet.one': {
          id: 'subnet-0aaaaaaaaaaaaaaa1',
          vpc_id: 'vpc-0aaaaaaaaaaaaaaa1',
          cidr_block: '10.0.1.0/24',
        },
        'aws_subnet.two': {
          id: 'subnet-0aaaaaaaaaaaaaaa2',
          vpc_id: 'vpc-0aaaaaaaaaaaaaaa1',
          cidr_block: '10.0.2.0/24',
        },
      },
      resources: {
        'aws_subnet.three': { vpc_id: 'vpc-0aaaaaaaaaaaaaaa1', cidr_block: '10.0.3.0/24' },
        'aws_lambda_function.f': {
          vpc_config: [
            {
              subnet_ids: [ref('data.terraform_remote_state.net.outputs.private', 'aws_subnet.three.id')],
              security_group_ids: [],
            },
          ],
        },
      },
    });
    expect(lines).toContain('function f in one, two, three');
  });

  it('lets no circle of references hang it', () => {
    const { warnings } = read({
      modules: { a: { inputs: { x: ref('module.a.y') }, outputs: { y: ref('var.x') } } },
      resources: { 'aws_subnet.lost': { vpc_id: ref('module.a.y'), cidr_block: '10.0.0.0/24' } },
    });
    expect(warnings.join()).toContain('It cannot be told in which VPC subnet lost is');
  });
});

describe('names', () => {
  it('adds the type’s last word where two types share a name', () => {
    const { text } = read({
      resources: {
        'aws_vpc.shop': { cidr_block: '10.0.0.0/16' },
        'aws_subnet.web': { vpc_id: ref('aws_vpc.shop.id'), cidr_block: '10.0.1.0/24' },
        'aws_security_group.web': { vpc_id: ref('aws_vpc.shop.id') },
        'aws_instance.web': {
          subnet_id: ref('aws_subnet.web.id'),
          vpc_security_group_ids: [ref('aws_security_group.web.id')],
        },
      },
    });
    expect(text).toMatch(/subnet web-subnet [^}]*instance web-instance \{ security-groups web-group \}/);
  });
});
