import { describe, expect, it } from 'vitest';
import { errorsIn, imported, lines, plan, ref, type Values } from './plan.js';

const BASE: Record<string, Values> = {
  'aws_vpc.main': { cidr_block: '10.0.0.0/16' },
  'aws_vpc.other': { cidr_block: '10.0.0.0/16' },
  'aws_subnet.a': { vpc_id: ref('aws_vpc.main.id'), cidr_block: '10.0.1.0/24', availability_zone: 'eu-west-1a' },
  'aws_subnet.far': { vpc_id: ref('aws_vpc.other.id'), cidr_block: '10.0.1.0/24', availability_zone: 'eu-west-1a' },
  'aws_instance.app': { subnet_id: ref('aws_subnet.a.id') },
  'aws_lb.front': { internal: true, load_balancer_type: 'network', subnets: [ref('aws_subnet.a.id')] },
  'aws_vpc_endpoint_service.orders': {
    acceptance_required: false,
    network_load_balancer_arns: [ref('aws_lb.front.arn')],
  },
};
const ENDPOINT: Values = {
  vpc_id: ref('aws_vpc.other.id'),
  vpc_endpoint_type: 'Interface',
  subnet_ids: [ref('aws_subnet.far.id')],
  service_name: ref('aws_vpc_endpoint_service.orders.service_name'),
};

function read(resources: Record<string, Values>) {
  const result = imported(plan({ resources: { ...BASE, ...resources } }));
  expect(errorsIn(result.text)).toEqual([]);
  return { ...result, lines: lines(result.text) };
}

describe('endpoint services', () => {
  it('are known by reference, while nobody tells their names', () => {
    const { lines } = read({ 'aws_vpc_endpoint.door': ENDPOINT });
    expect(lines).toContain('endpoint-service orders for front');
    expect(lines.join('\n')).toMatch(/interface-endpoint door to (main\.)?orders/);
  });

  it('are known by their names', () => {
    const name = 'com.amazonaws.vpce.eu-west-1.vpce-svc-0123456789abcdef0';
    const { lines } = read({
      'aws_vpc_endpoint_service.orders': { ...BASE['aws_vpc_endpoint_service.orders'], service_name: name },
      'aws_vpc_endpoint.door': { ...ENDPOINT, service_name: name },
    });
    expect(lines.join('\n')).toMatch(/interface-endpoint door to (main\.)?orders/);
  });

  it('are left out where their load balancers are not known, and endpoints of AWS lead to none', () => {
    const { lines, warnings } = read({
      'aws_vpc_endpoint_service.orders': {
        network_load_balancer_arns: [ref('aws_lb.front.arn'), ref('local.other_arn')],
      },
      'aws_vpc_endpoint.door': ENDPOINT,
      'aws_vpc_endpoint.ssm': { ...ENDPOINT, service_name: 'com.amazonaws.eu-west-1.ssm' },
    });
    expect(lines.join('\n')).not.toMatch(/endpoint-service|interface-endpoint .* to /);
    expect(warnings.join()).toContain('orders is left out');
  });

  it('tell whether the groups of the load balancer are asked', () => {
    const { lines } = read({
      'aws_lb.front': {
        ...BASE['aws_lb.front'],
        enforce_security_group_inbound_rules_on_private_link_traffic: 'off',
      },
    });
    expect(lines.join('\n')).toContain('enforce-inbound-rules-on-private-link-traffic off');
  });
});
