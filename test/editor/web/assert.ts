/** As much of Node's `assert/strict` as the suite uses, for a web worker. */
export function ok(value: unknown, message = 'it is not so'): asserts value {
  if (!value) throw new Error(message);
}

export function equal(found: unknown, wanted: unknown, message = ''): void {
  ok(Object.is(found, wanted), `${message} ${told(found)} is not ${told(wanted)}`);
}

export function deepEqual(found: unknown, wanted: unknown, message = ''): void {
  ok(told(found) === told(wanted), `${message} ${told(found)} is not ${told(wanted)}`);
}

export function match(text: string, pattern: RegExp): void {
  ok(pattern.test(text), `${told(text)} does not match ${pattern}`);
}

export function doesNotMatch(text: string, pattern: RegExp): void {
  ok(!pattern.test(text), `${told(text)} matches ${pattern}`);
}

/** Plain values, whose keys stand in the order in which they were written. */
function told(value: unknown): string {
  return JSON.stringify(value, (_, inner) => (inner === undefined ? 'undefined' : inner)) ?? String(value);
}
