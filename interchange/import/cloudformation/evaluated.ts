import { Unknown } from '../declared/value.js';
import type { Plain } from './document.js';
import type { Template } from './template.js';

/** A resource, meant by what `Ref` gives or by one of its ids. */
export class ResourceRef {
  constructor(
    /** By which every stack knows it. */
    readonly key: string,
    readonly label: string,
  ) {}
}

/** `AWS::NoValue`: the property that would have it is not there. */
export const NO_VALUE = Symbol('no value');

export type Piece = string | ResourceRef | Unknown;

/** A text of which some parts are known only when the stack is made: `10.0.${Number}.0/24`. */
export class Pieces {
  constructor(
    readonly parts: readonly Piece[],
    /** What stands between its parts, and in none of those that nobody tells. */
    readonly between?: string,
  ) {}
}

export type Evaluated =
  | string
  | number
  | boolean
  | null
  | Unknown
  | ResourceRef
  | Pieces
  | typeof NO_VALUE
  | readonly Evaluated[]
  | { readonly [key: string]: Evaluated };

/** What functions and conditions ask of the template that they stand in. What cannot be told becomes `Unknown`, with the reason. */
export interface Evaluation {
  readonly template: Template;
  evaluate(value: Plain | undefined): Evaluated;
  reference(name: Plain | undefined): Evaluated;
  attribute(id: Plain | undefined, name: Evaluated): Evaluated;
  /** The value that another stack exports under this name. */
  imported(name: Evaluated): Evaluated;
}

/** What a template is not told by itself: which values it was given, and which stacks are around it. */
export interface Surroundings {
  /** A value for a parameter, or for a pseudo parameter such as `AWS::Region`. */
  given(name: string): Evaluated | undefined;
  /** The values that the stack around may give a parameter, as conditions there turn out; none where that is told. Undefined among them: its default. */
  givenInEach(name: string): readonly (Evaluated | undefined)[];
  keyOf(id: string): string;
  imported(name: Evaluated): Evaluated;
  /** The value that a stack of the input puts into the Parameter Store under this name. */
  stored(name: string): Evaluated | undefined;
  /** An output of the nested stack that a resource stands for. */
  output(stack: string, name: string): Evaluated;
}

export function isFields(value: Evaluated | undefined): value is { readonly [key: string]: Evaluated } {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof Unknown) &&
    !(value instanceof ResourceRef) &&
    !(value instanceof Pieces)
  );
}

export function isItems(value: Evaluated | undefined): value is readonly Evaluated[] {
  return Array.isArray(value);
}
