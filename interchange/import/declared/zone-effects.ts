import type { AttachmentDraft, Key, SubnetDraft } from '../builder/draft.js';
import type { Places } from './acl-within.js';

/** What makes it matter in which zone something lies: transit gateways, which reach what lies in a zone of an attachment, and load balancers that stay in theirs. */
export class ZoneEffects {
  readonly #isBalanced: boolean;
  /** By VPC the attachments of each transit gateway that it is attached to. */
  readonly #attached = new Map<Key, (readonly AttachmentDraft[])[]>();

  constructor(
    private readonly places: Places,
    /** Whether filters and routes are the same in all of some subnets. */
    private readonly areAlike: (subnets: readonly Key[]) => boolean,
  ) {
    const { network } = places;
    this.#isBalanced = [...network.all('load-balancer')].some(([, { type }]) => type !== 'application');
    for (const [, { attachments }] of network.all('transit-gateway'))
      for (const vpc of new Set(attachments.map((one) => places.key(one.vpc))))
        this.#attached.set(vpc, [...(this.#attached.get(vpc) ?? []), attachments]);
  }

  /** The same for subnets whose zones make no difference to something that lies there. */
  of(owner: Key, key: Key, { vpc, zone }: SubnetDraft): string {
    if (this.#mayBeTarget(owner)) return zone ?? 'unknown';
    const ways = (this.#attached.get(this.places.key(vpc)) ?? []).map((all) => this.#way(all, vpc, zone, key));
    return ways.join();
  }

  /** A target is found by its address, which nobody tells of what AWS puts somewhere itself. */
  #mayBeTarget(owner: Key): boolean {
    if (!this.#isBalanced) return false;
    const resource = this.places.network.find(owner, 'resource');
    const isPlaced = this.places.oneOfQuietly?.has(owner) || ['database', 'function'].includes(resource?.type ?? '');
    return !(resource && isPlaced && resource.addresses.length === 0);
  }

  /** By which zone packets go makes no difference where each attachment has subnets that are alike. */
  #way(all: readonly AttachmentDraft[], vpc: Key, zone: string | undefined, subnet: Key): string {
    const own = all.filter((one) => this.places.key(one.vpc) === this.places.key(vpc));
    const isEven = all.every(({ subnets, maybe }) => subnets !== undefined && !maybe && this.areAlike(subnets));
    const isThere = own.every(({ subnets = [] }) =>
      subnets.some((one) => zone !== undefined && this.places.network.find(one, 'subnet')?.zone === zone),
    );
    if (!isEven || !isThere) return zone ?? 'unknown';
    // Network ACLs do not see what stays within a subnet of the attachment.
    const isInside = own.some(({ subnets = [] }) =>
      subnets.some((one) => this.places.key(one) === this.places.key(subnet)),
    );
    return isInside ? 'within' : 'beside';
  }
}
