import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { cloudFormationOf, logicalId } from '../../interchange/export/cloudformation/cloudformation.js';
import { terraformOf } from '../../interchange/export/terraform/terraform.js';
import { topologyOf } from './round-trip.js';

type Json = Readonly<Record<string, unknown>>;
interface Made {
  readonly Type: string;
  readonly DependsOn?: readonly string[];
  readonly Properties: Json;
}

/** Functions are what they refer to. */
const template = (text: string): { Parameters?: Json; Resources: Record<string, Made> } =>
  parse(cloudFormationOf(topologyOf(text)).text.replace(/!(Ref|Sub|GetAtt) /g, ''));
const resources = (text: string): Record<string, Record<string, Json>> =>
  JSON.parse(terraformOf(topologyOf(text)).text).resource;
const only = (text: string, type: string): Json[] => Object.values(resources(text)[type] ?? {});
const made = (text: string, type: string): Made[] =>
  Object.values(template(text).Resources).filter(({ Type }) => Type === type);
const told = (text: string, write: typeof terraformOf | typeof cloudFormationOf = terraformOf): string =>
  write(topologyOf(text))
    .notes.map(({ message }) => message)
    .join('\n');

const TWO_ZONES = 'subnet s 10.0.0.0/24 in a { }   subnet t 10.0.1.0/24 in b { }';

describe('what has to be there first though nothing refers to it', () => {
  it.each([
    [
      'a subnet after a further block of its VPC',
      'vpc v 10.0.0.0/16, 10.1.0.0/16 { subnet s 10.1.0.0/24 { } }',
      ['aws_subnet', 'aws_vpc_ipv4_cidr_block_association.v-10-1-0-0-16'],
      ['AWS::EC2::Subnet', 'V1010016Association'],
    ],
    [
      'a public load balancer after the internet gateway',
      `vpc v 10.0.0.0/16 { internet-gateway door ${TWO_ZONES} application-load-balancer l in s, t { public listener http -> redirect } }`,
      ['aws_lb', 'aws_internet_gateway.door'],
      ['AWS::ElasticLoadBalancingV2::LoadBalancer', 'DoorAttachment'],
    ],
    [
      'a public database after the internet gateway',
      'vpc v 10.0.0.0/16 { internet-gateway door subnet s 10.0.0.0/24 { database d { public-ip } } }',
      ['aws_db_instance', 'aws_internet_gateway.door'],
      ['AWS::RDS::DBInstance', 'DoorAttachment'],
    ],
    [
      'the address of an instance after the internet gateway',
      'vpc v 10.0.0.0/16 { internet-gateway door subnet s 10.0.0.0/24 { instance i { public-ip } } }',
      ['aws_eip_association', 'aws_internet_gateway.door'],
      ['AWS::EC2::EIPAssociation', 'DoorAttachment'],
    ],
    [
      'a NAT gateway after the internet gateway',
      'vpc v 10.0.0.0/16 { internet-gateway door subnet s 10.0.0.0/24 { nat-gateway n { public-ip } } }',
      ['aws_nat_gateway', 'aws_internet_gateway.door'],
      ['AWS::EC2::NatGateway', 'DoorAttachment'],
    ],
    [
      'a route to a transit gateway after the attachment of its VPC, and not of another',
      `vpc v 10.0.0.0/16 { subnet s 10.0.0.0/24 in a { } route-table t { 10.1.0.0/16 -> hub } }
vpc w 10.1.0.0/16 { subnet u 10.1.0.0/24 in a { } }
transit-gateway hub { attach v in v.s  attach w in w.u }`,
      ['aws_route', 'aws_ec2_transit_gateway_vpc_attachment.hub-v'],
      ['AWS::EC2::Route', 'HubVAttachment'],
    ],
    [
      'a target that is a load balancer after its listener',
      `vpc v 10.0.0.0/16 { ${TWO_ZONES}
  application-load-balancer inner in s, t { listener http -> redirect }
  network-load-balancer outer in s { listener http -> inner }
}`,
      ['aws_lb_target_group_attachment', 'aws_lb_listener.inner-80-listener'],
      ['AWS::ElasticLoadBalancingV2::TargetGroup', 'Inner80ListenerListener'],
    ],
  ])('%s', (_what, text, [type = '', address], [cfn = '', id]) => {
    expect(only(text, type).map((one) => one.depends_on)).toEqual([[address]]);
    expect(made(text, cfn).map((one) => one.DependsOn)).toEqual([[id]]);
  });

  it('associates a Direct Connect gateway with a VPN gateway that is attached, under another number than AWS’s own', () => {
    const text =
      'vpc v 10.0.0.0/16 { vpn-gateway g }\nnetwork office 192.168.0.0/16\ndirect-connect office-line from office to v.g';
    const [association] = made(text, 'AWS::DirectConnect::DirectConnectGatewayAssociation');
    expect(association?.DependsOn).toEqual(['GAttachment']);
    expect(Object.values(template(text).Parameters ?? {})).toMatchObject([{ Default: '64513' }]);
  });

  it('says of a peering of transit gateways only what AWS takes before it is accepted', () => {
    const text = `vpc v 10.0.0.0/16 { subnet s 10.0.0.0/24 in a { } }
transit-gateway one { attach v in v.s  route-table r { associate v, line  10.9.0.0/16 -> line } }
transit-gateway two { route-table q { associate line } }
peering line between one and two`;
    expect(made(text, 'AWS::EC2::TransitGatewayRoute')).toEqual([]);
    expect(made(text, 'AWS::EC2::TransitGatewayRouteTableAssociation')).toHaveLength(1);
    expect(told(text, cloudFormationOf).match(/Until peering line is accepted/g)).toHaveLength(3);
    const accepted = only(text, 'aws_ec2_transit_gateway_route').map((one) => one.depends_on);
    expect(accepted).toEqual([['aws_ec2_transit_gateway_peering_attachment_accepter.two-line']]);
  });
});

