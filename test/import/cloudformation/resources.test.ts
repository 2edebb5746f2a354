import { describe, expect, it } from 'vitest';
import { errorsIn, imported, stack } from './stack.js';

function read(more: string, head = '') {
  const result = imported(stack(more, head));
  expect(errorsIn(result.text)).toEqual([]);
  return result;
}

describe('VPCs, gateways and routes', () => {
  it('reads attachments and associations as resources of their own', () => {
    const { lines, text } = read(`
  Igw: { Type: AWS::EC2::InternetGateway }
  Vgw: { Type: AWS::EC2::VPNGateway, Properties: { Type: ipsec.1 } }
  AttachIgw: { Type: AWS::EC2::VPCGatewayAttachment, Properties: { VpcId: !Ref Main, InternetGatewayId: !Ref Igw } }
  AttachVgw: { Type: AWS::EC2::VPCGatewayAttachment, Properties: { VpcId: !Ref Main, VpnGatewayId: !Ref Vgw } }
  Eigw: { Type: AWS::EC2::EgressOnlyInternetGateway, Properties: { VpcId: !GetAtt Main.VpcId } }
  More: { Type: AWS::EC2::VPCCidrBlock, Properties: { VpcId: !Ref Main, CidrBlock: 10.1.0.0/16 } }
  Six: { Type: AWS::EC2::VPCCidrBlock, Properties: { VpcId: !Ref Main, AmazonProvidedIpv6CidrBlock: true } }
  SixA: { Type: AWS::EC2::SubnetCidrBlock, Properties: { SubnetId: !Ref A, Ipv6CidrBlock: !Select [0, !Cidr [!Select [0, !GetAtt Main.Ipv6CidrBlocks], 1, 64]] } }
  Ip: { Type: AWS::EC2::EIP, DependsOn: AttachIgw, Properties: { Domain: vpc } }
  Nat: { Type: AWS::EC2::NatGateway, Properties: { SubnetId: !Ref A, AllocationId: !GetAtt Ip.AllocationId } }
  T: { Type: AWS::EC2::RouteTable, Properties: { VpcId: !Ref Main } }
  R1: { Type: AWS::EC2::Route, Properties: { RouteTableId: !Ref T, DestinationCidrBlock: 0.0.0.0/0, NatGatewayId: !Ref Nat } }
  R2: { Type: AWS::EC2::Route, Properties: { RouteTableId: !Ref T, DestinationIpv6CidrBlock: ::/0, EgressOnlyInternetGatewayId: !Ref Eigw } }
  R3: { Type: AWS::EC2::Route, Properties: { RouteTableId: !Ref T, DestinationCidrBlock: 9.0.0.0/8, InstanceId: !Ref Fw } }
  Fw: { Type: AWS::EC2::Instance, Properties: { SubnetId: !Ref A, SourceDestCheck: false } }
  AssocB: { Type: AWS::EC2::SubnetRouteTableAssociation, Properties: { SubnetId: !Ref B, RouteTableId: !Ref T } }
  Edge: { Type: AWS::EC2::RouteTable, Properties: { VpcId: !Ref Main } }
  AssocEdge: { Type: AWS::EC2::GatewayRouteTableAssociation, Properties: { GatewayId: !Ref Igw, RouteTableId: !Ref Edge } }
  Propagate: { Type: AWS::EC2::VPNGatewayRoutePropagation, Properties: { RouteTableIds: [!Ref T], VpnGatewayId: !Ref Vgw } }
`);
    expect(lines).toContain('vpc Main 10.0.0.0/16, 10.1.0.0/16, 2001:db8:1::/56 {');
    for (const line of [
      'internet-gateway Igw { route-table Edge }',
      'vpn-gateway Vgw',
      'egress-only-gateway Eigw',
      '0.0.0.0/0 -> Nat',
      '::/0 -> Eigw',
      '9.0.0.0/8 -> Fw',
      'propagate Vgw',
      'subnet B 10.0.2.0/24 in az-2 { route-table T }',
    ])
      expect(lines).toContain(line);
    expect(text).toMatch(/subnet A 10\.0\.1\.0\/24, 2001:db8:1::\/64 in az-1 /);
    expect(text).toMatch(/nat-gateway Nat +\{ public-ip \}/);
    expect(text).toMatch(/instance Fw +\{\s+source-dest-check off\s+ip-address-type ipv4\s+\}/);
  });

  it.each([
    ['PrivateDefaultScopeId', ' private'],
    ['PublicDefaultScopeId', ''],
  ])('knows by the scope of its pool whether an IPv6 block is private: %s', (scope, word) => {
    const { lines } = read(`
  Ipam: { Type: AWS::EC2::IPAM, Properties: { OperatingRegions: [{ RegionName: eu-west-1 }] } }
  Pool: { Type: AWS::EC2::IPAMPool, Properties: { AddressFamily: ipv6, IpamScopeId: !GetAtt Ipam.${scope} } }
  Six: { Type: AWS::EC2::VPCCidrBlock, Properties: { VpcId: !Ref Main, Ipv6IpamPoolId: !Ref Pool, Ipv6NetmaskLength: 56 } }
`);
    expect(lines).toContain(`vpc Main 10.0.0.0/16, 2001:db8:1::/56${word} {`);
  });

  it('leaves open whether an IPv6 block is private whose pool no template has', () => {
    const { lines, warnings } = read(`
  Six: { Type: AWS::EC2::VPCCidrBlock, Properties: { VpcId: !Ref Main, Ipv6IpamPoolId: ipam-pool-0a1b2c3d, Ipv6NetmaskLength: 56 } }
`);
    expect(lines).toContain('vpc Main 10.0.0.0/16, 2001:db8:1::/56 maybe private {');
    expect(warnings.join()).toContain('Whether the IPv6 block 2001:db8:1::/56 of VPC Main is private');
  });
});

