/** Several templates that are one system. */
import { describe, expect, it } from 'vitest';
import { importCloudFormation } from '../../../interchange/import/cloudformation/import-cloudformation.js';
import { readParameterFile } from '../../../interchange/import/cloudformation/parameter-file.js';
import { printTopology } from '../../../language/index.js';

type Options = Parameters<typeof importCloudFormation>[1];

function read(files: Record<string, string>, options: Options = {}) {
  const input = Object.entries(files).map(([path, text]) => ({ path, text }));
  const { topology, warnings } = importCloudFormation(input, options);
  return {
    text: printTopology(topology).replace(/ {2,}/g, ' '),
    warnings: warnings.map(({ file, path, message }) => `${file}: ${path ?? ''}: ${message}`).join('\n'),
  };
}

const NET = `
Parameters:
  Block: { Type: String, Default: 10.99.0.0/16 }
  Zones: { Type: CommaDelimitedList, Default: a }
Resources:
  Net: { Type: AWS::EC2::VPC, Properties: { CidrBlock: !Ref Block } }
  Sub: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref Net, CidrBlock: !Select [0, !Cidr [!Ref Block, 2, 8]], AvailabilityZone: !Select [1, !Ref Zones] } }
Outputs:
  Vpc: { Value: !Ref Net, Export: { Name: !Sub '\${AWS::StackName}-Vpc' } }
  Subnet: { Value: !Ref Sub, Export: { Name: net-Subnet } }
  Both: { Value: !Join [',', [!Ref Sub, !Ref Sub]] }
`;
const APP = `
Parameters:
  Vpc: { Type: AWS::EC2::VPC::Id }
  Subnets: { Type: List<AWS::EC2::Subnet::Id> }
Resources:
  Group: { Type: AWS::EC2::SecurityGroup, Properties: { VpcId: !Ref Vpc, GroupDescription: web } }
  Web: { Type: AWS::EC2::Instance, Properties: { SubnetId: !Select [1, !Ref Subnets], SecurityGroupIds: [!Ref Group] } }
`;
const ROOT = `
Resources:
  Network: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: !Sub 'https://\${AWS::Region}.example/x/net.yaml', Parameters: { Block: 10.20.0.0/16, Zones: !Join [',', [x, y]] } } }
  App: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: ./app.yaml, Parameters: { Vpc: !GetAtt Network.Outputs.Vpc, Subnets: !GetAtt Network.Outputs.Both } } }
`;
const WHOLE =
  /^vpc Net 10\.20\.0\.0\/16 \{\s+subnet Sub 10\.20\.0\.0\/24 in y \{ instance Web \{ security-groups Group \} \}\s+security-group Group[^}]*\}\s\}\s+\}\s*$/;

describe('nested stacks', () => {
  it("get their parent's parameters, and give their outputs to each other", () => {
    const { text, warnings } = read({ 't/root.yaml': ROOT, 't/net.yaml': NET, 't/app.yaml': APP });
    expect(text).toMatch(WHOLE);
    expect(warnings).toBe('');
  });

  it('take the template that lies next to them, and the one that is named', () => {
    const other = NET.replace('10.99.0.0/16', '10.98.0.0/16');
    expect(read({ 'b/net.yaml': other, 't/root.yaml': ROOT, 't/net.yaml': NET, 't/app.yaml': APP }).text).toMatch(
      /vpc b-net-Net 10\.98[\s\S]*vpc Network-Net 10\.20/,
    );
    const root = ROOT.replace('net.yaml', 'packed-0123');
    const files = { 'root.yaml': root, 'net.yaml': NET, 'app.yaml': APP };
    expect(read(files, { stacks: { Network: 'net.yaml' } }).text).toMatch(WHOLE);
    expect(read(files).warnings).toMatch(/root\.yaml: Resources\.Network: .*left out.*--stack Network=FILE/);
  });

  it('may be made twice of one template', () => {
    const root = `Resources:
  One: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: net.yaml, Parameters: { Block: 10.1.0.0/16 } } }
  Two: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: net.yaml, Parameters: { Block: 10.2.0.0/16 } } }
`;
    expect(read({ 'root.yaml': root, 'net.yaml': NET }).text).toMatch(
      /vpc One-Net 10\.1\.0\.0\/16[\s\S]*subnet One-Sub[\s\S]*vpc Two-Net 10\.2\.0\.0\/16[\s\S]*subnet Two-Sub/,
    );
  });

  it('end where a template nests itself', () => {
    const own = 'Resources:\n  Again: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: a.yaml } }\n';
    expect(read({ 'a.yaml': own }).warnings).toMatch(/nested stack Again is left out/);
    const other = own.replace('a.yaml', 'b.yaml');
    expect(read({ 'a.yaml': other, 'b.yaml': own }).text).toBe('');
  });
});

