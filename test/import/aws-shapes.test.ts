import { describe, expect, it } from 'vitest';
import { type AwsOptions, importAws } from '../../interchange/import/aws/import-aws.js';
import { ImportError } from '../../interchange/import/types.js';
import type { Vpc } from '../../network/topology/model.js';
import { account } from './account.js';

const texts = (list: readonly { readonly text: string }[] | undefined) => list?.map(({ text }) => text);
const vpcOf = (id: string, more: object = {}) => ({ VpcId: id, CidrBlock: '10.0.0.0/16', ...more });
const subnetOf = (id: string, more: object = {}) => ({
  SubnetId: id,
  VpcId: 'vpc-1',
  CidrBlock: '10.0.0.0/24',
  AvailabilityZone: 'us-east-1a',
  ...more,
});

/** Imports one document, and whatever files come with it. */
function run(json: unknown, options: Partial<AwsOptions> & { files?: [string, unknown][] } = {}) {
  const files = [['all.json', json] as [string, unknown], ...(options.files ?? [])];
  const inputs = files.map(([path, value]) => ({
    path,
    text: typeof value === 'string' ? value : JSON.stringify(value),
  }));
  const { topology, warnings } = importAws(inputs, { names: 'id', ...options });
  return {
    topology,
    vpc: topology.vpcs[0] as Vpc,
    warnings,
    messages: warnings.map(({ message }) => message).join('\n'),
  };
}

describe('how the data come', () => {
  const vpcs = { Vpcs: [vpcOf('vpc-1')] };
  const subnets = { Subnets: [subnetOf('subnet-1')] };
  const names = (json: unknown) => {
    const { vpc } = run(json);
    return [vpc?.name, ...(vpc?.subnets.map(({ name }) => name) ?? [])];
  };

  it.each([
    ['all in one object', { ...vpcs, ...subnets }],
    ['documents after each other', `${JSON.stringify(vpcs, null, 2)}\n${JSON.stringify(subnets)}\n`],
    ['a list of pages', [vpcs, subnets]],
    ['by account and region', { '1111': { 'us-east-1': { ec2: [vpcs, subnets] } } }],
    ['keys in another case', { vpcs: vpcs.Vpcs, subnets: subnets.Subnets }],
    [
      'pages with a token',
      [
        { ...vpcs, NextToken: 'x' },
        { ...subnets, NextToken: null },
      ],
    ],
    ['the same object twice', [vpcs, subnets, vpcs, subnets]],
    ['with a byte order mark', `\uFEFF${JSON.stringify({ ...vpcs, ...subnets })}`],
  ])('%s', (_, json) => expect(names(json)).toEqual(['vpc-1', 'subnet-1']));

  it('does not depend on the order of the files', () => {
    const inputs = Object.entries(account()).map(([path, json]) => ({ path, text: JSON.stringify(json) }));
    const print = (files: typeof inputs) => {
      const { vpcs: all } = importAws(files, { names: 'tag' }).topology;
      return all.map((vpc) => [
        vpc.name,
        vpc.subnets.map((s) => [s.name, s.resources.map((r) => [r.name, texts(r.addresses)])]),
      ]);
    };
    expect(print([...inputs].reverse())).toEqual(print(inputs));
  });

  it('names a file that is no JSON', () => {
    expect(() => run('not { json')).toThrow(ImportError);
    expect(() => run({}, { files: [['b.json', '{ "Vpcs": [']] })).toThrow(/^b\.json: this is not JSON/);
  });

  it('tells of load balancers of which a query left the name and the address alone', () => {
    const { warnings } = run({ LoadBalancers: [{ LoadBalancerName: 'door', DNSName: 'door-1.example' }] });
    expect(warnings.map(({ message }) => message).join()).toContain('it has no LoadBalancerArn');
  });

  it('says where in a file something is malformed', () => {
    const { warnings } = run({ Vpcs: [vpcOf('vpc-1')], Subnets: [subnetOf('subnet-1', { AvailabilityZone: 7 })] });
    expect(warnings).toContainEqual(expect.objectContaining({ file: 'all.json', path: 'Subnets[0].AvailabilityZone' }));
  });

  it('says so where nothing is known', () => {
    expect(run({ Stacks: [] }).messages).toContain('No file has a list');
  });

  it('reads ids that are no names', () => {
    const { vpc } = run({ Vpcs: [vpcOf('VpcId:1')], Subnets: [subnetOf('SubnetId:2', { VpcId: 'VpcId:1' })] });
    expect([vpc.name, vpc.ids[0]?.value, vpc.subnets[0]?.name]).toEqual(['VpcId-1', 'VpcId-1', 'SubnetId-2']);
  });

  it('takes a region from its folder', () => {
    expect(run({}, { files: [['1111/eu-central-1/Vpcs.json', { Vpcs: [vpcOf('vpc-1')] }]] }).vpc.region?.value).toBe(
      'eu-central-1',
    );
  });

  it('tells its progress', () => {
    const steps: [number, number][] = [];
    run({}, { onProgress: (done, total) => steps.push([done, total]) });
    expect(steps.at(-1)?.[0]).toBe(steps.at(-1)?.[1]);
    expect(steps.map(([done]) => done)).toEqual([...steps.map(([done]) => done)].sort((a, b) => a - b));
  });
});

