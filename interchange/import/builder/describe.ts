import { type Told, told } from '../../../network/words/index.js';
import type { Draft, Key } from './draft.js';

/** An element in a message: `subnet web (subnet-1)`. */
export function describe(draft: Draft, key: Key): string {
  const kind = KINDS[draft.kind === 'resource' ? draft.type : draft.kind];
  const id = draft.ids[0] ?? key;
  return draft.label && draft.label !== id ? `${kind} ${draft.label} (${id})` : `${kind} ${id}`;
}

type Kind = Exclude<Draft['kind'], 'resource'> | Extract<Draft, { kind: 'resource' }>['type'];

const KINDS: Readonly<Record<Kind, Told>> = {
  vpc: told`vpc`,
  subnet: told`subnet`,
  'internet-gateway': told`internet gateway`,
  'egress-only-gateway': told`egress only gateway`,
  'vpn-gateway': told`vpn gateway`,
  'endpoint-service': told`endpoint service`,
  'regional-nat-gateway': told`regional nat gateway`,
  'route-table': told`route table`,
  'gateway-endpoint': told`gateway endpoint`,
  'network-acl': told`network acl`,
  'security-group': told`security group`,
  'load-balancer': told`load balancer`,
  network: told`network`,
  host: told`host`,
  vpn: told`vpn`,
  'direct-connect': told`direct connect`,
  peering: told`peering`,
  'transit-gateway': told`transit gateway`,
  'transit-gateway-route-table': told`transit gateway route table`,
  'prefix-list': told`prefix list`,
  'elastic-ip': told`elastic address`,
  instance: told`instance`,
  'nat-instance': told`nat instance`,
  interface: told`interface`,
  database: told`database`,
  function: told`function`,
  'interface-endpoint': told`interface endpoint`,
  'client-vpn-endpoint': told`client vpn endpoint`,
  'nat-gateway': told`nat gateway`,
  'gateway-load-balancer-endpoint': told`gateway load balancer endpoint`,
};
