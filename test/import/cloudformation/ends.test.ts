/** Everything with an interface is an end. */
import { describe, expect, it } from 'vitest';
import { END_TYPES } from '../../../interchange/import/declared/end-types.js';
import { errorsIn, imported, stack } from './stack.js';

function read(more: string) {
  const result = imported(stack(more));
  expect(errorsIn(result.text)).toEqual([]);
  return { ...result, plain: result.text.replace(/\s+/g, ' ') };
}

describe('what names subnets and groups, at any depth', () => {
  it.each([
    [
      'Fs',
      'AWS::EFS::MountTarget, Properties: { SubnetId: !Ref A, SecurityGroups: [!Ref Web], IpAddress: 10.0.1.77 }',
      'interface Fs 10.0.1.77 { security-groups Web }',
    ],
    [
      'Job',
      'AWS::Batch::ComputeEnvironment, Properties: { ComputeResources: { Subnets: [!Ref A, !Ref B], SecurityGroupIds: [!Ref Web] } }',
      'interface Job in A, B { security-groups Web maybe public-ip }',
    ],
    [
      'Task',
      'AWS::Events::Rule, Properties: { Targets: [{ EcsParameters: { NetworkConfiguration: { AwsVpcConfiguration: { AssignPublicIp: ENABLED, Subnets: [!Ref A], SecurityGroups: [!Ref Web] } } } }] }',
      'interface Task { security-groups Web public-ip }',
    ],
    [
      'New',
      'AWS::Brand::NewService, Properties: { Placement: { Where: [{ SubnetId: !Ref A }], SecurityGroupIdList: [!Ref Web] } }',
      'interface New { security-groups Web }',
    ],
    [
      'Mq',
      'AWS::AmazonMQ::Broker, Properties: { SubnetIds: [!Ref A], PubliclyAccessible: true }',
      'interface Mq { public-ip }',
    ],
    [
      'Emr',
      'AWS::EMR::Cluster, Properties: { Instances: { Ec2SubnetId: !Ref A, AdditionalMasterSecurityGroups: [!Ref Web] } }',
      'interface Emr { security-groups Web, Emr-group }',
    ],
    [
      'Managed',
      'AWS::EMR::Cluster, Properties: { Instances: { Ec2SubnetId: !Ref A, EmrManagedMasterSecurityGroup: !Ref Web, EmrManagedSlaveSecurityGroup: !Ref Web } }',
      'interface Managed { security-groups Web }',
    ],
    [
      'Eks',
      'AWS::EKS::Cluster, Properties: { ResourcesVpcConfig: { SubnetIds: [!Ref A, !Ref B], SecurityGroupIds: [!Ref Web] } }',
      'interface Eks in A, B { security-groups Web, Eks-group }',
    ],
  ])('%s', (name, text, expected) => {
    expect(read(`\n  ${name}: { Type: ${text} }\n`).plain).toContain(expected);
  });

  it.each([
    [
      'asks for one where nobody tells whether',
      'AWS::AmazonMQ::Broker, Properties: { SubnetIds: [!Ref A], SecurityGroups: [!Ref Web], PubliclyAccessible: !GetAtt Told.Elsewhere }',
      'maybe public-ip',
    ],
    [
      'has one unless it says no',
      'AWS::DMS::ReplicationInstance, Properties: { ReplicationSubnetGroupIdentifier: !Ref Places, VpcSecurityGroupIds: [!Ref Web] }',
      'public-ip',
    ],
    [
      'has one by its brokers',
      'AWS::MSK::Cluster, Properties: { BrokerNodeGroupInfo: { ClientSubnets: [!Ref A], SecurityGroups: [!Ref Web], ConnectivityInfo: { PublicAccess: { Type: SERVICE_PROVIDED_EIPS } } } }',
      'public-ip',
    ],
    [
      'has one by its allocation',
      'AWS::Transfer::Server, Properties: { EndpointType: VPC, EndpointDetails: { AddressAllocationIds: [eipalloc-0a], SubnetIds: [!Ref A], SecurityGroupIds: [!Ref Web] } }',
      'public-ip',
    ],
    [
      'has one as its subnets say',
      'AWS::EMR::Cluster, Properties: { Instances: { Ec2SubnetId: !Ref Public, EmrManagedMasterSecurityGroup: !Ref Web } }',
      'public-ip',
    ],
    [
      'has none as its subnets say',
      'AWS::EMR::Cluster, Properties: { Instances: { Ec2SubnetId: !Ref A, EmrManagedMasterSecurityGroup: !Ref Web } }',
      '',
    ],
    [
      'has one where AWS says so, and AWS says both',
      'AWS::RDS::DBInstance, Properties: { Engine: mysql, DBSubnetGroupName: !Ref Rooms, VPCSecurityGroups: [!Ref Web] }',
      'maybe public-ip',
    ],
  ])('%s: a public address', (_, text, expected) => {
    const { plain } = read(`
  Public: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref Main, CidrBlock: 10.0.3.0/24, MapPublicIpOnLaunch: true } }
  Igw: { Type: AWS::EC2::InternetGateway }
  At: { Type: AWS::EC2::VPCGatewayAttachment, Properties: { VpcId: !Ref Main, InternetGatewayId: !Ref Igw } }
  Places: { Type: AWS::DMS::ReplicationSubnetGroup, Properties: { SubnetIds: [!Ref A, !Ref B] } }
  Rooms: { Type: AWS::RDS::DBSubnetGroup, Properties: { SubnetIds: [!Ref A, !Ref B] } }
  It: { Type: ${text} }
`);
    expect(/ It [^{]*\{ security-groups \S+ ?([^}]*?) ?\}/.exec(plain)?.[1]).toBe(expected);
  });

  it('may name a subnet group', () => {
    const { plain } = read(`
  Sg: { Type: AWS::ElastiCache::SubnetGroup, Properties: { SubnetIds: [!Ref A, !Ref B] } }
  Redis: { Type: AWS::ElastiCache::ReplicationGroup, Properties: { CacheSubnetGroupName: !Ref Sg, SecurityGroupIds: [!Ref Web] } }
  Named: { Type: AWS::ElastiCache::SubnetGroup, Properties: { CacheSubnetGroupName: Caches, SubnetIds: [!Ref B] } }
  Memo: { Type: AWS::ElastiCache::CacheCluster, Properties: { CacheSubnetGroupName: caches, VpcSecurityGroupIds: [!Ref Web] } }
`);
    expect(plain).toContain('database Redis in A, B { security-groups Web }');
    expect(plain).toContain('database Memo { security-groups Web }');
  });

  it.each([
    [
      'settings of a program',
      'AWS::Lambda::Function, Properties: { Environment: { Variables: { SUBNET_ID: !Ref A, SECURITY_GROUPS: !Ref Web } } }',
    ],
    ['a flow log', 'AWS::EC2::FlowLog, Properties: { ResourceType: Subnet, SubnetId: !Ref A }'],
    ['an attachment of Cloud WAN', 'AWS::NetworkManager::VpcAttachment, Properties: { SubnetIds: [!Ref A] }'],
  ])('is no end where it is %s', (_, text) => {
    expect(read(`\n  Thing: { Type: ${text} }\n`).plain).not.toMatch(/ Thing /);
  });
});

