import { describe, expect, it } from 'vitest';
import { importTerraform } from '../../../interchange/import/terraform/import-terraform.js';
import { printTopology } from '../../../language/index.js';
import { lines, type Values } from './plan.js';

/** A plan of what was there before and what is after it; a field of the mirror that no block configures still tells what was before. */
interface Before {
  readonly type: string;
  readonly before: Values;
  readonly after?: Values;
  readonly actions: readonly string[];
}

const GROUP = 'sg-0aaaaaaaaaaaaaaa1';
const TABLE = 'rtb-0aaaaaaaaaaaaaaa1';
const ACL = 'acl-0aaaaaaaaaaaaaaa1';
const block = (fields: Values): Values => ({
  cidr_blocks: [],
  ipv6_cidr_blocks: [],
  prefix_list_ids: [],
  security_groups: [],
  self: false,
  ...fields,
});
const entry = (rule_no: number, action: string) => ({
  rule_no,
  action,
  protocol: '-1',
  from_port: 0,
  to_port: 0,
  cidr_block: '0.0.0.0/0',
  ipv6_cidr_block: '',
});

const STANDING: readonly (readonly [string, Values])[] = [
  ['aws_vpc', { id: 'vpc-0aaaaaaaaaaaaaaa1', cidr_block: '10.0.0.0/16' }],
  ['aws_subnet', { id: 'subnet-0aaaaaaaaaaaaaaa1', vpc_id: 'vpc-0aaaaaaaaaaaaaaa1', cidr_block: '10.0.0.0/24' }],
  ['aws_internet_gateway', { id: 'igw-0aaaaaaaaaaaaaaa1', vpc_id: 'vpc-0aaaaaaaaaaaaaaa1' }],
  ['aws_vpn_gateway', { id: 'vgw-0aaaaaaaaaaaaaaa1', vpc_id: 'vpc-0aaaaaaaaaaaaaaa1' }],
  [
    'aws_route_table',
    {
      id: TABLE,
      vpc_id: 'vpc-0aaaaaaaaaaaaaaa1',
      propagating_vgws: ['vgw-0aaaaaaaaaaaaaaa1'],
      route: [
        { cidr_block: '0.0.0.0/0', gateway_id: 'igw-0aaaaaaaaaaaaaaa1' },
        { ipv6_cidr_block: '::/0', gateway_id: 'igw-0aaaaaaaaaaaaaaa1' },
      ],
    },
  ],
  [
    'aws_security_group',
    {
      id: GROUP,
      name: 'web',
      vpc_id: 'vpc-0aaaaaaaaaaaaaaa1',
      ingress: [
        block({
          protocol: 'tcp',
          from_port: 22,
          to_port: 22,
          cidr_blocks: ['10.0.0.0/8', '192.168.0.0/16'],
          self: true,
        }),
        block({ protocol: '-1', from_port: 0, to_port: 0, security_groups: ['111122223333/sg-0bbbbbbbbbbbbbbb1'] }),
      ],
      egress: [block({ protocol: '-1', from_port: 0, to_port: 0, cidr_blocks: ['0.0.0.0/0'] })],
    },
  ],
  [
    'aws_network_acl',
    {
      id: ACL,
      vpc_id: 'vpc-0aaaaaaaaaaaaaaa1',
      subnet_ids: ['subnet-0aaaaaaaaaaaaaaa1'],
      ingress: [entry(100, 'allow')],
      egress: [entry(100, 'allow')],
    },
  ],
];

function read(changes: readonly Before[], config: Values[] = []) {
  const whole = [
    ...STANDING.map(([type, values]) => ({ type, before: values, after: values, actions: ['no-op'] })),
    ...changes,
  ].map((one, i) => ({ ...one, name: `n${i}`, address: `${one.type}.n${i}`, mode: 'managed' }));
  const plan = {
    format_version: '1.2',
    planned_values: {
      root_module: {
        resources: whole.flatMap(({ before: _, actions: _actions, after, ...one }) =>
          after ? [{ ...one, values: after }] : [],
        ),
      },
    },
    resource_changes: whole.map(({ address, type, actions, before, after }) => ({
      address,
      type,
      change: { actions, before, after: after ?? null, after_unknown: {} },
    })),
    configuration: { root_module: { resources: config } },
  };
  const { topology } = importTerraform([{ path: 'plan.json', text: JSON.stringify(plan) }]);
  return lines(printTopology(topology));
}

const gone = (type: string, before: Values): Before => ({ type, before, actions: ['delete'] });
const RULE = { security_group_id: GROUP, ip_protocol: 'tcp', from_port: 22, to_port: 22 };

