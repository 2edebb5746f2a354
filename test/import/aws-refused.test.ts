import { describe, expect, it } from 'vitest';
import { refusedAnswer } from '../../interchange/import/aws/refusals.js';
import { type Account, account } from './account.js';
import { imported, verdict } from './verdict.js';

const REFUSAL = { command: 'aws some list', reason: 'UnauthorizedOperation: You may not.' };
const refused = (...lists: string[]): Account => refusedIn('', ...lists);
const refusedIn = (folder: string, ...lists: string[]): Account =>
  Object.fromEntries(lists.map((list) => [`${folder}refused-${list}.json`, refusedAnswer(list, REFUSAL)]));
/** The account without a key of its answers, which AWS has refused. */
function refusing(...lists: string[]): Account {
  return { ...(without(account(), lists) as Account), ...refused(...lists) };
}

function without(value: unknown, keys: readonly string[]): unknown {
  if (Array.isArray(value)) return value.map((item) => without(item, keys));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, field]) => (keys.includes(key) ? [] : [[key, without(field, keys)]])),
  );
}

describe('what AWS refused to tell is unknown', () => {
  it.each([
    ['ACLs', ['NetworkAcls'], '8.8.8.8', 'i-web', 'tcp 443'],
    ['route tables', ['RouteTables'], '8.8.8.8', 'i-web', 'tcp 443'],
    ['security groups', ['SecurityGroups'], '8.8.8.8', 'i-web', 'tcp 443'],
    ['NAT gateways', ['NatGateways'], 'eni-two-a', '8.8.8.8', 'tcp 443'],
    ['peerings', ['VpcPeeringConnections'], 'i-web', '10.1.0.7', 'tcp 443'],
    ['interfaces, at an address that nothing known has', ['NetworkInterfaces'], '10.0.1.20', '10.0.0.99', 'tcp 443'],
    ['interfaces, from there', ['NetworkInterfaces'], '10.0.0.99', '8.8.8.8', 'tcp 443'],
    ['instances and interfaces', ['NetworkInterfaces', 'Instances'], '10.0.0.10', '10.0.1.20', 'tcp 5432'],
    ['subnets, at an address that nothing known has', ['Subnets'], '192.168.0.9', '10.0.0.99', 'tcp 443'],
    ['subnets, from there', ['Subnets'], '10.0.0.99', '8.8.8.8', 'tcp 443'],
    ['load balancers, at an address of one', ['LoadBalancers'], '10.0.1.20', '10.0.0.40', 'tcp 443'],
    ['Block Public Access', ['VpcBlockPublicAccessOptions'], '8.8.8.8', 'i-web', 'tcp 443'],
  ])('%s', (_, lists, from, to, on) => expect(verdict(refusing(...lists), from, to, on)).toBe('unknown'));

  it('is told once, with the reason, and nothing is assumed for it', () => {
    const { warnings } = imported(refusing('NetworkAcls'));
    const told = warnings.map(({ message }) => message);
    expect(told.filter((message) => message.includes(REFUSAL.reason))).toHaveLength(1);
    expect(told.join('\n')).not.toContain('default one, which allows everything');
  });

  it('does not hide an address that another answer tells, nor another region’s', () => {
    const one = refused('NetworkInterfaces');
    expect(verdict({ ...account(), ...one }, '8.8.8.8', 'i-web', 'tcp 443')).toBe('reachable');
    const elsewhere = { ...account(), ...refusedIn('us-west-2/', 'NetworkInterfaces', 'Subnets') };
    expect(verdict(elsewhere, '10.0.1.20', '10.0.0.99', 'tcp 443')).toBe('blocked');
  });

  it('does not hide what another answer tells', () => {
    expect(verdict({ ...account(), ...refused('Functions', 'DBInstances') }, '8.8.8.8', 'i-web', 'tcp 443')).toBe(
      'reachable',
    );
  });
});

const GATEWAY: Account = {
  'vpc.json': { Vpcs: [{ VpcId: 'vpc-1', CidrBlock: '10.0.0.0/16' }] },
  'subnets.json': {
    Subnets: [{ SubnetId: 'subnet-1', VpcId: 'vpc-1', CidrBlock: '10.0.0.0/24', AvailabilityZone: 'eu-west-1a' }],
  },
  'groups.json': {
    SecurityGroups: [
      {
        GroupId: 'sg-1',
        GroupName: 'all',
        VpcId: 'vpc-1',
        IpPermissions: [{ IpProtocol: '-1', IpRanges: [{ CidrIp: '0.0.0.0/0' }] }],
        IpPermissionsEgress: [{ IpProtocol: '-1', IpRanges: [{ CidrIp: '0.0.0.0/0' }] }],
      },
    ],
  },
  'instances.json': {
    Reservations: [
      {
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
      },
    ],
  },
};
const routesTo = (target: object): Account => ({
  'routes.json': {
    RouteTables: [
      {
        RouteTableId: 'rtb-1',
        VpcId: 'vpc-1',
        Associations: [{ Main: true }],
        Routes: [{ DestinationCidrBlock: '192.168.0.0/16', State: 'active', ...target }],
      },
    ],
  },
});

