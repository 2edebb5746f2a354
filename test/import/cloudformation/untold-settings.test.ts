/** Settings that nobody tells: AWS's default is one of their values, and not more. */
import { describe, expect, it } from 'vitest';
import { wrong } from './answers.js';
import { imported } from './stack.js';

/** A VPC with a public subnet, a dual-stack one and two more, a host that everybody reaches, and a parameter that nobody gave. */
const template = (more: string, head = ''): string => `${head}
Parameters: { Unk: { Type: String }, Num: { Type: Number } }
Conditions: { C: !Equals [!Ref Unk, x] }
Resources:
  V: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.0.0.0/16 } }
  Six: { Type: AWS::EC2::VPCCidrBlock, Properties: { VpcId: !Ref V, AmazonProvidedIpv6CidrBlock: true } }
  G: { Type: AWS::EC2::InternetGateway }
  At: { Type: AWS::EC2::VPCGatewayAttachment, Properties: { VpcId: !Ref V, InternetGatewayId: !Ref G } }
  PT: { Type: AWS::EC2::RouteTable, Properties: { VpcId: !Ref V } }
  R4: { Type: AWS::EC2::Route, Properties: { RouteTableId: !Ref PT, DestinationCidrBlock: 0.0.0.0/0, GatewayId: !Ref G } }
  R6: { Type: AWS::EC2::Route, Properties: { RouteTableId: !Ref PT, DestinationIpv6CidrBlock: '::/0', GatewayId: !Ref G } }
  P: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref V, CidrBlock: 10.0.1.0/24, MapPublicIpOnLaunch: true } }
  D: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref V, CidrBlock: 10.0.2.0/24, Ipv6CidrBlock: '2001:db8:1:2::/64' } }
  S: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref V, CidrBlock: 10.0.3.0/24 } }
  PA: { Type: AWS::EC2::SubnetRouteTableAssociation, Properties: { SubnetId: !Ref P, RouteTableId: !Ref PT } }
  DA: { Type: AWS::EC2::SubnetRouteTableAssociation, Properties: { SubnetId: !Ref D, RouteTableId: !Ref PT } }
  All: { Type: AWS::EC2::SecurityGroup, Properties: { VpcId: !Ref V, GroupDescription: all, SecurityGroupIngress: [{ IpProtocol: '-1', CidrIp: 0.0.0.0/0 }, { IpProtocol: '-1', CidrIpv6: '::/0' }] } }
  Web: { Type: AWS::EC2::SecurityGroup, Properties: { VpcId: !Ref V, GroupDescription: web, SecurityGroupIngress: [{ IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 0.0.0.0/0 }, { IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIpv6: '::/0' }] } }
  Host: { Type: AWS::EC2::Instance, Properties: { SubnetId: !Ref P, SecurityGroupIds: [!Ref All] } }
  Dbs: { Type: AWS::RDS::DBSubnetGroup, Properties: { SubnetIds: [!Ref D] } }
${more}`;

