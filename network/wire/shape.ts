import { say } from '../words/index.js';

/** What is wrong with a value: where in it, and what would be right. */
export interface Wrong {
  /** `map.vpcs[3].id`; empty: the value itself. */
  readonly at: string;
  readonly wanted: string;
}

/** Undefined: the value is as it should be. A shape looks no deeper than it is written, so that no value, however deep or circular, keeps it from an end. */
export type Shape = (value: unknown) => Wrong | undefined;

export const anything: Shape = () => undefined;

export const text: Shape = (value) => (typeof value === 'string' ? undefined : wrong(say`a text`));

export const number: Shape = (value) =>
  typeof value === 'number' && Number.isFinite(value) ? undefined : wrong(say`a number`);

export const flag: Shape = (value) => (typeof value === 'boolean' ? undefined : wrong(say`true or false`));

export function wholeNumber(least: number): Shape {
  return (value) =>
    Number.isSafeInteger(value) && (value as number) >= least ? undefined : wrong(say`a whole number from ${least}`);
}

export function oneOf(...values: readonly string[]): Shape {
  return (value) => (values.includes(value as string) ? undefined : wrong(say`one of ${values.join(', ')}`));
}

/** The field may be missing. */
export function maybe(of: Shape): Shape {
  return (value) => (value === undefined ? undefined : of(value));
}

export function nullOr(of: Shape): Shape {
  return (value) => (value === null ? undefined : of(value));
}

/** Of one of the shapes; what the last of them misses is told. */
export function either(...shapes: readonly Shape[]): Shape {
  return (value) => {
    let found: Wrong | undefined;
    for (const shape of shapes) {
      found = shape(value);
      if (!found) return undefined;
    }
    return found;
  };
}

export function list(of: Shape): Shape {
  return (value) => {
    if (!Array.isArray(value)) return wrong(say`a list`);
    for (let index = 0; index < value.length; index++) {
      const found = of(value[index]);
      if (found) return inside(`[${index}]`, found);
    }
    return undefined;
  };
}

/** With these fields; others are no matter. Each field of the type has to be told of. */
export function object<T>(fields: { readonly [K in keyof Required<T>]: Shape }): Shape {
  const entries = Object.entries<Shape>(fields);
  return (value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return wrong(say`an object`);
    for (const [name, shape] of entries) {
      // What an object inherits is no field of it.
      const found = shape(Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined);
      if (found) return inside(name, found);
    }
    return undefined;
  };
}

/** Messages of several types: each of its own shape. */
export function byType(types: Readonly<Record<string, Shape>>): Shape {
  const known = new Map(Object.entries(types));
  const type = object<{ type: string }>({ type: oneOf(...known.keys()) });
  return (value) => type(value) ?? known.get((value as { type: string }).type)?.(value);
}

/** `map.vpcs[3].id should be a text`. */
export function wrongText({ at, wanted }: Wrong): string {
  return at ? say`\`${at}\` should be ${wanted}` : say`it should be ${wanted}`;
}

function wrong(wanted: string): Wrong {
  return { at: '', wanted };
}

function inside(step: string, { at, wanted }: Wrong): Wrong {
  return { at: at === '' || at.startsWith('[') ? `${step}${at}` : `${step}.${at}`, wanted };
}