describe('blocks', () => {
  it('counts those that are associated', () => {
    const { vpc } = run({
      Vpcs: [
        vpcOf('vpc-1', {
          CidrBlockAssociationSet: [
            { CidrBlock: '10.0.0.0/16', CidrBlockState: { State: 'associated' } },
            { CidrBlock: '10.11.0.0/16', CidrBlockState: { State: 'disassociated' } },
            { CidrBlock: '10.12.0.0/16', CidrBlockState: { State: 'associated' } },
          ],
          Ipv6CidrBlockAssociationSet: [
            { Ipv6CidrBlock: '2001:db8::/56', Ipv6CidrBlockState: { State: 'associated' } },
            { Ipv6CidrBlock: '2001:db8:1::/56', Ipv6CidrBlockState: { State: 'disassociating' } },
          ],
        }),
      ],
    });
    expect(texts(vpc.cidrs)).toEqual(['10.0.0.0/16', '10.12.0.0/16', '2001:db8::/56']);
  });

  it('says `any` of all of IPv4 only where the VPC has no IPv6', () => {
    const group = {
      GroupId: 'sg-1',
      VpcId: 'vpc-1',
      IpPermissions: [{ IpProtocol: '-1', IpRanges: [{ CidrIp: '0.0.0.0/0' }] }],
      IpPermissionsEgress: [],
    };
    const ipv6 = { Ipv6CidrBlockAssociationSet: [{ Ipv6CidrBlock: '2001:db8::/56' }] };
    const rule = (more: object) =>
      run({ Vpcs: [vpcOf('vpc-1', more)], SecurityGroups: [group] }).vpc.securityGroups[0]?.inbound?.[0]?.text;
    expect([rule({}), rule(ipv6)]).toEqual(['allow all from any', 'allow all from 0.0.0.0/0']);
  });
});

