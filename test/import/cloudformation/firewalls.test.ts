/** What routes send to a firewall whose rules nobody reads is stopped there, or not: what nothing else decides is unknown. */
import { describe, expect, it } from 'vitest';
import { wrong } from './answers.js';
import { errorsIn, imported } from './stack.js';

const ENDPOINT = "VpcEndpointId: !Select [1, !Split [':', !Select [0, !GetAtt Fw.EndpointIds]]]";
const MANY = '{ SubnetId: !Ref FwA }, { SubnetId: !Ref FwB }';

const network = (target: string, subnets = '{ SubnetId: !Ref FwA }'): string => `Parameters: { P: { Type: String } }
Resources:
  Net: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.0.0.0/16 } }
  Door: { Type: AWS::EC2::InternetGateway }
  DoorTo: { Type: AWS::EC2::VPCGatewayAttachment, Properties: { VpcId: !Ref Net, InternetGatewayId: !Ref Door } }
  FwA: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref Net, CidrBlock: 10.0.0.0/28, AvailabilityZone: !Select [0, !GetAZs ''] } }
  FwB: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref Net, CidrBlock: 10.0.0.16/28, AvailabilityZone: !Select [1, !GetAZs ''] } }
  Pub: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref Net, CidrBlock: 10.0.1.0/24, MapPublicIpOnLaunch: true, AvailabilityZone: !Select [0, !GetAZs ''] } }
  Inner: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref Net, CidrBlock: 10.0.2.0/24, AvailabilityZone: !Select [0, !GetAZs ''] } }
  Fw: { Type: AWS::NetworkFirewall::Firewall, Properties: { FirewallName: f, FirewallPolicyArn: p, VpcId: !Ref Net, SubnetMappings: [${subnets}] } }
  More: { Type: AWS::NetworkFirewall::VpcEndpointAssociation, Properties: { FirewallArn: !Ref Fw, VpcId: !Ref Net, SubnetMapping: { SubnetId: !Ref FwB } } }
  FwRoutes: { Type: AWS::EC2::RouteTable, Properties: { VpcId: !Ref Net } }
  PubRoutes: { Type: AWS::EC2::RouteTable, Properties: { VpcId: !Ref Net } }
  EdgeRoutes: { Type: AWS::EC2::RouteTable, Properties: { VpcId: !Ref Net } }
  OfA: { Type: AWS::EC2::SubnetRouteTableAssociation, Properties: { SubnetId: !Ref FwA, RouteTableId: !Ref FwRoutes } }
  OfB: { Type: AWS::EC2::SubnetRouteTableAssociation, Properties: { SubnetId: !Ref FwB, RouteTableId: !Ref FwRoutes } }
  OfPub: { Type: AWS::EC2::SubnetRouteTableAssociation, Properties: { SubnetId: !Ref Pub, RouteTableId: !Ref PubRoutes } }
  OfDoor: { Type: AWS::EC2::GatewayRouteTableAssociation, Properties: { GatewayId: !Ref Door, RouteTableId: !Ref EdgeRoutes } }
  Out: { Type: AWS::EC2::Route, Properties: { RouteTableId: !Ref FwRoutes, DestinationCidrBlock: 0.0.0.0/0, GatewayId: !Ref Door } }
  ToFw: { Type: AWS::EC2::Route, Properties: { RouteTableId: !Ref PubRoutes, DestinationCidrBlock: 0.0.0.0/0, ${target} } }
  Within: { Type: AWS::EC2::Route, Properties: { RouteTableId: !Ref PubRoutes, DestinationCidrBlock: 10.0.2.0/24, ${target} } }
  In: { Type: AWS::EC2::Route, Properties: { RouteTableId: !Ref EdgeRoutes, DestinationCidrBlock: 10.0.1.0/24, ${target} } }
  Https: { Type: AWS::EC2::SecurityGroup, Properties: { VpcId: !Ref Net, GroupDescription: g, SecurityGroupIngress: [{ IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 0.0.0.0/0 }] } }
  Web: { Type: AWS::EC2::Instance, Properties: { SubnetId: !Ref Pub, SecurityGroupIds: [!Ref Https] } }
  App: { Type: AWS::EC2::Instance, Properties: { SubnetId: !Ref Inner, SecurityGroupIds: [!Ref Https] } }
`;

const ANSWERS = `
  internet -> Net.Web tcp 443: unknown
  internet -> Net.Web tcp 22: blocked
  Net.Web -> internet tcp 443: unknown
  Net.Web -> Net.App tcp 443: unknown
  Net.Web -> Net.App tcp 22: blocked
`;

