import { type Told, told } from '../../../../network/words/index.js';
import type { Kind } from '../kinds.js';
import { LISTED_PREFIX } from '../listed-prefix.js';
import type { Touch } from './consequences.js';

/** A field that can change a verdict and that no element of a topology can say: it is warned of, and what it touches becomes unknown. */
export interface UnmodelledField {
  readonly kind: Kind;
  /** Its place in an object of the kind, through objects and lists. */
  readonly field: string;
  /** The values with which it changes nothing. One that is absent, or an empty text, list or object, never does. */
  readonly harmless?: readonly (string | number | boolean)[];
  /** What a value that changes nothing looks like, where it is a text. */
  readonly harmlessLike?: RegExp;
  /** A field of the same object whose value it may repeat, which changes nothing either. */
  readonly repeats?: string;
  /** What it means on AWS, as a sentence. */
  readonly why: Told;
  readonly touches: Touch;
  /** A list that tells what the field does: where it is there, nothing is left open. */
  readonly toldBy?: Kind;
  /** Where the ids of what it touches stand in the object; the object's own where it is left out. */
  readonly of?: readonly string[];
}

const OUTPOST_OR_WAVELENGTH = {
  CarrierIp: told`
    A carrier’s network reaches it at that address, through a carrier gateway, and it reaches that network.
  `,
  CustomerOwnedIp: told`The network of an Outpost reaches it at that address, through a local gateway.`,
} as const;

const otherAddress = (
  kind: Kind,
  field: string,
  which: keyof typeof OUTPOST_OR_WAVELENGTH,
  of?: readonly string[],
): UnmodelledField => ({
  kind,
  field: `${field}${which}`,
  why: OUTPOST_OR_WAVELENGTH[which],
  touches: 'resource',
  ...(of ? { of } : {}),
});

// https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-prefix-eni.html
const DELEGATED = told`It is delegated to the interface, which has more addresses there than a file can list.`;
const OTHER_PREFIX = told`It is delegated to the interface, and is no /28, the one size of which the addresses are listed here.`;
const OWNERS = ['NetworkInterfaceId', 'InstanceId'];

