import type { CidrLiteral } from '../../../network/topology/index.js';

interface Named {
  readonly name: string;
}

const COLLATOR = new Intl.Collator('en', { numeric: true });

/** `web-2` before `web-10`. */
export function byName(a: Named, b: Named): number {
  return COLLATOR.compare(a.name, b.name) || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0);
}

/** By the first block, as address plans are read. */
export function byAddress(
  a: Named & { readonly cidrs: readonly CidrLiteral[] },
  b: Named & { readonly cidrs: readonly CidrLiteral[] },
): number {
  const left = a.cidrs[0]?.cidr?.base ?? 0;
  const right = b.cidrs[0]?.cidr?.base ?? 0;
  return left < right ? -1 : left > right ? 1 : byName(a, b);
}
