import { say } from '../../../network/words/index.js';
import type { Key, PublicIpDraft } from '../builder/draft.js';
import type { Context, Declared } from './context.js';
import type { Place } from './fields.js';
import { isUnknown, known, type Unknown } from './value.js';

/** The elastic addresses of a plan, and what each is for. */
export class ElasticAddresses {
  readonly #byKey = new Map<Key, Declared>();
  readonly #byOwner = new Map<Key, PublicIpDraft[]>();
  /** Who may have one of which nobody tells whose it is. */
  readonly #possible = new Set<Key>();
  #anyone = false;

  constructor(context: Context) {
    for (const address of context.all('eip')) {
      const { fields, key, ids, maybe } = address;
      for (const id of [key, ...ids]) this.#byKey.set(id, address);
      const allocation = known(fields.text('allocation_id'));
      if (allocation !== undefined) this.#byKey.set(allocation, address);
      const owner = fields.text('instance') ?? fields.text('instance_id') ?? fields.text('network_interface');
      const privateAddress = known(fields.address('associate_with_private_ip') ?? fields.address('private_ip'));
      if (typeof owner === 'string' && !context.network.has(owner)) this.#addToNameless(context, owner);
      if (typeof owner === 'string')
        this.#add(owner, { address: known(fields.address('public_ip')), privateAddress }, maybe);
      else if (isUnknown(owner)) this.#addToOneOf(context, owner, fields.place);
    }
    for (const { fields, place, maybe } of context.all('eip_association')) {
      const owner = fields.text('instance_id') ?? fields.text('network_interface_id');
      const id = known(fields.text('allocation_id') ?? fields.text('eip'));
      if (typeof owner !== 'string') {
        this.#addToOneOf(context, owner, place);
        continue;
      }
      const own = known(fields.address('public_ip'));
      const address = own ?? this.addressOf(id);
      const privateAddress = known(fields.address('private_ip_address'));
      this.#add(owner, { address, privateAddress }, maybe ?? this.#byKey.get(id ?? '')?.maybe);
    }
  }

  /** The address of an allocation; undefined where it is not known yet. */
  addressOf(allocation: string | undefined): string | undefined {
    return known(this.#byKey.get(allocation ?? '')?.fields.address('public_ip'));
  }

  /** What is associated with any of the ids: an instance and its interfaces. */
  of(ids: readonly Key[]): PublicIpDraft[] {
    const certain = unique(ids.flatMap((id) => this.#byOwner.get(id) ?? []));
    const mayHave = this.#anyone || ids.some((id) => this.#possible.has(id));
    return certain.length === 0 && mayHave ? [{ maybe: true }] : certain;
  }

  /** Somebody who says no id may be the one. */
  #addToNameless(context: Context, owner: Key): void {
    const all = context.all('network_interface', 'instance');
    if (all.some(({ key, ids, fields }) => [key, ...ids, fields.raw('primary_network_interface_id')].includes(owner)))
      return;
    for (const { key, fields } of all)
      if (isUnknown(fields.raw('id')) || isUnknown(fields.raw('primary_network_interface_id'))) this.#possible.add(key);
  }

  #addToOneOf(context: Context, owner: Unknown | undefined, place: Place): void {
    const keys = owner?.among?.open === false ? owner.among.keys : undefined;
    context.warn(
      keys
        ? say`It cannot be told who gets this elastic address: each of several may have it.`
        : say`It cannot be told who gets this elastic address: whatever has none may have it.`,
      place,
    );
    if (keys === undefined) this.#anyone = true;
    for (const key of keys ?? []) this.#possible.add(context.key(key)).add(key);
  }

  /** One that is there only as conditions turn out its owner has perhaps. */
  #add(owner: Key, address: PublicIpDraft, maybe: boolean | undefined): void {
    this.#byOwner.set(owner, [...(this.#byOwner.get(owner) ?? []), maybe ? { ...address, maybe } : address]);
  }
}

/** An address that both the allocation and its association tell is one. */
function unique(addresses: readonly PublicIpDraft[]): PublicIpDraft[] {
  const seen = new Set<string>();
  return addresses.filter(({ address }) => {
    if (address === undefined) return true;
    if (seen.has(address)) return false;
    seen.add(address);
    return true;
  });
}

/** A private address is only named where it is one that the resource has: others have been assigned since. */
export function settlePublicIps(addresses: readonly string[], publicIps: readonly PublicIpDraft[]): PublicIpDraft[] {
  const ipv4 = addresses.filter((address) => !address.includes(':'));
  return publicIps.map(({ maybe, address, privateAddress }) => ({
    ...(maybe ? { maybe } : {}),
    address,
    ...(privateAddress !== undefined && ipv4.length > 1 && ipv4.includes(privateAddress) ? { privateAddress } : {}),
  }));
}

/** The public address that AWS gives at launch: as is asked for, else as the subnet says. https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/using-instance-addressing.html */
export function launchedPublicIps(
  context: Context,
  subnet: Key | undefined,
  asked: boolean | Unknown | undefined,
): PublicIpDraft[] {
  const given = isUnknown(asked)
    ? 'maybe'
    : (asked ?? context.mapsPublicAddresses.get(context.key(subnet ?? '')) ?? false);
  return given === 'maybe' ? [{ maybe: true }] : given ? [{}] : [];
}
