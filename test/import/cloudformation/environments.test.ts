/** Stacks of several accounts and regions, as CDK's stages and environments have them. */
import { describe, expect, it } from 'vitest';
import { importCloudFormation } from '../../../interchange/import/cloudformation/import-cloudformation.js';
import { printTopology } from '../../../language/index.js';
import { wrong } from './answers.js';

/** What `cdk synth` writes of stacks, each in its environment. */
function assembly(stacks: Record<string, { in: string; template: string }>): Record<string, string> {
  const artifacts = Object.fromEntries(
    Object.entries(stacks).map(([name, { in: environment }]) => [
      name,
      {
        type: 'aws:cloudformation:stack',
        environment: `aws://${environment}`,
        properties: { templateFile: `${name}.template.json` },
      },
    ]),
  );
  return {
    'cdk.out/manifest.json': JSON.stringify({ version: '48.0.0', artifacts }),
    ...Object.fromEntries(
      Object.entries(stacks).map(([name, { template }]) => [`cdk.out/${name}.template.json`, template]),
    ),
  };
}

const DEV = '111111111111/eu-west-1';
const PROD = '222222222222/eu-west-1';
const US = '111111111111/us-east-1';

/** A network with an internet gateway and a public host; all that has a name of its own ends in the letter that is given. */
const network = (end: string, block: string, more = ''): string => `Resources:
  V${end}: { Type: AWS::EC2::VPC, Properties: { CidrBlock: ${block}.0.0/16 } }
  G${end}: { Type: AWS::EC2::InternetGateway }
  At${end}: { Type: AWS::EC2::VPCGatewayAttachment, Properties: { VpcId: !Ref V${end}, InternetGatewayId: !Ref G${end} } }
  S${end}: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref V${end}, CidrBlock: ${block}.1.0/24, MapPublicIpOnLaunch: true } }
  T${end}: { Type: AWS::EC2::RouteTable, Properties: { VpcId: !Ref V${end} } }
  Ta${end}: { Type: AWS::EC2::SubnetRouteTableAssociation, Properties: { SubnetId: !Ref S${end}, RouteTableId: !Ref T${end} } }
  Out${end}: { Type: AWS::EC2::Route, Properties: { RouteTableId: !Ref T${end}, DestinationCidrBlock: 0.0.0.0/0, GatewayId: !Ref G${end} } }
  Web${end}: { Type: AWS::EC2::SecurityGroup, Properties: { GroupName: web, GroupDescription: web, VpcId: !Ref V${end}, SecurityGroupIngress: [{ IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 0.0.0.0/0 }] } }
  I${end}: { Type: AWS::EC2::Instance, Properties: { SubnetId: !Ref S${end}, SecurityGroupIds: [!Ref Web${end}] } }
${more}`;

describe('what is of one account and region', () => {
  const block =
    '  Bpa: { Type: AWS::EC2::VPCBlockPublicAccessOptions, Properties: { InternetGatewayBlockMode: block-bidirectional } }\n';
  it.each([
    [
      'Block Public Access',
      assembly({
        Dev: { in: DEV, template: network('A', '10.1', block) },
        Us: { in: US, template: network('B', '10.1') },
        Prod: { in: PROD, template: network('C', '10.1') },
      }),
      `internet -> IA tcp 443: blocked
       internet -> IB tcp 443: reachable
       internet -> IC tcp 443: reachable`,
    ],
    [
      'a default VPC',
      assembly(
        Object.fromEntries(
          [
            ['A', DEV],
            ['B', US],
          ].map(([end, where = '']) => [
            `In${end}`,
            {
              in: where,
              template: `Resources:
  G${end}: { Type: AWS::EC2::SecurityGroup, Properties: { GroupDescription: g, SecurityGroupIngress: [{ IpProtocol: '-1', CidrIp: 172.31.0.0/16 }] } }
  I${end}: { Type: AWS::EC2::Instance, Properties: { SecurityGroupIds: [!GetAtt G${end}.GroupId] } }
  J${end}: { Type: AWS::EC2::Instance, Properties: { SecurityGroupIds: [!GetAtt G${end}.GroupId] } }
`,
            },
          ]),
        ),
      ),
      `IA -> JA tcp 22: reachable
       IA -> IB tcp 22: blocked
       IB -> JA tcp 22: blocked`,
    ],
    [
      'a name',
      assembly(
        Object.fromEntries(
          [
            ['A', '10.1', DEV],
            ['B', '10.2', PROD],
          ].map(([end = '', at = '', where = '']) => [
            `In${end}`,
            {
              in: where,
              template: network(
                end,
                at,
                `  Db${end}: { Type: AWS::EC2::SecurityGroup, Properties: { VpcId: !Ref V${end}, GroupDescription: db, SecurityGroupIngress: [{ IpProtocol: tcp, FromPort: 5432, ToPort: 5432, SourceSecurityGroupName: web }] } }
  Subs${end}: { Type: AWS::RDS::DBSubnetGroup, Properties: { DBSubnetGroupName: shop, DBSubnetGroupDescription: d, SubnetIds: [!Ref S${end}] } }
  Pg${end}: { Type: AWS::RDS::DBInstance, Properties: { DBSubnetGroupName: shop, VPCSecurityGroups: [!Ref Db${end}] } }
`,
              ),
            },
          ]),
        ),
      ),
      `IA -> PgA tcp 5432: reachable
       IB -> PgB tcp 5432: reachable
       IA -> PgB tcp 5432: blocked`,
    ],
  ])('%s is not another’s', (_, files, answers) => {
    expect(wrong(files, answers)).toEqual([]);
  });
});

