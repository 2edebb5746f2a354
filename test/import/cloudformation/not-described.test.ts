/** What a template names and does not hold, by an id, as a parameter or as an export of another stack: it is there, and an answer that hangs on it is unknown. */
import { describe, expect, it } from 'vitest';
import { wrong } from './answers.js';

const WAYS = {
  id: (id: string) => id,
  parameter: () => '!Ref P',
  export: () => '!ImportValue p',
} as const;
const HEAD = 'Parameters: { P: { Type: String } }\nResources:\n';

/** A VPC with a host, whose traffic to 10.0.0.0/8 goes to the transit gateway. */
const side = (name: string, number: number) => `
  V${name}: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.${number}.0.0/16 } }
  S${name}: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref V${name}, CidrBlock: 10.${number}.1.0/24 } }
  G${name}: { Type: AWS::EC2::SecurityGroup, Properties: { VpcId: !Ref V${name}, GroupDescription: g, SecurityGroupIngress: [{ IpProtocol: -1, CidrIp: 0.0.0.0/0 }] } }
  R${name}: { Type: AWS::EC2::RouteTable, Properties: { VpcId: !Ref V${name} } }
  T${name}: { Type: AWS::EC2::SubnetRouteTableAssociation, Properties: { SubnetId: !Ref S${name}, RouteTableId: !Ref R${name} } }
  W${name}: { Type: AWS::EC2::Route, Properties: { RouteTableId: !Ref R${name}, DestinationCidrBlock: 10.0.0.0/8, TransitGatewayId: !Ref Hub } }
  ${name}: { Type: AWS::EC2::Instance, Properties: { SubnetId: !Ref S${name}, SecurityGroupIds: [!Ref G${name}] } }
`;
const attached = (name: string) =>
  `  A${name}: { Type: AWS::EC2::TransitGatewayAttachment, Properties: { TransitGatewayId: !Ref Hub, VpcId: !Ref V${name}, SubnetIds: [!Ref S${name}] } }\n`;
const link = (name: string, attachment: string, table = '!Ref Table') =>
  ['Association', 'Propagation']
    .map(
      (kind) =>
        `  ${kind}${name}: { Type: AWS::EC2::TransitGatewayRouteTable${kind}, Properties: { TransitGatewayAttachmentId: ${attachment}, TransitGatewayRouteTableId: ${table} } }\n`,
    )
    .join('');
const HUB = `${HEAD}
  Hub: { Type: AWS::EC2::TransitGateway, Properties: { DefaultRouteTableAssociation: disable, DefaultRouteTablePropagation: disable } }
  Table: { Type: AWS::EC2::TransitGatewayRouteTable, Properties: { TransitGatewayId: !Ref Hub } }
${side('A', 1)}${side('B', 2)}${attached('A')}${link('A', '!Ref AA')}`;
const both = (verdict: string) => `A -> B tcp 443: ${verdict}\nB -> A tcp 443: ${verdict}`;

const answers = (text: string, expected: string) => expect(wrong({ 'stack.yaml': text }, expected)).toEqual([]);

describe.each(['id', 'parameter', 'export'] as const)('told by its %s', (how) => {
  it('an attachment may be that of a VPC without one', () => {
    answers(HUB + link('B', WAYS[how]('tgw-attach-0aaaaaaaaaaaaaaa1')), both('unknown'));
    answers(HUB, both('blocked'));
    answers(HUB + attached('B') + link('B', '!Ref AB'), both('reachable'));
  });

  it('a transit gateway route table has routes that nobody tells', () => {
    const table = WAYS[how]('tgw-rtb-0aaaaaaaaaaaaaaa1');
    answers(HUB.replaceAll('!Ref Table', table) + attached('B') + link('B', '!Ref AB', table), both('unknown'));
  });

  it('a network ACL that only a rule names may be that of any subnet', () => {
    const two = `${HEAD}${side('A', 1).replace(/ {2}WA:.*\n/, '')}
  SB: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref VA, CidrBlock: 10.1.2.0/24 } }
  B: { Type: AWS::EC2::Instance, Properties: { SubnetId: !Ref SB, SecurityGroupIds: [!Ref GA] } }
`;
    const entry = (acl: string) =>
      `  E: { Type: AWS::EC2::NetworkAclEntry, Properties: { NetworkAclId: ${acl}, RuleNumber: 10, RuleAction: deny, Protocol: -1, CidrBlock: 0.0.0.0/0 } }\n`;
    answers(two, both('reachable'));
    answers(two + entry(WAYS[how]('acl-0aaaaaaaaaaaaaaa1')), both('unknown'));
    answers(two + entry('!GetAtt VA.DefaultNetworkAcl'), both('blocked'));
  });
});

