/** One step into a module: `module.net["a"]`. */
export interface Step {
  readonly name: string;
  readonly key: string | number | undefined;
}

/** A part of an address or a reference: a name, or an index in brackets. */
export type Part = { readonly name: string } | { readonly index: string | number };

const PART = /([A-Za-z_][\w-]*)|\[(\d+)\]|\[("(?:[^"\\]|\\.)*")\]/gy;

/** `aws_subnet.web["a"].id` in parts. Undefined where the text is no such thing. https://developer.hashicorp.com/terraform/cli/state/resource-addressing */
export function partsOf(text: string): Part[] | undefined {
  const parts: Part[] = [];
  let at = 0;
  while (at < text.length) {
    if (parts.length > 0 && text[at] === '.') at++;
    PART.lastIndex = at;
    const match = PART.exec(text);
    if (!match) return undefined;
    const [whole, name, number, quoted] = match;
    if (name !== undefined) parts.push({ name });
    else if (number !== undefined) parts.push({ index: Number(number) });
    else parts.push({ index: unquoted(quoted ?? '') });
    at += whole.length;
  }
  return parts;
}

function unquoted(text: string): string {
  try {
    return String(JSON.parse(text));
  } catch {
    return text.slice(1, -1);
  }
}

/** The modules at the front of an address, and what is left of it. */
export function splitModules(parts: readonly Part[]): { path: Step[]; rest: readonly Part[] } {
  const path: Step[] = [];
  let at = 0;
  for (;;) {
    const [head, name, index] = parts.slice(at, at + 3);
    if (!head || !('name' in head) || head.name !== 'module' || !name || !('name' in name)) break;
    const key = index && 'index' in index ? index.index : undefined;
    path.push({ name: name.name, key });
    at += key === undefined ? 2 : 3;
  }
  return { path, rest: parts.slice(at) };
}

export function samePath(a: readonly Step[], b: readonly Step[]): boolean {
  return a.length === b.length && a.every(({ name, key }, i) => b[i]?.name === name && b[i]?.key === key);
}

/** Whether the reference is the first one, cut short: Terraform lists each reference in full, then its beginnings. */
export function isBeginning(short: string, whole: string): boolean {
  return whole.startsWith(short) && /^[.[]/.test(whole.slice(short.length));
}
