import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { cloudFormationOf } from '../../interchange/export/cloudformation/cloudformation.js';
import { terraformOf } from '../../interchange/export/terraform/terraform.js';
import { UNTOLD_GROUP } from '../../network/topology/index.js';
import type { Values } from '../import/terraform/plan.js';
import { importAll, STANDING, stateOf } from '../import/terraform/standing.js';
import { randomNetwork } from '../oracle/random-network.js';
import { topologyOf } from './round-trip.js';

const RANDOM = Array.from({ length: 40 }, (_, seed) =>
  randomNetwork(seed + 1, { unknowns: seed % 2 === 0, balancedEndpoints: seed % 3 === 0 }),
);

type Json = Readonly<Record<string, unknown>>;
const terraform = (text: string): { resource: Record<string, Record<string, Json>> } & Json =>
  JSON.parse(terraformOf(topologyOf(text)).text);
const notes = (text: string): string[] =>
  terraformOf(topologyOf(text)).notes.map(({ origin, message }) => `${origin.range.start.line}: ${message}`);

describe('a configuration for Terraform', () => {
  it('has an elastic address that nothing has, and what is made of it is read back as that', () => {
    const text = 'elastic-ip spare 203.0.113.5\nmaybe elastic-ip lent 203.0.113.6\n';
    const { resource } = terraform(text);
    expect(Object.keys(resource)).toEqual(['aws_eip']);
    expect(resource.aws_eip).toEqual({ spare: { domain: 'vpc', tags: { Name: 'spare' } } });
    expect(notes(text)).toEqual([
      expect.stringMatching(/^1: AWS picks the address of spare, not 203\.0\.113\.5, unless/),
      expect.stringMatching(/^2: The file leaves open whether anything has 203\.0\.113\.6: lent is left out\./),
    ]);
    const id = 'eipalloc-0aaaaaaaaaaaaaaa1';
    const made = { ...resource.aws_eip?.spare, id, allocation_id: id, public_ip: '203.0.113.5', association_id: '' };
    const { topology } = importAll(stateOf({ ...STANDING, 'aws_eip.spare': made as Values }));
    expect(topology.elasticIps).toMatchObject([{ name: 'spare', address: { text: '203.0.113.5' } }]);
    expect(topology.elasticIps[0]?.maybe).toBeUndefined();
  });

  it('refers to nothing but what is in it', () => {
    for (const text of RANDOM) {
      const { resource, variable } = terraform(text) as { resource: Record<string, Json>; variable: Json };
      for (const [, type = '', name = ''] of JSON.stringify(resource).matchAll(/\$\{(aws_\w+)\.([\w-]+)\./g))
        expect(Object.keys(resource[type] ?? {})).toContain(name);
      for (const [, name = ''] of JSON.stringify(resource).matchAll(/\$\{var\.(\w+)\}/g))
        expect(Object.keys(variable)).toContain(name);
    }
  });

  it('takes texts for texts: nothing in a file is an expression', () => {
    const doc = '$'.concat('{var.evil} %{ if true } "\\');
    const { resource } = terraform(`/** ${doc} */\nvpc shop 10.0.0.0/16 { /** ${doc} */ security-group g { } }`);
    expect(resource.aws_vpc?.shop?.['//']).toBe(doc);
    expect(resource.aws_security_group?.g?.description).toBe(`$$\{var.evil}  { if true }`);
  });

  it('names what shares a name by its VPC, and writes other regions out', () => {
    const { resource, variable } = terraform(
      'vpc a 10.0.0.0/16 in eu-west-1 { subnet s 10.0.0.0/24 in a { instance web } }\nvpc b 10.1.0.0/16 in us-east-1 { subnet t 10.1.0.0/24 in a { instance web } }',
    ) as { resource: Record<string, Record<string, Json>>; variable: Json };
    expect(Object.keys(resource.aws_instance ?? {})).toEqual(['a-web', 'b-web']);
    expect(variable.region).toMatchObject({ default: 'eu-west-1' });
    expect(resource.aws_vpc?.b?.region).toBe('us-east-1');
    expect(resource.aws_instance?.['b-web']?.region).toBe('us-east-1');
    expect([resource.aws_subnet?.s?.availability_zone, resource.aws_subnet?.t?.availability_zone]).toEqual([
      'eu-west-1a',
      'us-east-1a',
    ]);
    expect(resource.aws_subnet?.s).not.toHaveProperty('region');
  });

  it('finds numbers for the rules that a rule of an ACL takes, and numbers all anew where there are none', () => {
    const acl = (rules: string): string =>
      `vpc v 10.0.0.0/16 { subnet s 10.0.0.0/24 { network-acl n } network-acl n { inbound { ${rules} } } }`;
    const numbers = (text: string) =>
      Object.values(terraform(text).resource.aws_network_acl_rule ?? {}).map(({ rule_number }) => rule_number);
    expect(numbers(acl('100 allow dns from any  110 allow https from any'))).toEqual([100, 101, 110]);
    const tight = acl('100 allow dns from any  101 allow https from any');
    expect(numbers(tight)).toEqual([10, 20, 30]);
    expect(notes(tight).join()).toContain('takes 2 rules in AWS, and there is no room for them before the next one');
  });
});

describe('what is carried', () => {
  const only = (text: string, type: string): Json[] => Object.values(terraform(text).resource[type] ?? {});

  it('accepts peerings, in the region of the other end, and is within a region where one end names it and the other none', () => {
    const peered = (region: string): string =>
      `vpc a 10.0.0.0/16 in eu-west-1 { } vpc b 10.1.0.0/16 ${region} { } peering p between a and b`;
    expect(only(peered('in us-east-1'), 'aws_vpc_peering_connection')).toMatchObject([{ peer_region: 'us-east-1' }]);
    expect(only(peered('in us-east-1'), 'aws_vpc_peering_connection_accepter')).toMatchObject([
      { region: 'us-east-1', auto_accept: true },
    ]);
    expect(only(peered(''), 'aws_vpc_peering_connection')).toMatchObject([{ auto_accept: true }]);
    expect([notes(peered('')), notes(peered('in us-east-1'))]).toEqual([[], []]);
  });

  it('puts a transit gateway where the VPCs are that are attached to it, and its peerings are accepted there', () => {
    const text =
      'vpc a 10.0.0.0/16 in eu-west-1 { subnet s 10.0.0.0/24 }\nvpc b 10.1.0.0/16 in us-east-1 { subnet t 10.1.0.0/24 }\n' +
      'transit-gateway one { attach a in s }\ntransit-gateway two { attach b in t }\npeering p between one and two';
    const whole = text.replace(/\/24 \}/g, '/24 { } }');
    expect(only(whole, 'aws_ec2_transit_gateway').map(({ region }) => region)).toEqual([undefined, 'us-east-1']);
    expect(only(whole, 'aws_ec2_transit_gateway_peering_attachment')).toMatchObject([{ peer_region: 'us-east-1' }]);
    expect(only(whole, 'aws_ec2_transit_gateway_peering_attachment_accepter')).toMatchObject([{ region: 'us-east-1' }]);
  });

  it('asks for the addresses of an endpoint, one in each subnet', () => {
    const text =
      'vpc v 10.0.0.0/16 { subnet s 10.0.0.0/24 in a { } subnet t 10.0.1.0/24 in b { } interface-endpoint e in s 10.0.0.9, t 10.0.1.9 }';
    const [endpoint] = only(text, 'aws_vpc_endpoint');
    expect(endpoint?.subnet_configuration).toMatchObject([{ ipv4: '10.0.0.9' }, { ipv4: '10.0.1.9' }]);
    expect(notes(text).join()).not.toContain('AWS picks');
    expect(
      cloudFormationOf(topologyOf(text))
        .notes.map(({ message }) => message)
        .join(),
    ).toContain('AWS picks');
  });

  it('associates gateway endpoints with the tables that lead to them', () => {
    const text = `prefix-list s3 { 52.216.0.0/15 }
vpc v 10.0.0.0/16 { gateway-endpoint e to s3 in t   route-table t { }   subnet s 10.0.0.0/24 { route-table t } }`;
    expect(only(text, 'aws_vpc_endpoint_route_table_association')).toHaveLength(1);
    expect(cloudFormationOf(topologyOf(text)).text).toMatch(/RouteTableIds:\s+- !Ref T\b/);
  });

  it('declares a Client VPN endpoint with its associations, routes and authorization rules', () => {
    const text = `vpc v 10.0.0.0/16 { subnet s 10.0.0.0/24 { } client-vpn-endpoint c 172.20.0.0/22 in s {
      authorize 10.0.0.0/16
      authorize any for "staff", "admins"
      10.0.0.0/16 -> s
      0.0.0.0/0 -> s
    } }`;
    expect(only(text, 'aws_ec2_client_vpn_endpoint')).toMatchObject([
      { client_cidr_block: '172.20.0.0/22', authentication_options: [{ type: 'federated-authentication' }] },
    ]);
    // That to the VPC's own block AWS adds.
    expect(only(text, 'aws_ec2_client_vpn_route').map((one) => one.destination_cidr_block)).toEqual(['0.0.0.0/0']);
    expect(only(text, 'aws_ec2_client_vpn_authorization_rule').map((one) => one.access_group_id)).toEqual([
      undefined,
      'staff',
      'admins',
    ]);
    const { Resources } = parse(cloudFormationOf(topologyOf(text)).text.replace(/!(Ref|Sub|GetAtt) /g, '')) as {
      Resources: Record<string, { Type: string; DependsOn?: string[]; Properties: Json }>;
    };
    const route = Object.values(Resources).find(({ Type }) => Type === 'AWS::EC2::ClientVpnRoute');
    expect(route?.Properties.TargetVpcSubnetId).toBe('S');
    expect(Resources[route?.DependsOn?.[0] ?? '']?.Type).toBe('AWS::EC2::ClientVpnTargetNetworkAssociation');
  });

  it('leaves out an authorization rule for a group that an import could not tell, and says so', () => {
    const text = `vpc v 10.0.0.0/16 { subnet s 10.0.0.0/24 { } client-vpn-endpoint c 172.20.0.0/22 in s {
      authorize 10.0.0.0/16 for "${UNTOLD_GROUP}", "staff"
    } }`;
    expect(only(text, 'aws_ec2_client_vpn_authorization_rule').map((one) => one.access_group_id)).toEqual(['staff']);
    expect(notes(text)).toContainEqual(expect.stringMatching(/^2: An authorization rule of c is for a group/));
    expect(cloudFormationOf(topologyOf(text)).text).not.toContain(`AccessGroupId: "${UNTOLD_GROUP}"`);
  });

  it('routes to Gateway Load Balancer endpoints, whose service has to be given', () => {
    const text =
      'vpc v 10.0.0.0/16 { subnet s 10.0.0.0/24 { gateway-load-balancer-endpoint g } route-table t { 0.0.0.0/0 -> g } }';
    expect(only(text, 'aws_vpc_endpoint')).toMatchObject([{ vpc_endpoint_type: 'GatewayLoadBalancer' }]);
    expect(only(text, 'aws_route').map(({ vpc_endpoint_id }) => vpc_endpoint_id)).toEqual([
      '$'.concat('{aws_vpc_endpoint.g.id}'),
    ]);
  });

  it('hands requests to a function that has to be given', () => {
    const text =
      'vpc v 10.0.0.0/16 { subnet s 10.0.0.0/24 in a { } subnet t 10.0.1.0/24 in b { } application-load-balancer l in s, t { listener http -> lambda-function } }';
    expect(only(text, 'aws_lb_target_group')).toMatchObject([{ target_type: 'lambda' }]);
    expect(only(text, 'aws_lb_target_group_attachment')).toMatchObject([
      { target_id: '$'.concat('{var.target_function}') },
    ]);
  });

  it('tells of a classic load balancer what none has', () => {
    const text = `vpc v 10.0.0.0/16 { subnet s 10.0.0.0/24 { instance a instance b } classic-load-balancer l in s {
      ip-address-type dualstack
      listener http -> a cross-zone on
      listener https -> b
    } }`;
    const told = notes(text).join('\n');
    for (const part of ['IPv4 addresses alone', 'one setting for all its listeners', 'behind each of its listeners'])
      expect(told).toContain(part);
  });

  it('says in a comment what it leaves out, without the place on the disk', () => {
    const text = 'vpc v 10.0.0.0/16 { route-table t { 10.9.0.0/16 -> blackhole } }';
    const line = expect.stringMatching(/^network\.vpc:1: A black hole is/);
    expect((terraform(text) as Json)['//']).toEqual([expect.any(String), line]);
    expect(cloudFormationOf(topologyOf(text)).text.split('\n')[1]).toMatch(/^# network\.vpc:1: A black hole is/);
    expect(terraform('vpc v 10.0.0.0/16 { }')).not.toHaveProperty('//');
  });
});

describe('what the file leaves open', () => {
  it.each([
    [
      'a rule',
      'vpc v 10.0.0.0/16 { security-group g { inbound { maybe allow ssh from any } } }',
      'open whether this rule is there',
    ],
    ['a route', 'vpc v 10.0.0.0/16 { internet-gateway i route-table t { maybe any -> i } }', 'open whether this route'],
    ['a gateway', 'vpc v 10.0.0.0/16 { maybe internet-gateway i }', 'open whether internet gateway i is there'],
    ['more routes', 'vpc v 10.0.0.0/16 { route-table t unknown { } }', 'may have more routes than are written'],
    ['a black hole', 'vpc v 10.0.0.0/16 { route-table t { 10.9.0.0/16 -> blackhole } }', 'nobody can declare'],
    ['blocks', 'vpc v unknown { }', 'left as a variable'],
    [
      'an ACL',
      'vpc v 10.0.0.0/16 { subnet s 10.0.0.0/24 { network-acl unknown } }',
      'network ACL of subnet s is not told',
    ],
    [
      'an expectation',
      'vpc v 10.0.0.0/16 { subnet s 10.0.0.0/24 { } }\nexpect internet cannot reach s',
      'Expectations are no resources',
    ],
  ])('is told with its place, and not guessed: %s', (_what, text, said) => {
    const told = notes(text).filter((note) => note.includes(said));
    expect(told).toHaveLength(1);
    expect(told[0]).toMatch(/^[12]: /);
    const { resource } = terraform(text);
    for (const type of ['aws_route', 'aws_vpc_security_group_ingress_rule', 'aws_network_acl_association'])
      expect(resource[type]).toBeUndefined();
  });
});

describe('a template for CloudFormation', () => {
  it('has an elastic address that nothing has', () => {
    const { text } = cloudFormationOf(topologyOf('elastic-ip spare 203.0.113.5\n'));
    expect(read(text, '1.2').Resources).toMatchObject({
      Spare: { Type: 'AWS::EC2::EIP', Properties: { Domain: 'vpc' } },
    });
  });

  const templates = RANDOM.map((text) => cloudFormationOf(topologyOf(text)).text);
  /** The short forms of functions, as what they stand for. */
  const customTags = ['Ref', 'GetAtt', 'Sub'].map((name) => ({
    tag: `!${name}`,
    resolve: (text: string) => ({ [name]: text }),
  }));
  const read = (
    text: string,
    version: '1.1' | '1.2',
  ): { Resources: Record<string, { Type: string; DependsOn?: string[] }>; Parameters?: Json } =>
    parse(text, { version, customTags, uniqueKeys: true });

  it('is read alike by every version of YAML', () => {
    for (const text of templates) expect(read(text, '1.1')).toEqual(read(text, '1.2'));
  });

  it('names with letters and digits, and refers to nothing but what is in it', () => {
    for (const text of templates) {
      const { Resources, Parameters = {} } = read(text, '1.2');
      const known = new Set([...Object.keys(Resources), ...Object.keys(Parameters)]);
      for (const id of known) expect(id).toMatch(/^[A-Za-z][A-Za-z0-9]*$/);
      for (const [, id = ''] of text.matchAll(/!(?:Ref|GetAtt) (\w+)/g)) expect(known).toContain(id);
      for (const [, id = ''] of text.matchAll(/\$\{(\w+)\}/g)) expect(known).toContain(id);
      for (const { Type, DependsOn = [] } of Object.values(Resources)) {
        expect(Type).toMatch(/^AWS::\w+::\w+$/);
        for (const id of DependsOn) expect(Resources).toHaveProperty(id);
      }
    }
  });

  it('leaves out the VPCs of other regions, and says so', () => {
    const { text, notes: told } = cloudFormationOf(
      topologyOf('vpc a 10.0.0.0/16 in eu-west-1 { }\nvpc b 10.1.0.0/16 in us-east-1 { }'),
    );
    expect(text).not.toContain('10.1.0.0/16');
    expect(told.map(({ message }) => message).join()).toContain('VPC b of us-east-1 is left out');
  });

  it('leaves out the transit gateways of other regions, with their tables and peerings, and says so', () => {
    const { text, notes: told } = cloudFormationOf(
      topologyOf(`
vpc a 10.0.0.0/16 in eu-west-1 { subnet s 10.0.0.0/24 in a { } }
vpc b 10.1.0.0/16 in us-east-1 { subnet t 10.1.0.0/24 in a { } }
transit-gateway here { attach a in a.s }
transit-gateway there {
  attach b in b.t
  route-table main { 10.0.0.0/16 -> line }
}
peering line between here and there`),
    );
    const { Resources } = read(text, '1.2');
    const types = Object.values(Resources).map(({ Type }) => Type);
    expect(types.filter((type) => type.startsWith('AWS::EC2::TransitGateway'))).toEqual([
      'AWS::EC2::TransitGateway',
      'AWS::EC2::TransitGatewayVpcAttachment',
    ]);
    const said = told.map(({ origin, message }) => `${origin.range.start.line}: ${message}`).join('\n');
    expect(said).toMatch(/^5: .*transit gateway there of us-east-1 is left out/m);
    expect(said).toMatch(/^9: Peering line is left out/m);
  });
});
