import { type BlockSpan, type HiddenAddresses, hiddenWithin } from '../address/index.js';

/** The longest prefix that a VPC's block can be shorter than: https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html */
export const WIDEST_VPC_BLOCK = 16;

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
 * whatever its blocks are; of these it is known that they are no wider than a VPC's can be.
 */
export function chooseForHidden<E>(
  hidden: HiddenAddresses,
  entries: readonly Weighed<E>[],
  named: E | undefined,
): HiddenChoice<E> {
  const held = entries.flatMap((one) => {
    const within = hiddenWithin(hidden, one.span);
    return within === 'no' ? [] : [{ ...one, isCertain: within === 'yes' && !one.maybe }];
  });
  const length =
    named === undefined
      ? Math.max(-1, ...held.filter(({ isCertain }) => isCertain).map(({ prefixLength }) => prefixLength))
      : WIDEST_VPC_BLOCK;
  const best = named ?? held.find(({ isCertain, prefixLength }) => isCertain && prefixLength === length)?.entry;
  return {
    best,
    rivals: held
      .filter(({ entry, prefixLength }) => entry !== best && prefixLength >= length)
      .map(({ entry }) => entry),
  };
}
