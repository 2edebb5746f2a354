/** What a default route to on-premises tells: where packets go, not who is there. */
import { describe, expect, it } from 'vitest';
import { imported as importedStack, stack } from './cloudformation/stack.js';
import { imported, messages } from './verdict.js';
import { verdictOf } from './verdict-of.js';

const ROUTE = { Origin: 'EnableVgwRoutePropagation', State: 'active', GatewayId: 'vgw-1' };

function accountWith(routes: readonly string[], isStatic: boolean) {
  return {
    'all.json': {
      Vpcs: [{ VpcId: 'vpc-1', CidrBlock: '10.0.0.0/16' }],
      Subnets: [
        { SubnetId: 'subnet-1', VpcId: 'vpc-1', CidrBlock: '10.0.1.0/24', AvailabilityZone: 'eu-west-1a' },
        { SubnetId: 'subnet-2', VpcId: 'vpc-1', CidrBlock: '10.0.2.0/24', AvailabilityZone: 'eu-west-1a' },
      ],
      InternetGateways: [{ InternetGatewayId: 'igw-1', Attachments: [{ VpcId: 'vpc-1', State: 'available' }] }],
      VpnGateways: [
        { VpnGatewayId: 'vgw-1', State: 'available', VpcAttachments: [{ VpcId: 'vpc-1', State: 'attached' }] },
      ],
      CustomerGateways: [{ CustomerGatewayId: 'cgw-1', State: 'available' }],
      VpnConnections: [
        {
          VpnConnectionId: 'vpn-1',
          CustomerGatewayId: 'cgw-1',
          VpnGatewayId: 'vgw-1',
          State: 'available',
          Options: { StaticRoutesOnly: isStatic },
          Routes: isStatic ? routes.map((block) => ({ DestinationCidrBlock: block, State: 'available' })) : [],
        },
      ],
      RouteTables: [
        {
          RouteTableId: 'rtb-1',
          VpcId: 'vpc-1',
          Associations: [{ Main: true }],
          PropagatingVgws: [{ GatewayId: 'vgw-1' }],
          Routes: [
            { DestinationCidrBlock: '10.0.0.0/16', GatewayId: 'local', Origin: 'CreateRouteTable', State: 'active' },
            ...routes.map((block) => ({ DestinationCidrBlock: block, ...ROUTE })),
          ],
        },
        {
          RouteTableId: 'rtb-2',
          VpcId: 'vpc-1',
          Associations: [{ SubnetId: 'subnet-2' }],
          Routes: [
            { DestinationCidrBlock: '10.0.0.0/16', GatewayId: 'local', Origin: 'CreateRouteTable', State: 'active' },
            { DestinationCidrBlock: '0.0.0.0/0', GatewayId: 'igw-1', Origin: 'CreateRoute', State: 'active' },
          ],
        },
      ],
      SecurityGroups: [
        {
          GroupId: 'sg-1',
          GroupName: 'open',
          VpcId: 'vpc-1',
          IpPermissions: [{ IpProtocol: '-1', IpRanges: [{ CidrIp: '0.0.0.0/0' }] }],
          IpPermissionsEgress: [{ IpProtocol: '-1', IpRanges: [{ CidrIp: '0.0.0.0/0' }] }],
        },
      ],
      NetworkInterfaces: [
        interfaceOf('eni-1', 'subnet-1', '10.0.1.5'),
        interfaceOf('eni-2', 'subnet-2', '10.0.2.5', '198.51.100.5'),
      ],
    },
  };
}

const interfaceOf = (id: string, subnet: string, address: string, publicIp?: string) => ({
  NetworkInterfaceId: id,
  SubnetId: subnet,
  VpcId: 'vpc-1',
  InterfaceType: 'interface',
  Groups: [{ GroupId: 'sg-1' }],
  PrivateIpAddresses: [
    { PrivateIpAddress: address, Primary: true, ...(publicIp ? { Association: { PublicIp: publicIp } } : {}) },
  ],
  SourceDestCheck: true,
  Status: 'in-use',
  Attachment: { InstanceId: id.replace('eni', 'i'), Status: 'attached' },
});

describe.each([
  ['static', true],
  ['BGP', false],
])('a VPN with %s routes', (_, isStatic) => {
  it.each([
    ['everything', ['0.0.0.0/0'], 'unknown'],
    ['both halves of everything', ['0.0.0.0/1', '128.0.0.0/1'], 'unknown'],
    ['everything beside its own block', ['0.0.0.0/0', '192.168.0.0/16'], 'reachable'],
    ['its own block', ['192.168.0.0/16'], 'reachable'],
  ])('that leads %s to on-premises', (_what, routes, office) => {
    const { topology } = imported(accountWith(routes, isStatic));
    const isWide = routes.length > 1 || routes[0] === '0.0.0.0/0';
    const verdict = (from: string, to: string) => verdictOf(topology, from, to, 'https');
    expect(verdict('eni-1', '192.168.1.1')).toBe(office);
    expect(verdict('192.168.1.1', 'eni-1')).toBe(office);
    // Whether somebody there passes it on to the internet nobody tells; nobody on the internet comes in by it.
    expect(verdict('eni-1', 'internet')).toBe(isWide ? 'unknown' : 'blocked');
    expect(verdict('eni-1', '8.8.8.8')).toBe(isWide ? 'unknown' : 'blocked');
    expect(verdict('8.8.8.8', 'eni-1')).toBe('blocked');
    // What goes by the internet gateway is no matter of the network's.
    expect(verdict('eni-2', '8.8.8.8')).toBe('reachable');
    expect(verdict('8.8.8.8', 'eni-2')).toBe('reachable');
    expect(messages(accountWith(routes, isStatic)).includes('takes what is for')).toBe(isWide);
  });
});

it('a template’s VPN with a default route beside a block', () => {
  const { text, warnings } = importedStack(
    stack(`  Gate: { Type: AWS::EC2::VPNGateway, Properties: { Type: ipsec.1 } }
  Attached: { Type: AWS::EC2::VPCGatewayAttachment, Properties: { VpcId: !Ref Main, VpnGatewayId: !Ref Gate } }
  Office: { Type: AWS::EC2::CustomerGateway, Properties: { Type: ipsec.1, BgpAsn: 65000, IpAddress: 203.0.113.1 } }
  Line: { Type: AWS::EC2::VPNConnection, Properties: { Type: ipsec.1, CustomerGatewayId: !Ref Office, VpnGatewayId: !Ref Gate, StaticRoutesOnly: true } }
  All: { Type: AWS::EC2::VPNConnectionRoute, Properties: { VpnConnectionId: !Ref Line, DestinationCidrBlock: 0.0.0.0/0 } }
  Own: { Type: AWS::EC2::VPNConnectionRoute, Properties: { VpnConnectionId: !Ref Line, DestinationCidrBlock: 192.168.0.0/16 } }`),
  );
  expect(text).toContain('network Office 192.168.0.0/16');
  expect(text).toContain('network behind-Office unknown');
  expect(text).toContain('{ routes 0.0.0.0/0 }');
  expect(warnings.join('\n')).toContain('Office takes what is for 0.0.0.0/0');
});
