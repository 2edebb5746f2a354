import { type AddressSet, addressSetOfCidrs, addressSetsOverlap, type Family, familyOf } from '../address/index.js';
import type { AclRule, NetworkAcl, Peer, Vpc } from '../topology/index.js';
import { type ServiceSet, servicesOf, servicesOverlap } from '../traffic/index.js';
import { peerBlocks } from './peer-matcher.js';

/** False only where no rule of the direction allows any of it, so that the implicit `*` denies all. What the file leaves open counts as allowed. */
export function aclMayAllow(
  acl: NetworkAcl,
  direction: 'inbound' | 'outbound',
  addresses: AddressSet,
  services: ServiceSet,
): boolean {
  return acl[direction].some((rule) => ruleMayAllow(rule, acl.vpc, addresses, services));
}

function ruleMayAllow(rule: AclRule, vpc: Vpc, addresses: AddressSet, services: ServiceSet): boolean {
  if (rule.action.value !== 'allow') return false;
  const peer = knownPeer(rule.peer, vpc);
  if (peer && !addressSetsOverlap(peer, addresses)) return false;
  const families = new Set(addresses.map(({ low }) => familyOf(low)));
  return [...families].some((family: Family) => {
    const allowed = servicesOf([rule.traffic], family);
    return !allowed || servicesOverlap(allowed, services);
  });
}

/** Undefined where the file does not tell which addresses are meant. */
function knownPeer(peer: Peer, vpc: Vpc): AddressSet | undefined {
  const blocks = peerBlocks(peer, vpc);
  if (peer.kind === 'ref') {
    const target = peer.ref.target;
    if (!target || ('unknown' in target && target.unknown) || target.kind === 'security-group') return undefined;
  } else if (blocks.length === 0) return undefined;
  return addressSetOfCidrs(blocks);
}
