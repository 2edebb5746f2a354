/** Appliances that are joined to a transit gateway by tunnels announce what no template tells. */
import { describe, expect, it } from 'vitest';
import { wrong } from './answers.js';

describe('Transit Gateway Connect', () => {
  it('leaves open what appliances announce, and keeps what VPCs tell', () => {
    expect(
      wrong(
        {
          'a.yaml': `Resources:
  One: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.1.0.0/16 } }
  Two: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.2.0.0/16 } }
  A: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref One, CidrBlock: 10.1.1.0/24 } }
  B: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref Two, CidrBlock: 10.2.1.0/24 } }
  Hub: { Type: AWS::EC2::TransitGateway }
  ToOne: { Type: AWS::EC2::TransitGatewayAttachment, Properties: { TransitGatewayId: !Ref Hub, VpcId: !Ref One, SubnetIds: [!Ref A] } }
  ToTwo: { Type: AWS::EC2::TransitGatewayAttachment, Properties: { TransitGatewayId: !Ref Hub, VpcId: !Ref Two, SubnetIds: [!Ref B] } }
  Appliances: { Type: AWS::EC2::TransitGatewayConnect, Properties: { TransportTransitGatewayAttachmentId: !Ref ToTwo, Options: { Protocol: gre } } }
  Routes: { Type: AWS::EC2::RouteTable, Properties: { VpcId: !Ref One } }
  OfA: { Type: AWS::EC2::SubnetRouteTableAssociation, Properties: { SubnetId: !Ref A, RouteTableId: !Ref Routes } }
  Over: { Type: AWS::EC2::Route, Properties: { RouteTableId: !Ref Routes, DestinationCidrBlock: 10.0.0.0/8, TransitGatewayId: !Ref Hub } }
  Back: { Type: AWS::EC2::RouteTable, Properties: { VpcId: !Ref Two } }
  OfB: { Type: AWS::EC2::SubnetRouteTableAssociation, Properties: { SubnetId: !Ref B, RouteTableId: !Ref Back } }
  ToBack: { Type: AWS::EC2::Route, Properties: { RouteTableId: !Ref Back, DestinationCidrBlock: 10.1.0.0/16, TransitGatewayId: !Ref Hub } }
  G: { Type: AWS::EC2::SecurityGroup, Properties: { VpcId: !Ref Two, GroupDescription: g, SecurityGroupIngress: [{ IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 10.0.0.0/8 }] } }
  I: { Type: AWS::EC2::Instance, Properties: { SubnetId: !Ref A } }
  J: { Type: AWS::EC2::Instance, Properties: { SubnetId: !Ref B, SecurityGroupIds: [!Ref G] } }
`,
        },
        `One.I -> 10.9.0.1 tcp 443: unknown
         One.I -> Two.J tcp 443: reachable
         One.I -> Two.J tcp 22: blocked`,
      ),
    ).toEqual([]);
  });
});