describe('what is missing as a whole', () => {
  const igw = {
    InternetGateways: [{ InternetGatewayId: 'igw-1', Attachments: [{ VpcId: 'vpc-1', State: 'available' }] }],
  };
  it('assumes the routes of subnets that map public addresses', () => {
    const open = subnetOf('subnet-1', { MapPublicIpOnLaunch: true });
    const { vpc, messages } = run({
      Vpcs: [vpcOf('vpc-1')],
      Subnets: [open, subnetOf('subnet-2', { CidrBlock: '10.0.1.0/24' })],
      ...igw,
    });
    expect(vpc.subnets.map(({ routeTable }) => routeTable?.text)).toEqual(['assumed-routes', undefined]);
    expect(messages).toMatch(/No route tables[\s\S]*No network ACLs|No network ACLs[\s\S]*No route tables/);
  });

  it('assumes an internet gateway where something has a public address', () => {
    const instance = {
      InstanceId: 'i-1',
      SubnetId: 'subnet-1',
      VpcId: 'vpc-1',
      PrivateIpAddress: '10.0.0.5',
      PublicIpAddress: '198.51.100.5',
    };
    const { vpc } = run({
      Vpcs: [vpcOf('vpc-1')],
      Subnets: [subnetOf('subnet-1')],
      Reservations: [{ Instances: [instance] }],
    });
    expect(vpc.internetGateways.map(({ name }) => name)).toEqual(['assumed-internet-gateway']);
    expect(run({ Vpcs: [vpcOf('vpc-1')], Subnets: [subnetOf('subnet-1')] }).vpc.internetGateways).toEqual([]);
  });

  it('tells a VPC’s blocks from its local routes, else from its subnets', () => {
    const table = {
      RouteTableId: 'rtb-1',
      VpcId: 'vpc-1',
      Associations: [{ Main: true }],
      Routes: [{ DestinationCidrBlock: '10.0.0.0/20', GatewayId: 'local' }],
    };
    expect(texts(run({ Subnets: [subnetOf('subnet-1')], RouteTables: [table] }).vpc.cidrs)).toEqual(['10.0.0.0/20']);
    expect(texts(run({ Subnets: [subnetOf('subnet-1')] }).vpc.cidrs)).toEqual(['10.0.0.0/24']);
  });

  it('makes a network of what a VPN gateway has learned', () => {
    const table = {
      RouteTableId: 'rtb-1',
      VpcId: 'vpc-1',
      Associations: [{ Main: true }],
      PropagatingVgws: [{ GatewayId: 'vgw-1' }],
      Routes: [
        {
          DestinationCidrBlock: '172.20.0.0/16',
          GatewayId: 'vgw-1',
          Origin: 'EnableVgwRoutePropagation',
          State: 'active',
        },
      ],
    };
    const { topology, vpc } = run({ Vpcs: [vpcOf('vpc-1')], RouteTables: [table] });
    expect(vpc.routeTables[0]?.routes).toEqual([]);
    expect(topology.networks.map(({ name, unknown, cidrs }) => [name, unknown, texts(cidrs)])).toEqual([
      ['beyond-vgw-1', false, ['172.20.0.0/16']],
    ]);
    expect(topology.vpns[0]?.gateway.text).toBe('vpc-1.vgw-1');
  });
});

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

describe('groups', () => {
  const group = (id: string, vpc: string, more: object = {}) => ({
    GroupId: id,
    VpcId: vpc,
    GroupName: id,
    IpPermissions: [],
    IpPermissionsEgress: [],
    ...more,
  });
  const fromGroup = (...pairs: object[]) => [{ IpProtocol: '-1', UserIdGroupPairs: pairs }];
  const far = {
    VpcPeeringConnectionId: 'pcx-1',
    Status: { Code: 'active' },
    RequesterVpcInfo: { VpcId: 'vpc-1' },
    AccepterVpcInfo: { VpcId: 'vpc-2', CidrBlock: '10.2.0.0/16' },
  };

  it('knows a group of another account by the interfaces of its VPC', () => {
    const rules = fromGroup({
      GroupId: 'sg-far',
      UserId: '2',
      VpcId: 'vpc-2',
      VpcPeeringConnectionId: 'pcx-1',
      PeeringStatus: 'active',
    });
    const { topology } = run({
      Vpcs: [vpcOf('vpc-1')],
      VpcPeeringConnections: [far],
      SecurityGroups: [group('sg-1', 'vpc-1', { IpPermissions: rules })],
    });
    const [here, there] = topology.vpcs;
    expect(here?.securityGroups[0]?.inbound?.[0]?.text).toBe('allow all from vpc-2.sg-far');
    expect(texts(there?.subnets[0]?.resources[0]?.securityGroups)).toEqual(['unknown-group', 'sg-far']);
  });

  it('has an unknown list of addresses for a group that nothing tells of', () => {
    const { topology } = run({
      Vpcs: [vpcOf('vpc-1')],
      SecurityGroups: [group('sg-1', 'vpc-1', { IpPermissions: fromGroup({ GroupId: 'sg-x', UserId: '2' }) })],
    });
    expect(topology.prefixLists.map(({ name, unknown }) => [name, unknown])).toEqual([['sg-x', true]]);
  });

  it('reads groups whose rules come in a list of their own', () => {
    const instance = { InstanceId: 'i-1', SubnetId: 'subnet-1', VpcId: 'vpc-1', SecurityGroups: [{ GroupId: 'sg-1' }] };
    const rule = (more: object) => ({
      GroupId: 'sg-1',
      IpProtocol: 'tcp',
      FromPort: 443,
      ToPort: 443,
      IsEgress: false,
      ...more,
    });
    const { vpc } = run({
      Vpcs: [vpcOf('vpc-1')],
      Subnets: [subnetOf('subnet-1')],
      Reservations: [{ Instances: [instance] }],
      SecurityGroupRules: [
        rule({ CidrIpv4: '10.0.0.0/8' }),
        rule({ ReferencedGroupInfo: { GroupId: 'sg-1', UserId: '1' } }),
        rule({ IsEgress: true, IpProtocol: '-1', FromPort: -1, ToPort: -1, CidrIpv4: '0.0.0.0/0' }),
      ],
    });
    const [found] = vpc.securityGroups;
    expect(found?.inbound?.map(({ text }) => text)).toEqual([
      'allow tcp 443 from 10.0.0.0/8',
      'allow tcp 443 from sg-1',
    ]);
    expect(found?.outbound?.map(({ text }) => text)).toEqual(['allow all to any']);
  });

  it('copies a group into every other VPC that it is associated with', () => {
    const instance = {
      InstanceId: 'i-1',
      SubnetId: 'subnet-1',
      VpcId: 'vpc-1',
      PrivateIpAddress: '10.0.0.5',
      SecurityGroups: [{ GroupId: 'sg-2' }],
    };
    const { topology } = run({
      Vpcs: [vpcOf('vpc-1'), { VpcId: 'vpc-2', CidrBlock: '10.2.0.0/16' }],
      Subnets: [subnetOf('subnet-1')],
      Reservations: [{ Instances: [instance] }],
      SecurityGroups: [group('sg-2', 'vpc-2', { IpPermissions: fromGroup({ GroupId: 'sg-2', UserId: '1' }) })],
    });
    const copy = topology.vpcs[0]?.subnets[0]?.resources[0]?.securityGroups?.[0]?.target;
    expect(copy?.vpc.name).toBe('vpc-1');
    expect(copy?.inbound?.[0]?.peers).toHaveLength(2);
  });
});