it('a virtual private gateway hangs on the VPC of a table that learns routes from it', () => {
  answers(
    `${HEAD}${side('A', 1).replace(/ {2}WA:.*\n/, '')}
  Learns: { Type: AWS::EC2::VPNGatewayRoutePropagation, Properties: { VpnGatewayId: vgw-0aaaaaaaaaaaaaaa1, RouteTableIds: [!Ref RA] } }
  Office: { Type: AWS::EC2::CustomerGateway, Properties: { IpAddress: 192.0.2.1, BgpAsn: 65000, Type: ipsec.1 } }
  Line: { Type: AWS::EC2::VPNConnection, Properties: { VpnGatewayId: vgw-0aaaaaaaaaaaaaaa1, CustomerGatewayId: !Ref Office, StaticRoutesOnly: true, Type: ipsec.1 } }
  Behind: { Type: AWS::EC2::VPNConnectionRoute, Properties: { VpnConnectionId: !Ref Line, DestinationCidrBlock: 192.168.0.0/16 } }
`,
    '192.168.0.9 -> A tcp 443: reachable',
  );
});

describe('a VPN that ends at a parameter', () => {
  const gate = (name: string) => `
  Q${name}: { Type: AWS::EC2::VPNGateway, Properties: { Type: ipsec.1 } }
  Z${name}: { Type: AWS::EC2::VPCGatewayAttachment, Properties: { VpcId: !Ref V${name}, VpnGatewayId: !Ref Q${name} } }
  L${name}: { Type: AWS::EC2::VPNGatewayRoutePropagation, Properties: { RouteTableIds: [!Ref R${name}], VpnGatewayId: !Ref Q${name} } }
`;
  const line = (end: string) => `
  Office: { Type: AWS::EC2::CustomerGateway, Properties: { Type: ipsec.1, IpAddress: 198.51.100.1 } }
  Line: { Type: AWS::EC2::VPNConnection, Properties: { StaticRoutesOnly: true, CustomerGatewayId: !Ref Office, ${end} } }
  Static: { Type: AWS::EC2::VPNConnectionRoute, Properties: { VpnConnectionId: !Ref Line, DestinationCidrBlock: 192.168.0.0/16 } }
`;
  const GATES = `${HUB}${attached('B')}${link('B', '!Ref AB')}${gate('A')}${gate('B')}`;
  const office = (a: string, b: string) => `192.168.0.9 -> A tcp 443: ${a}\n192.168.0.9 -> B tcp 443: ${b}`;

  it('may end at each of several virtual private gateways', () => {
    answers(GATES + line('VpnGatewayId: !Ref QA'), office('reachable', 'blocked'));
    answers(GATES + line('VpnGatewayId: !Ref P'), office('unknown', 'unknown'));
    answers(GATES + line('VpnGatewayId: !ImportValue p'), office('unknown', 'unknown'));
  });

  it('may end at each of several transit gateways', () => {
    const two = `${HUB}${attached('B')}${link('B', '!Ref AB')}  Other: { Type: AWS::EC2::TransitGateway }\n`;
    const routes = ['A', 'B']
      .map(
        (name) =>
          `  O${name}: { Type: AWS::EC2::Route, Properties: { RouteTableId: !Ref R${name}, DestinationCidrBlock: 192.168.0.0/16, TransitGatewayId: !Ref Hub } }\n`,
      )
      .join('');
    answers(two + routes + line('TransitGatewayId: !Ref P'), office('unknown', 'unknown'));
  });
});

