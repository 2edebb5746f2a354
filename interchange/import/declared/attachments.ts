/**
 * Attachments of VPCs. Whoever accepts one of another account tells all of it, too.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ec2_transit_gateway_vpc_attachment_accepter
 */
export const VPC_ATTACHMENTS = [
  'ec2_transit_gateway_vpc_attachment',
  'ec2_transit_gateway_vpc_attachment_accepter',
] as const;
