/** Makes a value when it is first asked for: reading the grammar takes a few milliseconds, and not everybody who loads the language reads text. */
export function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