describe('what a setting decides that nobody tells is unknown', () => {
  it.each([
    [
      'which of several things is picked',
      `  J: { Type: AWS::EC2::Instance, Properties: { SubnetId: !Ref P, SecurityGroupIds: [!Select [!Ref Num, [!Ref All, !Ref Web]]] } }
  K: { Type: AWS::EC2::Instance, Properties: { SubnetId: !Select [!Ref Num, [!Ref P, !Ref S]], SecurityGroupIds: [!Ref Web] } }`,
      `Host -> J tcp 22: unknown
       internet -> K tcp 443: unknown
       internet -> K tcp 22: blocked`,
    ],
    [
      'whether a NAT gateway is public',
      `  N: { Type: AWS::EC2::NatGateway, Properties: { SubnetId: !Ref P, ConnectivityType: !If [C, private, !Ref 'AWS::NoValue'], AllocationId: !If [C, !Ref 'AWS::NoValue', x] } }
  T: { Type: AWS::EC2::RouteTable, Properties: { VpcId: !Ref V } }
  TA: { Type: AWS::EC2::SubnetRouteTableAssociation, Properties: { SubnetId: !Ref S, RouteTableId: !Ref T } }
  R: { Type: AWS::EC2::Route, Properties: { RouteTableId: !Ref T, DestinationCidrBlock: 0.0.0.0/0, NatGatewayId: !Ref N } }
  I: { Type: AWS::EC2::Instance, Properties: { SubnetId: !Ref S, SecurityGroupIds: [!Ref Web] } }`,
      'I -> internet tcp 443: unknown',
    ],
    [
      'whether an instance checks what it passes on',
      `  A: { Type: AWS::EC2::Instance, Properties: { SubnetId: !Ref P, SourceDestCheck: !If [C, false, !Ref 'AWS::NoValue'], SecurityGroupIds: [!Ref All] } }
  T: { Type: AWS::EC2::RouteTable, Properties: { VpcId: !Ref V } }
  TA: { Type: AWS::EC2::SubnetRouteTableAssociation, Properties: { SubnetId: !Ref S, RouteTableId: !Ref T } }
  R: { Type: AWS::EC2::Route, Properties: { RouteTableId: !Ref T, DestinationCidrBlock: 0.0.0.0/0, InstanceId: !Ref A } }
  I: { Type: AWS::EC2::Instance, Properties: { SubnetId: !Ref S, SecurityGroupIds: [!Ref Web] } }
  B: { Type: AWS::EC2::Instance, Properties: { SubnetId: !Ref P, SourceDestCheck: !If [C, false, true], SecurityGroupIds: [!Ref All] } }`,
      `I -> internet tcp 443: unknown
       Host -> B tcp 22: reachable`,
    ],
    [
      'whether databases and functions have IPv6 addresses',
      `  Db: { Type: AWS::RDS::DBInstance, Properties: { Engine: postgres, NetworkType: !Ref Unk, PubliclyAccessible: false, DBSubnetGroupName: !Ref Dbs, VPCSecurityGroups: [!Ref Web] } }
  Fn: { Type: AWS::Lambda::Function, Properties: { VpcConfig: { Ipv6AllowedForDualStack: !If [C, true, !Ref 'AWS::NoValue'], SubnetIds: [!Ref D], SecurityGroupIds: [!Ref Web] } } }`,
      `internet -> Db tcp 443: unknown
       internet -> Db tcp 22: blocked
       Fn -> internet tcp 443: unknown`,
    ],
    [
      'whether an instance, or its subnet, has IPv6 addresses',
      `  I: { Type: AWS::EC2::Instance, Properties: { SubnetId: !Ref D, Ipv6AddressCount: !If [C, 1, !Ref 'AWS::NoValue'], SecurityGroupIds: [!Ref Web] } }
  E: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref V, CidrBlock: 10.0.4.0/24, AssignIpv6AddressOnCreation: true, Ipv6CidrBlock: !If [C, '2001:db8:1:4::/64', !Ref 'AWS::NoValue'] } }
  EA: { Type: AWS::EC2::SubnetRouteTableAssociation, Properties: { SubnetId: !Ref E, RouteTableId: !Ref PT } }
  J: { Type: AWS::EC2::Instance, Properties: { SubnetId: !Ref E, SecurityGroupIds: [!Ref Web] } }
  F: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref V, CidrBlock: 10.0.5.0/24, AssignIpv6AddressOnCreation: !Ref Unk, Ipv6CidrBlock: '2001:db8:1:5::/64' } }
  FA: { Type: AWS::EC2::SubnetRouteTableAssociation, Properties: { SubnetId: !Ref F, RouteTableId: !Ref PT } }
  K: { Type: AWS::EC2::Instance, Properties: { SubnetId: !Ref F, SecurityGroupIds: [!Ref Web] } }
  L: { Type: AWS::EC2::Instance, Properties: { SubnetId: !Ref F, Ipv6AddressCount: 1, SecurityGroupIds: [!Ref Web] } }`,
      `internet -> I tcp 443: unknown
       internet -> I tcp 22: blocked
       internet -> J tcp 443: unknown
       internet -> K tcp 443: unknown
       internet -> L tcp 443: reachable`,
    ],
    [
      'whether a load balancer has IPv6 addresses',
      `  D2: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref V, CidrBlock: 10.0.6.0/24, AvailabilityZone: !Select [1, !GetAZs ''], Ipv6CidrBlock: '2001:db8:1:6::/64' } }
  V6: { Type: AWS::EC2::SecurityGroup, Properties: { VpcId: !Ref V, GroupDescription: v6, SecurityGroupIngress: [{ IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIpv6: '::/0' }] } }
  Lb: { Type: AWS::ElasticLoadBalancingV2::LoadBalancer, Properties: { Subnets: [!Ref D, !Ref D2], SecurityGroups: [!Ref V6], IpAddressType: !Ref Unk } }
  Li: { Type: AWS::ElasticLoadBalancingV2::Listener, Properties: { LoadBalancerArn: !Ref Lb, Port: 443, Protocol: HTTPS, DefaultActions: [{ Type: fixed-response }] } }`,
      'internet -> Lb tcp 443: unknown',
    ],
    [
      'whether a cluster has an instance that is public',
      `  Cl: { Type: AWS::RDS::DBCluster, Properties: { Engine: aurora-postgresql, DBSubnetGroupName: !Ref Dbs, VpcSecurityGroupIds: [!Ref Web] } }
  Ci: { Type: AWS::RDS::DBInstance, Condition: C, Properties: { DBClusterIdentifier: !Ref Cl, PubliclyAccessible: true } }
  Cm: { Type: AWS::RDS::DBCluster, Properties: { Engine: aurora-postgresql, DBSubnetGroupName: !Ref Dbs, VpcSecurityGroupIds: [!Ref Web] } }
  Cj: { Type: AWS::RDS::DBInstance, Properties: { DBClusterIdentifier: !If [C, !Ref Cm, other], PubliclyAccessible: true } }`,
      `internet -> Cl tcp 443: unknown
       internet -> Cl tcp 22: blocked
       internet -> Cm tcp 443: unknown`,
    ],
    [
      'of which type an endpoint is',
      '  Ep: { Type: AWS::EC2::VPCEndpoint, Properties: { VpcId: !Ref V, ServiceName: com.amazonaws.eu-west-1.sqs, VpcEndpointType: !Ref Unk, SubnetIds: [!Ref S], SecurityGroupIds: [!Ref Web] } }',
      'Host -> Ep tcp 443: unknown',
    ],
  ])('%s', (_, more, answers) => {
    expect(wrong({ 'stack.yaml': template(more) }, answers)).toEqual([]);
  });

  const hub = (gateway: string, route: string): string =>
    template(`  W: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.5.0.0/16 } }
  WS: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref W, CidrBlock: 10.5.1.0/24 } }
  WT: { Type: AWS::EC2::RouteTable, Properties: { VpcId: !Ref W } }
  WTA: { Type: AWS::EC2::SubnetRouteTableAssociation, Properties: { SubnetId: !Ref WS, RouteTableId: !Ref WT } }
  Wr: { Type: AWS::EC2::Route, Properties: { RouteTableId: !Ref WT, DestinationCidrBlock: 10.0.0.0/8, TransitGatewayId: !Ref Hub } }
  Vr: { Type: AWS::EC2::Route, Properties: { RouteTableId: !Ref PT, DestinationCidrBlock: 10.0.0.0/8, TransitGatewayId: !Ref Hub } }
  Hub: { Type: AWS::EC2::TransitGateway, Properties: { ${gateway} } }
  Va: { Type: AWS::EC2::TransitGatewayVpcAttachment, Properties: { TransitGatewayId: !Ref Hub, VpcId: !Ref V, SubnetIds: [!Ref P] } }
  Wa: { Type: AWS::EC2::TransitGatewayVpcAttachment, Properties: { TransitGatewayId: !Ref Hub, VpcId: !Ref W, SubnetIds: [!Ref WS] } }
  Tab: { Type: AWS::EC2::TransitGatewayRouteTable, Properties: { TransitGatewayId: !Ref Hub } }
  As1: { Type: AWS::EC2::TransitGatewayRouteTableAssociation, Properties: { TransitGatewayAttachmentId: !Ref Va, TransitGatewayRouteTableId: !Ref Tab } }
  As2: { Type: AWS::EC2::TransitGatewayRouteTableAssociation, Properties: { TransitGatewayAttachmentId: !Ref Wa, TransitGatewayRouteTableId: !Ref Tab } }
  Pr1: { Type: AWS::EC2::TransitGatewayRouteTablePropagation, Properties: { TransitGatewayAttachmentId: !Ref Va, TransitGatewayRouteTableId: !Ref Tab } }
  To: { Type: AWS::EC2::TransitGatewayRoute, Properties: { TransitGatewayRouteTableId: !Ref Tab, DestinationCidrBlock: 10.5.0.0/16, ${route} } }
  Near: { Type: AWS::EC2::SecurityGroup, Properties: { VpcId: !Ref W, GroupDescription: n, SecurityGroupIngress: [{ IpProtocol: tcp, FromPort: 22, ToPort: 22, SourceSecurityGroupId: !Ref All }] } }
  I: { Type: AWS::EC2::Instance, Properties: { SubnetId: !Ref WS, SecurityGroupIds: [!Ref Near] } }`);
  it.each([
    [
      'of a transit gateway, all told',
      'SecurityGroupReferencingSupport: enable',
      'TransitGatewayAttachmentId: !Ref Wa',
      'reachable',
    ],
    [
      'whether it follows references to groups',
      'SecurityGroupReferencingSupport: !Ref Unk',
      'TransitGatewayAttachmentId: !Ref Wa',
      'unknown',
    ],
    [
      'whether a route of it leads anywhere',
      'SecurityGroupReferencingSupport: enable',
      "TransitGatewayAttachmentId: !If [C, !Ref Wa, !Ref 'AWS::NoValue'], Blackhole: !If [C, !Ref 'AWS::NoValue', true]",
      'unknown',
    ],
  ])('%s', (_, gateway, route, verdict) => {
    expect(wrong({ 'stack.yaml': hub(gateway, route) }, `Host -> I tcp 22: ${verdict}`)).toEqual([]);
  });
});