describe('filters', () => {
  it('keeps what AWS lets out of a new group, until a rule is given', () => {
    const { text } = read(`
  Db: { Type: AWS::EC2::SecurityGroup, Properties: { VpcId: !Ref Main, GroupDescription: db, SecurityGroupIngress: [{ IpProtocol: tcp, FromPort: '5432', ToPort: '5432', SourceSecurityGroupId: !GetAtt Web.GroupId }], SecurityGroupEgress: [{ IpProtocol: -1, CidrIp: 127.0.0.1/32 }] } }
  In: { Type: AWS::EC2::SecurityGroupIngress, Properties: { GroupId: !Ref Web, IpProtocol: icmp, FromPort: 8, ToPort: -1, CidrIp: 0.0.0.0/0 } }
  Own: { Type: AWS::EC2::SecurityGroup, Properties: { VpcId: !Ref Main, GroupDescription: own } }
  Out: { Type: AWS::EC2::SecurityGroupEgress, Properties: { GroupId: !Ref Own, IpProtocol: tcp, FromPort: 443, ToPort: 443, DestinationSecurityGroupId: !Ref Web } }
`);
    expect(text).toMatch(
      /security-group Db \{\s+inbound +\{ allow tcp 5432 from Web \}\s+outbound \{ allow all to 127\.0\.0\.1\/32 \}/,
    );
    expect(text).toMatch(/security-group Web \{\s+inbound \{ allow icmp 8 from any \}\s+\}/);
    expect(text).toMatch(/security-group Own \{\s+inbound +\{ \}\s+outbound \{ allow tcp 443 to Web \}/);
  });

  it('takes rules inside a group and beside it, as both stay', () => {
    const { lines, warnings } = read(`
  Db: { Type: AWS::EC2::SecurityGroup, Properties: { VpcId: !Ref Main, SecurityGroupIngress: [{ IpProtocol: tcp, FromPort: 1, ToPort: 1, CidrIp: 0.0.0.0/0 }] } }
  In: { Type: AWS::EC2::SecurityGroupIngress, Properties: { GroupId: !Ref Db, IpProtocol: tcp, FromPort: 2, ToPort: 2, CidrIp: 0.0.0.0/0 } }
`);
    expect(lines).toContain('allow tcp 1 from any');
    expect(lines).toContain('allow tcp 2 from any');
    expect(warnings).toEqual([]);
  });

  it('reads ACLs and their entries, numbers as text or not, and keeps two of one number', () => {
    const { lines } = imported(
      stack(`
  Acl: { Type: AWS::EC2::NetworkAcl, Properties: { VpcId: !Ref Main } }
  E1: { Type: AWS::EC2::NetworkAclEntry, Properties: { NetworkAclId: !Ref Acl, RuleNumber: '100', Protocol: '6', RuleAction: allow, CidrBlock: 0.0.0.0/0, PortRange: { From: '443', To: 443 } } }
  E2: { Type: AWS::EC2::NetworkAclEntry, Properties: { NetworkAclId: !Ref Acl, RuleNumber: 100, Protocol: -1, RuleAction: deny, CidrBlock: 10.9.0.0/16 } }
  E3: { Type: AWS::EC2::NetworkAclEntry, Properties: { NetworkAclId: !Ref Acl, RuleNumber: 90, Egress: 'true', Protocol: 1, RuleAction: allow, CidrBlock: 0.0.0.0/0, Icmp: { Type: 8, Code: -1 } } }
  AssocA: { Type: AWS::EC2::SubnetNetworkAclAssociation, Properties: { SubnetId: !Ref A, NetworkAclId: !GetAtt Acl.Id } }
`),
    );
    for (const line of ['100 allow tcp 443 from any', '100 deny all from 10.9.0.0/16', '90 allow icmp 8 to any'])
      expect(lines).toContain(line);
    expect(lines.join('\n')).toMatch(/subnet A [^\n]*network-acl Acl/);
  });

  it('refers to the default group and ACL of a VPC', () => {
    const { text } = read(`
  I: { Type: AWS::EC2::Instance, Properties: { SubnetId: !Ref A, SecurityGroupIds: [!GetAtt Main.DefaultSecurityGroup] } }
  E: { Type: AWS::EC2::NetworkAclEntry, Properties: { NetworkAclId: !GetAtt Main.DefaultNetworkAcl, RuleNumber: 50, Protocol: 6, RuleAction: deny, CidrBlock: 0.0.0.0/0, PortRange: { From: 22, To: 22 } } }
`);
    expect(text).toMatch(/default security-group \S+ \{\s+inbound \{ allow all from \S+ \}\s+\}/);
    expect(text).toMatch(/default network-acl [^}]*50 deny +tcp 22 from any\s+100 allow all +from any/);
  });
});

describe('what lies in subnets', () => {
  it('reads instances, interfaces and addresses', () => {
    const { text, lines } = read(`
  Eni: { Type: AWS::EC2::NetworkInterface, Properties: { SubnetId: !Ref A, GroupSet: [!Ref Web], PrivateIpAddress: 10.0.1.5 } }
  Fw: { Type: AWS::EC2::Instance, Properties: { NetworkInterfaces: [{ DeviceIndex: '0', NetworkInterfaceId: !Ref Eni }] } }
  Open: { Type: AWS::EC2::Instance, Properties: { NetworkInterfaces: [{ DeviceIndex: 0, SubnetId: !Ref B, GroupSet: [!Ref Web], AssociatePublicIpAddress: true }] } }
  Ip: { Type: AWS::EC2::EIP, Properties: { InstanceId: !Ref Fw } }
  Second: { Type: AWS::EC2::NetworkInterface, Properties: { SubnetId: !Ref B, Ipv6Addresses: [{ Ipv6Address: '2001:db8::9' }], PrivateIpAddresses: [{ Primary: true, PrivateIpAddress: 10.0.2.7 }] } }
  Attach: { Type: AWS::EC2::NetworkInterfaceAttachment, Properties: { InstanceId: !Ref Fw, NetworkInterfaceId: !Ref Second, DeviceIndex: '1' } }
`);
    expect(text).toMatch(/instance Fw 10\.0\.1\.5 \{\s+id Eni\s+security-groups Web\s+public-ip\s+\}/);
    expect(text).toMatch(/instance Open \{\s+security-groups Web\s+public-ip\s+\}/);
    expect(lines.join('\n')).toContain('interface Second 10.0.2.7, 2001:db8::9');
  });

  it('reads databases, functions and Auto Scaling groups', () => {
    const { lines } = read(`
  Dbs: { Type: AWS::RDS::DBSubnetGroup, Properties: { SubnetIds: [!Ref A, !Ref B] } }
  Pg: { Type: AWS::RDS::DBInstance, Properties: { DBSubnetGroupName: !Ref Dbs, VPCSecurityGroups: [!Ref Web] } }
  Job: { Type: AWS::Lambda::Function, Properties: { VpcConfig: { SubnetIds: [!Ref A], SecurityGroupIds: [!Ref Web] } } }
  T: { Type: AWS::EC2::LaunchTemplate, Properties: { LaunchTemplateData: { SecurityGroupIds: [!Ref Web] } } }
  Fleet: { Type: AWS::AutoScaling::AutoScalingGroup, Properties: { VPCZoneIdentifier: [!Ref B], LaunchTemplate: { LaunchTemplateId: !Ref T, Version: 1 } } }
`);
    expect(lines.join('\n')).toMatch(/database Pg in A, B \{ security-groups Web \}/);
    expect(lines.join('\n')).toMatch(/function Job \{ security-groups Web \}/);
    expect(lines.join('\n')).toMatch(/instance Fleet \{ security-groups Web \}/);
  });
});

describe('what joins networks', () => {
  it('reads peerings, VPNs, endpoints and prefix lists', () => {
    const { lines } = read(`
  Two: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.2.0.0/16 } }
  P: { Type: AWS::EC2::VPCPeeringConnection, Properties: { VpcId: !Ref Main, PeerVpcId: !Ref Two } }
  Vgw: { Type: AWS::EC2::VPNGateway, Properties: { Type: ipsec.1 } }
  Attach: { Type: AWS::EC2::VPCGatewayAttachment, Properties: { VpcId: !Ref Main, VpnGatewayId: !Ref Vgw } }
  Office: { Type: AWS::EC2::CustomerGateway, Properties: { Type: ipsec.1, BgpAsn: 65000, IpAddress: 198.51.100.1 } }
  Line: { Type: AWS::EC2::VPNConnection, Properties: { Type: ipsec.1, StaticRoutesOnly: true, CustomerGatewayId: !Ref Office, VpnGatewayId: !Ref Vgw } }
  Static: { Type: AWS::EC2::VPNConnectionRoute, Properties: { VpnConnectionId: !Ref Line, DestinationCidrBlock: 192.168.0.0/16 } }
  T: { Type: AWS::EC2::RouteTable, Properties: { VpcId: !Ref Main } }
  S3: { Type: AWS::EC2::VPCEndpoint, Properties: { VpcId: !Ref Main, ServiceName: !Sub 'com.amazonaws.\${AWS::Region}.s3', RouteTableIds: [!Ref T] } }
  Kms: { Type: AWS::EC2::VPCEndpoint, Properties: { VpcId: !Ref Main, VpcEndpointType: Interface, ServiceName: x, SubnetIds: [!Ref A], SecurityGroupIds: [!Ref Web] } }
  List: { Type: AWS::EC2::PrefixList, Properties: { PrefixListName: l, AddressFamily: IPv4, MaxEntries: 2, Entries: [{ Cidr: 203.0.113.0/24 }] } }
`);
    for (const line of [
      'peering P between Main and Two',
      'network Office 192.168.0.0/16',
      'vpn Line from Office to Main.Vgw { routes 192.168.0.0/16 }',
      'prefix-list s3 unknown',
      'gateway-endpoint S3 to s3 in T',
      'prefix-list List max-entries 2 { 203.0.113.0/24 }',
    ])
      expect(lines).toContain(line);
    expect(lines.join('\n')).toMatch(/interface-endpoint Kms \{ security-groups Web \}/);
  });

  it('reads the traffic selectors of a VPN', () => {
    const { lines } = read(
      `
  Vgw: { Type: AWS::EC2::VPNGateway, Properties: { Type: ipsec.1 } }
  Attach: { Type: AWS::EC2::VPCGatewayAttachment, Properties: { VpcId: !Ref Main, VpnGatewayId: !Ref Vgw } }
  Office: { Type: AWS::EC2::CustomerGateway, Properties: { Type: ipsec.1, BgpAsn: 65000, IpAddress: 198.51.100.1 } }
  Line: { Type: AWS::EC2::VPNConnection, Properties: { Type: ipsec.1, CustomerGatewayId: !Ref Office, VpnGatewayId: !Ref Vgw, LocalIpv4NetworkCidr: !Ref Block, RemoteIpv4NetworkCidr: 10.0.1.0/24 } }
`,
      'Parameters: { Block: { Type: String } }',
    );
    expect(lines.join('\n')).toMatch(
      /vpn Line from Office to Main\.Vgw \{\s+local-cidrs unknown\s+remote-cidrs 10\.0\.1\.0\/24\s+\}/,
    );
  });

  it('reads transit gateways and Direct Connect', () => {
    const { lines, text } = read(`
  Hub: { Type: AWS::EC2::TransitGateway, Properties: { DefaultRouteTableAssociation: disable, DefaultRouteTablePropagation: disable } }
  At: { Type: AWS::EC2::TransitGatewayAttachment, Properties: { TransitGatewayId: !Ref Hub, VpcId: !Ref Main, SubnetIds: [!Ref A] } }
  Table: { Type: AWS::EC2::TransitGatewayRouteTable, Properties: { TransitGatewayId: !Ref Hub } }
  Assoc: { Type: AWS::EC2::TransitGatewayRouteTableAssociation, Properties: { TransitGatewayAttachmentId: !Ref At, TransitGatewayRouteTableId: !Ref Table } }
  Prop: { Type: AWS::EC2::TransitGatewayRouteTablePropagation, Properties: { TransitGatewayAttachmentId: !Ref At, TransitGatewayRouteTableId: !Ref Table } }
  Route: { Type: AWS::EC2::TransitGatewayRoute, Properties: { TransitGatewayRouteTableId: !Ref Table, DestinationCidrBlock: 10.9.0.0/16, Blackhole: true } }
  Dx: { Type: AWS::DirectConnect::DirectConnectGateway, Properties: { DirectConnectGatewayName: dx } }
  DxHub: { Type: AWS::DirectConnect::DirectConnectGatewayAssociation, Properties: { DirectConnectGatewayId: !Ref Dx, AssociatedGatewayId: !Ref Hub, AllowedPrefixesToDirectConnectGateway: [{ Cidr: 10.0.0.0/8 }] } }
`);
    for (const line of [
      'associate Main',
      'propagate Main',
      '10.9.0.0/16 -> blackhole',
      'direct-connect Dx from Dx-network to Hub { allow 10.0.0.0/8 }',
    ])
      expect(lines).toContain(line);
    expect(text).toMatch(/attach Main in Main\.A/);
  });

  it('reads load balancers of both generations', () => {
    const { lines } = read(`
  App: { Type: AWS::EC2::Instance, Properties: { SubnetId: !Ref A } }
  Lb: { Type: AWS::ElasticLoadBalancingV2::LoadBalancer, Properties: { Scheme: internet-facing, Subnets: [!Ref A, !Ref B], SecurityGroups: [!Ref Web] } }
  Nlb: { Type: AWS::ElasticLoadBalancingV2::LoadBalancer, Properties: { Type: network, Scheme: internal, SubnetMappings: [{ SubnetId: !Ref A, PrivateIPv4Address: 10.0.1.8 }], LoadBalancerAttributes: [{ Key: load_balancing.cross_zone.enabled, Value: 'true' }] } }
  Group: { Type: AWS::ElasticLoadBalancingV2::TargetGroup, Properties: { Port: 8080, Protocol: HTTP, VpcId: !Ref Main, Targets: [{ Id: !Ref App }] } }
  Tcp: { Type: AWS::ElasticLoadBalancingV2::TargetGroup, Properties: { Port: 8080, Protocol: TCP, VpcId: !Ref Main, Targets: [{ Id: !Ref App, Port: 81 }], TargetGroupAttributes: [{ Key: preserve_client_ip.enabled, Value: 'false' }] } }
  L1: { Type: AWS::ElasticLoadBalancingV2::Listener, Properties: { LoadBalancerArn: !Ref Lb, Port: 443, Protocol: HTTPS, DefaultActions: [{ Type: forward, ForwardConfig: { TargetGroups: [{ TargetGroupArn: !Ref Group }] } }] } }
  L2: { Type: AWS::ElasticLoadBalancingV2::Listener, Properties: { LoadBalancerArn: !Ref Nlb, Port: '80', Protocol: TCP, DefaultActions: [{ Type: forward, TargetGroupArn: !Ref Tcp }] } }
  Old: { Type: AWS::ElasticLoadBalancing::LoadBalancer, Properties: { Scheme: internal, Subnets: [!Ref A], SecurityGroups: [!Ref Web], Instances: [!Ref App], Listeners: [{ LoadBalancerPort: '80', InstancePort: '8080', Protocol: HTTP }] } }
`);
    for (const line of [
      'application-load-balancer Lb in A, B {',
      'listener tcp 443 -> App on tcp 8080',
      'network-load-balancer Nlb in A 10.0.1.8 {',
      'cross-zone on',
      'listener tcp 80 -> App on tcp 81 client-ip replaced',
      'classic-load-balancer Old in A {',
      'listener tcp 80 -> App on tcp 8080',
    ])
      expect(lines).toContain(line);
  });

  it('reads Block Public Access, and says what it does not read', () => {
    const { text, warnings } = read(`
  Bpa: { Type: AWS::EC2::VPCBlockPublicAccessOptions, Properties: { InternetGatewayBlockMode: block-bidirectional } }
  Not: { Type: AWS::EC2::VPCBlockPublicAccessExclusion, Properties: { InternetGatewayExclusionMode: allow-bidirectional, SubnetId: !Ref A } }
  Nested: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: https://example.com/x } }
  Thing: { Type: AWS::Brand::Thing, Properties: { VpcId: !Ref Main } }
`);
    expect(text).toMatch(/block-public-access bidirectional except A allow bidirectional/);
    expect(warnings.join()).toContain('The nested stack Nested is left out');
    expect(warnings.join()).toContain('Thing is left out: resources of this type (AWS::Brand::Thing) are not read');
  });
});

describe('what other stacks and programs do to a group', () => {
  it("reads the custom resource by which CDK empties a VPC's default group, and warns of others", () => {
    const { text, warnings } = read(`
  Restrict: { Type: Custom::VpcRestrictDefaultSG, Properties: { ServiceToken: !GetAtt Fn.Arn, DefaultSecurityGroupId: !GetAtt Main.DefaultSecurityGroup, Account: !Ref AWS::AccountId } }
  Own: { Type: Custom::Peering, Properties: { ServiceToken: !GetAtt Fn.Arn, Table: { Of: [!Ref Main] } } }
  Fn: { Type: AWS::Lambda::Function, Properties: {} }
`);
    expect(text).toMatch(/default security-group default[\w-]* \{\s+inbound +\{ \}\s+outbound \{ \}/);
    expect(warnings.join('\n')).toContain('Own is a custom resource, and is given Main');
    expect(warnings.join('\n')).not.toContain('Restrict');
  });

  it('leaves open whether a group that lets everything out still does beside a rule that stands alone', () => {
    const { lines } = read(`
  Own: { Type: AWS::EC2::SecurityGroup, Properties: { VpcId: !Ref Main, GroupDescription: own, SecurityGroupEgress: [{ IpProtocol: '-1', CidrIp: 0.0.0.0/0 }] } }
  Out: { Type: AWS::EC2::SecurityGroupEgress, Properties: { GroupId: !Ref Own, IpProtocol: tcp, FromPort: 443, ToPort: 443, DestinationSecurityGroupId: !Ref Web } }
`);
    expect(lines.join(' ')).toMatch(
      /security-group Own \{ inbound \{ \} outbound \{ maybe allow all to any allow tcp 443 to Web \} \}/,
    );
  });

  it('knows an instance of a database cluster by the cluster, and by its own name', () => {
    const { lines } = read(`
  Dbs: { Type: AWS::RDS::DBSubnetGroup, Properties: { SubnetIds: [!Ref A, !Ref B] } }
  One: { Type: AWS::RDS::DBInstance, Properties: { Engine: aurora-mysql, DBClusterIdentifier: !Ref Cluster, PubliclyAccessible: true } }
  Cluster: { Type: AWS::RDS::DBCluster, Properties: { Engine: aurora-mysql, DBSubnetGroupName: !Ref Dbs, VpcSecurityGroupIds: [!Ref Web] } }
`);
    expect(lines.join(' ')).toContain('database Cluster in A, B { id One security-groups Web public-ip }');
  });
});
