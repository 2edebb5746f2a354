import type { Account } from '../account.js';

const open = {
  IpProtocol: '-1',
  IpRanges: [{ CidrIp: '0.0.0.0/0' }],
  Ipv6Ranges: [{ CidrIpv6: '::/0' }],
  PrefixListIds: [],
  UserIdGroupPairs: [],
};

/** Two instances of a dual-stack subnet, as old clients and `--query` tell them, and what the group of one of them lets in. */
export const twoInstances = (
  permissions: readonly object[],
  { server = {}, client = {} }: { readonly server?: object; readonly client?: object } = {},
): Account => ({
  'network.json': {
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
          { Ipv6CidrBlock: '2600:1f16:1::/64', Ipv6CidrBlockState: { State: 'associated' }, IpSource: 'amazon' },
        ],
      },
    ],
    SecurityGroups: [
      { GroupId: 'sg-server', VpcId: 'vpc-1', IpPermissions: permissions, IpPermissionsEgress: [open] },
      { GroupId: 'sg-client', VpcId: 'vpc-1', IpPermissions: [], IpPermissionsEgress: [open] },
    ],
    Instances: [
      { ...instance('server', '10.0.0.10'), ...server },
      { ...instance('client', '10.0.0.20'), ...client },
    ],
  },
});

const instance = (name: string, address: string) => ({
  InstanceId: `i-${name}`,
  VpcId: 'vpc-1',
  SubnetId: 'subnet-1',
  PrivateIpAddress: address,
  State: { Name: 'running' },
  SecurityGroups: [{ GroupId: `sg-${name}` }],
});

/** What an instance tells of its one interface. */
export const withInterface = (address: string, more: object) => ({
  NetworkInterfaces: [
    {
      NetworkInterfaceId: `eni-${address}`,
      PrivateIpAddress: address,
      PrivateIpAddresses: [{ PrivateIpAddress: address, Primary: true }],
      ...more,
    },
  ],
});