describe('a name that several stacks give', () => {
  /** A network, and beside it a template that refers to what that one names. */
  const stage = (end: string, block: string): Record<string, string> => ({
    [`${end}/net.yaml`]: network(
      end,
      block,
      `  Subs${end}: { Type: AWS::RDS::DBSubnetGroup, Properties: { DBSubnetGroupName: shop, DBSubnetGroupDescription: d, SubnetIds: [!Ref S${end}] } }
Outputs: { Web: { Value: !Ref Web${end}, Export: { Name: ${end}-web } } }
`,
    ),
    [`${end}/app.yaml`]: `Resources:
  Pg${end}: { Type: AWS::RDS::DBInstance, Properties: { DBSubnetGroupName: shop, VPCSecurityGroups: [!ImportValue ${end}-web] } }
  Cl${end}: { Type: AWS::RDS::DBCluster, Properties: { Engine: aurora-mysql, DBSubnetGroupName: shop, VpcSecurityGroupIds: [!ImportValue ${end}-web] } }
`,
  });

  it('means the nearest: that of the same folder, where no account and region is told', () => {
    const files = { ...stage('A', '10.1'), ...stage('B', '10.2') };
    expect(
      wrong(
        files,
        `IA -> PgA tcp 443: reachable
         IB -> PgB tcp 443: reachable
         IB -> ClB tcp 443: reachable
         IA -> ClB tcp 443: blocked
         IA -> PgB tcp 443: blocked
         IA -> PgB tcp 22: blocked`,
      ),
    ).toEqual([]);
  });

  it('leaves open which is meant where none is nearer', () => {
    const { 'A/app.yaml': app = '', ...files } = { ...stage('A', '10.1'), ...stage('B', '10.2') };
    expect(wrong({ ...files, 'C/app.yaml': app }, 'IA -> PgA tcp 443: unknown')).toEqual([]);
  });
});

describe('references from region to region', () => {
  const exported = '/cdk/exports/Home/VpcB';
  it('are what CDK’s own programs carry', () => {
    const files = assembly({
      Home: {
        in: DEV,
        template: network(
          'A',
          '10.1',
          `  Read: { Type: Custom::CrossRegionExportReader, Properties: { ReaderProps: { region: eu-west-1, prefix: Home, imports: { ${exported}: '{{resolve:ssm:${exported}}}' } } } }
  P: { Type: AWS::EC2::VPCPeeringConnection, Properties: { VpcId: !Ref VA, PeerVpcId: { 'Fn::GetAtt': [Read, ${exported}] } } }
  There: { Type: AWS::EC2::Route, Properties: { RouteTableId: !Ref TA, DestinationCidrBlock: 10.2.0.0/16, VpcPeeringConnectionId: !Ref P } }
  Write: { Type: Custom::CrossRegionExportWriter, Properties: { WriterProps: { region: us-east-1, exports: { /cdk/exports/Far/P: !Ref P } } } }
`,
        ),
      },
      Far: {
        in: US,
        template: network(
          'B',
          '10.2',
          `  Write: { Type: Custom::CrossRegionExportWriter, Properties: { WriterProps: { region: eu-west-1, exports: { ${exported}: !Ref VB } } } }
  Read: { Type: Custom::CrossRegionExportReader, Properties: { ReaderProps: { region: us-east-1, prefix: Far, imports: { /cdk/exports/Far/P: '{{resolve:ssm:/cdk/exports/Far/P}}' } } } }
  Back: { Type: AWS::EC2::Route, Properties: { RouteTableId: !Ref TB, DestinationCidrBlock: 10.1.0.0/16, VpcPeeringConnectionId: { 'Fn::GetAtt': [Read, /cdk/exports/Far/P] } } }
`,
        ),
      },
    });
    expect(wrong(files, 'IA -> IB tcp 443: reachable\nIA -> IB tcp 22: blocked')).toEqual([]);
  });
});

