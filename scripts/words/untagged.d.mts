export function untaggedIn(
  source: string,
  written?: readonly string[],
): { readonly text: string; readonly line: number }[];