describe('what a plan takes away is gone from the fields that still tell what was before', () => {
  it('keeps all of it where nothing is taken away', () => {
    const all = read([]);
    for (const line of [
      'allow tcp 22 from 10.0.0.0/8, 192.168.0.0/16, n5',
      '0.0.0.0/0 -> n2',
      '::/0 -> n2',
      'propagate n3',
      'network-acl n6',
    ])
      expect(all).toContain(line);
  });

  it.each<[string, Before, string, string | undefined]>([
    [
      'a rule of one peer',
      gone('aws_vpc_security_group_ingress_rule', { ...RULE, cidr_ipv4: '10.0.0.0/8' }),
      '10.0.0.0/8',
      'allow tcp 22 from 192.168.0.0/16, n5',
    ],
    [
      'a rule of the older kind, its protocol by number',
      gone('aws_security_group_rule', {
        type: 'ingress',
        security_group_id: GROUP,
        protocol: '6',
        from_port: 22,
        to_port: 22,
        cidr_blocks: ['10.0.0.0/8', '192.168.0.0/16'],
        self: false,
      }),
      '192.168.0.0/16',
      undefined,
    ],
    [
      'its own members',
      gone('aws_vpc_security_group_ingress_rule', { ...RULE, referenced_security_group_id: GROUP }),
      ', n5',
      'allow tcp 22 from 10.0.0.0/8, 192.168.0.0/16',
    ],
    [
      'a group of another account',
      gone('aws_vpc_security_group_ingress_rule', {
        security_group_id: GROUP,
        ip_protocol: '-1',
        from_port: null,
        to_port: null,
        referenced_security_group_id: 'sg-0bbbbbbbbbbbbbbb1',
      }),
      'sg-0bbbbbbbbbbbbbbb1',
      undefined,
    ],
    [
      'a route',
      gone('aws_route', { route_table_id: TABLE, destination_cidr_block: '0.0.0.0/0' }),
      '0.0.0.0/0 ->',
      '::/0 -> n2',
    ],
    [
      'a route of IPv6',
      gone('aws_route', { route_table_id: TABLE, destination_cidr_block: '', destination_ipv6_cidr_block: '::/0' }),
      '::/0 ->',
      '0.0.0.0/0 -> n2',
    ],
    [
      'a propagation',
      gone('aws_vpn_gateway_route_propagation', { route_table_id: TABLE, vpn_gateway_id: 'vgw-0aaaaaaaaaaaaaaa1' }),
      'propagate',
      undefined,
    ],
    [
      'an ACL’s rule of one direction',
      gone('aws_network_acl_rule', { network_acl_id: ACL, rule_number: 100, egress: false }),
      '100 allow all from',
      undefined,
    ],
    [
      'an ACL’s subnet',
      gone('aws_network_acl_association', { network_acl_id: ACL, subnet_id: 'subnet-0aaaaaaaaaaaaaaa1' }),
      '\nnetwork-acl n6\n',
      undefined,
    ],
  ])('%s', (_, change, absent, left) => {
    const text = `\n${read([change]).join('\n')}\n`;
    expect(text).not.toContain(absent);
    if (left !== undefined) expect(text).toContain(left);
  });

  it('narrows a rule to what it will be', () => {
    const text = read([
      {
        type: 'aws_vpc_security_group_ingress_rule',
        before: { ...RULE, cidr_ipv4: '192.168.0.0/16' },
        after: { ...RULE, cidr_ipv4: '192.168.7.0/24' },
        actions: ['update'],
      },
    ]).join('\n');
    expect(text).toContain('allow tcp 22 from 10.0.0.0/8, n5');
    expect(text).toContain('192.168.7.0/24');
    expect(text).not.toContain('192.168.0.0/16');
  });

  it('leaves what the configuration states itself', () => {
    const config = [
      {
        mode: 'managed',
        type: 'aws_route_table',
        name: 'n4',
        expressions: { route: [{ cidr_block: { constant_value: '0.0.0.0/0' } }] },
      },
    ];
    const change = gone('aws_route', { route_table_id: TABLE, destination_cidr_block: '0.0.0.0/0' });
    expect(read([change], config)).toContain('0.0.0.0/0 -> n2');
  });
});

const stays = (type: string, values: Values): Before => ({ type, before: values, after: values, actions: ['no-op'] });
const ALB = { id: 'arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/app/a/1', name: 'a' };
const TARGETS = { id: 'arn:aws:elasticloadbalancing:eu-west-1:111122223333:targetgroup/t/1' };
const SCALING = [
  stays('aws_lb', { ...ALB, internal: true, load_balancer_type: 'application', subnets: ['subnet-0aaaaaaaaaaaaaaa1'] }),
  stays('aws_lb_target_group', { ...TARGETS, port: 80, protocol: 'HTTP', target_type: 'instance' }),
  stays('aws_lb_listener', {
    id: 'arn:aws:elasticloadbalancing:eu-west-1:111122223333:listener/app/a/1/1',
    load_balancer_arn: ALB.id,
    port: 80,
    protocol: 'HTTP',
    default_action: [{ type: 'forward', target_group_arn: TARGETS.id }],
  }),
  stays('aws_autoscaling_group', {
    id: 'fleet',
    name: 'fleet',
    vpc_zone_identifier: ['subnet-0aaaaaaaaaaaaaaa1'],
    min_size: 1,
    max_size: 1,
    desired_capacity: 1,
    target_group_arns: [TARGETS.id],
    traffic_source: [{ identifier: TARGETS.id, type: 'elbv2' }],
  }),
];

