/** What opens a way that is not modelled makes what it leads to unknown, and says so. */
import { describe, expect, it } from 'vitest';
import { wrong } from './answers.js';
import { imported } from './stack.js';

const NETWORK = `Parameters: { P: { Type: String } }
Conditions: { Is: !Equals [!Ref P, a] }
Resources:
  Net: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.0.0.0/16 } }
  A: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref Net, CidrBlock: 10.0.1.0/24, AvailabilityZone: !Select [0, !GetAZs ''] } }
  B: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref Net, CidrBlock: 10.0.2.0/24, AvailabilityZone: !Select [1, !GetAZs ''] } }
  Routes: { Type: AWS::EC2::RouteTable, Properties: { VpcId: !Ref Net } }
  OfA: { Type: AWS::EC2::SubnetRouteTableAssociation, Properties: { SubnetId: !Ref A, RouteTableId: !Ref Routes } }
  Https: { Type: AWS::EC2::SecurityGroup, Properties: { VpcId: !Ref Net, GroupDescription: g, SecurityGroupIngress: [{ IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 0.0.0.0/0 }] } }
  Closed: { Type: AWS::EC2::SecurityGroup, Properties: { VpcId: !Ref Net, GroupDescription: g } }
  Launch: { Type: AWS::EC2::LaunchTemplate, Properties: { LaunchTemplateData: { SecurityGroupIds: [!Ref Closed] } } }
  Client: { Type: AWS::EC2::Instance, Properties: { SubnetId: !Ref A, SecurityGroupIds: [!Ref Closed] } }
  Host: { Type: AWS::EC2::Instance, Properties: { SubnetId: !Ref A, SecurityGroupIds: [!Ref Https] } }
  Alb: { Type: AWS::ElasticLoadBalancingV2::LoadBalancer, Properties: { Scheme: internal, Subnets: [!Ref A, !Ref B], SecurityGroups: [!Ref Https] } }
  OnAlb: { Type: AWS::ElasticLoadBalancingV2::Listener, Properties: { LoadBalancerArn: !Ref Alb, Port: 443, Protocol: HTTPS, DefaultActions: [{ Type: fixed-response, FixedResponseConfig: { StatusCode: '200' } }] } }
  Nlb: { Type: AWS::ElasticLoadBalancingV2::LoadBalancer, Properties: { Type: network, Scheme: internal, Subnets: [!Ref A] } }
  Targets: { Type: AWS::ElasticLoadBalancingV2::TargetGroup, Properties: { VpcId: !Ref Net, Port: 443, Protocol: TCP, Targets: [{ Id: !Ref Host }] } }
  OnNlb: { Type: AWS::ElasticLoadBalancingV2::Listener, Properties: { LoadBalancerArn: !Ref Nlb, Port: 443, Protocol: TCP, DefaultActions: [{ Type: forward, TargetGroupArn: !Ref Targets }] } }
  Address: { Type: AWS::EC2::EIP, Properties: { InstanceId: !Ref Host } }
`;
const TO_ALB = 'internet -> Net.Alb tcp 443: unknown';

describe('without any', () => {
  it('nothing comes in', () => {
    expect(wrong({ 'a.yaml': NETWORK }, TO_ALB.replace('unknown', 'blocked'))).toEqual([]);
  });
});

