import type { EachWayCase } from './each-way-templates.js';

const NOTHING = "!Ref 'AWS::NoValue'";
const BASIC = ['App', 'Db', 'Front'];

export const DECIDED_ENDPOINTS: EachWayCase[] = [
  [
    'endpoint: there or not',
    `  I: { Type: AWS::EC2::VPCEndpoint, Condition: C, Properties: { VpcEndpointType: Interface, ServiceName: com.amazonaws.eu-west-1.sqs, VpcId: !Ref Net, SubnetIds: [!Ref PrivA], SecurityGroupIds: [!Ref Webs] } }\n`,
    ['P'],
    [...BASIC, 'I'],
  ],
  [
    'endpoint: groups',
    `  I: { Type: AWS::EC2::VPCEndpoint, Properties: { VpcEndpointType: Interface, ServiceName: com.amazonaws.eu-west-1.sqs, VpcId: !Ref Net, SubnetIds: [!Ref PrivA], SecurityGroupIds: !If [C, [!Ref Webs], [!Ref Dbs]] } }\n`,
    ['P'],
    [...BASIC, 'I'],
  ],
  [
    'endpoint: subnets',
    `  I: { Type: AWS::EC2::VPCEndpoint, Properties: { VpcEndpointType: Interface, ServiceName: com.amazonaws.eu-west-1.sqs, VpcId: !Ref Net, SubnetIds: !If [C, [!Ref PrivA], [!Ref PrivA, !Ref PrivB]], SecurityGroupIds: [!Ref Webs] } }\n`,
    ['P'],
    [...BASIC, 'I'],
  ],
  [
    'endpoint: type',
    `  I: { Type: AWS::EC2::VPCEndpoint, Properties: { VpcEndpointType: !If [C, Interface, Gateway], ServiceName: com.amazonaws.eu-west-1.s3, VpcId: !Ref Net, SubnetIds: !If [C, [!Ref PrivA], ${NOTHING}], RouteTableIds: !If [C, ${NOTHING}, [!Ref Errands]], SecurityGroupIds: !If [C, [!Ref Webs], ${NOTHING}] } }\n`,
    ['P'],
    BASIC,
  ],
  [
    'gateway endpoint: there or not',
    `  I: { Type: AWS::EC2::VPCEndpoint, Condition: C, Properties: { ServiceName: com.amazonaws.eu-west-1.s3, VpcId: !Ref Net, RouteTableIds: [!Ref Errands] } }\n`,
    ['P'],
    BASIC,
  ],
];

/** Whether what leaves a subnet for a service's addresses, which nobody tells, goes there or to the internet is open. */
export const OPEN_ENDPOINTS: EachWayCase[] = [
  [
    'gateway endpoint: one table or another',
    `  I: { Type: AWS::EC2::VPCEndpoint, Properties: { ServiceName: com.amazonaws.eu-west-1.s3, VpcId: !Ref Net, RouteTableIds: [!If [C, !Ref Errands, !Ref Street]] } }\n`,
    ['P'],
    BASIC,
  ],
  [
    'gateway endpoint: one table more',
    `  I: { Type: AWS::EC2::VPCEndpoint, Properties: { ServiceName: com.amazonaws.eu-west-1.s3, VpcId: !Ref Net, RouteTableIds: [!Ref Errands, !If [C, !Ref Street, ${NOTHING}]] } }\n`,
    ['P'],
    BASIC,
  ],
];
