import { describe, expect, it } from 'vitest';
import { comparedWithEachWay } from './each-way.js';
import { NET } from './each-way-templates.js';

/** Somebody on premises has all of 10.0.0.0/8 that the VPC has not. */
const OFFICE = `
  Vgw: { Type: AWS::EC2::VPNGateway, Properties: { Type: ipsec.1 } }
  VgwAt: { Type: AWS::EC2::VPCGatewayAttachment, Properties: { VpcId: !Ref Net, VpnGatewayId: !Ref Vgw } }
  Cgw: { Type: AWS::EC2::CustomerGateway, Properties: { Type: ipsec.1, BgpAsn: 65000, IpAddress: 203.0.113.7 } }
  Vpn: { Type: AWS::EC2::VPNConnection, Properties: { Type: ipsec.1, StaticRoutesOnly: true, CustomerGatewayId: !Ref Cgw, VpnGatewayId: !Ref Vgw } }
  Static: { Type: AWS::EC2::VPNConnectionRoute, Properties: { VpnConnectionId: !Ref Vpn, DestinationCidrBlock: 10.0.0.0/8 } }
  Home: { Type: AWS::EC2::Route, DependsOn: VgwAt, Properties: { RouteTableId: !Ref Errands, DestinationCidrBlock: 10.0.0.0/8, GatewayId: !Ref Vgw } }
`;
const block = (name: string, cidr: string, condition = 'Condition: C, ') =>
  `  ${name}: { Type: AWS::EC2::VPCCidrBlock, ${condition}Properties: { VpcId: !Ref Net, CidrBlock: ${cidr} } }\n`;
const WITHIN = `
  Far: { Type: AWS::EC2::Subnet, Condition: C, DependsOn: More, Properties: { VpcId: !Ref Net, CidrBlock: 10.1.1.0/24 } }
  FarOne: { Type: AWS::EC2::Instance, Condition: C, Properties: { SubnetId: !Ref Far, SecurityGroupIds: [!Ref Apps] } }
`;
const ENDS = ['App', 'Db', 'Front', '10.1.0.9', '10.2.0.9'];

describe('a further block of a VPC that a condition may leave out', () => {
  it('takes what is sent to somebody else there, or does not', () => {
    const { contradicted, open } = comparedWithEachWay(`${NET}${OFFICE}${block('More', '10.1.0.0/16')}`, ['P'], ENDS);
    expect(contradicted).toEqual([]);
    expect(open).toEqual([]);
  });

  it('with a subnet in it leaves open what routes would lead elsewhere without it', () => {
    const text = `${NET}${OFFICE}${block('More', '10.1.0.0/16')}${WITHIN}`;
    expect(comparedWithEachWay(text, ['P'], [...ENDS, 'FarOne']).contradicted).toEqual([]);
  });

  it('is as good as there where nothing else leads there', () => {
    const text = `${NET}${block('More', '10.1.0.0/16')}${WITHIN}`;
    expect(comparedWithEachWay(text, ['P'], ['App', 'Db', 'Front', 'FarOne'])).toEqual({ contradicted: [], open: [] });
  });

  it('is there where something without a condition adds it too', () => {
    const text = `${NET}${OFFICE}${block('More', '10.1.0.0/16')}${block('Again', '10.1.0.0/16', '')}`;
    expect(comparedWithEachWay(text, ['P'], ENDS)).toEqual({ contradicted: [], open: [] });
  });
});
