import { type NetworkAcl, networkAclOf, type Subnet, type Vpc } from '../topology/index.js';

/** The subnets that each ACL of a VPC guards, the default one for those that name none. */
export function subnetsByAcl(vpc: Vpc): Map<NetworkAcl, Subnet[]> {
  const subnets = new Map<NetworkAcl, Subnet[]>();
  for (const subnet of vpc.subnets) {
    const acl = networkAclOf(subnet);
    if (!acl) continue;
    const known = subnets.get(acl);
    if (known) known.push(subnet);
    else subnets.set(acl, [subnet]);
  }
  return subnets;
}

/** Some subnet names an ACL that is not there: it may have meant any of them. */
export function hasUnresolvedAcl(vpc: Vpc): boolean {
  return vpc.subnets.some((subnet) => subnet.networkAcl && !subnet.networkAcl.target);
}
