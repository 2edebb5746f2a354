import { LB, listener, TG } from './objects.js';

/** Load balancers, managed services and the account's own switches. */
export const services = () => ({
  'balancers.json': {
    LoadBalancers: [
      {
        LoadBalancerArn: `${LB}/app/entry/1`,
        LoadBalancerName: 'entry',
        Type: 'application',
        Scheme: 'internet-facing',
        VpcId: 'vpc-shop',
        State: { Code: 'active' },
        SecurityGroups: ['sg-web'],
        AvailabilityZones: [{ SubnetId: 'subnet-front' }, { SubnetId: 'subnet-front-b' }],
      },
      {
        LoadBalancerArn: `${LB}/net/line/1`,
        LoadBalancerName: 'line',
        Type: 'network',
        Scheme: 'internal',
        VpcId: 'vpc-shop',
        State: { Code: 'active' },
        AvailabilityZones: [{ SubnetId: 'subnet-front', LoadBalancerAddresses: [] }],
      },
    ],
  },
  'listeners.json': {
    LoadBalancerListeners: [
      {
        LoadBalancerArn: `${LB}/app/entry/1`,
        Listeners: [
          listener(`${LB}/app/entry/1`, 443, 'HTTPS', `${TG}/web/1`),
          listener(`${LB}/app/entry/1`, 80, 'HTTP'),
        ],
      },
      { LoadBalancerArn: `${LB}/net/line/1`, Listeners: [listener(`${LB}/net/line/1`, 5432, 'TCP', `${TG}/db/1`)] },
    ],
  },
  'targets.json': {
    TargetGroups: [
      { TargetGroupArn: `${TG}/web/1`, Port: 8443, Protocol: 'HTTPS', TargetType: 'instance', VpcId: 'vpc-shop' },
      { TargetGroupArn: `${TG}/db/1`, Port: 5432, Protocol: 'TCP', TargetType: 'ip', VpcId: 'vpc-shop' },
    ],
    LoadBalancerTargetHealth: [
      {
        TargetGroupArn: `${TG}/web/1`,
        TargetHealthDescriptions: [{ Target: { Id: 'i-web', Port: 8443 }, TargetHealth: { State: 'healthy' } }],
      },
      { TargetGroupArn: `${TG}/db/1`, TargetHealthDescriptions: [{ Target: { Id: '10.0.2.30', Port: 5432 } }] },
    ],
    LoadBalancerAttributes: [
      {
        LoadBalancerArn: `${LB}/net/line/1`,
        Attributes: [{ Key: 'load_balancing.cross_zone.enabled', Value: 'true' }],
      },
    ],
  },
  'classic.json': {
    LoadBalancerDescriptions: [
      {
        LoadBalancerName: 'old-entry',
        Scheme: 'internal',
        VPCId: 'vpc-shop',
        Subnets: ['subnet-front'],
        SecurityGroups: ['sg-web'],
        Instances: [{ InstanceId: 'i-web' }],
        ListenerDescriptions: [
          { Listener: { Protocol: 'TCP', LoadBalancerPort: 25, InstanceProtocol: 'TCP', InstancePort: 2525 } },
        ],
      },
    ],
  },
  'rds.json': {
    DBInstances: [
      {
        DBInstanceIdentifier: 'orders',
        DBInstanceArn: 'arn:aws:rds:eu-west-1:111111111111:db:orders',
        DBInstanceStatus: 'available',
        PubliclyAccessible: false,
        DBSubnetGroup: {
          VpcId: 'vpc-shop',
          Subnets: [{ SubnetIdentifier: 'subnet-back' }, { SubnetIdentifier: 'subnet-back-b' }],
        },
        VpcSecurityGroups: [{ VpcSecurityGroupId: 'sg-db', Status: 'active' }],
      },
    ],
  },
  'lambda.json': {
    Functions: [
      {
        FunctionName: 'brew',
        FunctionArn: 'arn:aws:lambda:eu-west-1:111111111111:function:brew',
        VpcConfig: { VpcId: 'vpc-shop', SubnetIds: ['subnet-back', 'subnet-back-b'], SecurityGroupIds: ['sg-web'] },
      },
      {
        FunctionName: 'outside',
        FunctionArn: 'arn:aws:lambda:eu-west-1:111111111111:function:outside',
        VpcConfig: { SubnetIds: [], SecurityGroupIds: [], VpcId: '' },
      },
    ],
  },
  'bpa.json': {
    VpcBlockPublicAccessOptions: {
      AwsAccountId: '111111111111',
      AwsRegion: 'eu-west-1',
      InternetGatewayBlockMode: 'block-ingress',
    },
  },
  'bpa-exclusions.json': {
    VpcBlockPublicAccessExclusions: [
      {
        ExclusionId: 'vpcbpa-exclude-1',
        InternetGatewayExclusionMode: 'allow-bidirectional',
        ResourceArn: 'arn:aws:ec2:eu-west-1:111111111111:subnet/subnet-front',
        State: 'create-complete',
      },
    ],
  },
});
