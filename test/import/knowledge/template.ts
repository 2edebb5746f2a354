/** A system in which most kinds of things decide some question: each verdict of the property's questions hangs on a few of them. */
export const TEMPLATE = `
Resources:
  Shop: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.0.0.0/16 } }
  Front: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref Shop, CidrBlock: 10.0.0.0/24, AvailabilityZone: eu-west-1a, MapPublicIpOnLaunch: true } }
  Back: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref Shop, CidrBlock: 10.0.1.0/24, AvailabilityZone: eu-west-1b } }
  Igw: { Type: AWS::EC2::InternetGateway }
  Vgw: { Type: AWS::EC2::VPNGateway, Properties: { Type: ipsec.1 } }
  AtIgw: { Type: AWS::EC2::VPCGatewayAttachment, Properties: { VpcId: !Ref Shop, InternetGatewayId: !Ref Igw } }
  AtVgw: { Type: AWS::EC2::VPCGatewayAttachment, Properties: { VpcId: !Ref Shop, VpnGatewayId: !Ref Vgw } }
  Ip: { Type: AWS::EC2::EIP, Properties: { Domain: vpc } }
  Nat: { Type: AWS::EC2::NatGateway, Properties: { SubnetId: !Ref Front, AllocationId: !GetAtt Ip.AllocationId } }
  Street: { Type: AWS::EC2::RouteTable, Properties: { VpcId: !Ref Shop } }
  Yard: { Type: AWS::EC2::RouteTable, Properties: { VpcId: !Ref Shop } }
  ToIgw: { Type: AWS::EC2::Route, Properties: { RouteTableId: !Ref Street, DestinationCidrBlock: 0.0.0.0/0, GatewayId: !Ref Igw } }
  ToNat: { Type: AWS::EC2::Route, Properties: { RouteTableId: !Ref Yard, DestinationCidrBlock: 0.0.0.0/0, NatGatewayId: !Ref Nat } }
  ToBank: { Type: AWS::EC2::Route, Properties: { RouteTableId: !Ref Yard, DestinationCidrBlock: 10.9.0.0/16, VpcPeeringConnectionId: !Ref Pair } }
  ToMine: { Type: AWS::EC2::Route, Properties: { RouteTableId: !Ref Yard, DestinationCidrBlock: 10.8.0.0/16, TransitGatewayId: !Ref Hub } }
  UseStreet: { Type: AWS::EC2::SubnetRouteTableAssociation, Properties: { SubnetId: !Ref Front, RouteTableId: !Ref Street } }
  UseYard: { Type: AWS::EC2::SubnetRouteTableAssociation, Properties: { SubnetId: !Ref Back, RouteTableId: !Ref Yard } }
  Learn: { Type: AWS::EC2::VPNGatewayRoutePropagation, Properties: { RouteTableIds: [!Ref Yard], VpnGatewayId: !Ref Vgw } }
  Acl: { Type: AWS::EC2::NetworkAcl, Properties: { VpcId: !Ref Shop } }
  NoSql: { Type: AWS::EC2::NetworkAclEntry, Properties: { NetworkAclId: !Ref Acl, RuleNumber: 90, Protocol: 6, RuleAction: deny, CidrBlock: 0.0.0.0/0, PortRange: { From: 5432, To: 5432 } } }
  In: { Type: AWS::EC2::NetworkAclEntry, Properties: { NetworkAclId: !Ref Acl, RuleNumber: 100, Protocol: 6, RuleAction: allow, CidrBlock: 0.0.0.0/0, PortRange: { From: 0, To: 65535 } } }
  Out: { Type: AWS::EC2::NetworkAclEntry, Properties: { NetworkAclId: !Ref Acl, RuleNumber: 100, Egress: true, Protocol: -1, RuleAction: allow, CidrBlock: 0.0.0.0/0 } }
  UseAcl: { Type: AWS::EC2::SubnetNetworkAclAssociation, Properties: { SubnetId: !Ref Front, NetworkAclId: !Ref Acl } }
  Webs: { Type: AWS::EC2::SecurityGroup, Properties: { VpcId: !Ref Shop, GroupDescription: g, SecurityGroupIngress: [{ IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 0.0.0.0/0 }] } }
  Apps: { Type: AWS::EC2::SecurityGroup, Properties: { VpcId: !Ref Shop, GroupDescription: g, SecurityGroupIngress: [{ IpProtocol: tcp, FromPort: 443, ToPort: 443, SourceSecurityGroupId: !Ref Doors }, { IpProtocol: tcp, FromPort: 0, ToPort: 65535, CidrIp: 10.8.0.0/16 }] } }
  AppsIn: { Type: AWS::EC2::SecurityGroupIngress, Properties: { GroupId: !Ref Apps, IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 192.168.0.0/16 } }
  Data: { Type: AWS::EC2::SecurityGroup, Properties: { VpcId: !Ref Shop, GroupDescription: g, SecurityGroupIngress: [{ IpProtocol: tcp, FromPort: 5432, ToPort: 5432, SourceSecurityGroupId: !Ref Apps }] } }
  Jobs: { Type: AWS::EC2::SecurityGroup, Properties: { VpcId: !Ref Shop, GroupDescription: g, SecurityGroupEgress: [{ IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 0.0.0.0/0 }] } }
  Doors: { Type: AWS::EC2::SecurityGroup, Properties: { VpcId: !Ref Shop, GroupDescription: g, SecurityGroupIngress: [{ IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 0.0.0.0/0 }] } }
  Web: { Type: AWS::EC2::Instance, Properties: { SubnetId: !Ref Front, SecurityGroupIds: [!Ref Webs] } }
  App: { Type: AWS::EC2::Instance, Properties: { NetworkInterfaces: [{ DeviceIndex: '0', SubnetId: !Ref Back, GroupSet: [!Ref Apps], PrivateIpAddress: 10.0.1.9 }] } }
  Rooms: { Type: AWS::RDS::DBSubnetGroup, Properties: { SubnetIds: [!Ref Front, !Ref Back] } }
  Orders: { Type: AWS::RDS::DBInstance, Properties: { DBSubnetGroupName: !Ref Rooms, VPCSecurityGroups: [!Ref Data], PubliclyAccessible: false, AvailabilityZone: eu-west-1b } }
  Job: { Type: AWS::Lambda::Function, Properties: { VpcConfig: { SubnetIds: [!Ref Back], SecurityGroupIds: [!Ref Jobs] } } }
  Plan: { Type: AWS::EC2::LaunchTemplate, Properties: { LaunchTemplateData: { SecurityGroupIds: [!Ref Apps] } } }
  Fleet: { Type: AWS::AutoScaling::AutoScalingGroup, Properties: { VPCZoneIdentifier: [!Ref Back], LaunchTemplate: { LaunchTemplateId: !Ref Plan, Version: '1' }, TargetGroupARNs: [!Ref Hall] } }
  Door: { Type: AWS::ElasticLoadBalancingV2::LoadBalancer, Properties: { Scheme: internet-facing, Subnets: [!Ref Front, !Ref Back], SecurityGroups: [!Ref Doors] } }
  Hall: { Type: AWS::ElasticLoadBalancingV2::TargetGroup, Properties: { Port: 443, Protocol: HTTPS, VpcId: !Ref Shop } }
  Bell: { Type: AWS::ElasticLoadBalancingV2::Listener, Properties: { LoadBalancerArn: !Ref Door, Port: 443, Protocol: HTTPS, DefaultActions: [{ Type: forward, TargetGroupArn: !Ref Hall }] } }
  Hatch: { Type: AWS::ElasticLoadBalancingV2::LoadBalancer, Properties: { Type: network, Scheme: internal, Subnets: [!Ref Back] } }
  Shelf: { Type: AWS::ElasticLoadBalancingV2::TargetGroup, Properties: { Port: 443, Protocol: TCP, VpcId: !Ref Shop, Targets: [{ Id: !Ref App, Port: 443 }] } }
  Knock: { Type: AWS::ElasticLoadBalancingV2::Listener, Properties: { LoadBalancerArn: !Ref Hatch, Port: 5432, Protocol: TCP, DefaultActions: [{ Type: forward, TargetGroupArn: !Ref Shelf }] } }
  Keys: { Type: AWS::EC2::VPCEndpoint, Properties: { VpcId: !Ref Shop, VpcEndpointType: Interface, ServiceName: kms, SubnetIds: [!Ref Back], SecurityGroupIds: [!Ref Webs] } }
  Files: { Type: AWS::EFS::MountTarget, Properties: { SubnetId: !Ref Back, SecurityGroups: [!Ref Data] } }
  Bank: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.9.0.0/16 } }
  Vault: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref Bank, CidrBlock: 10.9.0.0/24 } }
  Corridor: { Type: AWS::EC2::RouteTable, Properties: { VpcId: !Ref Bank } }
  Back1: { Type: AWS::EC2::Route, Properties: { RouteTableId: !Ref Corridor, DestinationCidrBlock: 10.0.0.0/16, VpcPeeringConnectionId: !Ref Pair } }
  UseCorridor: { Type: AWS::EC2::SubnetRouteTableAssociation, Properties: { SubnetId: !Ref Vault, RouteTableId: !Ref Corridor } }
  Pair: { Type: AWS::EC2::VPCPeeringConnection, Properties: { VpcId: !Ref Shop, PeerVpcId: !Ref Bank } }
  Safes: { Type: AWS::EC2::SecurityGroup, Properties: { VpcId: !Ref Bank, GroupDescription: g, SecurityGroupIngress: [{ IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 10.0.0.0/16 }] } }
  Safe: { Type: AWS::EC2::Instance, Properties: { SubnetId: !Ref Vault, SecurityGroupIds: [!Ref Safes] } }
  Mine: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.8.0.0/16 } }
  Shaft: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref Mine, CidrBlock: 10.8.0.0/24 } }
  Rails: { Type: AWS::EC2::RouteTable, Properties: { VpcId: !Ref Mine } }
  ToShop: { Type: AWS::EC2::Route, DependsOn: AtMine, Properties: { RouteTableId: !Ref Rails, DestinationCidrBlock: 10.0.0.0/16, TransitGatewayId: !Ref Hub } }
  UseRails: { Type: AWS::EC2::SubnetRouteTableAssociation, Properties: { SubnetId: !Ref Shaft, RouteTableId: !Ref Rails } }
  Miners: { Type: AWS::EC2::SecurityGroup, Properties: { VpcId: !Ref Mine, GroupDescription: g, SecurityGroupIngress: [{ IpProtocol: '-1', CidrIp: 10.0.1.0/24 }] } }
  Miner: { Type: AWS::EC2::Instance, Properties: { SubnetId: !Ref Shaft, SecurityGroupIds: [!Ref Miners] } }
  Hub: { Type: AWS::EC2::TransitGateway, Properties: { DefaultRouteTableAssociation: disable, DefaultRouteTablePropagation: disable } }
  AtShop: { Type: AWS::EC2::TransitGatewayAttachment, Properties: { TransitGatewayId: !Ref Hub, VpcId: !Ref Shop, SubnetIds: [!Ref Back] } }
  AtMine: { Type: AWS::EC2::TransitGatewayAttachment, Properties: { TransitGatewayId: !Ref Hub, VpcId: !Ref Mine, SubnetIds: [!Ref Shaft] } }
  Inside: { Type: AWS::EC2::TransitGatewayRouteTable, Properties: { TransitGatewayId: !Ref Hub } }
  ShopIn: { Type: AWS::EC2::TransitGatewayRouteTableAssociation, Properties: { TransitGatewayAttachmentId: !Ref AtShop, TransitGatewayRouteTableId: !Ref Inside } }
  MineIn: { Type: AWS::EC2::TransitGatewayRouteTableAssociation, Properties: { TransitGatewayAttachmentId: !Ref AtMine, TransitGatewayRouteTableId: !Ref Inside } }
  ShopTells: { Type: AWS::EC2::TransitGatewayRouteTablePropagation, Properties: { TransitGatewayAttachmentId: !Ref AtShop, TransitGatewayRouteTableId: !Ref Inside } }
  MineRoute: { Type: AWS::EC2::TransitGatewayRoute, Properties: { TransitGatewayRouteTableId: !Ref Inside, DestinationCidrBlock: 10.8.0.0/16, TransitGatewayAttachmentId: !Ref AtMine } }
  Office: { Type: AWS::EC2::CustomerGateway, Properties: { Type: ipsec.1, IpAddress: 198.51.100.1 } }
  Line: { Type: AWS::EC2::VPNConnection, Properties: { StaticRoutesOnly: true, CustomerGatewayId: !Ref Office, VpnGatewayId: !Ref Vgw } }
  Static: { Type: AWS::EC2::VPNConnectionRoute, Properties: { VpnConnectionId: !Ref Line, DestinationCidrBlock: 192.168.0.0/16 } }
`;

export const SUBJECTS = [
  '8.8.8.8',
  'Web',
  'App',
  'Orders',
  'Job',
  'Fleet',
  'Door',
  'Hatch',
  'Keys',
  'Files',
  'Safe',
  'Miner',
  '192.168.0.9',
];