describe('transforms that nobody carries out here', () => {
  const include = "'Fn::Transform': { Name: AWS::Include, Parameters: { Location: s3://bucket/rules.yaml } }";
  const text =
    template(`  More: { Type: AWS::EC2::SecurityGroup, Properties: { VpcId: !Ref V, GroupDescription: m, ${include} } }
  I: { Type: AWS::EC2::Instance, Properties: { SubnetId: !Ref P, SecurityGroupIds: [!Ref More] } }
  J: { Type: AWS::EC2::Instance, ${include}, Properties: { SubnetId: !Ref P, SecurityGroupIds: [!Ref Web] } }
  ${include}`);

  it('leave open what they may add to a resource', () => {
    expect(
      wrong(
        { 'stack.yaml': text },
        `internet -> I tcp 443: unknown
         internet -> J tcp 443: unknown
         internet -> Host tcp 443: reachable`,
      ),
    ).toEqual([]);
  });

  it('are named, with what they include', () => {
    const { warnings } = imported(
      text.replace(/^/, 'Transform: { Name: AWS::Include, Parameters: { Location: s3://bucket/top.yaml } }\n'),
    );
    const all = warnings.join('\n');
    expect(all).toMatch(/What AWS::Include \(s3:\/\/bucket\/top\.yaml\) makes of the template is not told/);
    expect(all).toMatch(/Resources\.More: What AWS::Include \(s3:\/\/bucket\/rules\.yaml\) makes of More is not told/);
    expect(all).toMatch(
      /Resources\.Fn::Transform: What AWS::Include \(s3:\/\/bucket\/rules\.yaml\) adds to the resources/,
    );
  });
});

