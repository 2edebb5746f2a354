/** A network with nothing in it is made for what other stacks put there: what its routes and ACLs stop is stopped, and nothing else is decided. */
import { describe, expect, it } from 'vitest';
import { importCloudFormation } from '../../../library/index.js';
import { wrong } from './answers.js';
import { imported } from './stack.js';

const NETWORK = `
Resources:
  V: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.0.0.0/16 } }
  W: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.1.0.0/16 } }
  G: { Type: AWS::EC2::InternetGateway }
  At: { Type: AWS::EC2::VPCGatewayAttachment, Properties: { VpcId: !Ref V, InternetGatewayId: !Ref G } }
  T: { Type: AWS::EC2::RouteTable, Properties: { VpcId: !Ref V } }
  R: { Type: AWS::EC2::Route, Properties: { RouteTableId: !Ref T, DestinationCidrBlock: 0.0.0.0/0, GatewayId: !Ref G } }
  Open: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref V, CidrBlock: 10.0.1.0/24 } }
  OpenT: { Type: AWS::EC2::SubnetRouteTableAssociation, Properties: { SubnetId: !Ref Open, RouteTableId: !Ref T } }
  Inner: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref V, CidrBlock: 10.0.2.0/24 } }
  Guarded: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref V, CidrBlock: 10.0.3.0/24 } }
  GuardedT: { Type: AWS::EC2::SubnetRouteTableAssociation, Properties: { SubnetId: !Ref Guarded, RouteTableId: !Ref T } }
  Acl: { Type: AWS::EC2::NetworkAcl, Properties: { VpcId: !Ref V } }
  In: { Type: AWS::EC2::NetworkAclEntry, Properties: { NetworkAclId: !Ref Acl, RuleNumber: 100, Protocol: 6, RuleAction: allow, CidrBlock: 0.0.0.0/0, PortRange: { From: 443, To: 443 } } }
  Out: { Type: AWS::EC2::NetworkAclEntry, Properties: { NetworkAclId: !Ref Acl, Egress: true, RuleNumber: 100, Protocol: -1, RuleAction: allow, CidrBlock: 0.0.0.0/0 } }
  GuardedA: { Type: AWS::EC2::SubnetNetworkAclAssociation, Properties: { SubnetId: !Ref Guarded, NetworkAclId: !Ref Acl } }
  Apart: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref W, CidrBlock: 10.1.1.0/24 } }
`;

describe('a network without anything in it', () => {
  it('is decided as far as routes and ACLs decide it', () => {
    const told = `internet -> anything-in-Open tcp 443: unknown
       anything-in-Open -> internet tcp 443: unknown
       anything-in-Inner -> internet tcp 443: blocked
       internet -> anything-in-Guarded tcp 443: unknown
       internet -> anything-in-Guarded tcp 22: blocked
       anything-in-Open -> anything-in-Inner tcp 5432: unknown
       anything-in-Open -> anything-in-Apart tcp 443: blocked
       internet -> anything-in-Apart tcp 443: blocked`;
    expect(wrong({ 'net.yaml': NETWORK }, told)).toEqual([]);
  });

  it('says what stands for whom, and what to add', () => {
    const { nothingToAsk, warnings } = importCloudFormation({ 'net.yaml': NETWORK });
    expect(nothingToAsk).toBeUndefined();
    expect(warnings.map(({ message }) => message).join('\n')).toMatch(
      /Nothing lies in the subnets of V .* stands as anything-in-Open and the like, .* Give the templates of what lies there/,
    );
  });

  it.each([
    ['an instance', '  I: { Type: AWS::EC2::Instance, Properties: { SubnetId: !Ref Inner } }'],
    [
      'a load balancer',
      '  L: { Type: AWS::ElasticLoadBalancingV2::LoadBalancer, Properties: { Subnets: [!Ref Open, !Ref Guarded] } }',
    ],
  ])('is one no more where %s lies in it', (_, more) => {
    expect(imported(`${NETWORK}${more}\n`).text).not.toContain('anything-in');
  });
});