describe('names', () => {
  it('keeps parameters and resources of a template apart', () => {
    const { Parameters = {}, Resources } = template('vpc v 10.0.0.0/16 { subnet s 10.0.0.0/24 { instance ami } }');
    expect(Resources.Ami?.Properties.ImageId).toBe('Ami2');
    expect(Object.keys(Parameters)).toEqual(['Ami2', 'InstanceType']);
  });

  it('keeps to the length that logical ids have', () => {
    const [one, other] = ['x', 'y'].map((end) => logicalId([`${'a'.repeat(300)}${end}`]));
    expect([one?.length, other?.length]).toEqual([255, 255]);
    expect(one).not.toBe(other);
    expect(logicalId(['a'.repeat(255)])).toBe(`A${'a'.repeat(254)}`);
  });

  it('gives groups no name that AWS takes for an id', () => {
    const text = 'vpc v 10.0.0.0/16 { security-group sg-web { } }';
    expect(only(text, 'aws_security_group').map((one) => one.name)).toEqual(['group-sg-web']);
    expect(made(text, 'AWS::EC2::SecurityGroup').map(({ Properties }) => Properties.GroupName)).toEqual([
      'group-sg-web',
    ]);
    expect(told(text)).toContain('sg-web is called group-sg-web there');
  });

  it('names functions once in an account', () => {
    const vpc = (name: string, block: string): string =>
      `vpc ${name} ${block}.0.0/16 { subnet s ${block}.0.0/24 { function f } }\n`;
    const text = `${vpc('v', '10.0')}${vpc('w', '10.1')}`;
    expect(only(text, 'aws_lambda_function').map((one) => one.function_name)).toEqual(['v-f', 'w-f']);
  });
});

describe('what AWS takes once', () => {
  it('writes a rule of a group once, and a route that is written twice', () => {
    const text = `vpc v 10.0.0.0/16 {
  internet-gateway door
  subnet s 10.0.0.0/24 { route-table t }
  route-table t { any -> door   0.0.0.0/0 -> door }
  security-group g { inbound { allow https from any  allow https, ssh from any } }
}`;
    expect(only(text, 'aws_vpc_security_group_ingress_rule').map((one) => one.from_port)).toEqual([443, 22]);
    expect(only(text, 'aws_route')).toHaveLength(1);
    expect(told(text)).toBe('');
  });

  it('tells the route that it leaves out, where two lead elsewhere', () => {
    const text = `vpc v 10.0.0.0/16 {
  internet-gateway door
  subnet s 10.0.0.0/24 { nat-gateway n { public-ip } }
  route-table t { 0.0.0.0/0 -> door   any -> n }
}`;
    expect(only(text, 'aws_route').map((one) => Object.keys(one))).toEqual([
      ['route_table_id', 'destination_cidr_block', 'gateway_id'],
    ]);
    expect(told(text)).toContain('t has a route to 0.0.0.0/0 already, and AWS keeps one for each destination');
  });

  it('has one listener a port of a load balancer', () => {
    const text = `vpc v 10.0.0.0/16 { ${TWO_ZONES} subnet u 10.0.2.0/24 { instance i }
  network-load-balancer l in s { listener tcp 53 -> i   listener udp 53 -> i } }`;
    expect(only(text, 'aws_lb_listener').map((one) => one.protocol)).toEqual(['TCP']);
    expect(told(text)).toContain('l has a listener on port 53 already');
  });
});

