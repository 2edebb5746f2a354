import {
  type AddressClasses,
  type BlockSpan,
  type HiddenAddresses,
  hiddenWithin,
  UNNAMED_PUBLIC_IPV4,
} from '../address/index.js';

/** The longest prefix that a VPC's block can be shorter than: https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html */
export const WIDEST_VPC_BLOCK = 16;

/** A network that has no public address announces nothing wider than the widest private block; of others nothing is known. */
export function widestOf(place: object | undefined, classes: AddressClasses): number {
  if (!place || !('kind' in place) || place.kind !== 'network') return WIDEST_VPC_BLOCK;
  return classes.isAssumedOutside(place, UNNAMED_PUBLIC_IPV4) ? 8 : 0;
}

interface Weighed<E> {
  readonly entry: E;
  readonly span: BlockSpan;
  readonly prefixLength: number;
  /** Whether it is there is not told. */
  readonly maybe: boolean;
}

/** What may decide for addresses that no file tells: `best` does if none of the `rivals` holds them. */
export interface HiddenChoice<E> {
  readonly best: E | undefined;
  readonly rivals: readonly E[];
}

/**
 * Of a table's entries those that may decide for addresses that lie somewhere in a set. `named`: the route that names what they are in, so that it holds them
 * whatever its blocks are, which are no wider than `widest`.
 */
export function chooseForHidden<E>(
  hidden: HiddenAddresses,
  entries: readonly Weighed<E>[],
  named: { readonly entry: E; readonly widest: number } | undefined,
): HiddenChoice<E> {
  const held = entries.flatMap((one) => {
    const within = hiddenWithin(hidden, one.span);
    return within === 'no' ? [] : [{ ...one, isCertain: within === 'yes' && !one.maybe }];
  });
  const length =
    named === undefined
      ? Math.max(-1, ...held.filter(({ isCertain }) => isCertain).map(({ prefixLength }) => prefixLength))
      : named.widest;
  const best = named?.entry ?? held.find(({ isCertain, prefixLength }) => isCertain && prefixLength === length)?.entry;
  return {
    best,
    rivals: held
      .filter(({ entry, prefixLength }) => entry !== best && prefixLength >= length)
      .map(({ entry }) => entry),
  };
}
