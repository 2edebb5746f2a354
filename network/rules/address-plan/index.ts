import type { Rule } from '../rule.js';
import { addressDuplicate } from './address-duplicate.js';
import { addressOutsideSubnet } from './address-outside-subnet.js';
import { addressReserved } from './address-reserved.js';
import { cidrHostBits } from './cidr-host-bits.js';
import { networkCidrOverlap } from './network-cidr-overlap.js';
import { peeringCidrOverlap } from './peering-cidr-overlap.js';
import { subnetCidrOverlap } from './subnet-cidr-overlap.js';
import { subnetCidrSize } from './subnet-cidr-size.js';
import { subnetFull } from './subnet-full.js';
import { subnetIpv6Size } from './subnet-ipv6-size.js';
import { subnetOutsideVpc } from './subnet-outside-vpc.js';
import { vpcCidrDockerBridge } from './vpc-cidr-docker-bridge.js';
import { vpcCidrForbidden } from './vpc-cidr-forbidden.js';
import { vpcCidrOverlap } from './vpc-cidr-overlap.js';
import { vpcCidrRestricted } from './vpc-cidr-restricted.js';
import { vpcCidrSize } from './vpc-cidr-size.js';
import { vpcIpv6Size } from './vpc-ipv6-size.js';

/** The address plan: which blocks AWS accepts, and which addresses are whose. */
export const ADDRESS_PLAN_RULES: readonly Rule[] = [
  cidrHostBits,
  vpcCidrSize,
  vpcCidrForbidden,
  vpcCidrOverlap,
  vpcIpv6Size,
  vpcCidrRestricted,
  vpcCidrDockerBridge,
  subnetCidrSize,
  subnetIpv6Size,
  subnetOutsideVpc,
  subnetCidrOverlap,
  addressOutsideSubnet,
  addressReserved,
  addressDuplicate,
  subnetFull,
  peeringCidrOverlap,
  networkCidrOverlap,
];
