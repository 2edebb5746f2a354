import { coversPeer } from '../builder/covering.js';
import type { AclRuleDraft, Key, NetworkAclDraft, PeerDraft, SubnetDraft } from '../builder/draft.js';
import type { NetworkDraft } from '../builder/network-draft.js';

/** What is known of where things lie. */
export interface Places {
  readonly network: NetworkDraft;
  /** What lies in one of several subnets. */
  readonly oneOf: ReadonlyMap<Key, readonly Key[]>;
  /** What AWS puts into some of several subnets. */
  readonly oneOfQuietly?: ReadonlyMap<Key, readonly Key[]>;
  /** Subnets that stand for ones of which nothing is told. */
  readonly untold: ReadonlySet<Key>;
  key(id: string): Key;
}

/**
 * Network ACLs say nothing of what stays in one subnet: https://docs.aws.amazon.com/vpc/latest/userguide/vpc-network-acls.html
 * So it matters in which of some subnets with one ACL something lies, where others lie there, unless that ACL lets everything pass between them.
 */
export class AclWithin {
  readonly #there = new Map<Key, Set<Key>>();

  constructor(private readonly context: Places) {
    const { network, oneOf } = context;
    for (const [key, { subnets }] of network.all('resource')) for (const one of subnets) this.#put(key, one);
    for (const [key, subnets] of oneOf) for (const one of subnets) this.#put(key, one);
    for (const [key, { nodes }] of network.all('load-balancer')) for (const { subnet } of nodes) this.#put(key, subnet);
  }

  #put(key: Key, subnet: Key): void {
    const id = this.context.key(subnet);
    const all = this.#there.get(id);
    if (all) all.add(key);
    else this.#there.set(id, new Set([key]));
  }

  /** Whether what the ACL of these subnets says holds for something in any of them alike. */
  isHarmless(owner: Key, keys: readonly Key[], subnets: readonly SubnetDraft[]): boolean {
    const acl = this.#aclOf(subnets[0]);
    if (acl === undefined) return true;
    const isAlone = keys.every((key) =>
      [...(this.#there.get(this.context.key(key)) ?? [])].every((one) => one === owner),
    );
    if (isAlone && this.context.untold.size === 0) return true;
    const blocks = subnets.flatMap(({ cidrs }) => cidrs);
    if (acl.unknown || subnets.some(({ unknown }) => unknown)) return false;
    return [acl.inbound, acl.outbound].every((rules) => blocks.every((block) => letsPass(rules, block)));
  }

  #aclOf(subnet: SubnetDraft | undefined): NetworkAclDraft | undefined {
    const { network } = this.context;
    if (subnet?.networkAcl !== undefined) return network.find(subnet.networkAcl, 'network-acl');
    return [...network.all('network-acl')].find(([, one]) => one.isDefault && one.vpc === subnet?.vpc)?.[1];
  }
}

/** Whether a rule lets all of a block pass, and none before it may deny a part. */
function letsPass(rules: readonly AclRuleDraft[], cidr: string): boolean {
  const first = rules
    .filter(({ peer, action }) => (action === 'deny' ? meets(peer, cidr) : coversPeer(peer, { cidr })))
    .filter(({ action, traffic, maybe }) => action === 'deny' || (traffic.kind === 'all' && !maybe))
    .sort((a, b) => a.number - b.number)[0];
  return first?.action === 'allow';
}

const meets = (peer: PeerDraft, cidr: string): boolean => coversPeer(peer, { cidr }) || coversPeer({ cidr }, peer);
