import { areOneSubnet, type Subnet, type Vpc } from '../topology/index.js';

/** What Block Public Access forbids in a subnet. https://docs.aws.amazon.com/vpc/latest/userguide/security-vpc-bpa-basics.html */
export interface PublicAccess {
  /** By an internet gateway. */
  readonly blocks: 'nothing' | 'ingress' | 'bidirectional';
  /** Whether NAT gateways and egress-only gateways may still open connections. */
  readonly egressAllowed: boolean;
}

const OPEN: PublicAccess = { blocks: 'nothing', egressAllowed: true };

/** Where nothing is asked. */
export const UNRESTRICTED: readonly PublicAccess[] = [OPEN];

const known = new WeakMap<Vpc, Map<Subnet | undefined, readonly PublicAccess[]>>();

/** Nearly always one. Several where the file contradicts itself (AWS has one mode, and one exclusion a subnet), or leaves open whether the subnet is one that is left out. */
export function publicAccess(vpc: Vpc, subnet: Subnet | undefined): readonly PublicAccess[] {
  let bySubnet = known.get(vpc);
  if (!bySubnet) {
    bySubnet = new Map();
    known.set(vpc, bySubnet);
  }
  let accesses = bySubnet.get(subnet);
  if (!accesses) {
    accesses = distinct(decide(vpc, subnet));
    bySubnet.set(subnet, accesses);
  }
  return accesses;
}

function decide(vpc: Vpc, subnet: Subnet | undefined): readonly PublicAccess[] {
  if (vpc.blockPublicAccess.length === 0) return UNRESTRICTED;
  return vpc.blockPublicAccess.flatMap(({ mode, exclusions }): PublicAccess[] => {
    const those = (sameness: 'yes' | 'perhaps') =>
      exclusions.filter(({ subnet: { target } }) => subnet && target && areOneSubnet(target, subnet) === sameness);
    const own = those('yes');
    const without: PublicAccess[] = own.length > 0 ? [] : [{ blocks: mode, egressAllowed: mode === 'ingress' }];
    const excluded = [...own, ...those('perhaps')].map(
      ({ allow }): PublicAccess => (allow === 'bidirectional' ? OPEN : { blocks: mode, egressAllowed: true }),
    );
    return [...without, ...excluded];
  });
}

function distinct(accesses: readonly PublicAccess[]): PublicAccess[] {
  return accesses.filter(
    (one, i) =>
      accesses.findIndex((other) => one.blocks === other.blocks && one.egressAllowed === other.egressAllowed) === i,
  );
}
