import { describe, expect, it } from 'vitest';
import { run, subnetOf, texts, vpcOf } from './answers-imported.js';

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
