import type { Account } from '../account.js';

export const ID = 'cvpn-endpoint-1';
export const active = { Status: { Code: 'active' } };
export const added = (TargetSubnet: string): object => ({
  ClientVpnEndpointId: ID,
  DestinationCidr: '10.0.0.0/16',
  TargetSubnet,
  Type: 'Nat',
  Origin: 'associate',
  ...active,
});

export interface Parts {
  readonly endpoint?: object;
  readonly targets?: readonly object[] | undefined;
  readonly routes?: readonly object[] | undefined;
  readonly rules?: readonly object[] | undefined;
}

/** Two subnets, every route that AWS adds, and a rule for the VPC. */
export const WHOLE: Required<Parts> = {
  endpoint: {},
  targets: ['subnet-front', 'subnet-back'].map((TargetNetworkId, i) => ({
    AssociationId: `cvpn-assoc-${i}`,
    ClientVpnEndpointId: ID,
    TargetNetworkId,
    Status: { Code: 'associated' },
    SecurityGroups: ['sg-callers'],
  })),
  routes: ['subnet-front', 'subnet-back'].map(added),
  rules: [{ ClientVpnEndpointId: ID, AccessAll: true, GroupId: '', DestinationCidr: '10.0.0.0/16', ...active }],
};

/** An account with a Client VPN endpoint, or with other parts of one. */
export function vpnAccount(parts: Parts = {}): Account {
  const { endpoint, targets, routes, rules } = { ...WHOLE, ...parts };
  return {
    'network.json': {
      Vpcs: [{ VpcId: 'vpc-works', CidrBlock: '10.0.0.0/16' }],
      Subnets: [
        { SubnetId: 'subnet-front', VpcId: 'vpc-works', CidrBlock: '10.0.1.0/24', AvailabilityZone: 'eu-west-1a' },
        { SubnetId: 'subnet-back', VpcId: 'vpc-works', CidrBlock: '10.0.2.0/24', AvailabilityZone: 'eu-west-1b' },
        { SubnetId: 'subnet-data', VpcId: 'vpc-works', CidrBlock: '10.0.3.0/24', AvailabilityZone: 'eu-west-1a' },
      ],
      RouteTables: [
        {
          RouteTableId: 'rtb-main',
          VpcId: 'vpc-works',
          Associations: [{ Main: true, AssociationState: { State: 'associated' } }],
          Routes: [{ DestinationCidrBlock: '10.0.0.0/16', GatewayId: 'local', State: 'active' }],
        },
      ],
      NetworkAcls: [
        {
          NetworkAclId: 'acl-1',
          VpcId: 'vpc-works',
          IsDefault: true,
          Associations: ['subnet-front', 'subnet-back', 'subnet-data'].map((SubnetId) => ({ SubnetId })),
          Entries: [true, false].map((Egress) => ({
            Egress,
            RuleNumber: 100,
            Protocol: '-1',
            RuleAction: 'allow',
            CidrBlock: '0.0.0.0/0',
          })),
        },
      ],
      SecurityGroups: [
        {
          GroupId: 'sg-callers',
          GroupName: 'callers',
          VpcId: 'vpc-works',
          IpPermissions: [],
          IpPermissionsEgress: [{ IpProtocol: '-1', IpRanges: [{ CidrIp: '0.0.0.0/0' }] }],
        },
        {
          GroupId: 'sg-data',
          GroupName: 'data',
          VpcId: 'vpc-works',
          IpPermissions: [{ IpProtocol: '-1', UserIdGroupPairs: [{ GroupId: 'sg-callers' }] }],
          IpPermissionsEgress: [],
        },
      ],
      NetworkInterfaces: [
        { NetworkInterfaceId: 'eni-data', SubnetId: 'subnet-data', VpcId: 'vpc-works', PrivateIpAddress: '10.0.3.5' },
        { NetworkInterfaceId: 'eni-1', SubnetId: 'subnet-front', VpcId: 'vpc-works', PrivateIpAddress: '10.0.1.9' },
        { NetworkInterfaceId: 'eni-2', SubnetId: 'subnet-back', VpcId: 'vpc-works', PrivateIpAddress: '10.0.2.9' },
      ].map((one, i) => ({
        ...one,
        Status: 'in-use',
        Attachment: { Status: 'attached' },
        Description: i === 0 ? '' : 'ClientVPN Endpoint resource',
        Groups: [{ GroupId: i === 0 ? 'sg-data' : 'sg-callers' }],
      })),
    },
    'endpoints.json': {
      ClientVpnEndpoints: [
        {
          ClientVpnEndpointId: ID,
          Status: { Code: 'available' },
          ClientCidrBlock: '172.20.0.0/22',
          VpcId: 'vpc-works',
          SecurityGroupIds: ['sg-callers'],
          TrafficIpAddressType: 'ipv4',
          Tags: [{ Key: 'Name', Value: 'remote' }],
          ...endpoint,
        },
      ],
    },
    ...(targets ? { 'targets.json': { ClientVpnTargetNetworks: targets } } : {}),
    ...(routes ? { 'routes.json': { Routes: routes } } : {}),
    ...(rules ? { 'rules.json': { AuthorizationRules: rules } } : {}),
  };
}