describe.each([
  ['the endpoint of a firewall', ENDPOINT, undefined],
  ['one of the endpoints of a firewall', ENDPOINT, MANY],
  ['an endpoint in a subnet that nobody tells', ENDPOINT, '{ SubnetId: !Ref P }'],
  ['an endpoint of an association', 'VpcEndpointId: !GetAtt More.EndpointId', undefined],
  ['an endpoint that nobody tells', 'VpcEndpointId: !Ref P', undefined],
  ['an interface that nobody tells', 'NetworkInterfaceId: !Ref P', undefined],
  ['an interface that is not described', 'NetworkInterfaceId: eni-0123456789abcdef0', undefined],
])('a route to %s', (_, target, subnets) => {
  it('leaves open what passes, and nothing else', () => {
    expect(wrong({ 'a.yaml': network(target, subnets) }, ANSWERS)).toEqual([]);
  });

  it('has no error', () => {
    expect(errorsIn(imported(network(target, subnets)).text)).toEqual([]);
  });
});

it('says that rules of firewalls are not read', () => {
  expect(imported(network(ENDPOINT)).warnings.join('\n')).toContain('The rules of Fw (Network Firewall) are not read');
});

describe('a firewall that is attached to a transit gateway', () => {
  it('leaves open what routes of the transit gateway send there', () => {
    expect(
      wrong(
        {
          'a.yaml': `Resources:
  One: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.1.0.0/16 } }
  Two: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.2.0.0/16 } }
  A: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref One, CidrBlock: 10.1.1.0/24 } }
  B: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref Two, CidrBlock: 10.2.1.0/24 } }
  Hub: { Type: AWS::EC2::TransitGateway, Properties: { DefaultRouteTableAssociation: disable, DefaultRouteTablePropagation: disable } }
  ToOne: { Type: AWS::EC2::TransitGatewayAttachment, Properties: { TransitGatewayId: !Ref Hub, VpcId: !Ref One, SubnetIds: [!Ref A] } }
  ToTwo: { Type: AWS::EC2::TransitGatewayAttachment, Properties: { TransitGatewayId: !Ref Hub, VpcId: !Ref Two, SubnetIds: [!Ref B] } }
  Fw: { Type: AWS::NetworkFirewall::Firewall, Properties: { FirewallName: f, FirewallPolicyArn: p, TransitGatewayId: !Ref Hub, AvailabilityZoneMappings: [{ AvailabilityZone: a }] } }
  Spokes: { Type: AWS::EC2::TransitGatewayRouteTable, Properties: { TransitGatewayId: !Ref Hub } }
  OfOne: { Type: AWS::EC2::TransitGatewayRouteTableAssociation, Properties: { TransitGatewayAttachmentId: !Ref ToOne, TransitGatewayRouteTableId: !Ref Spokes } }
  OfTwo: { Type: AWS::EC2::TransitGatewayRouteTableAssociation, Properties: { TransitGatewayAttachmentId: !Ref ToTwo, TransitGatewayRouteTableId: !Ref Spokes } }
  Default: { Type: AWS::EC2::TransitGatewayRoute, Properties: { TransitGatewayRouteTableId: !Ref Spokes, DestinationCidrBlock: 0.0.0.0/0, TransitGatewayAttachmentId: !GetAtt Fw.TransitGatewayAttachmentId } }
  Routes: { Type: AWS::EC2::RouteTable, Properties: { VpcId: !Ref One } }
  OfA: { Type: AWS::EC2::SubnetRouteTableAssociation, Properties: { SubnetId: !Ref A, RouteTableId: !Ref Routes } }
  Over: { Type: AWS::EC2::Route, Properties: { RouteTableId: !Ref Routes, DestinationCidrBlock: 10.0.0.0/8, TransitGatewayId: !Ref Hub } }
  G: { Type: AWS::EC2::SecurityGroup, Properties: { VpcId: !Ref Two, GroupDescription: g, SecurityGroupIngress: [{ IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 10.0.0.0/8 }] } }
  I: { Type: AWS::EC2::Instance, Properties: { SubnetId: !Ref A } }
  J: { Type: AWS::EC2::Instance, Properties: { SubnetId: !Ref B, SecurityGroupIds: [!Ref G] } }
`,
        },
        'One.I -> 10.9.0.1 tcp 443: unknown',
      ),
    ).toEqual([]);
  });
});
