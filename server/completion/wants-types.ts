import type { Element } from '../../network/topology/model.js';

/** What can come next at the cursor. */
export interface Wants {
  /** Keywords. */
  readonly words?: readonly string[];
  /** Names of elements of these kinds. */
  readonly names?: readonly NameKind[];
  /** Names of services, and the words for protocols. */
  readonly traffic?: boolean;
  /** A block that is still free: for a VPC, or for a subnet of the VPC around. */
  readonly block?: 'vpc' | 'subnet';
  /** An address that is still free in the subnet around. */
  readonly address?: boolean;
  /** The number for another rule of this list. */
  readonly ruleNumber?: boolean;
  /** A statement may begin here. */
  readonly items?: boolean;
}

export type NameKind = Element['kind'] | 'nat-gateway';

export const TARGETS: readonly NameKind[] = [
  'internet-gateway',
  'egress-only-gateway',
  'vpn-gateway',
  'regional-nat-gateway',
  'nat-gateway',
  'peering',
  'transit-gateway',
  'gateway-endpoint',
  'resource',
];

export const NOTHING: Wants = {};

/** Traffic where a list of it begins or goes on. */
export function trafficOr(last: string, begins: readonly string[], otherwise: Wants = NOTHING): Wants {
  return begins.includes(last) ? { traffic: true } : otherwise;
}