describe('groups of several stacks', () => {
  it('are named in each other’s rules', () => {
    const one = `Resources:
  V: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.0.0.0/16 } }
  Own: { Type: AWS::EC2::SecurityGroup, Properties: { VpcId: !Ref V, GroupDescription: a } }
  In: { Type: AWS::EC2::SecurityGroup, Properties: { VpcId: !Ref V, GroupDescription: b, SecurityGroupIngress: [{ IpProtocol: tcp, FromPort: 22, ToPort: 22, SourceSecurityGroupId: !Ref Own }] } }
Outputs: { Own: { Value: !GetAtt Own.GroupId, Export: { Name: own } } }
`;
    const other = `Resources:
  Far: { Type: AWS::EC2::SecurityGroupIngress, Properties: { GroupId: !ImportValue own, IpProtocol: tcp, FromPort: 80, ToPort: 80, SourceSecurityGroupId: !ImportValue own } }
`;
    const { text, warnings } = read({ 'one.yaml': one, 'other.yaml': other });
    expect(text).toMatch(/security-group In \{ inbound \{ allow tcp 22 from Own \} \}/);
    expect(text).toMatch(/security-group Own \{ inbound \{ allow tcp 80 from Own \} \}/);
    expect(warnings).toBe('');
  });
});

describe('exports', () => {
  const importing = (name: string) => `
Parameters: { Parent: { Type: String } }
Resources:
  Group: { Type: AWS::EC2::SecurityGroup, Properties: { VpcId: !ImportValue ${name}, GroupDescription: web } }
`;
  it.each([
    ['of the same name', '{ "Fn::Sub": "net-Vpc" }'],
    ['whose name hangs on what a stack is called', `{ 'Fn::Sub': '\${Parent}-Vpc' }`],
  ])('meet imports %s', (_, name) => {
    const { text } = read({ 'net.yaml': NET, 'app.yaml': importing(name) });
    expect(text).toMatch(/^vpc Net 10\.99\.0\.0\/16 \{[\s\S]*security-group Group[^}]*\} \}\s+\}\s*$/);
  });

  it('of a gateway, of a stack that is missing: what attaches it and what leads to it mean the same', () => {
    const { text } = read({
      'app.yaml': `
Resources:
  Own: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.0.0.0/16 } }
  At: { Type: AWS::EC2::VPCGatewayAttachment, Properties: { VpcId: !Ref Own, InternetGatewayId: !ImportValue net-Door } }
  Table: { Type: AWS::EC2::RouteTable, Properties: { VpcId: !Ref Own } }
  Out: { Type: AWS::EC2::Route, Properties: { RouteTableId: !Ref Table, DestinationCidrBlock: 0.0.0.0/0, GatewayId: !ImportValue net-Door } }
`,
    });
    expect(text).toMatch(/internet-gateway net-Door\b[\s\S]*0\.0\.0\.0\/0 -> net-Door/);
  });

  it('meet none where two could be meant, or none is there', () => {
    const two = read({ 'net.yaml': NET, 'lan.yaml': NET, 'app.yaml': importing(`{ 'Fn::Sub': '\${Parent}-Vpc' }`) });
    expect(two.text).not.toMatch(/\{\s+security-group Group\s+subnet/);
    expect(read({ 'app.yaml': importing('far') }).warnings).toMatch(
      /another stack \(far\)|cannot be told in which VPC/,
    );
  });
});