/** @public The tables of the docs are made from it. */
export const UNMODELLED_FIELDS: readonly UnmodelledField[] = [
  // https://docs.aws.amazon.com/outposts/latest/userguide/local-network-interface.html
  {
    kind: 'Subnets',
    field: 'EnableLniAtDeviceIndex',
    harmless: [-1],
    why: told`
      Instances may have local network interfaces there, which lie in the network of the Outpost and pass no
      security group or network ACL.
    `,
    touches: 'nothing',
  },
  // https://docs.aws.amazon.com/evs/latest/userguide/concepts.html
  {
    kind: 'Subnets',
    field: 'Type',
    why: told`The virtual machines of an Elastic VMware Service subnet have no network interface that AWS describes.`,
    touches: 'nothing',
  },
  // https://docs.aws.amazon.com/vpc/latest/userguide/igw-ingress-routing.html
  {
    kind: 'RouteTables',
    field: 'Associations.PublicIpv4Pool',
    why: told`Packets from the internet to any address of that pool are routed by this table, to an appliance.`,
    touches: 'resource',
    of: ['Routes.NetworkInterfaceId', 'Routes.InstanceId', 'Routes.GatewayId'],
  },
  otherAddress('NetworkInterfaces', 'Association.', 'CarrierIp'),
  otherAddress('NetworkInterfaces', 'Association.', 'CustomerOwnedIp'),
  otherAddress('NetworkInterfaces', 'PrivateIpAddresses.Association.', 'CarrierIp'),
  otherAddress('NetworkInterfaces', 'PrivateIpAddresses.Association.', 'CustomerOwnedIp'),
  {
    kind: 'NetworkInterfaces',
    field: 'AssociatedSubnets',
    repeats: 'SubnetId',
    why: told`The interface lies in several subnets, each with a route table and a network ACL of its own.`,
    touches: 'resource',
  },
  {
    kind: 'NetworkInterfaces',
    field: 'Ipv4Prefixes.Ipv4Prefix',
    harmlessLike: LISTED_PREFIX,
    why: OTHER_PREFIX,
    touches: 'IPv4 addresses',
  },
  {
    kind: 'Instances',
    field: 'NetworkInterfaces.Ipv4Prefixes.Ipv4Prefix',
    harmlessLike: LISTED_PREFIX,
    why: OTHER_PREFIX,
    touches: 'IPv4 addresses',
    of: ['NetworkInterfaces.NetworkInterfaceId', 'InstanceId'],
  },
  {
    kind: 'NetworkInterfaces',
    field: 'Ipv6Prefixes.Ipv6Prefix',
    why: DELEGATED,
    touches: 'addresses',
  },
  {
    kind: 'Instances',
    field: 'NetworkInterfaces.Ipv6Prefixes.Ipv6Prefix',
    why: DELEGATED,
    touches: 'addresses',
    of: ['NetworkInterfaces.NetworkInterfaceId', 'InstanceId'],
  },
  otherAddress('Instances', 'NetworkInterfaces.Association.', 'CarrierIp'),
  otherAddress('Instances', 'NetworkInterfaces.Association.', 'CustomerOwnedIp'),
  otherAddress('Instances', 'NetworkInterfaces.PrivateIpAddresses.Association.', 'CarrierIp'),
  otherAddress('Instances', 'NetworkInterfaces.PrivateIpAddresses.Association.', 'CustomerOwnedIp'),
  // https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_InstanceSecondaryInterface.html
  {
    kind: 'Instances',
    field: 'SecondaryInterfaces.SecondaryInterfaceId',
    why: told`
      The instance has an interface in a secondary network, which has routes of its own and no security groups.
    `,
    touches: 'resource',
  },
  otherAddress('Addresses', '', 'CarrierIp', OWNERS),
  otherAddress('Addresses', '', 'CustomerOwnedIp', OWNERS),
  // https://docs.aws.amazon.com/network-firewall/latest/developerguide/network-firewall-proxy.html
  {
    kind: 'NatGateways',
    field: 'AttachedAppliances.AttachmentState',
    harmless: ['detached', 'attach-failed'],
    why: told`A proxy inspects what clients send to this NAT gateway, and its rules are not told.`,
    touches: 'passage',
  },
  {
    kind: 'VpnConnections',
    field: 'GatewayAssociationState',
    harmless: ['associated'],
    why: told`The connection is not joined to its gateway now.`,
    touches: 'passage',
  },
  // https://docs.aws.amazon.com/network-manager/latest/cloudwan/cloudwan-s2s-vpn-attachment.html
  {
    kind: 'VpnConnections',
    field: 'CoreNetworkArn',
    why: told`The connection ends at a core network of Cloud WAN, whose policy decides who reaches it.`,
    touches: 'passage',
  },
  {
    kind: 'VpnConnections',
    field: 'VpnConcentratorId',
    why: told`
      The connection ends at a VPN concentrator, which shares one transit gateway attachment among many sites.
    `,
    touches: 'passage',
  },
  // https://docs.aws.amazon.com/vpc/latest/privatelink/privatelink-access-resources.html
  {
    kind: 'VpcEndpoints',
    field: 'ResourceConfigurationArn',
    why: told`The endpoint leads to a resource of another VPC, by VPC Lattice.`,
    touches: 'nothing',
  },
  {
    kind: 'VpcEndpoints',
    field: 'ServiceNetworkArn',
    why: told`The endpoint leads to the services of a VPC Lattice service network.`,
    touches: 'nothing',
  },
  // https://docs.aws.amazon.com/vpc/latest/tgw/tgw-policy-tables.html
  {
    kind: 'TransitGatewayAttachments',
    field: 'Association.TransitGatewayPolicyTableId',
    why: told`
      A policy table, which is not read, decides by which route table the packets of this attachment are routed.
    `,
    touches: 'transit gateway',
    of: ['TransitGatewayId'],
  },
  {
    kind: 'TransitGatewayAttachments',
    field: 'NatGatewaySupport',
    harmless: ['disabled'],
    why: told`NAT rules translate the addresses of what passes this attachment, and they are not told.`,
    touches: 'attachment',
  },
  // https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_TransitGatewayPeeringAttachmentOptions.html
  {
    kind: 'TransitGatewayPeeringAttachments',
    field: 'Options.DynamicRouting',
    harmless: ['disable'],
    why: told`The two gateways tell each other their routes, which no list of propagations has.`,
    touches: 'transit gateway',
    of: ['RequesterTgwInfo.TransitGatewayId', 'AccepterTgwInfo.TransitGatewayId'],
    toldBy: 'Routes',
  },
  {
    kind: 'DirectConnectGatewayAssociations',
    field: 'AssociatedCoreNetwork.Id',
    why: told`The gateway leads to a core network of Cloud WAN, whose policy decides who reaches it.`,
    touches: 'nothing',
  },
  // https://docs.aws.amazon.com/directconnect/latest/UserGuide/sitelink.html
  {
    kind: 'VirtualInterfaces',
    field: 'SiteLinkEnabled',
    harmless: [false],
    why: told`SiteLink joins networks on premises with each other.`,
    touches: 'nothing',
  },
  // https://docs.aws.amazon.com/outposts/latest/userguide/load-balancer.html
  {
    kind: 'LoadBalancers',
    field: 'CustomerOwnedIpv4Pool',
    why: told`The network of an Outpost reaches it at addresses of that pool, through a local gateway.`,
    touches: 'load balancer',
  },
  // https://docs.aws.amazon.com/elasticloadbalancing/latest/network/edit-source-nat-prefixes.html
  {
    kind: 'LoadBalancers',
    field: 'EnablePrefixForIpv6SourceNat',
    harmless: ['off'],
    why: told`To its targets it sends UDP over IPv6 from a prefix of its own, not from the addresses of its nodes.`,
    touches: 'load balancer',
  },
  // https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-target-groups.html#target-group-ip-address-type
  {
    kind: 'TargetGroups',
    field: 'IpAddressType',
    harmless: ['ipv4'],
    why: told`Its targets are reached at their IPv6 addresses alone.`,
    touches: 'load balancer',
    of: ['LoadBalancerArns'],
  },
  // https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-register-targets.html
  {
    kind: 'TargetGroups',
    field: 'TargetControlPort',
    why: told`A target takes requests only once an agent on it has answered the load balancer on that port.`,
    touches: 'load balancer',
    of: ['LoadBalancerArns'],
  },
  {
    kind: 'DBInstances',
    field: 'CustomerOwnedIpEnabled',
    harmless: [false],
    why: OUTPOST_OR_WAVELENGTH.CustomerOwnedIp,
    touches: 'resource',
    of: ['DBInstanceArn', 'DBInstanceIdentifier'],
  },
  // https://docs.aws.amazon.com/lambda/latest/dg/lambda-managed-instances.html
  {
    kind: 'Functions',
    field: 'CapacityProviderConfig.LambdaManagedInstancesCapacityProviderConfig.CapacityProviderArn',
    why: told`
      The function runs on instances of its capacity provider, in that provider’s subnets and security groups.
    `,
    touches: 'nothing',
  },
  // https://docs.aws.amazon.com/vpc/latest/userguide/security-vpc-bpa-basics.html
  {
    kind: 'VpcBlockPublicAccessOptions',
    field: 'State',
    harmless: ['default-state', 'update-complete'],
    why: told`Block Public Access is just being changed.`,
    touches: 'public access',
  },
  {
    kind: 'VpcBlockPublicAccessOptions',
    field: 'ExclusionsAllowed',
    harmless: ['allowed'],
    why: told`The organization may not let exclusions count.`,
    touches: 'exclusions',
  },
];
