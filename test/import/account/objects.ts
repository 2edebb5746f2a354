/** Objects as `aws … describe-*` prints them, of the made-up account. */
export const tags = (name: string) => [{ Key: 'Name', Value: name }];
export const all = {
  IpProtocol: '-1',
  IpRanges: [{ CidrIp: '0.0.0.0/0' }],
  Ipv6Ranges: [],
  PrefixListIds: [],
  UserIdGroupPairs: [],
};
export const tcp = (port: number, more: object) => ({
  IpProtocol: 'tcp',
  FromPort: port,
  ToPort: port,
  IpRanges: [],
  Ipv6Ranges: [],
  PrefixListIds: [],
  UserIdGroupPairs: [],
  ...more,
});
export const eni = (id: string, subnet: string, address: string, more: object = {}) => ({
  NetworkInterfaceId: id,
  SubnetId: subnet,
  VpcId: 'vpc-shop',
  InterfaceType: 'interface',
  Description: '',
  Status: 'in-use',
  SourceDestCheck: true,
  Groups: [{ GroupId: 'sg-web' }],
  PrivateIpAddress: address,
  PrivateIpAddresses: [{ PrivateIpAddress: address, Primary: true }],
  Ipv6Addresses: [],
  Attachment: { Status: 'attached', DeviceIndex: 0 },
  ...more,
});
export const vpc = (id: string, block: string, name: string) => ({
  VpcId: id,
  CidrBlock: block,
  OwnerId: '111111111111',
  CidrBlockAssociationSet: [{ CidrBlock: block, CidrBlockState: { State: 'associated' } }],
  Ipv6CidrBlockAssociationSet: [],
  Tags: tags(name),
});
export const subnet = (id: string, of: string, block: string, zone: string, name: string) => ({
  SubnetId: id,
  VpcId: of,
  CidrBlock: block,
  AvailabilityZone: `eu-west-1${zone}`,
  MapPublicIpOnLaunch: false,
  Ipv6CidrBlockAssociationSet: [],
  Tags: tags(name),
});
export const entry = (number: number, egress: boolean, action: string, more: object = {}) => ({
  RuleNumber: number,
  Egress: egress,
  Protocol: '-1',
  RuleAction: action,
  CidrBlock: '0.0.0.0/0',
  ...more,
});
export const LB = 'arn:aws:elasticloadbalancing:eu-west-1:111111111111:loadbalancer';
export const TG = 'arn:aws:elasticloadbalancing:eu-west-1:111111111111:targetgroup';
export const listener = (of: string, port: number, protocol: string, group?: string) => ({
  ListenerArn: `${of.replace(':loadbalancer/', ':listener/')}/${port}`,
  LoadBalancerArn: of,
  Port: port,
  Protocol: protocol,
  DefaultActions: group ? [{ Type: 'forward', TargetGroupArn: group }] : [{ Type: 'redirect', RedirectConfig: {} }],
});