describe.each([
  [
    'an accelerator',
    'AWS::GlobalAccelerator::EndpointGroup, Properties: { ListenerArn: a, EndpointGroupRegion: r, EndpointConfigurations: [{ EndpointId: !Ref Alb }] }',
    TO_ALB,
    'Global Accelerator opens ways that are not read (Way). What reaches Alb is unknown because of it.',
  ],
  [
    'an accelerator to an elastic address',
    'AWS::GlobalAccelerator::EndpointGroup, Properties: { ListenerArn: a, EndpointGroupRegion: r, EndpointConfigurations: [{ EndpointId: !GetAtt Address.AllocationId }] }',
    'Net.Client -> Net.Host tcp 22: unknown',
    'What reaches Host is unknown because of it.',
  ],
  [
    'an accelerator to one of two, as a condition says',
    'AWS::GlobalAccelerator::EndpointGroup, Properties: { ListenerArn: a, EndpointGroupRegion: r, EndpointConfigurations: !If [Is, [{ EndpointId: !Ref Alb }], [{ EndpointId: !Ref Client }]] }',
    `${TO_ALB}\nNet.Host -> Net.Client tcp 22: unknown`,
    'What reaches Alb and Client is unknown because of it.',
  ],
  [
    'a service of ECS on VPC Lattice',
    'AWS::ECS::Service, Properties: { LaunchType: FARGATE, NetworkConfiguration: { AwsvpcConfiguration: { Subnets: [!Ref A], SecurityGroups: [!Ref Closed] } }, VpcLatticeConfigurations: [{ PortName: p, RoleArn: r, TargetGroupArn: t }] }',
    'Net.Client -> Net.Way tcp 22: unknown',
    'VPC Lattice opens ways that are not read (Way). What reaches Way is unknown because of it.',
  ],
  [
    'an Auto Scaling group on VPC Lattice',
    'AWS::AutoScaling::AutoScalingGroup, Properties: { MinSize: 2, MaxSize: 2, VPCZoneIdentifier: [!Ref A, !Ref B], LaunchTemplate: { LaunchTemplateId: !Ref Launch, Version: 1 }, TrafficSources: [{ Identifier: t, Type: vpc-lattice }] }',
    'Net.Client -> Net.Way-0 tcp 22: unknown\nNet.Client -> Net.Way-1 tcp 22: unknown',
    'VPC Lattice opens ways that are not read (Way). What reaches Way-0 and Way-1 is unknown because of it.',
  ],
  [
    'a VPC origin',
    'AWS::CloudFront::VpcOrigin, Properties: { VpcOriginEndpointConfig: { Name: v, Arn: !Ref Alb } }',
    TO_ALB,
    'CloudFront with VPC origins opens ways that are not read (Way).',
  ],
  [
    'an endpoint of Verified Access',
    'AWS::EC2::VerifiedAccessEndpoint, Properties: { SecurityGroupIds: [!Ref Closed], LoadBalancerOptions: { LoadBalancerArn: !Ref Alb, SubnetIds: [!Ref A] } }',
    TO_ALB,
    'Verified Access opens ways that are not read (Way).',
  ],
  [
    'a VPC link',
    'AWS::ApiGateway::VpcLink, Properties: { Name: l, TargetArns: [!Ref Nlb] }',
    'internet -> Net.Nlb tcp 443: unknown',
    'API Gateway with VPC links opens ways that are not read (Way).',
  ],
  [
    'a target group of VPC Lattice',
    'AWS::VpcLattice::TargetGroup, Properties: { Type: ALB, Config: { VpcIdentifier: !Ref Net }, Targets: [{ Id: !Ref Alb, Port: 443 }] }',
    TO_ALB,
    'VPC Lattice opens ways that are not read (Way).',
  ],
  [
    'an association with a service network',
    'AWS::VpcLattice::ServiceNetworkVpcAssociation, Properties: { VpcIdentifier: !Ref Net, SecurityGroupIds: [!Ref Closed] }',
    'Net.Host -> Net.Client tcp 22: blocked',
    'VPC Lattice opens ways that are not read (Way).',
  ],
  [
    'an attachment of a core network',
    `AWS::NetworkManager::VpcAttachment, Properties: { CoreNetworkId: c, VpcArn: !Sub 'arn:aws:ec2:\${AWS::Region}:\${AWS::AccountId}:vpc/\${Net}' } }
  Over: { Type: AWS::EC2::Route, Properties: { RouteTableId: !Ref Routes, DestinationCidrBlock: 10.0.0.0/8, CoreNetworkArn: 'arn:aws:networkmanager::1:core-network/c' }`,
    '10.9.0.1 -> Net.Host tcp 443: unknown\n10.9.0.1 -> Net.Host tcp 22: blocked\nNet.Client -> 10.9.0.1 tcp 443: unknown',
    'Cloud WAN opens ways that are not read (Way). What lies beyond it, and comes from there, is unknown.',
  ],
  [
    'a Route Server',
    'AWS::EC2::RouteServerPropagation, Properties: { RouteServerId: r, RouteTableId: !Ref Routes }',
    'Net.Client -> 10.9.0.1 tcp 443: unknown\nNet.Host -> Net.Client tcp 22: blocked',
    'What a Route Server puts into route table Routes (Way) is not told: any route may be there.',
  ],
])('%s', (_, type, answers, warning) => {
  const text = `${NETWORK}  Way: { Type: ${type} }\n`;

  it('leaves open what it leads to', () => {
    expect(wrong({ 'a.yaml': text }, answers)).toEqual([]);
  });

  it('is told', () => {
    expect(imported(text, { names: 'id' }).warnings.join('\n')).toContain(warning);
  });
});

it('hands on to what an Auto Scaling group registers by its traffic sources', () => {
  const text = `${NETWORK}  Group: { Type: AWS::ElasticLoadBalancingV2::TargetGroup, Properties: { VpcId: !Ref Net, Port: 443, Protocol: HTTPS } }
  OnAlb2: { Type: AWS::ElasticLoadBalancingV2::Listener, Properties: { LoadBalancerArn: !Ref Alb, Port: 8443, Protocol: HTTPS, DefaultActions: [{ Type: forward, TargetGroupArn: !Ref Group }] } }
  More: { Type: AWS::EC2::SecurityGroupIngress, Properties: { GroupId: !Ref Https, IpProtocol: tcp, FromPort: 8443, ToPort: 8443, CidrIp: 10.0.0.0/16 } }
  Open: { Type: AWS::EC2::LaunchTemplate, Properties: { LaunchTemplateData: { SecurityGroupIds: [!Ref Https] } } }
  Asg: { Type: AWS::AutoScaling::AutoScalingGroup, Properties: { MinSize: 2, MaxSize: 2, VPCZoneIdentifier: [!Ref A, !Ref B], LaunchTemplate: { LaunchTemplateId: !Ref Open, Version: 1 }, TrafficSources: [{ Identifier: !Ref Group, Type: elbv2 }] } }
`;
  expect(wrong({ 'a.yaml': text }, 'Net.Client -> Net.Alb tcp 8443: reachable')).toEqual([]);
});