describe('what AWS refuses though schemas take it', () => {
  it.each([
    [
      'what a rule finds',
      'vpc v 10.0.0.0/16 { subnet s 10.1.0.0/24 { } }',
      'cannot work as it is (subnet-outside-vpc)',
    ],
    [
      'more than a quota',
      `vpc v 10.0.0.0/16 { subnet s 10.0.0.0/24 { instance i { security-groups a, b, c, d, e, f } } ${['a', 'b', 'c', 'd', 'e', 'f'].map((name) => `security-group ${name} { }`).join(' ')} }`,
      'unless a higher quota was granted (quota)',
    ],
    [
      'two subnets of a zone',
      'vpc v 10.0.0.0/16 { subnet s 10.0.0.0/24 in a { } subnet t 10.0.1.0/24 in a { } network-load-balancer l in s, t { } }',
      's and t are both in zone a',
    ],
    [
      'subnets that name no zone',
      'vpc v 10.0.0.0/16 { subnet s 10.0.0.0/24 { } subnet t 10.0.1.0/24 { } network-load-balancer l in s, t { } }',
      'picks the zone of a subnet that names none: name those of s and t',
    ],
    [
      'what is public in a VPC without a door',
      `vpc v 10.0.0.0/16 { ${TWO_ZONES} network-load-balancer l in s { public } }`,
      'AWS refuses l, which is public, in a VPC without an internet gateway',
    ],
    [
      'a classic load balancer without a listener',
      'vpc v 10.0.0.0/16 { subnet s 10.0.0.0/24 in a { } classic-load-balancer l in s { } }',
      'AWS refuses a classic load balancer without a listener',
    ],
  ])('is told: %s', (_what, text, said) => {
    for (const write of [terraformOf, cloudFormationOf]) expect(told(text, write)).toContain(said);
  });

  it('tells of a template that has nothing in it', () => {
    const text = 'network office 192.168.0.0/16';
    expect(template(text).Resources).toEqual({});
    expect(told(text, cloudFormationOf)).toContain('CloudFormation refuses a template without resources');
  });

  it('tells of a template that is too large', () => {
    const subnets = Array.from({ length: 500 }, (_, i) => `subnet s${i} 10.${i >> 8}.${i & 255}.0/24 { }`).join('\n');
    const text = `vpc v 10.0.0.0/15 {\n${subnets}\n}`;
    expect(told(text, cloudFormationOf)).toContain('takes 500 resources in a template, and this one has 501');
    expect(told(text)).not.toContain('500 resources');
  });

  it('asks for the zone of targets outside of the VPC, which go by their addresses', () => {
    const text = `vpc v 10.0.0.0/16 { ${TWO_ZONES} network-load-balancer l in s { listener http -> w.far, near }
  subnet u 10.0.2.0/24 { instance near 10.0.2.9 } }
vpc w 10.1.0.0/16 { subnet x 10.1.0.0/24 { instance far 10.1.0.9 } }
peering p between v and w`;
    expect(only(text, 'aws_lb_target_group').map((one) => one.target_type)).toEqual(['ip']);
    expect(only(text, 'aws_lb_target_group_attachment').map((one) => [one.target_id, one.availability_zone])).toEqual([
      ['10.1.0.9', 'all'],
      ['10.0.2.9', undefined],
    ]);
    expect(made(text, 'AWS::ElasticLoadBalancingV2::TargetGroup').map(({ Properties }) => Properties.Targets)).toEqual([
      [
        { Id: '10.1.0.9', Port: 80, AvailabilityZone: 'all' },
        { Id: '10.0.2.9', Port: 80 },
      ],
    ]);
  });

  it('has IPv6-only subnets give out addresses, as AWS asks', () => {
    const text = 'vpc v 10.0.0.0/16, 2001:db8::/56 { subnet s 2001:db8::/64 { } }';
    expect(only(text, 'aws_subnet')).toMatchObject([{ ipv6_native: true, assign_ipv6_address_on_creation: true }]);
  });

  it('gives what only parts of resources name a parameter', () => {
    const text = `prefix-list pl-far unknown
vpc v 10.0.0.0/16 { ${TWO_ZONES} security-group g { inbound { allow https from pl-far } }
  application-load-balancer l in s, t { listener http -> lambda-function } }`;
    expect(Object.keys(template(text).Parameters ?? {})).toEqual(['PlFarPrefixList', 'TargetFunction']);
  });
});