describe('what something else tells', () => {
  const LAUNCHED = `
  Lt: { Type: AWS::EC2::LaunchTemplate, Properties: { LaunchTemplateData: { NetworkInterfaces: [{ SubnetId: !Ref B, Groups: [!Ref Web] }] } } }
`;
  it.each([
    [
      'a launch template: a node group',
      'AWS::EKS::Nodegroup, Properties: { ClusterName: k, Subnets: [!Ref A], LaunchTemplate: { Id: !Ref Lt, Version: "1" } }',
      'interface It { security-groups Web }',
    ],
    [
      'a launch template: a compute environment',
      'AWS::Batch::ComputeEnvironment, Properties: { ComputeResources: { Subnets: [!Ref A], LaunchTemplate: { LaunchTemplateId: !Ref Lt } } }',
      'interface It { security-groups Web maybe public-ip }',
    ],
    [
      'a launch template: a fleet, and its subnet',
      'AWS::EC2::EC2Fleet, Properties: { LaunchTemplateConfigs: [{ LaunchTemplateSpecification: { LaunchTemplateId: !Ref Lt, Version: "1" } }] }',
      'subnet B 10.0.2.0/24 in az-2 { /** EC2 Fleet and Spot Fleet. */ interface It { security-groups Web } }',
    ],
    [
      'a launch template that the input does not hold',
      'AWS::EC2::EC2Fleet, Properties: { LaunchTemplateConfigs: [{ LaunchTemplateSpecification: { LaunchTemplateName: far, Version: "1" }, Overrides: [{ SubnetId: !Ref A }] }] }',
      'interface It { security-groups unknown-groups-of-It maybe public-ip }',
    ],
    [
      'the directory of desktops',
      'AWS::WorkSpaces::Workspace, Properties: { BundleId: wsb, DirectoryId: !Ref Ad }',
      'interface It in A, B { security-groups It-group maybe public-ip }',
    ],
    [
      'a directory of desktops that the input does not hold',
      'AWS::WorkSpaces::Workspace, Properties: { BundleId: wsb, DirectoryId: d-0123456789 }',
      'subnet It-subnet unknown anywhere { route-table unknown network-acl unknown /** Amazon WorkSpaces. */ interface It { security-groups It-group maybe public-ip }',
    ],
  ])('%s', (_, text, expected) => {
    const ad =
      '  Ad: { Type: AWS::DirectoryService::SimpleAD, Properties: { VpcSettings: { VpcId: !Ref Main, SubnetIds: [!Ref A, !Ref B] } } }\n';
    expect(read(`${LAUNCHED}${ad}  It: { Type: ${text} }\n`).plain).toContain(expected);
  });

  it('the cluster of an instance, which can be asked for by the name of either', () => {
    const { plain, warnings } = read(`
  Places: { Type: AWS::Neptune::DBSubnetGroup, Properties: { SubnetIds: [!Ref A, !Ref B] } }
  Graph: { Type: AWS::Neptune::DBCluster, Properties: { DBSubnetGroupName: !Ref Places, VpcSecurityGroupIds: [!Ref Web] } }
  First: { Type: AWS::Neptune::DBInstance, Properties: { DBClusterIdentifier: !Ref Graph, DBSubnetGroupName: !Ref Places } }
`);
    expect(plain).toContain('database Graph in A, B { id First security-groups Web }');
    expect(plain).not.toContain(' First {');
    expect(warnings).toEqual([]);
  });
});

