/** Which declarations of a file's top level refer to which. */
import type { Element, Topology } from './model.js';

/** What stands at the top level of a file. */
export type Declaration = Topology[keyof Topology][number];

const known = new WeakMap<Declaration, ReadonlySet<Declaration>>();

/** The other declarations that one refers to, whatever by. A topology is never changed, so this is found once. */
export function mentionsOf(declaration: Declaration): ReadonlySet<Declaration> {
  let mentions = known.get(declaration);
  if (!mentions) {
    mentions = find(declaration);
    known.set(declaration, mentions);
  }
  return mentions;
}

/** Values are walked, not listed, as in `locatedValues`: a construct that the model gains is met at once. */
function find(declaration: Declaration): Set<Declaration> {
  const found = new Set<Declaration>();
  const seen = new Set<object>();
  const stack: unknown[] = [declaration];
  while (stack.length > 0) {
    const value = stack.pop();
    if (typeof value !== 'object' || value === null || seen.has(value)) continue;
    seen.add(value);
    if (isPlace(value)) continue;
    const owner = isElement(value) ? declarationOf(value) : undefined;
    if (owner && owner !== declaration) {
      found.add(owner);
      continue;
    }
    for (const child of Object.values(value)) if (typeof child === 'object') stack.push(child);
  }
  return found;
}

/** The declaration in whose braces an element stands; itself, at the top level. */
function declarationOf(element: Element): Declaration {
  switch (element.kind) {
    case 'vpc':
    case 'network':
    case 'vpn':
    case 'direct-connect':
    case 'peering':
    case 'transit-gateway':
    case 'prefix-list':
    case 'service':
      return element;
    case 'host':
      return element.network;
    case 'transit-gateway-route-table':
      return element.transitGateway;
    default:
      return element.vpc;
  }
}

const isElement = (value: object): value is Element => 'nameOrigin' in value && 'kind' in value;

const isPlace = (value: object): boolean => 'range' in value && 'file' in value;
