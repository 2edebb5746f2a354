import type { Account } from '../account.js';
import { LB, TG } from './objects.js';

export const BALANCER = `${LB}/app/inside/1`;
const everything = { IpProtocol: '-1', IpRanges: [{ CidrIp: '0.0.0.0/0' }] };
const inside = { IpProtocol: '-1', IpRanges: [{ CidrIp: '10.0.0.0/16' }] };

/** An instance behind an internal load balancer, and a client of both, in a VPC with an internet gateway that leads to none of them. */
export const behindBalancer = (...ways: Account[]): Account =>
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
