import { describe, expect, it } from 'vitest';
import { run, subnetOf, texts, vpcOf } from './answers-imported.js';

describe('networks behind VPNs', () => {
  const connection = (id: string, customer: string, routes?: string[]) => ({
    VpnConnectionId: id,
    CustomerGatewayId: customer,
    VpnGatewayId: 'vgw-1',
    State: 'available',
    Options: { StaticRoutesOnly: routes !== undefined },
    Routes: (routes ?? []).map((block) => ({ DestinationCidrBlock: block, State: 'available' })),
  });
  const learned = (blocks: string[]) => [
    {
      RouteTableId: 'rtb-1',
      VpcId: 'vpc-1',
      Associations: [{ Main: true }],
      PropagatingVgws: [{ GatewayId: 'vgw-1' }],
      Routes: blocks.map((block) => ({
        DestinationCidrBlock: block,
        GatewayId: 'vgw-1',
        Origin: 'EnableVgwRoutePropagation',
      })),
    },
  ];
  const networks = (connections: object[], blocks: string[] = []) => {
    const { topology } = run({ Vpcs: [vpcOf('vpc-1')], VpnConnections: connections, RouteTables: learned(blocks) });
    return [
      topology.networks.map(({ ids, unknown, cidrs }) => [
        ids.map(({ value }) => value).join(),
        unknown ? 'unknown' : texts(cidrs)?.join(),
      ]),
      topology.vpns.map(({ network }) => network.text),
    ];
  };

  it('are one where two customer gateways lead to the same blocks', () => {
    const both = [connection('vpn-1', 'cgw-1', ['172.20.0.0/16']), connection('vpn-2', 'cgw-2', ['172.20.0.0/16'])];
    expect(networks(both)).toEqual([[['cgw-1,cgw-2', '172.20.0.0/16']], ['cgw-1', 'cgw-1']]);
  });

  it('announce what their gateway has learned from no other line', () => {
    const both = [connection('vpn-1', 'cgw-1', ['172.20.0.0/16']), connection('vpn-2', 'cgw-2')];
    expect(networks(both, ['172.20.0.0/16', '172.21.0.0/16'])[0]).toEqual([
      ['cgw-1', '172.20.0.0/16'],
      ['cgw-2', '172.21.0.0/16'],
    ]);
    expect(networks(both)[0]).toEqual([
      ['cgw-1', '172.20.0.0/16'],
      ['cgw-2', 'unknown'],
    ]);
  });
});

describe('routes', () => {
  const routesOf = (routes: object[], more: object = {}) => {
    const table = { RouteTableId: 'rtb-1', VpcId: 'vpc-1', Associations: [{ Main: true }], Routes: routes };
    const { vpc, topology } = run({
      Vpcs: [vpcOf('vpc-1')],
      Subnets: [subnetOf('subnet-1')],
      RouteTables: [table],
      ...more,
    });
    return {
      vpc,
      topology,
      list: vpc.routeTables[0]?.routes.map(({ target }) => (target.kind === 'ref' ? target.ref.text : target.kind)),
    };
  };

  it('sends what leads to something gone nowhere', () => {
    const gone = {
      NatGateways: [{ NatGatewayId: 'nat-1', State: 'deleted' }],
      InternetGateways: [{ InternetGatewayId: 'igw-1', Attachments: [] }],
    };
    const routes = [
      { DestinationCidrBlock: '0.0.0.0/0', NatGatewayId: 'nat-1', State: 'active' },
      { DestinationCidrBlock: '8.0.0.0/8', GatewayId: 'igw-1' },
      { DestinationCidrBlock: '9.0.0.0/8', GatewayId: 'igw-2', State: 'blackhole' },
    ];
    expect(routesOf(routes, gone).list).toEqual(['blackhole', 'blackhole', 'blackhole']);
  });

  it('may follow one whose state nobody knows', () => {
    const { vpc } = routesOf([{ DestinationCidrBlock: '8.0.0.0/8', GatewayId: 'igw-2', State: 'waiting' }]);
    expect(vpc.routeTables[0]?.routes.map(({ maybe }) => maybe !== undefined)).toEqual([true]);
  });

  it('takes what the language has no word for as unknown', () => {
    const { list, topology } = routesOf([
      { DestinationCidrBlock: '0.0.0.0/0', CarrierGatewayId: 'cagw-1', State: 'active' },
    ]);
    expect(list).toEqual(['unknown-cagw-1']);
    expect(topology.networks[0]?.unknown).toBe(true);
  });

  it('keeps a replaced local route', () => {
    const instance = {
      Reservations: [
        {
          Instances: [
            {
              InstanceId: 'i-1',
              SubnetId: 'subnet-1',
              VpcId: 'vpc-1',
              PrivateIpAddress: '10.0.0.5',
              SecurityGroups: [],
            },
          ],
        },
      ],
    };
    const routes = [
      { DestinationCidrBlock: '10.0.0.0/16', InstanceId: 'i-1', State: 'active' },
      { DestinationCidrBlock: '10.0.0.0/16', GatewayId: 'local' },
    ];
    expect(routesOf(routes, instance).list).toEqual(['i-1']);
  });

  it('gives gateways their edge tables', () => {
    const table = {
      RouteTableId: 'rtb-edge',
      VpcId: 'vpc-1',
      Associations: [{ GatewayId: 'igw-1' }],
      Routes: [{ DestinationCidrBlock: '10.0.0.0/24', GatewayId: 'local' }],
    };
    const { vpc } = run({ Vpcs: [vpcOf('vpc-1')], RouteTables: [table] });
    expect(vpc.internetGateways[0]?.routeTable?.text).toBe('rtb-edge');
    expect(vpc.routeTables[0]?.routes[0]?.target.kind).toBe('local');
  });
});

describe('NAT gateways', () => {
  const nat = (more: object) =>
    run({
      Vpcs: [vpcOf('vpc-1')],
      Subnets: [subnetOf('subnet-1')],
      NatGateways: [{ NatGatewayId: 'nat-1', VpcId: 'vpc-1', SubnetId: 'subnet-1', State: 'available', ...more }],
    }).vpc;
  it('may be private', () => {
    const gateway = nat({ ConnectivityType: 'private', NatGatewayAddresses: [{ PrivateIp: '10.0.0.9' }] }).subnets[0]
      ?.resources[0];
    expect([gateway?.privateNat, gateway?.publicIps]).toEqual([true, []]);
  });
  it('may be regional', () => {
    const vpc = nat({
      AvailabilityMode: 'regional',
      SubnetId: undefined,
      NatGatewayAddresses: [{ PublicIp: '198.51.100.9', AvailabilityZone: 'us-east-1a' }],
    });
    expect(vpc.regionalNatGateways[0]?.publicIps[0]?.address?.text).toBe('198.51.100.9');
  });
  it('have a public address though the data do not tell it', () => {
    expect(nat({}).subnets[0]?.resources[0]?.publicIps).toHaveLength(1);
  });
});
