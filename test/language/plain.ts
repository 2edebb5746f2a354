import { type Element, qualifiedName } from '../../network/topology/model.js';

type Plain = string | number | boolean | null | readonly Plain[] | { readonly [key: string]: Plain };

const BACK_LINKS: ReadonlySet<string> = new Set(['vpc', 'acl', 'group', 'network', 'transitGateway', 'subnets']);
const PLACES: ReadonlySet<string> = new Set(['origin', 'nameOrigin']);

/** A topology as plain values to compare: origins left out, references and links to owners as qualified names, texts as written left out. */
export function plain(value: unknown, key = ''): Plain {
  if (value === null || value === undefined) return null;
  if (typeof value === 'bigint') return `${value}n`;
  if (typeof value !== 'object') return value as Plain;
  if (Array.isArray(value)) return value.map((item: unknown) => plain(item, key));
  const record = value as Record<string, unknown>;
  if ('target' in record && 'text' in record)
    return record.target ? qualifiedName(record.target as Element) : `? ${String(record.text)}`;
  const isElement = 'nameOrigin' in record;
  if (isElement && (BACK_LINKS.has(key) || key === 'targets')) return qualifiedName(value as Element);
  const out: Record<string, Plain> = {};
  for (const [name, inner] of Object.entries(record)) {
    if (PLACES.has(name) || inner === undefined) continue;
    if (name === 'text' && ('traffics' in record || 'assertion' in record || 'targets' in record)) continue;
    // A resource names its subnets; a VPC holds them.
    if (name === 'subnets' && record.kind === 'vpc')
      out[name] = (inner as readonly unknown[]).map((item) => plain(item));
    else out[name] = plain(inner, name);
  }
  return out;
}