describe('what an Auto Scaling group registers with', () => {
  it.each([
    ['aws_autoscaling_attachment', { lb_target_group_arn: TARGETS.id }],
    ['aws_autoscaling_traffic_source_attachment', { traffic_source: [{ identifier: TARGETS.id, type: 'elbv2' }] }],
  ])('%s', (type, fields) => {
    const attachment = { id: 'x', autoscaling_group_name: 'fleet', ...fields };
    expect(read([...SCALING, stays(type, attachment)]).join('\n')).toContain('-> n10');
    expect(read([...SCALING, gone(type, attachment)]).join('\n')).not.toContain('-> n10');
  });

  it('is told by an attachment alone, of either kind', () => {
    const alone = SCALING.map((one) =>
      one.type === 'aws_autoscaling_group'
        ? stays(one.type, { ...one.before, target_group_arns: [], traffic_source: [] })
        : one,
    );
    const source = { traffic_source: [{ identifier: TARGETS.id, type: 'elbv2' }] };
    const attachment = { id: 'x', autoscaling_group_name: 'fleet', ...source };
    expect(read(alone).join('\n')).not.toContain('-> n10');
    expect(read([...alone, stays('aws_autoscaling_traffic_source_attachment', attachment)]).join('\n')).toContain(
      '-> n10',
    );
  });
});

describe('public addresses', () => {
  const web = {
    id: 'i-0aaaaaaaaaaaaaaa1',
    subnet_id: 'subnet-0aaaaaaaaaaaaaaa1',
    private_ip: '10.0.0.4',
    public_ip: '203.0.113.7',
    associate_public_ip_address: true,
  };

  it.each([
    ['aws_eip', { instance: 'i-0aaaaaaaaaaaaaaa1' }],
    ['aws_eip_association', { instance_id: 'i-0aaaaaaaaaaaaaaa1' }],
  ])('of %s go with it, and another may come', (type, owner) => {
    const address = { id: 'eipalloc-1', public_ip: '203.0.113.7', ...owner };
    expect(read([stays('aws_instance', web), stays(type, address)])).toContain('public-ip 203.0.113.7');
    const after = read([stays('aws_instance', web), gone(type, address)]);
    expect(after).toContain('maybe public-ip');
    expect(after).not.toContain('public-ip 203.0.113.7');
  });

  it('do not come back where the configuration asks for none', () => {
    const config = [
      {
        mode: 'managed',
        type: 'aws_instance',
        name: 'n7',
        expressions: { associate_public_ip_address: { constant_value: false } },
      },
    ];
    const address = { id: 'eipalloc-1', public_ip: '203.0.113.7', instance: web.id };
    const instance = stays('aws_instance', { ...web, associate_public_ip_address: false });
    expect(read([instance, gone('aws_eip', address)], config).join('\n')).not.toContain('public-ip');
  });
});

it('takes an IPv6 block out of its VPC', () => {
  const vpc = { id: 'vpc-0bbbbbbbbbbbbbbb2', cidr_block: '10.1.0.0/16', ipv6_cidr_block: '2001:db8::/56' };
  const block = { id: 'vpc-cidr-assoc-1', vpc_id: vpc.id, ipv6_cidr_block: '2001:db8::/56' };
  const type = 'aws_vpc_ipv6_cidr_block_association';
  expect(read([stays('aws_vpc', vpc), stays(type, block)]).join('\n')).toContain('2001:db8::/56');
  expect(read([stays('aws_vpc', vpc), gone(type, block)]).join('\n')).not.toContain('2001:db8::/56');
});

describe('what Terraform only forgets', () => {
  const OLD = { mode: 'managed', type: 'aws_vpc_security_group_ingress_rule', name: 'old' };
  it.each([
    ['in no planned value', []],
    [
      'planned without values, as Terraform 1.11 has it',
      [{ ...OLD, address: `${OLD.type}.old`, sensitive_values: false }],
    ],
  ])('stays, since it stays in AWS: %s', (_, planned) => {
    const rule = { id: 'sgr-1', ...RULE, cidr_ipv4: '203.0.113.0/24' };
    const address = 'aws_vpc_security_group_ingress_rule.old';
    const resources = STANDING.map(([type, values], i) => ({
      address: `${type}.n${i}`,
      type,
      name: `n${i}`,
      mode: 'managed',
      values,
    }));
    const plan = {
      format_version: '1.2',
      planned_values: { root_module: { resources: [...resources, ...planned] } },
      resource_changes: [
        { address, type: 'aws_vpc_security_group_ingress_rule', change: { actions: ['forget'], before: rule } },
      ],
      prior_state: {
        values: {
          root_module: {
            resources: [
              { address, mode: 'managed', type: 'aws_vpc_security_group_ingress_rule', name: 'old', values: rule },
            ],
          },
        },
      },
    };
    const { topology } = importTerraform([{ path: 'plan.json', text: JSON.stringify(plan) }]);
    expect(printTopology(topology)).toContain('203.0.113.0/24');
  });
});