describe('interfaces', () => {
  const instance = (more: object) => ({
    Vpcs: [vpcOf('vpc-1')],
    Subnets: [subnetOf('subnet-1')],
    Reservations: [{ Instances: [{ InstanceId: 'i-1', VpcId: 'vpc-1', SubnetId: 'subnet-1', ...more }] }],
  });
  const resource = (json: object) => run(json).vpc.subnets[0]?.resources[0];

  it('have several addresses, and public ones for the private ones they belong to', () => {
    const addresses = [
      { PrivateIpAddress: '10.0.0.6', Primary: false, Association: { PublicIp: '198.51.100.6' } },
      { PrivateIpAddress: '10.0.0.5', Primary: true },
    ];
    const found = resource(
      instance({
        NetworkInterfaces: [
          {
            NetworkInterfaceId: 'eni-1',
            SubnetId: 'subnet-1',
            Groups: [],
            PrivateIpAddresses: addresses,
            Ipv6Addresses: [{ Ipv6Address: '2001:db8::5' }],
          },
        ],
      }),
    );
    expect(texts(found?.addresses)).toEqual(['10.0.0.5', '10.0.0.6', '2001:db8::5']);
    expect(found?.publicIps.map((ip) => [ip.address?.text, ip.privateAddress?.text])).toEqual([
      ['198.51.100.6', '10.0.0.6'],
    ]);
  });

  it('have the addresses of the prefixes delegated to them', () => {
    const found = resource(
      instance({
        NetworkInterfaces: [
          {
            NetworkInterfaceId: 'eni-1',
            SubnetId: 'subnet-1',
            Groups: [],
            PrivateIpAddress: '10.0.0.5',
            Ipv4Prefixes: [{ Ipv4Prefix: '10.0.0.16/28' }],
          },
        ],
      }),
    );
    expect(found?.addresses).toHaveLength(17);
  });

  it('are in unknown groups where the data do not tell them', () => {
    expect(texts(resource(instance({ SecurityGroups: [null] }))?.securityGroups)).toEqual(['unknown-groups-of-i-1']);
  });
});