describe('a function in the place of a logical id', () => {
  it('names the resource, as AWS::LanguageExtensions lets it', () => {
    const text = template(
      `  'Fn::ForEach::Ports':
    - Port
    - ['80', '8080']
    - 'In\${Port}': { Type: AWS::EC2::SecurityGroupIngress, Properties: { GroupId: !GetAtt [!Sub 'We\${Letter}', GroupId], IpProtocol: tcp, FromPort: !Ref Port, ToPort: !Ref Port, CidrIp: 0.0.0.0/0 } }
  I: { Type: AWS::EC2::Instance, Properties: { SubnetId: !Ref P, SecurityGroupIds: [!Ref Web] } }`,
      'Transform: AWS::LanguageExtensions',
    ).replace('Parameters: {', 'Parameters: { Letter: { Type: String, Default: b },');
    expect(wrong({ 'stack.yaml': text }, 'internet -> I tcp 8080: reachable\ninternet -> I tcp 81: blocked')).toEqual(
      [],
    );
  });
});

describe('a nested stack that a condition may leave out', () => {
  it('leaves open all that it makes, and all that it adds to what others make', () => {
    const root = template(
      '  Rules: { Type: AWS::CloudFormation::Stack, Condition: C, Properties: { TemplateURL: rules.yaml, Parameters: { Group: !Ref Web, Subnet: !Ref P } } }',
    );
    const rules = `Parameters: { Group: { Type: String }, Subnet: { Type: String } }
Resources:
  In: { Type: AWS::EC2::SecurityGroupIngress, Properties: { GroupId: !Ref Group, IpProtocol: tcp, FromPort: 8443, ToPort: 8443, CidrIp: 0.0.0.0/0 } }
  K: { Type: AWS::EC2::Instance, Properties: { SubnetId: !Ref Subnet, SecurityGroupIds: [!Ref Group] } }
  Inner: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: inner.yaml, Parameters: { Group: !Ref Group, Subnet: !Ref Subnet } } }
`;
    const inner = rules.replaceAll('K:', 'L:').replace(/ {2}I.*\n/g, '');
    expect(
      wrong(
        { 'root.yaml': root, 'rules.yaml': rules, 'inner.yaml': inner },
        `internet -> K tcp 443: unknown
         internet -> K tcp 22: blocked
         internet -> L tcp 443: unknown`,
      ),
    ).toEqual([]);
  });
});
