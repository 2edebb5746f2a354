/** The one way to meet everything that stands in a topology. */
import type { Authorization } from './client-vpn.js';
import type { AclRule, GroupRule } from './filters.js';
import type { AddressLiteral, CidrLiteral } from './literals.js';
import type { Listener, LoadBalancerNode } from './load-balancer.js';
import type { Declaration } from './mentions.js';
import type {
  BlockPublicAccess,
  Element,
  Expectation,
  NamedElement,
  Peer,
  PrivateUse,
  PublicIp,
  Route,
  RouteDestination,
  RouteTarget,
  Subject,
  Topology,
  TrafficTerm,
  TransitGatewayAttachment,
} from './model.js';
import type { Located, Origin, Reference } from './origin.js';
import { contentOf } from './other-rules.js';

/** Everything of a topology that was written at a place, told apart by `kind`. */
export type LocatedValue =
  | Element
  | AclRule
  | GroupRule
  | Route
  | RouteDestination
  | RouteTarget
  | Peer
  | Expectation
  | Subject
  | TrafficTerm
  | CidrLiteral
  | AddressLiteral
  | Reference<NamedElement & { readonly kind: string }>
  | Listener
  | LoadBalancerNode
  | TransitGatewayAttachment
  | PublicIp
  | PrivateUse
  | BlockPublicAccess
  | Authorization
  | Located<unknown>;

/** Whether the value is an element: all that has a name of its own. */
export function isElement(value: LocatedValue): value is Element {
  return 'nameOrigin' in value;
}

/** By what stands in a topology's lists: between two states of a text most of that stays, and what is in it does. */
const within = new WeakMap<object, readonly LocatedValue[]>();

/**
 * Every located value, each once, in the order in which values hold each other (an element before what is in it).
 * What a reference leads to is met where it is declared. A construct that the model gains is met at once, since values are walked, not listed.
 */
export function locatedValues(topology: Topology): LocatedValue[] {
  const found = new Set<LocatedValue>();
  for (const declaration of declarationsOf(topology)) for (const value of valuesOf(declaration)) found.add(value);
  return [...found];
}

/** What stands at the top level of a network's files. */
export function declarationsOf(topology: Topology): Declaration[] {
  return (Object.values(topology) as (readonly Declaration[])[]).flat();
}

/** A declaration and every located value in it, in that order. */
export function valuesOf(declaration: Declaration): readonly LocatedValue[] {
  let values = within.get(contentOf(declaration));
  if (!values) {
    values = valuesIn(declaration);
    within.set(contentOf(declaration), values);
  }
  return values;
}

function valuesIn(item: object): LocatedValue[] {
  const found: LocatedValue[] = [];
  const seen = new Set<object>();
  const stack: unknown[] = [item];
  while (stack.length > 0) {
    const value = stack.pop();
    if (typeof value !== 'object' || value === null || seen.has(value)) continue;
    seen.add(value);
    if (isLocated(value)) {
      found.push(value);
      if (value.kind === 'reference' || value.kind === 'ref-subject') continue;
    } else if ('range' in value && 'file' in value) continue;
    const children = Object.values(value);
    for (let i = children.length - 1; i >= 0; i--) if (typeof children[i] === 'object') stack.push(children[i]);
  }
  return found;
}

/** Every element, as `locatedValues` meets it. */
export function elementsOf(topology: Topology): Element[] {
  return locatedValues(topology).filter(isElement);
}

function isLocated(value: object): value is LocatedValue {
  return 'origin' in value && isOrigin(value.origin);
}

function isOrigin(value: unknown): value is Origin {
  return typeof value === 'object' && value !== null && 'file' in value && 'range' in value;
}
