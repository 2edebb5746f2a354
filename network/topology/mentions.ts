/** Which declarations of a file's top level refer to which. */
import type { Element, Topology } from './model.js';
import { contentOf, type Filter } from './other-rules.js';
import type { Vpc } from './vpc.js';

/** What stands at the top level of a file. */
export type Declaration = Topology[keyof Topology][number];

/** By declaration. A VPC's are kept without those of its groups' and ACLs' rules, which may get others. */
const known = new WeakMap<Declaration, ReadonlySet<Declaration>>();
/** Of the rules of a group or an ACL, by what it holds. */
const ofRules = new WeakMap<object, ReadonlySet<Declaration>>();

/** The other declarations that one refers to, whatever by. */
export function mentionsOf(declaration: Declaration): ReadonlySet<Declaration> {
  let mentions = known.get(declaration);
  if (!mentions) {
    mentions = find(declaration, declaration);
    known.set(declaration, mentions);
  }
  return declaration.kind === 'vpc' ? withThoseOfRules(declaration, mentions) : mentions;
}

function withThoseOfRules(vpc: Vpc, mentions: ReadonlySet<Declaration>): ReadonlySet<Declaration> {
  const all = new Set(mentions);
  for (const filter of [...vpc.securityGroups, ...vpc.networkAcls]) {
    const content = contentOf(filter);
    let own = ofRules.get(content);
    if (!own) {
      own = find(filter, vpc);
      ofRules.set(content, own);
    }
    for (const one of own) all.add(one);
  }
  return all;
}

/** Values are walked, not listed, as in `locatedValues`: a construct that the model gains is met at once. */
function find(whole: Declaration | Filter, declaration: Declaration): Set<Declaration> {
  const found = new Set<Declaration>();
  const seen = new Set<object>();
  const stack: unknown[] = [whole];
  while (stack.length > 0) {
    const value = stack.pop();
    if (typeof value !== 'object' || value === null || seen.has(value)) continue;
    seen.add(value);
    if (isPlace(value)) continue;
    const element = isElement(value) ? value : undefined;
    const owner = element && declarationOf(element);
    if (owner && owner !== declaration) {
      found.add(owner);
      continue;
    }
    // What a filter leads to is the filter's own, and what stands beside a filter is not.
    if (element && element !== whole && (whole !== declaration || isFilter(element))) continue;
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
    case 'elastic-ip':
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

const isFilter = ({ kind }: Element): boolean => kind === 'security-group' || kind === 'network-acl';

const isPlace = (value: object): boolean => 'range' in value && 'file' in value;
