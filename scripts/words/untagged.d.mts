export function untaggedIn(source: string): { readonly text: string; readonly line: number }[];
