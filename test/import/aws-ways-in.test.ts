import { describe, expect, it } from 'vitest';
import { LB, TG } from './account/objects.js';
import type { Account } from './account.js';
import { imported, verdict } from './verdict.js';

const BALANCER = `${LB}/app/inside/1`;
const everything = { IpProtocol: '-1', IpRanges: [{ CidrIp: '0.0.0.0/0' }] };
const inside = { IpProtocol: '-1', IpRanges: [{ CidrIp: '10.0.0.0/16' }] };

/** An instance behind an internal load balancer, and a client of both, in a VPC with an internet gateway that leads to none of them. */
const files = (...ways: Account[]): Account =>
  Object.assign(
    {
      'all.json': {
        Vpcs: [{ VpcId: 'vpc-1', CidrBlock: '10.0.0.0/16' }],
        Subnets: ['0', '1'].map((n) => ({
          SubnetId: `subnet-${n}`,
          VpcId: 'vpc-1',
          CidrBlock: `10.0.${n}.0/24`,
          AvailabilityZone: 'eu-west-1a',
        })),
        SecurityGroups: [
          {
            GroupId: 'sg-1',
            GroupName: 'a',
            VpcId: 'vpc-1',
            IpPermissions: [inside],
            IpPermissionsEgress: [everything],
          },
        ],
        InternetGateways: [{ InternetGatewayId: 'igw-1', Attachments: [{ VpcId: 'vpc-1', State: 'available' }] }],
        RouteTables: [
          {
            RouteTableId: 'rtb-1',
            VpcId: 'vpc-1',
            Associations: [{ Main: true }],
            Routes: [{ DestinationCidrBlock: '0.0.0.0/0', GatewayId: 'igw-1', State: 'active' }],
          },
        ],
        Instances: [
          ['i-web', 'subnet-0', '10.0.0.10'],
          ['i-client', 'subnet-1', '10.0.1.10'],
        ].map(([InstanceId, SubnetId, PrivateIpAddress]) => ({
          InstanceId,
          VpcId: 'vpc-1',
          SubnetId,
          PrivateIpAddress,
          State: { Name: 'running' },
          SecurityGroups: [{ GroupId: 'sg-1' }],
        })),
        LoadBalancers: [
          {
            LoadBalancerArn: BALANCER,
            LoadBalancerName: 'inside',
            Type: 'application',
            Scheme: 'internal',
            VpcId: 'vpc-1',
            State: { Code: 'active' },
            AvailabilityZones: [{ SubnetId: 'subnet-0' }],
            SecurityGroups: ['sg-1'],
          },
        ],
        Listeners: [
          {
            ListenerArn: `${BALANCER.replace(':loadbalancer/', ':listener/')}/1`,
            LoadBalancerArn: BALANCER,
            Port: 443,
            Protocol: 'HTTPS',
            DefaultActions: [{ Type: 'forward', TargetGroupArn: `${TG}/inside/1` }],
          },
        ],
        TargetGroups: [
          { TargetGroupArn: `${TG}/inside/1`, Port: 443, Protocol: 'HTTPS', TargetType: 'instance', VpcId: 'vpc-1' },
        ],
      },
      'health.json': {
        TargetGroupArn: `${TG}/inside/1`,
        TargetHealthDescriptions: [{ Target: { Id: 'i-web', Port: 443 }, TargetHealth: { State: 'healthy' } }],
      },
    },
    ...ways,
  );

const ask = (way: Account, from: string, to: string): string => verdict(files(way), from, to, 'tcp 443');

describe('a way in that is not modelled', () => {
  const toBalancer: Account = {
    'ga.json': { EndpointGroups: [{ EndpointDescriptions: [{ EndpointId: BALANCER, HealthState: 'HEALTHY' }] }] },
  };

  it('leaves open whether the internet reaches a load balancer, and nothing else of it', () => {
    expect(ask({}, '8.8.8.8', 'inside')).toBe('blocked');
    expect(ask(toBalancer, '8.8.8.8', 'inside')).toBe('unknown');
    expect(ask(toBalancer, 'i-client', 'inside')).toBe('reachable');
    expect(ask(toBalancer, '8.8.8.8', 'i-client')).toBe('blocked');
    const told = imported(files(toBalancer)).warnings.map(({ message }) => message);
    expect(told.join('\n')).toContain(`What reaches ${BALANCER} is unknown because of it.`);
  });

  it.each<[string, Account]>([
    ['VPC Lattice', { 'w.json': { items: [], ServiceNetworkVpcAssociations: [{ vpcId: 'vpc-1' }] } }],
    ['Cloud WAN', { 'w.json': { CoreNetworks: [{ ResourceArn: 'arn:aws:ec2:eu-west-1:1:vpc/vpc-1' }] } }],
    ['a local gateway', { 'w.json': { LocalGatewayRouteTableVpcAssociations: [{ VpcId: 'vpc-1' }] } }],
    [
      'Verified Access',
      { 'w.json': { VerifiedAccessEndpoints: [{ LoadBalancerOptions: { SubnetIds: ['subnet-0'] } }] } },
    ],
  ])('%s: so is what lies in a VPC or subnet that it names', (_, way) => {
    expect(ask(way, '8.8.8.8', 'i-web')).toBe('unknown');
    expect(ask(way, '8.8.8.8', 'inside')).toBe('unknown');
    expect(ask(way, 'i-client', 'i-web')).toBe('reachable');
  });

  it('through an interface of its own says nothing of its neighbours', () => {
    const way = { 'w.json': { InstanceConnectEndpoints: [{ SubnetId: 'subnet-0', VpcId: 'vpc-1' }] } };
    expect(ask(way, '8.8.8.8', 'i-web')).toBe('blocked');
    expect(
      imported(files(way))
        .warnings.map(({ message }) => message)
        .join('\n'),
    ).toContain('It has to do with subnet-0');
  });
});
