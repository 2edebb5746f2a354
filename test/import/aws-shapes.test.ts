import { describe, expect, it } from 'vitest';
import { importAws } from '../../interchange/import/aws/import-aws.js';
import { ImportError } from '../../interchange/import/types.js';
import { account } from './account.js';
import { run, subnetOf, texts, vpcOf } from './answers-imported.js';

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
