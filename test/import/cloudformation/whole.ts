import { stack } from './stack.js';

/** A template with something of nearly every kind in it. */
export const WHOLE = stack(
  `
  More: { Type: AWS::EC2::VPCCidrBlock, Properties: { VpcId: !Ref Main, CidrBlock: 10.1.0.0/16 } }
  Six: { Type: AWS::EC2::VPCCidrBlock, Properties: { VpcId: !Ref Main, AmazonProvidedIpv6CidrBlock: true } }
  SixA: { Type: AWS::EC2::SubnetCidrBlock, Properties: { SubnetId: !Ref A, Ipv6CidrBlock: !Select [0, !GetAtt Main.Ipv6CidrBlocks] } }
  Igw: { Type: AWS::EC2::InternetGateway }
  Vgw: { Type: AWS::EC2::VPNGateway, Properties: { Type: ipsec.1 } }
  AttachIgw: { Type: AWS::EC2::VPCGatewayAttachment, Properties: { VpcId: !Ref Main, InternetGatewayId: !Ref Igw } }
  AttachVgw: { Type: AWS::EC2::VPCGatewayAttachment, Properties: { VpcId: !Ref Main, VpnGatewayId: !Ref Vgw } }
  Ip: { Type: AWS::EC2::EIP, Properties: { Domain: vpc } }
  Nat: { Type: AWS::EC2::NatGateway, Properties: { SubnetId: !Ref A, AllocationId: !GetAtt Ip.AllocationId } }
  Open: { Type: AWS::EC2::RouteTable, Properties: { VpcId: !Ref Main } }
  Closed: { Type: AWS::EC2::RouteTable, Properties: { VpcId: !Ref Main } }
  ToIgw: { Type: AWS::EC2::Route, Properties: { RouteTableId: !Ref Open, DestinationCidrBlock: 0.0.0.0/0, GatewayId: !Ref Igw } }
  ToNat: { Type: AWS::EC2::Route, Properties: { RouteTableId: !Ref Closed, DestinationCidrBlock: 0.0.0.0/0, NatGatewayId: !Ref Nat } }
  ToTwo: { Type: AWS::EC2::Route, Properties: { RouteTableId: !Ref Open, DestinationCidrBlock: !GetAtt Two.CidrBlock, VpcPeeringConnectionId: !Ref P } }
  AssocA: { Type: AWS::EC2::SubnetRouteTableAssociation, Properties: { SubnetId: !Ref A, RouteTableId: !Ref Open } }
  AssocB: { Type: AWS::EC2::SubnetRouteTableAssociation, Properties: { SubnetId: !Ref B, RouteTableId: !Ref Closed } }
  Propagate: { Type: AWS::EC2::VPNGatewayRoutePropagation, Properties: { RouteTableIds: [!Ref Closed], VpnGatewayId: !Ref Vgw } }
  Acl: { Type: AWS::EC2::NetworkAcl, Properties: { VpcId: !Ref Main } }
  AclIn: { Type: AWS::EC2::NetworkAclEntry, Properties: { NetworkAclId: !Ref Acl, RuleNumber: 100, Protocol: 6, RuleAction: allow, CidrBlock: 0.0.0.0/0, PortRange: { From: 1, To: 65535 } } }
  AclOut: { Type: AWS::EC2::NetworkAclEntry, Properties: { NetworkAclId: !Ref Acl, RuleNumber: 100, Egress: true, Protocol: -1, RuleAction: allow, CidrBlock: 0.0.0.0/0 } }
  AclA: { Type: AWS::EC2::SubnetNetworkAclAssociation, Properties: { SubnetId: !Ref A, NetworkAclId: !Ref Acl } }
  Db: { Type: AWS::EC2::SecurityGroup, Properties: { VpcId: !Ref Main, SecurityGroupIngress: [{ IpProtocol: tcp, FromPort: 5432, ToPort: 5432, SourceSecurityGroupId: !Ref Web }] } }
  WebIn: { Type: AWS::EC2::SecurityGroupIngress, Properties: { GroupId: !Ref Web, IpProtocol: tcp, FromPort: !Ref Port, ToPort: !Ref Port, CidrIp: 0.0.0.0/0 } }
  WebOut: { Type: AWS::EC2::SecurityGroupEgress, Properties: { GroupId: !Ref Web, IpProtocol: '-1', CidrIp: 0.0.0.0/0 } }
  Host: { Type: AWS::EC2::Instance, Properties: { NetworkInterfaces: [{ DeviceIndex: 0, SubnetId: !Ref A, GroupSet: [!Ref Web], AssociatePublicIpAddress: true, PrivateIpAddress: 10.0.1.9 }] } }
  Inner: { Type: AWS::EC2::Instance, Properties: { SubnetId: !Ref B, SecurityGroupIds: [!Ref Web], SourceDestCheck: false } }
  Eni: { Type: AWS::EC2::NetworkInterface, Properties: { SubnetId: !Ref B, PrivateIpAddresses: [{ Primary: true, PrivateIpAddress: 10.0.2.7 }] } }
  EniToInner: { Type: AWS::EC2::NetworkInterfaceAttachment, Properties: { InstanceId: !Ref Inner, NetworkInterfaceId: !Ref Eni, DeviceIndex: '1' } }
  Dbs: { Type: AWS::RDS::DBSubnetGroup, Properties: { SubnetIds: [!Ref A, !Ref B] } }
  Pg: { Type: AWS::RDS::DBInstance, Properties: { DBSubnetGroupName: !Ref Dbs, VPCSecurityGroups: [!Ref Db], PubliclyAccessible: !If [Prod, false, true] } }
  Job: { Type: AWS::Lambda::Function, Properties: { VpcConfig: { SubnetIds: [!Ref A, !Ref B], SecurityGroupIds: [!Ref Web] } } }
  Template: { Type: AWS::EC2::LaunchTemplate, Properties: { LaunchTemplateData: { NetworkInterfaces: [{ Groups: [!Ref Web] }] } } }
  Fleet: { Type: AWS::AutoScaling::AutoScalingGroup, Properties: { VPCZoneIdentifier: [!Ref A, !Ref B], LaunchTemplate: { LaunchTemplateId: !Ref Template }, TargetGroupARNs: [!Ref Group] } }
  Lb: { Type: AWS::ElasticLoadBalancingV2::LoadBalancer, Properties: { Scheme: internet-facing, Subnets: [!Ref A, !Ref B], SecurityGroups: [!Ref Web] } }
  Group: { Type: AWS::ElasticLoadBalancingV2::TargetGroup, Properties: { Port: 8080, Protocol: HTTP, VpcId: !Ref Main, Targets: [{ Id: !Ref Inner, Port: 81 }] } }
  Listener: { Type: AWS::ElasticLoadBalancingV2::Listener, Properties: { LoadBalancerArn: !Ref Lb, Port: 443, Protocol: HTTPS, DefaultActions: [{ Type: forward, TargetGroupArn: !Ref Group }] } }
  Old: { Type: AWS::ElasticLoadBalancing::LoadBalancer, Properties: { Subnets: [!Ref A], Instances: [!Ref Host], Listeners: [{ LoadBalancerPort: '80', InstancePort: '80', Protocol: HTTP }] } }
  S3: { Type: AWS::EC2::VPCEndpoint, Properties: { VpcId: !Ref Main, ServiceName: !Sub 'com.amazonaws.\${AWS::Region}.s3', RouteTableIds: [!Ref Closed] } }
  Kms: { Type: AWS::EC2::VPCEndpoint, Properties: { VpcId: !Ref Main, VpcEndpointType: Interface, ServiceName: kms, SubnetIds: [!Ref A, !Ref B], SecurityGroupIds: [!Ref Web] } }
  Two: { Type: AWS::EC2::VPC, Properties: { CidrBlock: !FindInMap [Blocks, !Ref Stage, Two] } }
  TwoA: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref Two, CidrBlock: !Select [1, !Cidr [!GetAtt Two.CidrBlock, 4, 8]] } }
  P: { Type: AWS::EC2::VPCPeeringConnection, Properties: { VpcId: !Ref Main, PeerVpcId: !Ref Two } }
  Office: { Type: AWS::EC2::CustomerGateway, Properties: { Type: ipsec.1, IpAddress: 198.51.100.1 } }
  Line: { Type: AWS::EC2::VPNConnection, Properties: { StaticRoutesOnly: true, CustomerGatewayId: !Ref Office, VpnGatewayId: !Ref Vgw } }
  Static: { Type: AWS::EC2::VPNConnectionRoute, Properties: { VpnConnectionId: !Ref Line, DestinationCidrBlock: 192.168.0.0/16 } }
  Hub: { Type: AWS::EC2::TransitGateway }
  At: { Type: AWS::EC2::TransitGatewayAttachment, Properties: { TransitGatewayId: !Ref Hub, VpcId: !Ref Main, SubnetIds: [!Ref B] } }
  Inside: { Type: AWS::EC2::TransitGatewayRouteTable, Properties: { TransitGatewayId: !Ref Hub } }
  Associate: { Type: AWS::EC2::TransitGatewayRouteTableAssociation, Properties: { TransitGatewayAttachmentId: !Ref At, TransitGatewayRouteTableId: !Ref Inside } }
  None: { Type: AWS::EC2::TransitGatewayRoute, Properties: { TransitGatewayRouteTableId: !Ref Inside, DestinationCidrBlock: 10.9.0.0/16, Blackhole: true } }
  Dx: { Type: AWS::DirectConnect::DirectConnectGateway }
  DxHub: { Type: AWS::DirectConnect::DirectConnectGatewayAssociation, Properties: { DirectConnectGatewayId: !Ref Dx, AssociatedGatewayId: !Ref Hub, AllowedPrefixesToDirectConnectGateway: [{ Cidr: 10.0.0.0/8 }] } }
  List: { Type: AWS::EC2::PrefixList, Properties: { MaxEntries: 2, Entries: [{ Cidr: 203.0.113.0/24 }] } }
  Bpa: { Type: AWS::EC2::VPCBlockPublicAccessOptions, Properties: { InternetGatewayBlockMode: block-ingress } }
  Not: { Type: AWS::EC2::VPCBlockPublicAccessExclusion, Properties: { InternetGatewayExclusionMode: allow-egress, VpcId: !Ref Two } }
`,
  `Parameters:
  Stage: { Type: String, Default: dev }
  Port: { Type: Number, Default: 443 }
Mappings:
  Blocks: { dev: { Two: 10.2.0.0/16 }, prod: { Two: 10.3.0.0/16 } }
Conditions:
  Prod: !Equals [!Ref Stage, prod]`,
);
