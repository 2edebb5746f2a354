import { describe, expect, it } from 'vitest';
import { imported, state, type Values } from './plan.js';

const VPC = 'vpc-0aaaaaaaaaaaaaaa1';
const at = (type: string) => `arn:aws:elasticloadbalancing:eu-west-1:1:${type}`;
const base: Record<string, Values> = {
  'aws_vpc.main': { id: VPC, cidr_block: '10.0.0.0/16' },
  'aws_subnet.a': {
    id: 'subnet-0aaaaaaaaaaaaaaa1',
    vpc_id: VPC,
    cidr_block: '10.0.1.0/24',
    map_public_ip_on_launch: false,
  },
  'aws_security_group.g': { id: 'sg-0aaaaaaaaaaaaaaa1', vpc_id: VPC, ingress: [], egress: [] },
  'aws_instance.web': {
    id: 'i-0aaaaaaaaaaaaaaa1',
    subnet_id: 'subnet-0aaaaaaaaaaaaaaa1',
    vpc_security_group_ids: ['sg-0aaaaaaaaaaaaaaa1'],
    private_ip: '10.0.1.5',
    public_ip: '',
  },
};
const balancer = (lb: Values, group: Values): Record<string, Values> => ({
  'aws_lb.front': {
    id: at('loadbalancer/net/front'),
    load_balancer_type: 'network',
    subnets: ['subnet-0aaaaaaaaaaaaaaa1'],
    internal: true,
    security_groups: [],
    ...lb,
  },
  'aws_lb_target_group.web': {
    id: at('targetgroup/web'),
    port: 443,
    protocol: 'TCP',
    target_type: 'instance',
    vpc_id: VPC,
    ...group,
  },
  'aws_lb_target_group_attachment.web': {
    id: 'x',
    target_group_arn: at('targetgroup/web'),
    target_id: 'i-0aaaaaaaaaaaaaaa1',
    port: 443,
  },
  'aws_lb_listener.tls': {
    id: at('listener/net/front/1'),
    load_balancer_arn: at('loadbalancer/net/front'),
    port: 443,
    protocol: 'TCP',
    default_action: [{ type: 'forward', target_group_arn: at('targetgroup/web') }],
  },
});
const read = (more: Record<string, Values>) => imported(state({ ...base, ...more }));
const group = (inner: Values): Values => ({ target_group_health: [inner] });
const failover = (count: string) => group({ dns_failover: [{ minimum_healthy_targets_count: count }] });

describe('arguments that no element can say', () => {
  it.each<[string, Record<string, Values>]>([
    [
      'as AWS has it by default',
      balancer({ dns_record_client_routing_policy: 'any_availability_zone' }, failover('1')),
    ],
    ['not there', balancer({}, {})],
  ])('leave nothing open: %s', (_, more) => {
    const { text, warnings } = read(more);
    expect(text).toMatch(/listener tcp 443 -> web/);
    expect(text).not.toContain('unknown');
    expect(warnings).toEqual([]);
  });

  it.each<[string, Record<string, Values>, RegExp]>([
    [
      'a zone first',
      balancer({ dns_record_client_routing_policy: 'availability_zone_affinity' }, {}),
      /own zone first/,
    ],
    ['a group that wants more targets', balancer({}, failover('2')), /stay in the name of its load balancer/],
    [
      'the same by shares',
      balancer({}, group({ unhealthy_state_routing: [{ minimum_healthy_targets_percentage: '50' }] })),
      /no requests/,
    ],
  ])('leave open what a load balancer does: %s', (_, more, warning) => {
    const { text, warnings } = read(more);
    expect(text).toMatch(/listener tcp 443 -> unknown|listener tcp 443 -> web unknown/);
    expect(warnings.join('\n')).toMatch(warning);
  });

  it('leave open what reaches an address of a carrier', () => {
    const { text, warnings } = read({
      'aws_eip.wave': { id: 'eipalloc-1', carrier_ip: '155.146.1.1', instance: 'i-0aaaaaaaaaaaaaaa1' },
    });
    expect(text).toMatch(/security-groups g, maybe unknown-ways-in/);
    expect(warnings.join()).toContain('aws_eip.wave.carrier_ip: A carrier’s network reaches it');
  });

  it('tell of addresses that are delegated', () => {
    const { text } = read({
      'aws_network_interface.pods': {
        id: 'eni-0aaaaaaaaaaaaaaa1',
        subnet_id: 'subnet-0aaaaaaaaaaaaaaa1',
        security_groups: ['sg-0aaaaaaaaaaaaaaa1'],
        private_ips: ['10.0.1.9'],
        ipv4_prefixes: ['10.0.1.16/28'],
      },
    });
    expect(text).toContain('maybe interface delegated-addresses');
  });
});

describe('classic load balancers', () => {
  const classic = (target: string): Record<string, Values> => ({
    'aws_elb.old': {
      id: 'old',
      name: 'old',
      subnets: ['subnet-0aaaaaaaaaaaaaaa1'],
      security_groups: ['sg-0aaaaaaaaaaaaaaa1'],
      instances: ['i-0aaaaaaaaaaaaaaa1'],
      listener: [{ lb_port: 80, lb_protocol: 'http', instance_port: 8080, instance_protocol: 'http' }],
      health_check: [{ target, healthy_threshold: 2 }],
    },
  });

  it.each([
    ['HTTP:9000/health', /listener tcp 80 -> web on tcp 8080 health-check tcp 9000/],
    ['TCP:8080', /listener tcp 80 -> web on tcp 8080\n/],
  ])('ask their targets for their health: %s', (target, expected) => {
    expect(read(classic(target)).text).toMatch(expected);
  });
});

it('reads the addresses that are chosen for an endpoint', () => {
  const { text } = read({
    'aws_vpc_endpoint.door': {
      id: 'vpce-0aaaaaaaaaaaaaaa1',
      vpc_id: VPC,
      vpc_endpoint_type: 'Interface',
      service_name: 'com.amazonaws.eu-west-1.sqs',
      subnet_ids: ['subnet-0aaaaaaaaaaaaaaa1'],
      security_group_ids: ['sg-0aaaaaaaaaaaaaaa1'],
      subnet_configuration: [{ subnet_id: 'subnet-0aaaaaaaaaaaaaaa1', ipv4: '10.0.1.40' }],
    },
  });
  expect(text).toMatch(/interface-endpoint door 10\.0\.1\.40/);
});
