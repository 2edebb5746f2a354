import type { Unknown } from '../declared/value.js';
import type { Plain, Template } from './template.js';

/** A resource of the template, meant by what `Ref` gives or by one of its ids. */
export class ResourceRef {
  constructor(readonly id: string) {}
}

/** `AWS::NoValue`: the property that would have it is not there. */
export const NO_VALUE = Symbol('no value');

export type Evaluated =
  | string
  | number
  | boolean
  | null
  | Unknown
  | ResourceRef
  | typeof NO_VALUE
  | readonly Evaluated[]
  | { readonly [key: string]: Evaluated };

/** What functions and conditions ask of the template that they stand in. What cannot be told becomes `Unknown`, with the reason. */
export interface Evaluation {
  readonly template: Template;
  readonly given: Readonly<Record<string, string>>;
  evaluate(value: Plain | undefined): Evaluated;
  reference(name: Plain | undefined): Evaluated;
  attribute(id: Plain | undefined, name: Evaluated): Evaluated;
}