describe('a parameter that nobody gave, beside other stacks', () => {
  const RULES = `
Parameters: { Vpc: { Type: AWS::EC2::VPC::Id }, Sub: { Type: AWS::EC2::Subnet::Id }, Members: { Type: AWS::EC2::SecurityGroup::Id } }
Resources:
  Own: { Type: AWS::EC2::SecurityGroup, Properties: { VpcId: !Ref Vpc, GroupDescription: g, SecurityGroupIngress: [{ IpProtocol: tcp, FromPort: 22, ToPort: 22, SourceSecurityGroupId: !Ref Members }] } }
  More: { Type: AWS::EC2::SecurityGroupIngress, Properties: { GroupId: !Ref Members, IpProtocol: tcp, FromPort: 80, ToPort: 80, CidrIp: 10.0.0.0/8 } }
  Web: { Type: AWS::EC2::Instance, Properties: { SubnetId: !Ref Sub, SecurityGroupIds: [!Ref Own] } }
  Table: { Type: AWS::EC2::RouteTable, Properties: { VpcId: !Ref Vpc } }
  Uses: { Type: AWS::EC2::SubnetRouteTableAssociation, Properties: { SubnetId: !Ref Sub, RouteTableId: !Ref Table } }
`;
  const WITH_GROUP = `${NET.replace('Outputs:', `  Apps: { Type: AWS::EC2::SecurityGroup, Properties: { VpcId: !Ref Net, GroupDescription: g } }\nOutputs:`)}`;

  it('may mean what one of them makes: a VPC that only one makes, any subnet, any group', () => {
    const { text, warnings } = read({ 'net.yaml': WITH_GROUP, 'app.yaml': RULES });
    expect(text.replace(/\s+/g, ' ')).toMatch(
      /^vpc Net .* subnet app-Sub unknown anywhere \{ route-table Table network-acl unknown instance Web .* subnet Sub 10\.99\.0\.0\/24 \{ route-table unknown/,
    );
    expect(text).toMatch(/security-group Apps \{ inbound \{ maybe allow tcp 80 from 10\.0\.0\.0\/8 \} \}/);
    expect(text).toMatch(/allow tcp 22 from Members\s+maybe allow tcp 22 from Apps/);
    expect(warnings).toContain('VPC Vpc is taken to be Net, which an output of that name tells');
  });

  it('is left out with what lies in it where several could be meant', () => {
    const { text, warnings } = read({ 'net.yaml': WITH_GROUP, 'lan.yaml': NET, 'app.yaml': RULES });
    expect(text).not.toContain('instance');
    expect(warnings).toMatch(/Web is left out: .*--parameter NAME=STACK\/LOGICALID/);
  });

  it('can be told what another stack makes', () => {
    const parameters = { Vpc: 'net/Net', Sub: 'net/Sub', Members: 'net/Apps' };
    const { text } = read({ 'net.yaml': WITH_GROUP, 'lan.yaml': NET, 'app.yaml': RULES }, { parameters });
    expect(text).toMatch(/route-table Table\s+instance Web \{ security-groups Own \}/);
    expect(text).toContain('allow tcp 22 from Apps');
  });
});

describe('what CDK writes', () => {
  const CDK = {
    'cdk.out/manifest.json': JSON.stringify({
      version: '36.0.0',
      artifacts: {
        'Net.assets': { type: 'cdk:asset-manifest', properties: { file: 'Net.assets.json' } },
        Net: {
          type: 'aws:cloudformation:stack',
          environment: 'aws://111111111111/eu-west-1',
          properties: { templateFile: 'Net.template.json' },
        },
        'assembly-Prod': { type: 'cdk:cloud-assembly', properties: { directoryName: 'assembly-Prod' } },
      },
    }),
    'cdk.out/Net.assets.json': JSON.stringify({
      files: { [`${'ab'.repeat(32)}`]: { source: { path: 'NetInner.nested.template.json', packaging: 'file' } } },
    }),
    'cdk.out/tree.json': '{"version":"tree-0.1"}',
    'cdk.out/asset.0123/package.json': '{"name":"lambda"}',
    'cdk.out/Net.template.json': JSON.stringify({
      Resources: {
        Vpc8378EB38: {
          Type: 'AWS::EC2::VPC',
          Properties: { CidrBlock: '10.0.0.0/16', Tags: [{ Key: 'Name', Value: 'Net/Vpc' }] },
          Metadata: { 'aws:cdk:path': 'Net/Vpc/Resource' },
        },
        Inner: {
          Type: 'AWS::CloudFormation::Stack',
          Properties: {
            TemplateURL: { 'Fn::Join': ['', ['https://s3/', { Ref: 'AWS::AccountId' }, `/${'ab'.repeat(32)}.json`]] },
            Parameters: { VpcRef: { Ref: 'Vpc8378EB38' } },
          },
        },
      },
    }),
    'cdk.out/NetInner.nested.template.json': JSON.stringify({
      Parameters: { VpcRef: { Type: 'String' } },
      Resources: {
        Sub39DEEE9F: {
          Type: 'AWS::EC2::Subnet',
          Properties: { VpcId: { Ref: 'VpcRef' }, CidrBlock: '10.0.1.0/24' },
          Metadata: { 'aws:cdk:path': 'Net/Inner/Vpc/appSubnet1/Subnet' },
        },
      },
    }),
    'cdk.out/assembly-Prod/manifest.json': JSON.stringify({
      artifacts: {
        ProdApp12: {
          type: 'aws:cloudformation:stack',
          properties: { templateFile: 'ProdApp12.template.json', stackName: 'Prod-App' },
        },
      },
    }),
    'cdk.out/assembly-Prod/ProdApp12.template.json': JSON.stringify({
      Resources: {
        Group: { Type: 'AWS::EC2::SecurityGroup', Properties: { VpcId: 'vpc-0a1b2c3d', GroupDescription: 'x' } },
      },
    }),
    'cdk.context.json': JSON.stringify({
      'vpc-provider:account=111111111111:filter.vpc-id=vpc-0a1b2c3d:region=eu-west-1:returnAsymmetricSubnets=true': {
        vpcId: 'vpc-0a1b2c3d',
        vpcCidrBlock: '172.20.0.0/16',
        subnetGroups: [
          {
            name: 'Public',
            type: 'Public',
            subnets: [
              {
                subnetId: 'subnet-0aaaaaa1',
                cidr: '172.20.0.0/20',
                availabilityZone: 'eu-west-1a',
                routeTableId: 'rtb-0aaaaaa1',
              },
            ],
          },
        ],
      },
    }),
  };

  it('is read by its manifest: environments, nested stacks, stages, names of constructs, and what was looked up', () => {
    const { text, warnings } = read(CDK);
    expect(text).toMatch(/vpc Vpc 10\.0\.0\.0\/16 in eu-west-1 \{\s+id Vpc8378EB38/);
    expect(text).toMatch(/subnet Inner-Vpc-appSubnet1-Subnet 10\.0\.1\.0\/24 \{ id Sub39DEEE9F \}/);
    expect(text).toMatch(
      /vpc vpc-0a1b2c3d 172\.20\.0\.0\/16 in eu-west-1 \{[\s\S]*subnet subnet-0aaaaaa1 172\.20\.0\.0\/20 in a/,
    );
    expect(text).toMatch(/security-group Group/);
    expect(warnings).not.toMatch(/not read|is left out/);
    expect(read(CDK, { names: 'id' }).text).toMatch(/vpc Vpc8378EB38 10\.0\.0\.0\/16/);
  });
});

describe('a folder', () => {
  it('has other files too, each of which is named once', () => {
    const { warnings, text } = read({
      'net.yaml': NET,
      'package.json': '{"name":"x"}',
      'broken.yml': 'a: [',
      'prod.json': '[{"ParameterKey":"Block","ParameterValue":"10.1.0.0/16"}]',
    });
    expect(text).toContain('vpc Net');
    expect(warnings).toMatch(/package\.json: : This file is not read: this is no CloudFormation template/);
    expect(warnings).toMatch(/broken\.yml: : This file is not read: line 1/);
    expect(warnings).toMatch(/prod\.json: : This file holds parameters.*--parameters/);
  });
});

describe('parameter files', () => {
  it.each([
    ['[{"ParameterKey":"A","ParameterValue":"1"},{"ParameterKey":"B","ParameterValue":"x,y"}]', { A: '1', B: 'x,y' }],
    ['{"Parameters":{"A":"1","B":["x","y"]},"Tags":{"T":"t"}}', { A: '1', B: 'x,y' }],
    ['["A=1","B=x=y"]', { A: '1', B: 'x=y' }],
    ['{"A":"1","B":2}', { A: '1', B: '2' }],
    ['[{"ParameterKey":"A","UsePreviousValue":true},{"ParameterKey":"B","ParameterValue":"1"}]', { A: null, B: '1' }],
    ['[{"ParameterKey":"A","UsePreviousValue":false}]', undefined],
    [
      '- { ParameterKey: A, ParameterValue: yes }\n- { ParameterKey: B, UsePreviousValue: true }',
      { A: 'yes', B: null },
    ],
    ['Parameters:\n  A: 0100\n  B: [x, y]', { A: '0100', B: 'x,y' }],
    ['A: { Type: String }', undefined],
    ['[1]', undefined],
    ['text', undefined],
  ])('%s', (text, values) => expect(readParameterFile(text)).toEqual(values));
});

describe('a group that tells no rule for what goes out', () => {
  const GROUPS = `
Resources:
  Net: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.0.0.0/16 } }
  Callers: { Type: AWS::EC2::SecurityGroup, Properties: { VpcId: !Ref Net, GroupDescription: callers } }
`;
  const EXPORTED = `${GROUPS}
Outputs:
  Callers: { Value: !GetAtt Callers.GroupId, Export: { Name: callers } }
`;
  const GIVEN = `${GROUPS}
  App: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: ./app.yaml, Parameters: { Callers: !Ref Callers } } }
`;
  const RULE = `
Resources:
  Rule: { Type: AWS::EC2::SecurityGroupEgress, Properties: { GroupId: !ImportValue callers, IpProtocol: tcp, FromPort: 22, ToPort: 22, CidrIp: 10.0.0.0/8 } }
`;
  const USER = `
Resources:
  Called: { Type: AWS::EC2::SecurityGroup, Properties: { VpcId: vpc-1, GroupDescription: called, SecurityGroupIngress: [{ IpProtocol: '-1', SourceSecurityGroupId: !ImportValue callers }] } }
`;
  const APP = `
Parameters: { Callers: { Type: String } }
Resources:
  Called: { Type: AWS::EC2::SecurityGroup, Properties: { VpcId: vpc-1, GroupDescription: called, SecurityGroupIngress: [{ IpProtocol: '-1', SourceSecurityGroupId: !Ref Callers }] } }
`;
  /** A group without rules for what goes out has AWS's own, here as there. */
  const WHATEVER = 'security-group Callers { inbound { } }';
  const DOUBT = 'is handed to a stack that is not in the input';
  const outbound = (text: string): string =>
    (/security-group Callers (?:unknown )?\{([^{}]|\{[^{}]*\})*\}/.exec(text)?.[0] ?? '').replace(/\s+/g, ' ');

  it.each([
    ['lets everything out where nobody else has it', { 'a.yaml': GROUPS }, WHATEVER],
    ['may do so where a stack that is not there imports it', { 'a.yaml': EXPORTED }, 'maybe allow all to any'],
    ['may do so where a nested stack that is not there gets it', { 'a.yaml': GIVEN }, 'maybe allow all to any'],
    ['lets out what the other stack says', { 'a.yaml': EXPORTED, 'b.yaml': RULE }, 'allow tcp 22 to 10.0.0.0/8'],
    ['lets everything out where the other stack says nothing', { 'a.yaml': EXPORTED, 'b.yaml': USER }, WHATEVER],
    ['lets everything out where the nested stack says nothing', { 'a.yaml': GIVEN, 'app.yaml': APP }, WHATEVER],
  ])('%s', (_, files, rule) => {
    const { text, warnings } = read(files);
    expect(outbound(text)).toContain(rule);
    expect(outbound(text).includes('maybe')).toBe(rule.startsWith('maybe'));
    expect(warnings.includes(DOUBT)).toBe(rule.startsWith('maybe'));
  });
});
