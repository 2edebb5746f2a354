const numbers = new WeakMap<object, number>();
let last = 0;

/** A number of its own for each thing, for keys: two things are the same where they are one object, whatever they are called. */
export function identityOf(thing: object): number {
  let number = numbers.get(thing);
  if (number === undefined) {
    number = ++last;
    numbers.set(thing, number);
  }
  return number;
}
