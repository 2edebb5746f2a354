import { eni, tags } from './objects.js';

/** What answers and sends. */
export const hosts = () => ({
  'nat.json': {
    NatGateways: [
      {
        NatGatewayId: 'nat-1',
        SubnetId: 'subnet-front',
        VpcId: 'vpc-shop',
        State: 'available',
        ConnectivityType: 'public',
        NatGatewayAddresses: [{ PrivateIp: '10.0.0.220', PublicIp: '198.51.100.9', NetworkInterfaceId: 'eni-nat' }],
      },
      {
        NatGatewayId: 'nat-old',
        SubnetId: 'subnet-front',
        VpcId: 'vpc-shop',
        State: 'deleted',
        NatGatewayAddresses: [],
      },
    ],
  },
  'instances.json': {
    Reservations: [
      {
        Instances: [
          {
            InstanceId: 'i-web',
            State: { Name: 'running' },
            SubnetId: 'subnet-front',
            VpcId: 'vpc-shop',
            PrivateIpAddress: '10.0.0.10',
            PublicIpAddress: '198.51.100.10',
            SecurityGroups: [{ GroupId: 'sg-web' }],
            Tags: tags('web'),
            NetworkInterfaces: [{ NetworkInterfaceId: 'eni-web' }],
          },
          { InstanceId: 'i-old', State: { Name: 'terminated' }, NetworkInterfaces: [] },
        ],
      },
      {
        Instances: [
          {
            InstanceId: 'i-two',
            State: { Name: 'stopped' },
            SubnetId: 'subnet-back',
            VpcId: 'vpc-shop',
            Tags: tags('router'),
            NetworkInterfaces: [{ NetworkInterfaceId: 'eni-two-a' }, { NetworkInterfaceId: 'eni-two-b' }],
          },
        ],
      },
    ],
  },
  'interfaces.json': {
    NetworkInterfaces: [
      eni('eni-web', 'subnet-front', '10.0.0.10', {
        Attachment: { InstanceId: 'i-web', DeviceIndex: 0, Status: 'attached' },
        PrivateIpAddresses: [
          { PrivateIpAddress: '10.0.0.10', Primary: true, Association: { PublicIp: '198.51.100.10' } },
        ],
      }),
      eni('eni-two-a', 'subnet-back', '10.0.1.20', {
        Attachment: { InstanceId: 'i-two', DeviceIndex: 0, Status: 'attached' },
      }),
      eni('eni-two-b', 'subnet-front', '10.0.0.20', {
        SourceDestCheck: false,
        Attachment: { InstanceId: 'i-two', DeviceIndex: 1, Status: 'attached' },
      }),
      eni('eni-nat', 'subnet-front', '10.0.0.220', { InterfaceType: 'nat_gateway', Groups: [] }),
      eni('eni-tgw', 'subnet-back', '10.0.1.200', { InterfaceType: 'transit_gateway', Groups: [] }),
      eni('eni-idle', 'subnet-back', '10.0.1.201', { Status: 'available', Attachment: undefined }),
      eni('eni-db', 'subnet-back-b', '10.0.2.30', {
        Description: 'RDSNetworkInterface',
        Groups: [{ GroupId: 'sg-db' }],
      }),
      eni('eni-nlb', 'subnet-front', '10.0.0.40', {
        InterfaceType: 'network_load_balancer',
        Description: 'ELB net/line/1',
        Groups: [],
      }),
      eni('eni-vpce', 'subnet-back', '10.0.1.50', { InterfaceType: 'vpc_endpoint' }),
      eni('eni-efs', 'subnet-back', '10.0.1.60', { Description: 'EFS mount target', RequesterManaged: true }),
    ],
  },
  'addresses.json': {
    Addresses: [{ PublicIp: '198.51.100.20', NetworkInterfaceId: 'eni-two-b', PrivateIpAddress: '10.0.0.20' }],
  },
  'endpoints.json': {
    VpcEndpoints: [
      {
        VpcEndpointId: 'vpce-s3',
        VpcEndpointType: 'Gateway',
        VpcId: 'vpc-shop',
        ServiceName: 'com.amazonaws.eu-west-1.s3',
        State: 'available',
        RouteTableIds: ['rtb-main'],
      },
      {
        VpcEndpointId: 'vpce-ssm',
        VpcEndpointType: 'Interface',
        VpcId: 'vpc-shop',
        ServiceName: 'com.amazonaws.eu-west-1.ssm',
        State: 'available',
        SubnetIds: ['subnet-back'],
        Groups: [{ GroupId: 'sg-web' }],
        NetworkInterfaceIds: ['eni-vpce'],
      },
      {
        VpcEndpointId: 'vpce-fw',
        VpcEndpointType: 'GatewayLoadBalancer',
        VpcId: 'vpc-shop',
        State: 'available',
        SubnetIds: ['subnet-back'],
        Groups: [],
        NetworkInterfaceIds: [],
      },
      {
        VpcEndpointId: 'vpce-old',
        VpcEndpointType: 'Interface',
        VpcId: 'vpc-shop',
        State: 'deleted',
        SubnetIds: ['subnet-back'],
      },
    ],
  },
  'prefix-lists.json': {
    PrefixLists: [
      { PrefixListId: 'pl-s3', PrefixListName: 'com.amazonaws.eu-west-1.s3', Cidrs: ['52.218.0.0/17'] },
      { PrefixListId: 'pl-ddb', PrefixListName: 'com.amazonaws.eu-west-1.dynamodb', Cidrs: ['52.94.24.0/23'] },
      { PrefixListId: 'pl-own', PrefixListName: 'offices', MaxEntries: 10, OwnerId: '111111111111' },
    ],
  },
  'pl-own-entries.json': { Entries: [{ Cidr: '203.0.113.0/24' }, { Cidr: '10.1.0.0/24' }] },
});
