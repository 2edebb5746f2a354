import * as directconnect from '@aws-sdk/client-direct-connect';
import * as ec2 from '@aws-sdk/client-ec2';
import * as elbv2 from '@aws-sdk/client-elastic-load-balancing-v2';
import * as lambda from '@aws-sdk/client-lambda';
import { describe, expect, it } from 'vitest';
import { STATES, type Stateful } from '../../../interchange/import/aws/states.js';

/** The enum that a thing's state is of, as the SDK has it; several where the table speaks of several things. */
const ENUMS: Readonly<Record<Stateful, readonly Readonly<Record<string, string>>[]>> = {
  'gateway attachment': [ec2.AttachmentStatus],
  instance: [ec2.InstanceStateName],
  interface: [ec2.NetworkInterfaceStatus],
  function: [lambda.State],
  'interface attachment': [ec2.AttachmentStatus],
  exclusion: [ec2.VpcBlockPublicAccessExclusionState],
  'NAT gateway': [ec2.NatGatewayState],
  'NAT gateway address': [ec2.NatGatewayAddressStatus],
  VPN: [ec2.VpnState],
  'static route of a VPN': [ec2.VpnState],
  route: [ec2.RouteState],
  'transit gateway route': [ec2.TransitGatewayRouteState],
  'prefix list reference': [ec2.TransitGatewayPrefixListReferenceState],
  peering: [ec2.VpcPeeringConnectionStateReasonCode],
  'transit gateway': [ec2.TransitGatewayState],
  'transit gateway attachment': [ec2.TransitGatewayAttachmentState],
  'transit gateway table link': [ec2.TransitGatewayAssociationState, ec2.TransitGatewayPropagationState],
  endpoint: [ec2.State],
  'endpoint service': [ec2.ServiceState],
  'block of a VPC or subnet': [ec2.VpcCidrBlockStateCode, ec2.SubnetCidrBlockStateCode],
  'load balancer': [elbv2.LoadBalancerStateEnum],
  // A text in the API; its page tells the values.
  'group membership': [],
  'route table association': [ec2.RouteTableAssociationStateCode],
  'Direct Connect association': [directconnect.DirectConnectGatewayAssociationState],
  'Direct Connect gateway': [directconnect.DirectConnectGatewayState],
  'virtual interface': [directconnect.VirtualInterfaceState],
  'Client VPN endpoint': [ec2.ClientVpnEndpointStatusCode],
  'part of a Client VPN endpoint': [
    ec2.AssociationStatusCode,
    ec2.ClientVpnRouteStatusCode,
    ec2.ClientVpnAuthorizationRuleStatusCode,
  ],
};

/** What AWS tells, or has told, though the SDK does not list it: by the things that tell it. */
const UNLISTED: Partial<Readonly<Record<Stateful, readonly string[]>>> = {
  'gateway attachment': ['available', 'deleted'],
  'group membership': ['active', 'adding', 'removing'],
  'Direct Connect association': ['deleted', 'deleting', 'rejected'],
};

describe.each(Object.keys(STATES) as Stateful[])('the states of: %s', (what) => {
  const { there, gone, open } = STATES[what];
  const ours: readonly string[] = [...there, ...gone, ...open];
  // Endpoints and their services tell theirs in either case.
  const listed = ENUMS[what]
    .flatMap((one) => Object.values(one))
    .map((state) => (/^endpoint/.test(what) ? state.toLowerCase() : state));

  it('are each in one list', () => expect([...ours].sort()).toEqual([...new Set(ours)].sort()));

  it('are all that the SDK knows', () => expect(listed.filter((state) => !ours.includes(state))).toEqual([]));

  it('are known to the SDK, or told apart here', () =>
    expect(ours.filter((state) => !listed.includes(state) && !UNLISTED[what]?.includes(state))).toEqual([]));
});
