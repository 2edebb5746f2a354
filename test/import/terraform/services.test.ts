import { describe, expect, it } from 'vitest';
import { errorsIn, imported, lines, plan, ref, type Values } from './plan.js';

const vpc = { vpc_id: ref('aws_vpc.main.id') };
const subnets = [ref('aws_subnet.a.id'), ref('aws_subnet.b.id')];
const groups = [ref('aws_security_group.web.id')];
const BASE: Record<string, Values> = {
  'aws_vpc.main': { cidr_block: '10.0.0.0/16' },
  'aws_subnet.a': { ...vpc, cidr_block: '10.0.1.0/24' },
  'aws_subnet.b': { ...vpc, cidr_block: '10.0.2.0/24' },
  'aws_security_group.web': vpc,
  'aws_route_table.t': vpc,
  'aws_instance.app': { subnet_id: ref('aws_subnet.a.id') },
};

function read(resources: Record<string, Values>) {
  const result = imported(plan({ resources: { ...BASE, ...resources } }));
  expect(errorsIn(result.text)).toEqual([]);
  return { ...result, lines: lines(result.text) };
}

describe('endpoints', () => {
  it('reads gateway endpoints, whose prefix list no plan tells', () => {
    const { lines, warnings } = read({
      'aws_vpc_endpoint.s3': {
        ...vpc,
        service_name: 'com.amazonaws.eu-west-1.s3',
        route_table_ids: [ref('aws_route_table.t.id')],
      },
      'aws_vpc_endpoint.dynamo': { ...vpc, service_name: 'com.amazonaws.eu-west-1.dynamodb' },
      'aws_vpc_endpoint_route_table_association.it': {
        vpc_endpoint_id: ref('aws_vpc_endpoint.dynamo.id'),
        route_table_id: ref('aws_route_table.t.id'),
      },
      'aws_vpc_security_group_egress_rule.out': {
        security_group_id: ref('aws_security_group.web.id'),
        ip_protocol: 'tcp',
        from_port: 443,
        to_port: 443,
        prefix_list_id: ref('aws_vpc_endpoint.s3.prefix_list_id'),
      },
    });
    expect(lines).toContain('prefix-list s3 unknown');
    expect(lines).toContain('gateway-endpoint s3-endpoint to s3 in t');
    expect(lines).toContain('gateway-endpoint dynamo to dynamodb in t');
    expect(lines).toContain('outbound { allow tcp 443 to s3 }');
    expect(warnings.join()).toContain('The addresses of com.amazonaws.eu-west-1.s3');
  });

  it('knows a service’s addresses where a data source tells them', () => {
    const { text } = imported(
      plan({
        data: {
          'aws_ec2_managed_prefix_list.s3': {
            id: 'pl-0a1b2c3d4e',
            name: 'com.amazonaws.eu-west-1.s3',
            entries: [{ cidr: '52.218.0.0/17' }],
          },
        },
        resources: {
          ...BASE,
          'aws_vpc_endpoint.e': {
            ...vpc,
            service_name: 'com.amazonaws.eu-west-1.s3',
            route_table_ids: [ref('aws_route_table.t.id')],
          },
        },
      }),
    );
    expect(lines(text)).toContain('gateway-endpoint e to s3 in t');
    expect(text).toMatch(/prefix-list s3 \{[^}]*52\.218\.0\.0\/17/);
  });

  it('reads interface endpoints, and associations of their own', () => {
    const { lines } = read({
      'aws_vpc_endpoint.kms': {
        ...vpc,
        service_name: 'com.amazonaws.eu-west-1.kms',
        vpc_endpoint_type: 'Interface',
        subnet_ids: [subnets[0]],
        security_group_ids: groups,
      },
      'aws_vpc_endpoint_subnet_association.b': {
        vpc_endpoint_id: ref('aws_vpc_endpoint.kms.id'),
        subnet_id: ref('aws_subnet.b.id'),
      },
      'aws_vpc_endpoint.fw': {
        ...vpc,
        service_name: 'x',
        vpc_endpoint_type: 'GatewayLoadBalancer',
        subnet_ids: [subnets[1]],
      },
    });
    expect(lines).toContain('interface-endpoint kms in a, b { security-groups web }');
    expect(lines.join()).toContain('gateway-load-balancer-endpoint fw');
  });
});

