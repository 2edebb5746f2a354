/**
 * The parts of a topology that stand at a place in a text: what a cursor can be on.
 * They are found by walking the values themselves, so that a construct that the language gains is known here at once.
 */
import type {
  AclRule,
  AddressLiteral,
  BlockPublicAccess,
  CidrLiteral,
  Element,
  Expectation,
  GroupRule,
  Listener,
  LoadBalancerNode,
  NamedElement,
  Peer,
  PublicIp,
  Route,
  RouteDestination,
  RouteTarget,
  Subject,
  TrafficTerm,
  TransitGatewayAttachment,
} from '../../network/topology/model.js';
import type { Located, Origin, Reference } from '../../network/topology/origin.js';

export type NamedReference = Reference<NamedElement & { readonly kind: string }>;

export type Part =
  | { readonly part: 'element'; readonly value: Element; readonly origin: Origin }
  | { readonly part: 'acl-rule'; readonly value: AclRule; readonly origin: Origin }
  | { readonly part: 'group-rule'; readonly value: GroupRule; readonly origin: Origin }
  | { readonly part: 'route'; readonly value: Route; readonly origin: Origin }
  | { readonly part: 'expectation'; readonly value: Expectation; readonly origin: Origin }
  | { readonly part: 'subject'; readonly value: Subject; readonly origin: Origin }
  | { readonly part: 'traffic'; readonly value: TrafficTerm; readonly origin: Origin }
  | { readonly part: 'cidr'; readonly value: CidrLiteral; readonly origin: Origin }
  | { readonly part: 'address'; readonly value: AddressLiteral; readonly origin: Origin }
  | { readonly part: 'reference'; readonly value: NamedReference; readonly origin: Origin }
  | { readonly part: 'listener'; readonly value: Listener; readonly origin: Origin }
  | { readonly part: 'attachment'; readonly value: TransitGatewayAttachment; readonly origin: Origin }
  | { readonly part: 'public-ip'; readonly value: PublicIp; readonly origin: Origin }
  | { readonly part: 'block-public-access'; readonly value: BlockPublicAccess; readonly origin: Origin }
  | {
      readonly part: 'other';
      readonly value: Peer | RouteDestination | RouteTarget | LoadBalancerNode | Located<unknown>;
      readonly origin: Origin;
    };

const TRAFFIC_KINDS = new Set(['all', 'ports', 'icmp', 'protocol', 'service']);

/** What a value of the topology is. Told by its fields, since most values carry no tag of their own. */
export function partOf(value: { readonly origin: Origin }): Part {
  const origin = value.origin;
  const kind = 'kind' in value ? value.kind : undefined;
  if ('nameOrigin' in value) return { part: 'element', value: value as Element, origin };
  if (kind === 'acl-rule') return { part: 'acl-rule', value: value as AclRule, origin };
  if (kind === 'group-rule') return { part: 'group-rule', value: value as GroupRule, origin };
  if ('assertion' in value) return { part: 'expectation', value: value as Expectation, origin };
  if ('destination' in value) return { part: 'route', value: value as unknown as Route, origin };
  if ('hostBits' in value) return { part: 'cidr', value: value as CidrLiteral, origin };
  if ('targets' in value && 'traffic' in value)
    return { part: 'listener', value: value as unknown as Listener, origin };
  if (isSubject(value, kind)) return { part: 'subject', value, origin };
  if ('text' in value && 'target' in value) return { part: 'reference', value: value as NamedReference, origin };
  if ('exclusions' in value)
    return { part: 'block-public-access', value: value as unknown as BlockPublicAccess, origin };
  if ('ids' in value && 'vpc' in value)
    return { part: 'attachment', value: value as unknown as TransitGatewayAttachment, origin };
  if ('text' in value && 'address' in value && typeof value.text === 'string')
    return { part: 'address', value: value as unknown as AddressLiteral, origin };
  if (typeof kind === 'string' && TRAFFIC_KINDS.has(kind))
    return { part: 'traffic', value: value as TrafficTerm, origin };
  if (isPublicIp(value, kind)) return { part: 'public-ip', value, origin };
  return { part: 'other', value: value as Located<unknown>, origin };
}

function isSubject(value: { readonly origin: Origin }, kind: unknown): value is Subject {
  if (kind === 'internet') return true;
  return (
    'text' in value &&
    (('targets' in value && kind === 'ref') || ('literal' in value && (kind === 'cidr' || kind === 'address')))
  );
}

function isPublicIp(value: { readonly origin: Origin }, kind: unknown): value is PublicIp {
  return kind === undefined && !('value' in value) && !('subnet' in value) && !('text' in value);
}
