/** An import that yields nothing to ask about says why, and what to add. */
import { describe, expect, it } from 'vitest';
import { importCloudFormation, importTerraform } from '../../library/index.js';

const template = (text: string) => importCloudFormation({ 'stack.yaml': text });
const state = (resources: readonly object[]) =>
  importTerraform({ 'state.json': JSON.stringify({ format_version: '1.0', values: { root_module: { resources } } }) });

describe('what is missing is told', () => {
  it.each([
    [
      'nested templates',
      'Resources: { Net: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: !Ref Where } } }',
      /The templates of nested stacks are missing \(Net\): give their files too, and say --stack Net=FILE/,
    ],
    [
      'what conditions leave out',
      `
Parameters: { Public: { Type: String, Default: 'false' } }
Conditions: { Wanted: !Equals [!Ref Public, 'true'] }
Resources: { Alb: { Type: AWS::ElasticLoadBalancingV2::LoadBalancer, Condition: Wanted, Properties: { Subnets: [subnet-0a1b2c3d] } } }`,
      /conditions leave out Alb: .*--parameters FILE gives those that Wanted ask for/,
    ],
    [
      'functions outside of any VPC',
      'Resources: { F: { Type: AWS::Lambda::Function, Properties: { Role: r } } }',
      /Functions outside of any VPC \(F\) have no interface there/,
    ],
    [
      'a load balancer that answers nobody',
      'Resources: { L: { Type: AWS::ElasticLoadBalancingV2::LoadBalancer, Properties: { Type: gateway, Subnets: [subnet-0a1b2c3d] } } }',
      /A Gateway Load Balancer \(L\) answers nobody: .* Add what sends and what answers/,
    ],
    [
      'services on instances that are elsewhere',
      'Resources: { S: { Type: AWS::ECS::Service, Properties: { TaskDefinition: t } } }',
      /Tasks of S have no interfaces of their own: add the template of the instances/,
    ],
    [
      'modules',
      'Resources: { M: { Type: Own::Net::Vpc::MODULE, Properties: {} } }',
      /What modules stand for \(M\) is not in the template: give the one that "aws cloudformation get-template/,
    ],
    [
      'macros',
      'Transform: OwnMacro\nResources: { B: { Type: AWS::S3::Bucket } }',
      /What OwnMacro makes of the template is not in it: give the one that "aws cloudformation get-template/,
    ],
    [
      'what has the group',
      'Resources: { Web: { Type: AWS::EC2::SecurityGroup, Properties: { VpcId: vpc-0a1b2c3d, GroupDescription: g } } }',
      /the input describes security group Web and nothing that has it\./,
    ],
  ])('%s', (_, text, told) => {
    expect(template(text).nothingToAsk).toMatch(told);
  });

  it('other providers', () => {
    const of = (type: string) => ({ address: `${type}.a`, mode: 'managed', type, name: 'a', values: {} });
    expect(state([of('google_compute_network'), of('azurerm_lb')]).nothingToAsk).toContain(
      'Its resources are of other providers (azurerm, google); those of aws and awscc are read.',
    );
    expect(state([]).nothingToAsk).toContain('There are no resources in it');
  });
});

describe('what lies somewhere that nobody tells stands all the same', () => {
  const textOf = (text: string) => {
    const result = template(text);
    expect(result.nothingToAsk).toBeUndefined();
    return Object.values(result.texts).join('').replace(/\s+/g, ' ');
  };

  it('in a subnet that has a word for its id', () => {
    expect(
      textOf(
        'Resources: { Web: { Type: AWS::EC2::Instance, Properties: { NetworkInterfaces: [{ DeviceIndex: "0", SubnetId: PublicSubnet }] } } }',
      ),
    ).toContain('subnet PublicSubnet unknown { route-table unknown network-acl unknown instance Web');
    expect(
      textOf(
        'Resources: { Alb: { Type: AWS::ElasticLoadBalancingV2::LoadBalancer, Properties: { Subnets: [test-0, test-1] } } }',
      ),
    ).toContain('application-load-balancer Alb in test-0, test-1');
  });

  it('with groups alone, or a subnet group of another stack', () => {
    expect(
      textOf(
        'Resources: { Cache: { Type: AWS::ElastiCache::ReplicationGroup, Properties: { CacheSubnetGroupName: elsewhere, SecurityGroupIds: [sg-0a1b2c3d] } } }',
      ),
    ).toMatch(/subnet Cache-subnet unknown anywhere \{ .* database Cache \{ security-groups sg-0a1b2c3d \}/);
    expect(
      textOf(
        'Resources: { Store: { Type: AWS::Redshift::Cluster, Properties: { ClusterSubnetGroupName: elsewhere } } }',
      ),
    ).toContain('database Store');
  });
});