describe('attachments that tables name by ids', () => {
  const ids = ['tgw-attach-0aaaaaaaaaaaaaaa1', 'tgw-attach-0aaaaaaaaaaaaaaa2'] as const;
  const far = '  Far: { Type: AWS::EC2::TransitGatewayRouteTable, Properties: { TransitGatewayId: !Ref Hub } }\n';
  const others = ids.map((id, i) => link(`Other${i}`, id, '!Ref Far')).join('');
  const third = side('C', 3);
  const pair = `${HUB}${attached('B')}${link('B', '!Ref AB')}${far}`;
  const route = (block: string) =>
    `  To: { Type: AWS::EC2::TransitGatewayRoute, Properties: { TransitGatewayRouteTableId: !Ref Table, DestinationCidrBlock: ${block}, TransitGatewayAttachmentId: ${ids[0]} } }\n`;

  it('change nothing between VPCs whose attachments are told', () => {
    answers(pair + third + others, both('reachable'));
    answers(pair + third + route('10.9.0.0/16'), both('reachable'));
    answers(pair + third + others + route('10.9.0.0/16'), both('reachable'));
  });

  it('are in no table that they are told not to propagate to', () => {
    answers(pair + third + others, 'A -> C tcp 443: blocked\nC -> A tcp 443: blocked');
    answers(pair + third + others + route('10.9.0.0/16'), 'A -> C tcp 443: blocked');
  });

  it('may be that of a VPC without one, where a route to it leads to one of them', () => {
    answers(pair + third + others + route('10.3.0.0/16'), 'A -> C tcp 443: unknown\nA -> B tcp 443: reachable');
  });

  it('may propagate to any table, where nothing tells which they have', () => {
    answers(pair + third + route('10.9.0.0/16'), 'A -> C tcp 443: unknown\nC -> A tcp 443: unknown');
  });

  it('may be told apart by what they propagate to', () => {
    const apart = link('One', ids[0]) + link('Two', ids[1], '!Ref Far');
    answers(pair + third + apart, 'A -> C tcp 443: unknown\nC -> A tcp 443: unknown\nB -> C tcp 443: unknown');
    answers(pair + third + apart, both('reachable'));
  });

  it('have a table of the gateway’s own where it gives them one', () => {
    const own = pair
      .replace(/, Properties: { DefaultRouteTableAssociation.*? } }/, ' }')
      .replace(/^ {2}(Association|Propagation).*\n/gm, '');
    answers(own + third + others, `${both('reachable')}\nA -> C tcp 443: unknown`);
  });
});

it('a subnet that is an export may lie in the VPC that is one, where both are of a stack that is missing', () => {
  const gate = `
Resources:
  Q: { Type: AWS::EC2::VPNGateway, Properties: { Type: ipsec.1 } }
  Z: { Type: AWS::EC2::VPCGatewayAttachment, Properties: { VpcId: !ImportValue net-vpc, VpnGatewayId: !Ref Q } }
  Office: { Type: AWS::EC2::CustomerGateway, Properties: { Type: ipsec.1, IpAddress: 198.51.100.1 } }
  Line: { Type: AWS::EC2::VPNConnection, Properties: { StaticRoutesOnly: true, CustomerGatewayId: !Ref Office, VpnGatewayId: !Ref Q } }
  Static: { Type: AWS::EC2::VPNConnectionRoute, Properties: { VpnConnectionId: !Ref Line, DestinationCidrBlock: 192.168.0.0/16 } }
`;
  const host = `
Resources:
  A: { Type: AWS::EC2::Instance, Properties: { SubnetId: !ImportValue net-subnet, SecurityGroupIds: [!ImportValue net-group] } }
`;
  expect(wrong({ 'gate.yaml': gate, 'host.yaml': host }, '192.168.0.9 -> A tcp 443: unknown')).toEqual([]);
});
