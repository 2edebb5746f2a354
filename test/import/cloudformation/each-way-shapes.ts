import { type EachWayCase, NET } from './each-way-templates.js';

const NOTHING = "!Ref 'AWS::NoValue'";
const BASIC = ['App', 'Db', 'Front'];
const ACL = `  N: { Type: AWS::EC2::NetworkAcl, Properties: { VpcId: !Ref Net } }
  In: { Type: AWS::EC2::NetworkAclEntry, Properties: { NetworkAclId: !Ref N, RuleNumber: 110, Egress: false, Protocol: -1, RuleAction: allow, CidrBlock: 0.0.0.0/0 } }
  Ou: { Type: AWS::EC2::NetworkAclEntry, Properties: { NetworkAclId: !Ref N, RuleNumber: 110, Egress: true, Protocol: -1, RuleAction: allow, CidrBlock: 0.0.0.0/0 } }
`;
const AT = (name: string, more: string): string => `  ${name}: { Type: AWS::EC2::Instance, ${more} }\n`;

/** Associations, addresses, entries and what launches instances, of which conditions decide parts. */
export const SHAPES: EachWayCase[] = [
  [
    'NAT gateway: subnet public or private',
    `  N: { Type: AWS::EC2::NatGateway, Properties: { SubnetId: !If [C, !Ref PubA, !Ref PrivA], AllocationId: !GetAtt Ip.AllocationId } }
  R: { Type: AWS::EC2::Route, Properties: { RouteTableId: !Ref Errands, DestinationCidrBlock: 0.0.0.0/0, NatGatewayId: !Ref N } }\n`,
    ['P'],
    BASIC,
  ],
  [
    'NAT gateway: there or not',
    `  N: { Type: AWS::EC2::NatGateway, Condition: C, Properties: { SubnetId: !Ref PubA, AllocationId: !GetAtt Ip.AllocationId } }
  R: { Type: AWS::EC2::Route, Properties: { RouteTableId: !Ref Errands, DestinationCidrBlock: 0.0.0.0/0, NatGatewayId: !If [C, !Ref N, !Ref Nat2] } }\n`,
    ['P'],
    BASIC,
  ],
  [
    'network ACL: port range',
    ACL +
      `  AA: { Type: AWS::EC2::SubnetNetworkAclAssociation, Properties: { SubnetId: !Ref PrivA, NetworkAclId: !Ref N } }
  E: { Type: AWS::EC2::NetworkAclEntry, Properties: { NetworkAclId: !Ref N, RuleNumber: 90, Egress: false, Protocol: 6, PortRange: { From: !If [C, 80, 5000], To: !If [C, 443, 6000] }, RuleAction: deny, CidrBlock: 0.0.0.0/0 } }\n`,
    ['P'],
    BASIC,
  ],
  [
    'network ACL: block',
    ACL +
      `  AA: { Type: AWS::EC2::SubnetNetworkAclAssociation, Properties: { SubnetId: !Ref PrivA, NetworkAclId: !Ref N } }
  E: { Type: AWS::EC2::NetworkAclEntry, Properties: { NetworkAclId: !Ref N, RuleNumber: 90, Egress: false, Protocol: 6, PortRange: { From: 0, To: 65535 }, RuleAction: deny, CidrBlock: !If [C, 10.0.0.0/24, 10.0.11.0/24] } }\n`,
    ['P'],
    BASIC,
  ],
  [
    'network ACL: entry there or not',
    ACL +
      `  AA: { Type: AWS::EC2::SubnetNetworkAclAssociation, Properties: { SubnetId: !Ref PrivA, NetworkAclId: !Ref N } }
  E: { Type: AWS::EC2::NetworkAclEntry, Condition: C, Properties: { NetworkAclId: !Ref N, RuleNumber: 90, Egress: false, Protocol: 6, PortRange: { From: 5432, To: 5432 }, RuleAction: deny, CidrBlock: 0.0.0.0/0 } }\n`,
    ['P'],
    BASIC,
  ],
  [
    'network ACL: allowed one way or the other',
    ACL.replace(
      'Egress: false, Protocol: -1, RuleAction: allow',
      'Egress: false, Protocol: 6, PortRange: { From: 1024, To: 65535 }, RuleAction: allow',
    ) +
      `  AA: { Type: AWS::EC2::SubnetNetworkAclAssociation, Properties: { SubnetId: !Ref PrivA, NetworkAclId: !Ref N } }
  E: { Type: AWS::EC2::NetworkAclEntry, Condition: C, Properties: { NetworkAclId: !Ref N, RuleNumber: 90, Egress: false, Protocol: 6, PortRange: { From: 80, To: 80 }, RuleAction: allow, CidrBlock: 0.0.0.0/0 } }
  F: { Type: AWS::EC2::NetworkAclEntry, Condition: NotC, Properties: { NetworkAclId: !Ref N, RuleNumber: 90, Egress: false, Protocol: 6, PortRange: { From: 80, To: 90 }, RuleAction: allow, CidrBlock: 0.0.0.0/0 } }\n`,
    ['P'],
    BASIC,
  ],
  [
    'network ACL: association there or not',
    ACL.replace('RuleAction: allow', 'RuleAction: deny') +
      `  AA: { Type: AWS::EC2::SubnetNetworkAclAssociation, Condition: C, Properties: { SubnetId: !Ref PrivA, NetworkAclId: !Ref N } }\n`,
    ['P'],
    BASIC,
  ],
  [
    'network ACL: association of one of two',
    ACL +
      ACL.replaceAll(/^ {2}(\w+):/gm, '  $1b:')
        .replaceAll('!Ref N ', '!Ref Nb ')
        .replaceAll('!Ref N,', '!Ref Nb,') +
      `  AA: { Type: AWS::EC2::SubnetNetworkAclAssociation, Properties: { SubnetId: !Ref PrivA, NetworkAclId: !If [C, !Ref N, !Ref Nb] } }\n`,
    ['P'],
    BASIC,
  ],
  [
    'network ACL: itself there or not',
    ACL.replace('NetworkAcl,', 'NetworkAcl, Condition: C,')
      .replaceAll('NetworkAclEntry,', 'NetworkAclEntry, Condition: C,')
      .replace('RuleAction: allow', 'RuleAction: deny') +
      `  AA: { Type: AWS::EC2::SubnetNetworkAclAssociation, Condition: C, Properties: { SubnetId: !Ref PrivA, NetworkAclId: !Ref N } }\n`,
    ['P'],
    BASIC,
  ],
  [
    'Elastic IP: there or not',
    AT('I', 'Properties: { SubnetId: !Ref PubA, SecurityGroupIds: [!Ref Webs] }') +
      `  E: { Type: AWS::EC2::EIP, Condition: C, Properties: { InstanceId: !Ref I } }\n`,
    ['P'],
    [...BASIC, 'I'],
  ],
  [
    'Elastic IP: of one of two',
    AT('I', 'Properties: { SubnetId: !Ref PubA, SecurityGroupIds: [!Ref Webs] }') +
      AT('J', 'Properties: { SubnetId: !Ref PubB, SecurityGroupIds: [!Ref Webs] }') +
      `  E: { Type: AWS::EC2::EIP, Properties: { InstanceId: !If [C, !Ref I, !Ref J] } }\n`,
    ['P'],
    [...BASIC, 'I', 'J'],
  ],
  [
    'launched: groups',
    `  Lt: { Type: AWS::EC2::LaunchTemplate, Properties: { LaunchTemplateData: { SecurityGroupIds: !If [C, [!Ref Webs], [!Ref Dbs]] } } }
  I: { Type: AWS::AutoScaling::AutoScalingGroup, Properties: { MinSize: 1, MaxSize: 2, VPCZoneIdentifier: [!Ref PubA], LaunchTemplate: { LaunchTemplateId: !Ref Lt, Version: 1 } } }\n`,
    ['P'],
    [...BASIC, 'I'],
  ],
  [
    'launched: public address',
    `  Lt: { Type: AWS::EC2::LaunchTemplate, Properties: { LaunchTemplateData: { NetworkInterfaces: [{ DeviceIndex: 0, Groups: [!If [C, !Ref Webs, !Ref Dbs]], AssociatePublicIpAddress: !If [C, true, false] }] } } }
  I: { Type: AWS::AutoScaling::AutoScalingGroup, Properties: { MinSize: 1, MaxSize: 2, VPCZoneIdentifier: [!Ref PubA], LaunchTemplate: { LaunchTemplateId: !Ref Lt, Version: 1 } } }\n`,
    ['P'],
    [...BASIC, 'I'],
  ],
  [
    'function: in the VPC or not',
    `  I: { Type: AWS::Lambda::Function, Properties: { VpcConfig: !If [C, { SubnetIds: [!Ref PrivA], SecurityGroupIds: [!Ref Apps] }, ${NOTHING}] } }\n`,
    ['P'],
    [...BASIC, 'I'],
  ],
  [
    'route: table',
    AT(
      'I',
      'Properties: { NetworkInterfaces: [{ DeviceIndex: 0, SubnetId: !Ref PrivA, GroupSet: [!Ref Webs], AssociatePublicIpAddress: true }] }',
    ) +
      `  R: { Type: AWS::EC2::Route, Properties: { RouteTableId: !If [C, !Ref Errands, !Ref Aside], DestinationCidrBlock: 0.0.0.0/0, GatewayId: !Ref Door } }
  Aside: { Type: AWS::EC2::RouteTable, Properties: { VpcId: !Ref Net } }\n`,
    ['P'],
    [...BASIC, 'I'],
  ],
  [
    'association: there or not',
    NET.replace(
      'UseP: { Type: AWS::EC2::SubnetRouteTableAssociation,',
      'UseP: { Type: AWS::EC2::SubnetRouteTableAssociation, Condition: C,',
    ) +
      `  R: { Type: AWS::EC2::Route, Properties: { RouteTableId: !Ref Errands, DestinationCidrBlock: 0.0.0.0/0, GatewayId: !Ref Door } }
` +
      AT(
        'I',
        'Properties: { NetworkInterfaces: [{ DeviceIndex: 0, SubnetId: !Ref PrivA, GroupSet: [!Ref Webs], AssociatePublicIpAddress: true }] }',
      ),
    ['P'],
    [...BASIC, 'I'],
  ],
];