describe('prefix lists', () => {
  it('reads entries inside and of their own', () => {
    const { lines } = read({
      'aws_ec2_managed_prefix_list.l': { max_entries: 5, entry: [{ cidr: '198.51.100.0/24' }] },
      'aws_ec2_managed_prefix_list_entry.e': {
        prefix_list_id: ref('aws_ec2_managed_prefix_list.l.id'),
        cidr: '203.0.113.0/24',
      },
      'aws_ec2_managed_prefix_list.odd': { max_entries: 5, entry: [{ cidr: ref('aws_eip.x.public_ip') }] },
    });
    expect(lines).toContain('prefix-list l max-entries 5 { 198.51.100.0/24, 203.0.113.0/24 }');
    expect(lines).toContain('prefix-list odd max-entries 5 unknown');
  });
});

describe('load balancers', () => {
  const listener = (more: Values): Values => ({
    load_balancer_arn: ref('aws_lb.front.arn'),
    port: 443,
    protocol: 'HTTPS',
    default_action: [{ type: 'forward', target_group_arn: ref('aws_lb_target_group.app.arn') }],
    ...more,
  });
  const target: Record<string, Values> = {
    'aws_lb_target_group.app': { ...vpc, port: 8080, protocol: 'HTTP' },
    'aws_lb_target_group_attachment.app': {
      target_group_arn: ref('aws_lb_target_group.app.arn'),
      target_id: ref('aws_instance.app.id'),
      port: 8081,
    },
  };

  it('reads an application load balancer with listeners and targets', () => {
    const { text, lines } = read({
      'aws_lb.front': { internal: false, load_balancer_type: 'application', subnets, security_groups: groups },
      'aws_lb_listener.https': listener({}),
      ...target,
    });
    expect(text).toMatch(/application-load-balancer front in a, b \{\s+public/);
    expect(lines).toContain('listener tcp 443 -> app on tcp 8081');
  });

  it('reads a network load balancer: addresses, cross-zone, the client’s address', () => {
    const { text } = read({
      'aws_lb.front': {
        internal: true,
        load_balancer_type: 'network',
        enable_cross_zone_load_balancing: true,
        subnet_mapping: [
          { subnet_id: ref('aws_subnet.b.id'), private_ipv4_address: '10.0.2.10' },
          { subnet_id: ref('aws_subnet.a.id'), private_ipv4_address: '10.0.1.10' },
        ],
      },
      'aws_lb_listener.tls': listener({ protocol: 'TLS' }),
      ...target,
      'aws_lb_target_group.app': { ...vpc, port: 8080, protocol: 'TCP', preserve_client_ip: 'false' },
    });
    expect(text).toMatch(/network-load-balancer front in b 10\.0\.2\.10, a 10\.0\.1\.10/);
    expect(text).toContain('cross-zone on');
    expect(text).toMatch(/listener tcp 443 -> app on tcp 8081 client-ip replaced/);
  });

  it('knows that a redirect is answered, and not whether a listener is whose targets are elsewhere', () => {
    const { text, warnings } = read({
      'aws_lb.front': { subnets, security_groups: groups },
      'aws_lb_listener.http': listener({ port: 80, protocol: 'HTTP', default_action: [{ type: 'redirect' }] }),
      'aws_lb_listener.https': listener({}),
      'aws_lb_target_group.app': { ...vpc, port: 8080, protocol: 'HTTP' },
    });
    expect(text).toContain('listener tcp 80 -> redirect');
    expect(text).toContain('listener tcp 443 -> unknown');
    expect(warnings.join()).toContain('Target group app has no target in the input');
  });

  it('reads weights, cross-zone and health checks of target groups, functions, and the addresses of nodes', () => {
    const { text } = read({
      'aws_eip.entry': { public_ip: '198.51.100.7' },
      'aws_lb.front': {
        load_balancer_type: 'network',
        ip_address_type: 'dualstack',
        subnet_mapping: [{ subnet_id: subnets[0], allocation_id: ref('aws_eip.entry.id') }, { subnet_id: subnets[1] }],
      },
      'aws_lb_listener.http': listener({
        port: 80,
        protocol: 'TCP',
        default_action: [
          {
            type: 'forward',
            forward: [
              {
                target_group: [
                  { arn: ref('aws_lb_target_group.app.arn'), weight: 0 },
                  { arn: ref('aws_lb_target_group.fn.arn'), weight: 5 },
                ],
              },
            ],
          },
        ],
      }),
      ...target,
      'aws_lb_target_group.app': {
        ...vpc,
        port: 8080,
        protocol: 'TCP',
        load_balancing_cross_zone_enabled: 'true',
        health_check: [{ port: '9000' }],
      },
      'aws_lb_target_group.fn': { target_type: 'lambda' },
    });
    expect(text).toContain('network-load-balancer front in a public-ip 198.51.100.7, b {');
    expect(lines(text)).toContain('ip-address-type dualstack');
    expect(text).toMatch(
      /listener tcp 80 -> app on tcp 8081 client-ip preserved health-check tcp 9000 weight 0 cross-zone on/,
    );
    expect(lines(text)).toContain('listener tcp 80 -> lambda-function weight 5');
  });

  it('reads rules of a listener, and Auto Scaling groups as targets', () => {
    const { text } = read({
      'aws_alb.front': { subnets, security_groups: groups },
      'aws_alb_listener.https': { ...listener({ load_balancer_arn: ref('aws_alb.front.arn') }) },
      ...target,
      'aws_lb_target_group.api': { ...vpc, port: 9000, protocol: 'HTTP' },
      'aws_lb_listener_rule.api': {
        listener_arn: ref('aws_alb_listener.https.arn'),
        action: [{ type: 'forward', target_group_arn: ref('aws_lb_target_group.api.arn') }],
      },
      'aws_launch_configuration.c': { security_groups: groups },
      'aws_autoscaling_group.fleet': {
        launch_configuration: ref('aws_launch_configuration.c.name'),
        vpc_zone_identifier: subnets,
        target_group_arns: [ref('aws_lb_target_group.api.arn')],
      },
    });
    expect(lines(text)).toContain('listener tcp 443 -> app on tcp 8081');
    expect(lines(text)).toContain('listener tcp 443 -> fleet-0, fleet-1 on tcp 9000');
  });

  it('reads classic load balancers', () => {
    const { text } = read({
      'aws_elb.old': {
        internal: true,
        subnets,
        security_groups: groups,
        instances: [ref('aws_instance.app.id')],
        listener: [{ lb_port: 80, instance_port: 8080, lb_protocol: 'http' }],
      },
    });
    expect(text).toMatch(/classic-load-balancer old in a, b \{/);
    expect(lines(text)).toContain('listener tcp 80 -> app on tcp 8080');
  });
});

describe('Block Public Access', () => {
  it('holds in every VPC, save where it is excluded', () => {
    const { text } = read({
      'aws_vpc_block_public_access_options.it': { internet_gateway_block_mode: 'block-ingress' },
      'aws_vpc_block_public_access_exclusion.a': {
        internet_gateway_exclusion_mode: 'allow-egress',
        subnet_id: ref('aws_subnet.a.id'),
      },
    });
    expect(text).toContain('block-public-access ingress except a allow egress');
  });
});
