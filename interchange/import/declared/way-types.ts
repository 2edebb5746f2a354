import { type Told, told } from '../../../network/words/index.js';

/**
 * Types that open a way in or out that is not modelled.
 * @public The tables of the docs are made from it.
 */
export interface WayType {
  readonly what: string | Told;
  readonly cloudformation: readonly string[];
  /** Without the provider's name in front. */
  readonly terraform: readonly string[];
  /** The fields that name what it leads to, in blocks by their paths; without them all that it names. */
  readonly ends?: readonly string[];
  /** It joins whole networks: what lies beyond comes with addresses of its own, and is called so. */
  readonly joins?: string;
}

const words = (text: string): string[] => text.split(' ').filter((word) => word !== '');

const way = (
  what: string | Told,
  cloudformation: string,
  terraform: string,
  more: Pick<WayType, 'ends' | 'joins'> = {},
): WayType => ({
  what,
  cloudformation: words(cloudformation).map((name) => `AWS::${name}`),
  terraform: words(terraform),
  ...more,
});

/** @public The tables of the docs are made from it. */
export const WAY_TYPES: readonly WayType[] = [
  // https://docs.aws.amazon.com/global-accelerator/latest/dg/preserve-client-ip-address.html
  way(
    'Global Accelerator',
    'GlobalAccelerator::EndpointGroup',
    'globalaccelerator_endpoint_group globalaccelerator_custom_routing_endpoint_group',
    { ends: words('endpoint_configurations.endpoint_id endpoint_configuration.endpoint_id') },
  ),
  // https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-vpc-origins.html
  way(told`CloudFront with VPC origins`, 'CloudFront::VpcOrigin', 'cloudfront_vpc_origin', {
    ends: words('vpc_origin_endpoint_config.arn'),
  }),
  // https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_VerifiedAccessEndpoint.html; the subnets and groups besides are those of its own interfaces.
  way('Verified Access', 'EC2::VerifiedAccessEndpoint', 'verifiedaccess_endpoint', {
    ends: words(
      'load_balancer_options.load_balancer_arn network_interface_options.network_interface_id rds_options.rds_db_instance_arn rds_options.rds_db_cluster_arn rds_options.rds_db_proxy_arn cidr_options.subnet_ids',
    ),
  }),
  way('Cloud WAN', 'NetworkManager::VpcAttachment', 'networkmanager_vpc_attachment', {
    ends: words('vpc_arn'),
    joins: 'core-network',
  }),
  way(
    told`a local gateway of Outposts`,
    'EC2::LocalGatewayRouteTableVPCAssociation',
    'ec2_local_gateway_route_table_vpc_association',
    { ends: words('vpc_id'), joins: 'local-gateway' },
  ),
  way(told`a carrier gateway`, 'EC2::CarrierGateway', 'ec2_carrier_gateway', { ends: [] }),
  // https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-private-integration.html
  way(told`API Gateway with VPC links`, 'ApiGateway::VpcLink', 'api_gateway_vpc_link', { ends: words('target_arns') }),
  // What lies in an associated VPC reaches the services of a network; who reaches those, their targets tell. https://docs.aws.amazon.com/vpc-lattice/latest/ug/service-network-associations.html
  way(
    'VPC Lattice',
    'VpcLattice::ServiceNetworkVpcAssociation VpcLattice::TargetGroup VpcLattice::ResourceConfiguration',
    'vpclattice_service_network_vpc_association vpclattice_target_group vpclattice_target_group_attachment vpclattice_resource_configuration',
    {
      ends: words(
        'targets.id target.id resource_configuration_definition.arn_resource.arn resource_configuration_definition.arn_resource resource_configuration_definition.arn',
      ),
    },
  ),
];

const BY_NAME = new Map(
  WAY_TYPES.flatMap((one) => [...one.cloudformation, ...one.terraform].map((name) => [name, one] as const)),
);

export const wayType = (type: string): WayType | undefined => BY_NAME.get(type);
