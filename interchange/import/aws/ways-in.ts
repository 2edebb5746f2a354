import { lettersOf } from './kinds.js';

/** Lists of what opens a way in or out that is not modelled, by the key under which it is listed, and what it is called. */
const WAYS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    Accelerators: 'Global Accelerator',
    EndpointGroups: 'Global Accelerator',
    CustomRoutingEndpointGroups: 'Global Accelerator',
    EndpointDescriptions: 'Global Accelerator',
    VerifiedAccessEndpoints: 'Verified Access',
    CoreNetworks: 'Cloud WAN',
    VpcOriginList: 'CloudFront (VPC origins)',
    VpcOrigin: 'CloudFront (VPC origins)',
    LocalGateways: 'a local gateway of Outposts',
    LocalGatewayRouteTableVpcAssociations: 'a local gateway of Outposts',
    ServiceNetworkVpcAssociations: 'VPC Lattice',
    ServiceNetworkResourceAssociations: 'VPC Lattice',
    ResourceGateways: 'VPC Lattice',
    VpcEndpointServiceConfigurations: '',
    ClientVpnEndpoints: 'Client VPN',
    ClientVpnTargetNetworks: 'Client VPN',
    InstanceConnectEndpoints: 'EC2 Instance Connect Endpoint',
    RouteServers: 'Route Server',
    CarrierGateways: 'a carrier gateway',
    Items: '',
  })
    .filter(([, name]) => name !== '')
    .map(([key, name]) => [lettersOf(key), name]),
);

export function wayIn(key: string): string | undefined {
  return WAYS.get(lettersOf(key));
}
