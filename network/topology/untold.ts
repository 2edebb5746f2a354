/** How a file says that it does not tell everything. A verdict that hangs on it is `unknown`; what holds either way is decided. */

/** `maybe` in front of it: the file leaves open whether it is there at all. */
export interface MayBeAbsent {
  readonly maybe?: true | undefined;
}

/** `unknown` behind its name: there may be more in it than is written. What is written is certain. */
export interface MayHoldMore {
  readonly unknown?: true | undefined;
}

/** `unknown` in place of its blocks. What is in it is known as far as it is told. */
export interface MayHaveAnyBlock {
  readonly unknown?: true | undefined;
  /** It stands for one of which nobody tells which it is: it may be any other, a subnet any of its VPC. */
  readonly anywhere?: true | undefined;
}

/** The field, where it is so; nothing else, so that what is told whole is the plain value it would be without. */
export const maybeIf = (isSo: boolean | undefined): MayBeAbsent => (isSo ? { maybe: true } : {});
export const unknownIf = (isSo: boolean | undefined): MayHoldMore & MayHaveAnyBlock => (isSo ? { unknown: true } : {});
