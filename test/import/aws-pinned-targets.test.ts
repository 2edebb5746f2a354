import { expect, it } from 'vitest';
import { LB, TG } from './account/objects.js';
import type { Account } from './account.js';
import { messages, verdict } from './verdict.js';

const BALANCER = `${LB}/net/inside/1`;
const everyone = { IpProtocol: '-1', IpRanges: [{ CidrIp: '0.0.0.0/0' }] };
const vpc = (n: number) => ({ VpcId: `vpc-${n}`, CidrBlock: `10.${n}.0.0/16` });
const subnet = (n: number, zone: string, block: string) => ({
  SubnetId: `subnet-${n}${zone}`,
  VpcId: `vpc-${n}`,
  CidrBlock: block,
  AvailabilityZone: `eu-west-1${zone}`,
});
const group = (n: number) => ({
  GroupId: `sg-${n}`,
  GroupName: 'all',
  VpcId: `vpc-${n}`,
  IpPermissions: [everyone],
  IpPermissionsEgress: [everyone],
});
const table = (n: number, to: string) => ({
  RouteTableId: `rtb-${n}`,
  VpcId: `vpc-${n}`,
  Associations: [{ Main: true }],
  Routes: [{ DestinationCidrBlock: to, VpcPeeringConnectionId: 'pcx-1', State: 'active' }],
});
const instance = (n: number, address: string) => ({
  InstanceId: `i-${n}`,
  VpcId: `vpc-${n}`,
  SubnetId: `subnet-${n}a`,
  PrivateIpAddress: address,
  State: { Name: 'running' },
  SecurityGroups: [{ GroupId: `sg-${n}` }],
});

/** A network load balancer in two zones, with a target in a peered VPC. */
const files = (zone: string | undefined, cross: string): Account => ({
  'all.json': {
    Vpcs: [vpc(1), vpc(2)],
    Subnets: [subnet(1, 'a', '10.1.0.0/24'), subnet(1, 'b', '10.1.1.0/24'), subnet(2, 'a', '10.2.0.0/24')],
    SecurityGroups: [group(1), group(2)],
    RouteTables: [table(1, '10.2.0.0/16'), table(2, '10.1.0.0/16')],
    VpcPeeringConnections: [
      {
        VpcPeeringConnectionId: 'pcx-1',
        RequesterVpcInfo: { VpcId: 'vpc-1', CidrBlock: '10.1.0.0/16' },
        AccepterVpcInfo: { VpcId: 'vpc-2', CidrBlock: '10.2.0.0/16' },
        Status: { Code: 'active' },
      },
    ],
    Instances: [instance(1, '10.1.0.10'), instance(2, '10.2.0.10')],
    LoadBalancers: [
      {
        LoadBalancerArn: BALANCER,
        LoadBalancerName: 'inside',
        Type: 'network',
        Scheme: 'internal',
        VpcId: 'vpc-1',
        IpAddressType: 'ipv4',
        State: { Code: 'active' },
        AvailabilityZones: [{ SubnetId: 'subnet-1a' }, { SubnetId: 'subnet-1b' }],
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
    TargetGroups: [{ TargetGroupArn: `${TG}/inside/1`, Port: 443, Protocol: 'TCP', TargetType: 'ip', VpcId: 'vpc-1' }],
  },
  'health.json': {
    TargetGroupArn: `${TG}/inside/1`,
    TargetHealthDescriptions: [
      { Target: { Id: '10.2.0.10', Port: 443, AvailabilityZone: zone }, TargetHealth: { State: 'healthy' } },
    ],
  },
  'balancer.json': {
    LoadBalancerArn: BALANCER,
    Attributes: [{ Key: 'load_balancing.cross_zone.enabled', Value: 'false' }],
  },
  'group.json': {
    TargetGroupArn: `${TG}/inside/1`,
    Attributes: [
      { Key: 'load_balancing.cross_zone.enabled', Value: cross },
      { Key: 'preserve_client_ip.enabled', Value: 'false' },
    ],
  },
});

it.each([
  ['all', 'use_load_balancer_configuration', 'reachable'],
  // By its name it is reached at the node that has a healthy target.
  ['eu-west-1a', 'use_load_balancer_configuration', 'reachable'],
  ['eu-west-1c', 'use_load_balancer_configuration', 'blocked'],
  // Ids name zones otherwise than names, and an outside target always tells one.
  ['euw1-az1', 'use_load_balancer_configuration', 'unknown'],
  [undefined, 'use_load_balancer_configuration', 'unknown'],
  ['eu-west-1a', 'true', 'reachable'],
])('a target outside the VPC of its load balancer, for zone %s, cross-zone %s: %s', (zone, cross, answer) => {
  const account = files(zone, cross);
  expect(verdict(account, 'i-1', 'inside', 'tcp 443')).toBe(answer);
  expect(verdict(account, 'i-1', 'inside', 'tcp 80')).toBe('blocked');
  expect(messages(account).includes('outside its VPC')).toBe(answer === 'unknown');
});

it('at a node of another zone is not reached', () => {
  const account = files('eu-west-1a', 'false');
  const all = account['all.json'] as { LoadBalancers: { AvailabilityZones: object[] }[] };
  for (const one of all.LoadBalancers)
    one.AvailabilityZones = [
      { SubnetId: 'subnet-1a', LoadBalancerAddresses: [{ PrivateIPv4Address: '10.1.0.20' }] },
      { SubnetId: 'subnet-1b', LoadBalancerAddresses: [{ PrivateIPv4Address: '10.1.1.20' }] },
    ];
  expect(verdict(account, 'i-1', '10.1.0.20', 'tcp 443')).toBe('reachable');
  expect(verdict(account, 'i-1', '10.1.1.20', 'tcp 443')).toBe('blocked');
});