describe('what CDK looked up', () => {
  const arn = 'arn:aws:elasticloadbalancing:eu-west-1:111111111111';
  const context = {
    'vpc-provider:account=111111111111:filter.vpc-id=vpc-0a1b2c3d:region=eu-west-1': {
      vpcId: 'vpc-0a1b2c3d',
      vpcCidrBlock: '10.0.0.0/16',
      availabilityZones: ['eu-west-1a', 'eu-west-1b'],
      publicSubnetIds: ['subnet-0a1b2c31', 'subnet-0a1b2c32'],
      publicSubnetRouteTableIds: ['rtb-0a1b2c31', 'rtb-0a1b2c31'],
      isolatedSubnetIds: ['subnet-0a1b2c33', 'subnet-0a1b2c34'],
    },
    'security-group:account=111111111111:region=eu-west-1:securityGroupId=sg-0a1b2c3d': {
      securityGroupId: 'sg-0a1b2c3d',
      allowAllOutbound: true,
    },
    [`load-balancer:account=111111111111:loadBalancerArn=${arn}:region=eu-west-1`]: {
      loadBalancerArn: `${arn}:loadbalancer/app/shop/0123456789abcdef`,
      vpcId: 'vpc-0a1b2c3d',
      securityGroupIds: ['sg-0a1b2c3e'],
      ipAddressType: 'ipv4',
    },
    [`load-balancer-listener:account=111111111111:listenerPort=443:loadBalancerArn=${arn}`]: {
      listenerArn: `${arn}:listener/app/shop/0123456789abcdef/fedcba9876543210`,
      listenerPort: 443,
      securityGroupIds: ['sg-0a1b2c3e'],
    },
  };
  const files = {
    'cdk.context.json': JSON.stringify(context),
    ...assembly({
      Shop: {
        in: DEV,
        template: `Resources:
  Web: { Type: AWS::EC2::SecurityGroup, Properties: { VpcId: vpc-0a1b2c3d, GroupDescription: web, SecurityGroupIngress: [{ IpProtocol: tcp, FromPort: 80, ToPort: 80, SourceSecurityGroupId: sg-0a1b2c3e }] } }
  Host: { Type: AWS::EC2::Instance, Properties: { SubnetId: subnet-0a1b2c33, SecurityGroupIds: [!GetAtt Web.GroupId] } }
  Other: { Type: AWS::EC2::Instance, Properties: { SubnetId: subnet-0a1b2c34, SecurityGroupIds: [sg-0a1b2c3d] } }
  Targets: { Type: AWS::ElasticLoadBalancingV2::TargetGroup, Properties: { VpcId: vpc-0a1b2c3d, Port: 80, Protocol: HTTP, Targets: [{ Id: !Ref Host }] } }
  Rule: { Type: AWS::ElasticLoadBalancingV2::ListenerRule, Properties: { ListenerArn: ${arn}:listener/app/shop/0123456789abcdef/fedcba9876543210, Priority: 1, Conditions: [], Actions: [{ Type: forward, TargetGroupArn: !Ref Targets }] } }
`,
      },
    }),
  };

  it('is there, and nothing is decided that nobody told', () => {
    expect(
      wrong(
        files,
        `shop -> Host tcp 80: unknown
         shop -> Host tcp 22: blocked
         Other -> Host tcp 80: blocked
         internet -> shop tcp 443: unknown
         internet -> shop tcp 8080: unknown`,
      ),
    ).toEqual([]);
  });

  it('lies in its VPC, not in the default one: subnets by zones as older versions list them, a group that was found by its id', () => {
    const { topology } = importCloudFormation(Object.entries(files).map(([path, text]) => ({ path, text })));
    const text = printTopology(topology);
    expect(text.match(/^vpc .*/gm)).toEqual(['vpc vpc-0a1b2c3d 10.0.0.0/16 in eu-west-1 {']);
    expect(text).toMatch(/subnet subnet-0a1b2c34 unknown in b/);
    expect(text).toMatch(/subnet subnet-0a1b2c32 unknown in b \{\s+id subnet-0a1b2c32\s+route-table rtb-0a1b2c31/);
  });
});
