import type { EachWayCase } from './each-way-templates.js';

const BASIC = ['App', 'Db', 'Front'];

/** Rules that stand alone, each under a condition. */
export const CONDITIONAL_RULES: EachWayCase[] = [
  [
    'group rule: under opposite conditions',
    `  R: { Type: AWS::EC2::SecurityGroupIngress, Condition: C, Properties: { GroupId: !Ref Apps, IpProtocol: tcp, FromPort: 80, ToPort: 5432, CidrIp: 10.0.0.0/16 } }
  R2: { Type: AWS::EC2::SecurityGroupIngress, Condition: NotC, Properties: { GroupId: !Ref Apps, IpProtocol: tcp, FromPort: 80, ToPort: 80, CidrIp: 10.0.0.0/24 } }\n`,
    ['P'],
    BASIC,
  ],
  [
    'egress: under opposite conditions',
    `  R: { Type: AWS::EC2::SecurityGroupEgress, Condition: C, Properties: { GroupId: !Ref Apps, IpProtocol: tcp, FromPort: 443, ToPort: 5432, CidrIp: 10.0.0.0/8 } }
  R2: { Type: AWS::EC2::SecurityGroupEgress, Condition: NotC, Properties: { GroupId: !Ref Apps, IpProtocol: tcp, FromPort: 5432, ToPort: 5432, CidrIp: 10.0.10.0/24 } }\n`,
    ['P'],
    BASIC,
  ],
  [
    'egress: one or everything',
    `  R: { Type: AWS::EC2::SecurityGroupEgress, Condition: C, Properties: { GroupId: !Ref Apps, IpProtocol: tcp, FromPort: 443, ToPort: 5432, CidrIp: 10.0.0.0/8 } }
  R2: { Type: AWS::EC2::SecurityGroupEgress, Condition: D, Properties: { GroupId: !Ref Apps, IpProtocol: tcp, FromPort: 5432, ToPort: 5432, CidrIp: 10.0.10.0/24 } }\n`,
    ['P', 'Q'],
    BASIC,
  ],
];
