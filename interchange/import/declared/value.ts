import type { Told } from '../../../network/words/index.js';
/** Why something is not told, as a sentence without its end. */
export type Reason = string | Told;

/** A value that the input does not tell: known only once the thing is made, or the outcome of something that cannot be followed. */
export class Unknown {
  constructor(
    readonly why: Reason,
    /** What it is, where several places mean the same: a parameter, an attribute that only AWS knows. */
    readonly thing?: Thing,
    /** What it can be, where that is narrowed down. */
    readonly among?: Among,
    /** A text that nobody tells as a whole, made of several values with commas between: ids of what is not made yet. */
    readonly listed?: readonly Value[],
    /** Whether there may be no value at all, as where somebody took it out. */
    readonly mayBeNone?: boolean,
  ) {}
}

export interface Among {
  /** Of what the input holds. */
  readonly keys: readonly string[];
  /** Whether it may also be something that the input does not hold. */
  readonly open: boolean;
}

/** Something that the input names and does not hold. */
export interface Thing {
  readonly key: string;
  readonly label: string;
}

/** What a thing is called, and why the input does not hold it. */
export interface Untold {
  readonly label: string;
  readonly why: Reason;
}

/**
 * What a field of declared infrastructure holds, once references and functions are followed.
 * A reference to another declaration is that one's key, as text, just as an id would be.
 */
export type Value = string | number | boolean | null | Unknown | readonly Value[] | { readonly [field: string]: Value };
export type Values = { readonly [field: string]: Value };

export function isUnknown(value: unknown): value is Unknown {
  return value instanceof Unknown;
}

export function isValues(value: Value | undefined): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !isUnknown(value);
}

export function isList(value: Value | undefined): value is readonly Value[] {
  return Array.isArray(value);
}

/** What is known, undefined for the rest. */
export function known<T>(value: T): Exclude<T, Unknown> | undefined {
  return isUnknown(value) ? undefined : (value as Exclude<T, Unknown>);
}

/** Every text in a value, at any depth. */
export function textsIn(value: Value): string[] {
  if (typeof value === 'string') return [value];
  if (isList(value)) return value.flatMap(textsIn);
  return isValues(value) ? Object.values(value).flatMap(textsIn) : [];
}
