/**
 * Answers of AWS that stand under the key of another one, or have its ids: they tell nothing of who can reach whom, so that a folder with every answer of an account
 * may hold them. Their fields are those of each service's API reference.
 */
export const OTHER_ANSWERS: Readonly<Record<string, unknown>> = {
  'ec2 describe-vpc-classic-link': { Vpcs: [{ VpcId: 'vpc-1', ClassicLinkEnabled: false, Tags: [] }] },
  'ec2 describe-vpc-classic-link-dns-support': { Vpcs: [{ VpcId: 'vpc-1', ClassicLinkDnsSupported: false }] },
  'ec2 describe-instance-topology': {
    Instances: [
      { InstanceId: 'i-1', InstanceType: 'p4d.24xlarge', NetworkNodes: ['nn-1'], AvailabilityZone: 'eu-central-1a' },
    ],
  },
  'ec2 describe-addresses-attribute': {
    Addresses: [{ PublicIp: '198.51.100.9', AllocationId: 'eipalloc-1', PtrRecord: 'a.example.' }],
  },
  'ec2 search-local-gateway-routes': {
    Routes: [
      {
        DestinationCidrBlock: '192.168.0.0/16',
        Type: 'static',
        State: 'active',
        LocalGatewayRouteTableId: 'lgw-rtb-1',
      },
    ],
  },
  'ec2 describe-client-vpn-routes': {
    Routes: [
      { ClientVpnEndpointId: 'cvpn-endpoint-9', DestinationCidr: '10.0.0.0/16', TargetSubnet: 'subnet-1', Type: 'Nat' },
    ],
  },
  'ec2 get-route-server-routing-database': {
    AreRoutesPersisted: false,
    Routes: [{ RouteServerEndpointId: 'rse-1', RouteServerPeerId: 'rsp-1', Prefix: '10.9.0.0/16' }],
  },
  'route53 get-hosted-zone': {
    HostedZone: { Id: '/hostedzone/Z1', Name: 'example.' },
    VPCs: [{ VPCRegion: 'eu-west-1', VPCId: 'vpc-shop' }],
  },
  'elasticache describe-cache-security-groups': {
    CacheSecurityGroups: [{ CacheSecurityGroupName: 'default', EC2SecurityGroups: [] }],
  },
  'autoscaling describe-load-balancers': { LoadBalancers: [{ LoadBalancerName: 'old-entry', State: 'InService' }] },
  'lightsail get-load-balancers': {
    loadBalancers: [
      { name: 'light', arn: 'arn:aws:lightsail:eu-west-1:111111111111:LoadBalancer/1', protocol: 'HTTP' },
    ],
  },
  'lightsail get-instances': {
    instances: [{ name: 'light', privateIpAddress: '172.26.0.9', publicIpAddress: '198.51.100.77' }],
  },
  'elasticbeanstalk describe-environment-resources': {
    EnvironmentResources: {
      EnvironmentName: 'shop',
      Instances: [{ Id: 'i-web' }],
      LoadBalancers: [{ Name: 'old-entry' }],
      AutoScalingGroups: [{ Name: 'asg' }],
      LaunchTemplates: [],
    },
  },
  'gamelift describe-instances': {
    Instances: [
      {
        FleetId: 'fleet-1',
        FleetArn: 'arn:aws:gamelift:eu-west-1::fleet/fleet-1',
        InstanceId: 'i-0game',
        IpAddress: '198.51.100.78',
        Type: 'c5.large',
        Status: 'ACTIVE',
        Location: 'eu-west-1',
      },
    ],
  },
  'gamelift describe-vpc-peering-connections': {
    VpcPeeringConnections: [
      {
        FleetId: 'fleet-1',
        IpV4CidrBlock: '172.31.0.0/16',
        VpcPeeringConnectionId: 'pcx-game',
        Status: { Code: 'deleted', Message: 'gone' },
        PeerVpcId: 'vpc-shop',
        GameLiftVpcId: 'vpc-game',
      },
    ],
  },
  'sso-admin list-instances': {
    Instances: [{ InstanceArn: 'arn:aws:sso:::instance/ssoins-1', IdentityStoreId: 'd-1', Status: 'ACTIVE' }],
  },
  'emr list-instances': {
    Instances: [
      {
        Id: 'ci-1',
        Ec2InstanceId: 'i-web',
        PrivateIpAddress: '10.0.0.10',
        Status: { State: 'TERMINATED' },
        InstanceGroupId: 'ig-1',
      },
    ],
  },
  'servicediscovery list-instances': {
    Instances: [{ Id: 'i-web', Attributes: { AWS_INSTANCE_IPV4: '10.0.0.99', AWS_INSTANCE_PORT: '80' } }],
  },
  'snowball describe-addresses': { Addresses: [{ AddressId: 'ADID1', Name: 'A', Street1: 'B', City: 'C' }] },
  'ssm list-associations': {
    Associations: [{ Name: 'AWS-Gather', InstanceId: 'i-web', AssociationId: 'a-1', AssociationVersion: '1' }],
  },
  'eks list-pod-identity-associations': {
    associations: [{ clusterName: 'c', namespace: 'n', serviceAccount: 's', associationId: 'a-1' }],
  },
  'events list-rules': {
    Rules: [{ Name: 'nightly', Arn: 'arn:aws:events:eu-west-1:111111111111:rule/nightly', State: 'ENABLED' }],
  },
  'waf list-rules': { Rules: [{ RuleId: 'r-1', Name: 'blocked' }] },
  'globalaccelerator list-listeners of none': { Listeners: [] },
  'rds describe-db-proxy-target-groups': {
    TargetGroups: [
      {
        DBProxyName: 'proxy',
        TargetGroupName: 'default',
        TargetGroupArn: 'arn:aws:rds:eu-west-1:111111111111:target-group:prx-tg-1',
        IsDefault: true,
        Status: 'available',
        ConnectionPoolConfig: { MaxConnectionsPercent: 100 },
      },
    ],
  },
  'ssm list-inventory-entries': {
    TypeName: 'AWS:Application',
    InstanceId: 'i-web',
    SchemaVersion: '1.1',
    Entries: [{ Name: 'bash', Version: '5' }],
  },
  'ecs list-attributes': { attributes: [{ name: 'ecs.os-type', value: 'linux', targetId: 'arn:aws:ecs:x' }] },
  'elbv2 describe-listener-attributes': { Attributes: [{ Key: 'tcp.idle_timeout.seconds', Value: '350' }] },
  'sqs get-queue-attributes': { Attributes: { QueueArn: 'arn:aws:sqs:eu-west-1:111111111111:q' } },
  'appsync list-functions': { functions: [{ functionId: 'f-1', name: 'resolve', dataSourceName: 'd' }] },
  'opensearch describe-vpc-endpoints': {
    VpcEndpoints: [
      {
        VpcEndpointId: 'aos-1',
        VpcEndpointOwner: '111111111111',
        DomainArn: 'arn:aws:es:eu-west-1:111111111111:domain/search',
        Status: 'DELETING',
      },
    ],
    VpcEndpointErrors: [],
  },
  'redshift-serverless list-workgroups, which name no groups of the account': {
    workgroups: [
      {
        workgroupName: 'reports',
        endpoint: {
          vpcEndpoints: [
            {
              vpcEndpointId: 'vpce-reports',
              vpcId: 'vpc-elsewhere',
              networkInterfaces: [
                { networkInterfaceId: 'eni-reports', privateIpAddress: '10.200.0.9', subnetId: 'subnet-elsewhere' },
              ],
            },
          ],
        },
      },
    ],
  },
  'appmesh list-routes': { routes: [{ meshName: 'm', routeName: 'r', virtualRouterName: 'v' }] },
  'ec2 describe-subnet-reservations': {
    SubnetIpv4CidrReservations: [
      { SubnetCidrReservationId: 'scr-1', SubnetId: 'subnet-front', Cidr: '10.0.0.16/28', ReservationType: 'prefix' },
    ],
    SubnetIpv6CidrReservations: [],
  },
  'ec2 describe-instance-status': {
    InstanceStatuses: [{ InstanceId: 'i-web', InstanceState: { Code: 16, Name: 'running' } }],
  },
  'ec2 describe-iam-instance-profile-associations': {
    IamInstanceProfileAssociations: [{ AssociationId: 'iip-assoc-1', InstanceId: 'i-web', State: 'associated' }],
  },
  'ec2 describe-security-group-vpc-associations of none': { SecurityGroupVpcAssociations: [] },
  'ec2 describe-stale-security-groups': {
    StaleSecurityGroupSet: [{ GroupId: 'sg-db', VpcId: 'vpc-shop', StaleIpPermissions: [{ FromPort: 5432 }] }],
  },
  'ec2 get-security-groups-for-vpc': {
    SecurityGroupForVpcs: [{ GroupId: 'sg-web', GroupName: 'web', PrimaryVpcId: 'vpc-shop', OwnerId: '111111111111' }],
  },
  'ec2 describe-account-attributes': {
    AccountAttributes: [{ AttributeName: 'default-vpc', AttributeValues: [{ AttributeValue: 'none' }] }],
  },
  'ec2 describe-flow-logs': { FlowLogs: [{ FlowLogId: 'fl-1', ResourceId: 'vpc-shop', TrafficType: 'ALL' }] },
  'ec2 describe-network-insights-paths': {
    NetworkInsightsPaths: [{ NetworkInsightsPathId: 'nip-1', Source: 'i-web', Destination: 'igw-1', Protocol: 'tcp' }],
  },
  'ec2 describe-snapshots': { Snapshots: [{ SnapshotId: 'snap-1', VolumeId: 'vol-1' }] },
  'ec2 describe-volumes': {
    Volumes: [{ VolumeId: 'vol-1', Attachments: [{ InstanceId: 'i-web', State: 'attached' }] }],
  },
  'ec2 describe-launch-template-versions': {
    LaunchTemplateVersions: [
      {
        LaunchTemplateId: 'lt-1',
        LaunchTemplateData: { NetworkInterfaces: [{ SubnetId: 'subnet-front', Groups: ['sg-web'] }] },
      },
    ],
  },
  'autoscaling describe-auto-scaling-groups': {
    AutoScalingGroups: [
      {
        AutoScalingGroupName: 'asg',
        VPCZoneIdentifier: 'subnet-front,subnet-back',
        TargetGroupARNs: [],
        Instances: [{ InstanceId: 'i-web', LifecycleState: 'Terminating', HealthStatus: 'Healthy' }],
      },
    ],
  },
  'elb describe-instance-health': { InstanceStates: [{ InstanceId: 'i-web', State: 'OutOfService' }] },
};
