/** What a template names and does not hold. */
import { describe, expect, it } from 'vitest';
import { wrong } from './answers.js';
import { imported, stack } from './stack.js';

describe('names that a template does not have', () => {
  it.each([
    ['a reference', 'Properties: { SubnetId: !Ref Nowhere, SecurityGroupIds: [!Ref Web] }'],
    ['an attribute', 'Properties: { SubnetId: !GetAtt Nowhere.SubnetId, SecurityGroupIds: [!Ref Web] }'],
    ['a part of a text', `Properties: { SubnetId: !Sub '\${Nowhere}', SecurityGroupIds: [!Ref Web] }`],
  ])('are told: %s', (_, properties) => {
    const { warnings } = imported(stack(`  I: { Type: AWS::EC2::Instance, ${properties} }\n`));
    expect(warnings.join('\n')).toContain('The template refers to Nowhere, and has neither a resource nor a parameter');
  });

  it.each([
    ['where a transform may make them', 'Transform: Own-Macro', ''],
    ['where a module may have them', '', '  M: { Type: My::Net::Vpc::MODULE }'],
    [
      'that a text has by itself',
      '',
      `  J: { Type: AWS::EC2::Instance, Properties: { SubnetId: !Sub ['\${Nowhere}', { Nowhere: !Ref A }] } }`,
    ],
  ])('are none %s', (_, head, more) => {
    const own =
      head + more === '' || more.includes('J:')
        ? ''
        : '  I: { Type: AWS::EC2::Instance, Properties: { SubnetId: !Ref Nowhere } }\n';
    expect(imported(stack(`${own}${more}\n`, head)).warnings.join('\n')).not.toContain('The template refers to');
  });
});

describe('a module', () => {
  const MODULE =
    '  M: { Type: My::Net::Vpc::MODULE, Properties: { VpcId: !Ref Main, SubnetId: !Ref A, SecurityGroupIds: [!Ref Web] } }\n';

  it('stands for resources that are not told, and is none itself', () => {
    const { text, warnings } = imported(stack(MODULE));
    expect(text).not.toMatch(/interface M\b/);
    expect(warnings.join('\n')).toContain('What module M (My::Net::Vpc::MODULE) stands for is not in the template');
  });

  it('may add to what it is given', () => {
    const text =
      stack(`${MODULE}  I: { Type: AWS::EC2::Instance, Properties: { SubnetId: !Ref A, SecurityGroupIds: [!Ref Web] } }
  J: { Type: AWS::EC2::Instance, Properties: { SubnetId: !Ref A, SecurityGroupIds: [!Ref Web] } }
`);
    expect(wrong({ 'a.yaml': text }, 'Main.I -> Main.J tcp 443: unknown')).toEqual([]);
    expect(wrong({ 'a.yaml': text.replace(MODULE, '') }, 'Main.I -> Main.J tcp 443: blocked')).toEqual([]);
  });
});

describe('a parameter whose default is empty', () => {
  const HEAD =
    "Parameters: { Subnet: { Type: String, Default: '' }, Group: { Type: String, Default: '' } }\nConditions: { Has: !Not [!Equals [!Ref Group, '']] }";

  it('is one that has to be given, where a subnet or a group must be', () => {
    const { plain } = read(
      '  Fs: { Type: AWS::FSx::FileSystem, Properties: { SubnetIds: [!Ref Subnet], SecurityGroupIds: [!Ref Group] } }\n',
    );
    expect(plain).toContain('interface Fs { security-groups Group }');
    expect(plain).toContain('subnet Subnet unknown');
  });

  it('is none where a condition says so', () => {
    const { plain } = read(
      '  I: { Type: AWS::EC2::Instance, Properties: { SubnetId: !Ref A, SecurityGroupIds: [!Ref Web, !If [Has, !Ref Group, !Ref AWS::NoValue]] } }\n',
    );
    expect(plain).toContain('instance I { security-groups Web }');
  });

  function read(more: string) {
    return { plain: imported(stack(more, HEAD)).text.replace(/\s+/g, ' ') };
  }
});

it('knows an IPv6 block by the only association of a VPC', () => {
  const { text } = imported(
    stack(`  Six: { Type: AWS::EC2::VPCCidrBlock, Properties: { VpcId: !Ref Main, Ipv6CidrBlock: '2001:db8:1234:1a00::/56', Ipv6Pool: p } }
  S: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref Main, CidrBlock: 10.0.9.0/24, Ipv6CidrBlock: !Select [3, !Cidr [!Select [0, !GetAtt Main.Ipv6CidrBlocks], 8, 64]] } }
`),
  );
  expect(text).toContain('subnet S 10.0.9.0/24, 2001:db8:1234:1a03::/64');
});

it('does not ask for targets of a target group that gets nothing', () => {
  const text =
    stack(`  G: { Type: AWS::EC2::SecurityGroup, Properties: { VpcId: !Ref Main, GroupDescription: g, SecurityGroupIngress: [{ IpProtocol: -1, CidrIp: 10.0.0.0/16 }] } }
  Client: { Type: AWS::EC2::Instance, Properties: { SubnetId: !Ref A } }
  App: { Type: AWS::EC2::Instance, Properties: { SubnetId: !Ref A, SecurityGroupIds: [!Ref G] } }
  Alb: { Type: AWS::ElasticLoadBalancingV2::LoadBalancer, Properties: { Scheme: internal, Subnets: [!Ref A, !Ref B], SecurityGroups: [!Ref G] } }
  Blue: { Type: AWS::ElasticLoadBalancingV2::TargetGroup, Properties: { VpcId: !Ref Main, Port: 80, Protocol: HTTP, Targets: [{ Id: !Ref App }] } }
  Green: { Type: AWS::ElasticLoadBalancingV2::TargetGroup, Properties: { VpcId: !Ref Main, Port: 80, Protocol: HTTP } }
  On: { Type: AWS::ElasticLoadBalancingV2::Listener, Properties: { LoadBalancerArn: !Ref Alb, Port: 80, Protocol: HTTP, DefaultActions: [{ Type: forward, ForwardConfig: { TargetGroups: [{ TargetGroupArn: !Ref Blue, Weight: 1 }, { TargetGroupArn: !Ref Green, Weight: WEIGHT }] } }] } }
`);
  const asked = (weight: string, verdict: string) =>
    wrong({ 'a.yaml': text.replace('WEIGHT', weight) }, `Main.Client -> Main.Alb tcp 80: ${verdict}`);
  expect(asked('0', 'reachable')).toEqual([]);
  expect(asked('1', 'unknown')).toEqual([]);
});
