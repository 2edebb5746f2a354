import { expect, it } from 'vitest';
import { LB, TG } from './account/objects.js';
import type { Account } from './account.js';
import { verdict } from './verdict.js';

const BALANCER = `${LB}/net/inside/1`;
const everyone = { IpProtocol: '-1', IpRanges: [{ CidrIp: '0.0.0.0/0' }], Ipv6Ranges: [{ CidrIpv6: '::/0' }] };

/** An internal load balancer in a subnet that an internet gateway serves over both families. */
const files = (type: string, deny: string): Account => ({
  'all.json': {
    Vpcs: [
      {
        VpcId: 'vpc-1',
        CidrBlock: '10.0.0.0/16',
        Ipv6CidrBlockAssociationSet: [
          { Ipv6CidrBlock: '2600:1f16:1::/56', Ipv6CidrBlockState: { State: 'associated' }, IpSource: 'amazon' },
        ],
      },
    ],
    Subnets: [
      {
        SubnetId: 'subnet-1',
        VpcId: 'vpc-1',
        CidrBlock: '10.0.0.0/24',
        AvailabilityZone: 'eu-west-1a',
        Ipv6CidrBlockAssociationSet: [
          { Ipv6CidrBlock: '2600:1f16:1:1::/64', Ipv6CidrBlockState: { State: 'associated' } },
        ],
      },
    ],
    SecurityGroups: [
      { GroupId: 'sg-1', GroupName: 'all', VpcId: 'vpc-1', IpPermissions: [everyone], IpPermissionsEgress: [everyone] },
    ],
    InternetGateways: [{ InternetGatewayId: 'igw-1', Attachments: [{ VpcId: 'vpc-1', State: 'available' }] }],
    RouteTables: [
      {
        RouteTableId: 'rtb-1',
        VpcId: 'vpc-1',
        Associations: [{ Main: true }],
        Routes: [
          { DestinationIpv6CidrBlock: '::/0', GatewayId: 'igw-1', State: 'active' },
          { DestinationCidrBlock: '0.0.0.0/0', GatewayId: 'igw-1', State: 'active' },
        ],
      },
    ],
    Instances: [
      {
        InstanceId: 'i-1',
        VpcId: 'vpc-1',
        SubnetId: 'subnet-1',
        PrivateIpAddress: '10.0.0.10',
        State: { Name: 'running' },
        SecurityGroups: [{ GroupId: 'sg-1' }],
      },
    ],
    LoadBalancers: [
      {
        LoadBalancerArn: BALANCER,
        LoadBalancerName: 'inside',
        Type: 'network',
        Scheme: 'internal',
        VpcId: 'vpc-1',
        IpAddressType: type,
        State: { Code: 'active' },
        AvailabilityZones: [{ SubnetId: 'subnet-1' }],
        SecurityGroups: ['sg-1'],
      },
    ],
    Listeners: [
      {
        ListenerArn: `${BALANCER.replace(':loadbalancer/', ':listener/')}/1`,
        LoadBalancerArn: BALANCER,
        Port: 443,
        Protocol: 'TCP',
        DefaultActions: [{ Type: 'forward', TargetGroupArn: `${TG}/inside/1` }],
      },
    ],
    TargetGroups: [
      { TargetGroupArn: `${TG}/inside/1`, Port: 443, Protocol: 'TCP', TargetType: 'instance', VpcId: 'vpc-1' },
    ],
  },
  'health.json': {
    TargetGroupArn: `${TG}/inside/1`,
    TargetHealthDescriptions: [{ Target: { Id: 'i-1', Port: 443 }, TargetHealth: { State: 'healthy' } }],
  },
  'attributes.json': { LoadBalancerArn: BALANCER, Attributes: [{ Key: 'ipv6.deny_all_igw_traffic', Value: deny }] },
});

it.each([
  ['dualstack', 'true', '2a00:1450:4001:800::1', 'blocked'],
  ['dualstack', 'false', '2a00:1450:4001:800::1', 'unknown'],
  ['dualstack', 'false', '8.8.8.8', 'blocked'],
  ['ipv4', 'false', '8.8.8.8', 'blocked'],
])(
  'an internal load balancer that is %s, with ipv6.deny_all_igw_traffic %s: from %s it is %s',
  (type, deny, from, answer) => {
    expect(verdict(files(type, deny), from, 'inside', 'tcp 443')).toBe(answer);
  },
);