describe('services of ECS', () => {
  const SERVICE = `
  Lb: { Type: AWS::ElasticLoadBalancingV2::LoadBalancer, Properties: { Subnets: [!Ref A, !Ref B], SecurityGroups: [!Ref Web] } }
  Group: { Type: AWS::ElasticLoadBalancingV2::TargetGroup, Properties: { Port: 80, Protocol: HTTP, VpcId: !Ref Main } }
  Listener: { Type: AWS::ElasticLoadBalancingV2::Listener, Properties: { LoadBalancerArn: !Ref Lb, Port: 443, Protocol: HTTPS, DefaultActions: [{ Type: forward, TargetGroupArn: !Ref Group }] } }
  Task: { Type: AWS::ECS::TaskDefinition, Properties: { ContainerDefinitions: [{ Name: web, PortMappings: [{ ContainerPort: 8080, HostPort: 8081 }] }] } }
`;
  const HOSTS = `
  Template: { Type: AWS::EC2::LaunchTemplate, Properties: { LaunchTemplateData: { SecurityGroupIds: [!Ref Web] } } }
  Hosts: { Type: AWS::AutoScaling::AutoScalingGroup, Properties: { VPCZoneIdentifier: [!Ref A], LaunchTemplate: { LaunchTemplateId: !Ref Template, Version: '1' } } }
`;
  const registers =
    'TaskDefinition: !Ref Task, LoadBalancers: [{ ContainerName: web, ContainerPort: 8080, TargetGroupArn: !Ref Group }]';

  it('are targets themselves where every task has an interface', () => {
    const { lines } = read(
      `${SERVICE}  Svc: { Type: AWS::ECS::Service, Properties: { ${registers}, NetworkConfiguration: { AwsvpcConfiguration: { Subnets: [!Ref A, !Ref B], SecurityGroups: [!Ref Web] } } } }\n`,
    );
    expect(lines).toContain('listener tcp 443 -> Svc on tcp 8080');
  });

  it('register their instances otherwise, on the port that the host has for the container', () => {
    const { lines } = read(
      `${SERVICE}${HOSTS}  Own: { Type: AWS::ECS::Cluster }\n  Svc: { Type: AWS::ECS::Service, Properties: { Cluster: !Ref Own, ${registers} } }\n`,
    );
    expect(lines).toContain('listener tcp 443 -> Hosts on tcp 8081');
  });

  it('do not where the cluster is another’s, which has instances of its own', () => {
    const { text } = read(
      `${SERVICE}${HOSTS}  Svc: { Type: AWS::ECS::Service, Properties: { Cluster: shared, ${registers} } }\n`,
    );
    expect(text).toContain('listener tcp 443 -> unknown');
  });

  it('leave it unknown whether a load balancer answers where nobody tells the instances', () => {
    const { text, warnings } = read(`${SERVICE}  Svc: { Type: AWS::ECS::Service, Properties: { ${registers} } }
  Old: { Type: AWS::ElasticLoadBalancing::LoadBalancer, Properties: { Subnets: [!Ref A], Listeners: [{ LoadBalancerPort: '80', InstancePort: '8080', Protocol: HTTP }] } }
  Other: { Type: AWS::ECS::Service, Properties: { TaskDefinition: !Ref Task, LoadBalancers: [{ ContainerName: web, ContainerPort: 8080, LoadBalancerName: !Ref Old }] } }
`);
    expect(text).toMatch(/listener tcp 80 -> unknown on tcp 8080/);
    expect(warnings.join('\n')).toMatch(/A target of Group is not known/);
    expect(warnings.join('\n')).toMatch(/Which instances a service registers with Old is not in the input/);
  });
});

it('knows every type by one name in each format', () => {
  const names = END_TYPES.flatMap(({ cloudformation, terraform }) => [...cloudformation, ...terraform]);
  expect(new Set(names).size).toBe(names.length);
});