describe('what lies behind a gateway is unknown where AWS refused to tell it', () => {
  const vpn: Account = {
    ...GATEWAY,
    ...routesTo({ GatewayId: 'vgw-1' }),
    'vpn.json': {
      VpnConnections: [
        {
          VpnConnectionId: 'vpn-1',
          CustomerGatewayId: 'cgw-1',
          VpnGatewayId: 'vgw-1',
          State: 'available',
          Options: { StaticRoutesOnly: true },
          Routes: [{ DestinationCidrBlock: '192.168.1.0/24', State: 'available' }],
        },
      ],
    },
    'vgw.json': { VpnGateways: [{ VpnGatewayId: 'vgw-1', VpcAttachments: [{ VpcId: 'vpc-1', State: 'attached' }] }] },
  };
  const transit: Account = {
    ...GATEWAY,
    ...routesTo({ TransitGatewayId: 'tgw-1' }),
    'tgw.json': {
      TransitGateways: [{ TransitGatewayId: 'tgw-1', Options: {} }],
      TransitGatewayVpcAttachments: [],
      TransitGatewayAttachments: [],
    },
  };

  it.each(['VpnConnections', 'VirtualInterfaces', 'DirectConnectGateways', 'DirectConnectGatewayAssociations'])(
    'a VPN gateway, without %s',
    (list) => {
      expect(verdict(vpn, 'i-1', '192.168.0.9', 'tcp 443')).toBe('blocked');
      expect(verdict({ ...vpn, ...refused(list) }, 'i-1', '192.168.0.9', 'tcp 443')).toBe('unknown');
    },
  );

  it('a transit gateway, without its attachments and tables', () => {
    const lists = ['TransitGatewayAttachments', 'TransitGatewayVpcAttachments', 'TransitGatewayRouteTables'];
    expect(verdict({ ...transit, ...refused(...lists) }, 'i-1', '192.168.0.9', 'tcp 443')).toBe('unknown');
  });

  it('a transit gateway, where nobody asked what is attached to it', () => {
    const { TransitGateways } = transit['tgw.json'] as { TransitGateways: unknown };
    expect(verdict(transit, 'i-1', '192.168.0.9', 'tcp 443')).toBe('blocked');
    expect(verdict({ ...transit, 'tgw.json': { TransitGateways } }, 'i-1', '192.168.0.9', 'tcp 443')).toBe('unknown');
  });

  it('a transit gateway with one table, where nobody asked which attachments are in it', () => {
    const table = { TransitGatewayRouteTableId: 'tgw-rtb-1', TransitGatewayId: 'tgw-1', State: 'available' };
    const attachment = { TransitGatewayAttachmentId: 'tgw-attach-1', TransitGatewayId: 'tgw-1', State: 'available' };
    const files = (more: object): Account => ({
      ...transit,
      'tgw.json': {
        TransitGateways: [{ TransitGatewayId: 'tgw-1', Options: {} }],
        TransitGatewayRouteTables: [{ ...table, DefaultAssociationRouteTable: true }],
        TransitGatewayVpcAttachments: [{ ...attachment, VpcId: 'vpc-1', SubnetIds: ['subnet-1'], Options: {} }],
        ...more,
      },
      'routes-of-table.json': { TransitGatewayRouteTableId: 'tgw-rtb-1', Routes: [] },
      'propagations.json': { TransitGatewayRouteTableId: 'tgw-rtb-1', TransitGatewayRouteTablePropagations: [] },
    });
    const associated = {
      TransitGatewayAttachments: [
        {
          ...attachment,
          ResourceType: 'vpc',
          ResourceId: 'vpc-1',
          Association: { TransitGatewayRouteTableId: 'tgw-rtb-1', State: 'associated' },
        },
      ],
    };
    expect(verdict(files(associated), 'i-1', '192.168.0.9', 'tcp 443')).toBe('blocked');
    expect(verdict(files({}), 'i-1', '192.168.0.9', 'tcp 443')).toBe('unknown');
  });

  const there: readonly [string, Account, readonly string[]][] = [
    ['a VPN gateway', vpn, ['VpnConnections']],
    ['a transit gateway', transit, ['TransitGatewayAttachments', 'TransitGatewayVpcAttachments']],
  ];
  it.each(there)('%s of the region in which AWS refused, and of no other', (_, files, lists) => {
    const here = Object.fromEntries(Object.entries(files).map(([name, json]) => [`eu-west-1/${name}`, json]));
    const ask = (...more: Account[]): string =>
      verdict(Object.assign({}, here, ...more) as Account, 'i-1', '192.168.0.9', 'tcp 443');
    expect(ask()).toBe('blocked');
    expect(ask(refusedIn('eu-west-2/', ...lists))).toBe('blocked');
    expect(ask(refusedIn('eu-west-1/', ...lists))).toBe('unknown');
  });

  it('a gateway of any region, where Direct Connect is refused in one', () => {
    const here = Object.fromEntries(Object.entries(vpn).map(([name, json]) => [`eu-west-1/${name}`, json]));
    const files = { ...here, ...refusedIn('eu-west-2/', 'VirtualInterfaces') };
    expect(verdict(files, 'i-1', '192.168.0.9', 'tcp 443')).toBe('unknown');
  });

  const TOLD: Account = { DirectConnectGateways: [], DirectConnectGatewayAssociations: [] };
  it.each<[string, Account, string]>([
    ['virtual interfaces of another region', { ...refusedIn('eu-west-2/', 'VirtualInterfaces') }, 'blocked'],
    ['virtual interfaces of its own', { ...refusedIn('eu-west-1/', 'VirtualInterfaces') }, 'unknown'],
    ['gateways, which another region tells', { ...refusedIn('eu-west-1/', ...Object.keys(TOLD)) }, 'blocked'],
  ])('no gateway beyond what Direct Connect tells elsewhere: %s', (_, more, expected) => {
    const here = Object.fromEntries(Object.entries(vpn).map(([name, json]) => [`eu-west-1/${name}`, json]));
    expect(verdict({ ...here, 'eu-west-3/dx.json': TOLD, ...more }, 'i-1', '192.168.0.9', 'tcp 443')).toBe(expected);
  });
});
