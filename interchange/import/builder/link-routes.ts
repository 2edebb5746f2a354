import {
  maybeIf,
  NOWHERE,
  type Route,
  type RouteDestination,
  type RouteTarget,
  type RouteTargetElement,
  type Vpc,
} from '../../../network/topology/index.js';
import type { DraftKind, RouteDraft } from './draft.js';
import type { Linker } from './linker.js';
import { cidrLiteral } from './literals.js';

const TARGETS = [
  'internet-gateway',
  'egress-only-gateway',
  'vpn-gateway',
  'resource',
  'regional-nat-gateway',
  'peering',
  'transit-gateway',
  'gateway-endpoint',
  'vpc',
  'vpn',
  'direct-connect',
] as const satisfies readonly DraftKind[];

export function linkRoutes(linker: Linker): void {
  for (const { draft, element } of linker.pairs('route-table')) {
    element.routes = routes(linker, draft.routes, element.vpc);
    element.propagations = linker.references(draft.propagations, element.vpc, 'vpn-gateway');
  }
  for (const { draft, element } of linker.pairs('transit-gateway-route-table')) {
    element.associations = linker.references(draft.associations, undefined, 'vpc', 'vpn', 'direct-connect', 'peering');
    element.propagations = linker.references(draft.propagations, undefined, 'vpc', 'vpn', 'direct-connect', 'peering');
    element.routes = routes(linker, draft.routes, undefined);
  }
}

/** AWS holds one route a destination; a destination that is said twice keeps its first target. Of routes that may be there, one is: each stays. */
function routes(linker: Linker, drafts: readonly RouteDraft[], vpc: Vpc | undefined): Route[] {
  const seen = new Set<string>();
  return drafts.flatMap((draft) => {
    const destination = destinationOf(linker, draft, vpc);
    const target = targetOf(linker, draft, vpc);
    if (!destination || !target) return [];
    const text =
      destination.kind === 'ref'
        ? destination.ref.text
        : destination.kind === 'cidr'
          ? destination.literal.text
          : 'any';
    if (!draft.maybe && seen.has(text)) return [];
    if (!draft.maybe) seen.add(text);
    return { kind: 'route' as const, origin: NOWHERE, ...maybeIf(draft.maybe), destination, target };
  });
}

export function destinationOf(
  linker: Linker,
  { destination }: Pick<RouteDraft, 'destination'>,
  vpc: Vpc | undefined,
): RouteDestination | undefined {
  if ('ref' in destination) {
    const target = linker.element(destination.ref, 'prefix-list', 'vpc', 'subnet', 'network');
    return target && { kind: 'ref', origin: NOWHERE, ref: linker.reference(target, vpc) };
  }
  const literal = cidrLiteral(destination.cidr);
  return literal.cidr && { kind: 'cidr', origin: NOWHERE, literal };
}

function targetOf(linker: Linker, { target }: RouteDraft, vpc: Vpc | undefined): RouteTarget | undefined {
  if (typeof target === 'string') return { kind: target, origin: NOWHERE };
  const element: RouteTargetElement | undefined = linker.element(target.ref, ...TARGETS);
  return element && { kind: 'ref', origin: NOWHERE, ref: linker.reference(element, vpc) };
}
