/** What the kinds of elements are called and can do: the one table that everybody asks, instead of asking which kind it is. */

import type { Family } from '../address/index.js';
import { say, speech, type Told, told } from '../words/index.js';
import type { Listener, LoadBalancer } from './load-balancer.js';
import type { Element } from './model.js';
import type { Resource } from './resource.js';

export type ElementKind = Element['kind'];

/** AWS's name for every kind, as it stands in a sentence. What resources and load balancers are called goes by their type. */
const NOUNS: Readonly<Record<Exclude<ElementKind, 'resource' | 'load-balancer'>, Told>> = {
  vpc: told`VPC`,
  subnet: told`subnet`,
  'route-table': told`route table`,
  'network-acl': told`network ACL`,
  'security-group': told`security group`,
  'internet-gateway': told`internet gateway`,
  'egress-only-gateway': told`egress-only internet gateway`,
  'vpn-gateway': told`virtual private gateway`,
  'regional-nat-gateway': told`regional NAT gateway`,
  'gateway-endpoint': told`gateway endpoint`,
  'endpoint-service': told`endpoint service`,
  network: told`on-premises network`,
  host: told`host`,
  vpn: told`VPN connection`,
  'direct-connect': told`Direct Connect connection`,
  peering: told`peering connection`,
  'transit-gateway': told`transit gateway`,
  'transit-gateway-route-table': told`transit gateway route table`,
  'prefix-list': told`prefix list`,
  'elastic-ip': told`Elastic IP address`,
  service: told`service`,
};

/** What follows from the type of a resource. */
export interface ResourceTraits {
  readonly noun: Told;
  /** Its interfaces can have security groups. */
  readonly hasSecurityGroups: boolean;
  /** It opens connections of its own. */
  readonly opensConnections: boolean;
  /** It answers connections that are opened to it. */
  readonly takesConnections: boolean;
  readonly answersPing: boolean;
  /** Its interfaces can have public IPv4 addresses. */
  readonly canBePublic: boolean;
  /**
   * What it does with a packet that is not addressed to it, when a route leads there: `routes` it on where its source/destination check is off,
   * `translates` its source address, does so as an instance that `masquerades`, has appliances `inspect` it, or cannot be a route's target at all.
   */
  readonly forwards: 'routes' | 'translates' | 'masquerades' | 'inspects' | 'never';
  /** Its interfaces drop what is not addressed to them, unless the file says otherwise. https://docs.aws.amazon.com/vpc/latest/userguide/work-with-nat-instances.html#EIP_Disable_SrcDestCheck */
  readonly sourceDestCheck: boolean;
  /** A target group can name it as an instance, so that a load balancer may keep its client's address. */
  readonly isInstance: boolean;
  /** AWS gives it its addresses: of IPv4 alone, unless it is asked for others. */
  readonly isManaged: boolean;
}

const SERVER = {
  hasSecurityGroups: true,
  opensConnections: true,
  takesConnections: true,
  answersPing: true,
  canBePublic: true,
  forwards: 'never',
  sourceDestCheck: true,
  isInstance: false,
  isManaged: false,
} as const;

/** Every type of resource there is. */
export const RESOURCE_TYPES = {
  instance: { ...SERVER, noun: told`instance`, forwards: 'routes', isInstance: true },
  // https://docs.aws.amazon.com/vpc/latest/userguide/work-with-nat-instances.html
  'nat-instance': {
    ...SERVER,
    noun: told`NAT instance`,
    forwards: 'masquerades',
    sourceDestCheck: false,
    isInstance: true,
  },
  interface: { ...SERVER, noun: told`network interface`, forwards: 'routes' },
  database: { ...SERVER, noun: told`database`, isManaged: true },
  // https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc-internet.html
  function: { ...SERVER, noun: told`function`, isManaged: true, takesConnections: false, canBePublic: false },
  'interface-endpoint': {
    ...SERVER,
    noun: told`interface endpoint`,
    isManaged: true,
    opensConnections: false,
    answersPing: false,
  },
  // Its clients are told by it. https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/what-is-best-practices.html
  'client-vpn-endpoint': {
    ...SERVER,
    noun: told`Client VPN endpoint`,
    isManaged: true,
    takesConnections: false,
    answersPing: false,
    canBePublic: false,
  },
  // https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-basics.html
  'nat-gateway': {
    ...SERVER,
    noun: told`NAT gateway`,
    hasSecurityGroups: false,
    opensConnections: false,
    takesConnections: false,
    forwards: 'translates',
  },
  // https://docs.aws.amazon.com/vpc/latest/privatelink/vpce-gateway-load-balancer.html
  'gateway-load-balancer-endpoint': {
    ...SERVER,
    noun: told`Gateway Load Balancer endpoint`,
    hasSecurityGroups: false,
    opensConnections: false,
    takesConnections: false,
    forwards: 'inspects',
  },
} as const satisfies Readonly<Record<string, ResourceTraits>>;

export type ResourceType = keyof typeof RESOURCE_TYPES;

export function traitsOf({ type }: Pick<Resource, 'type'>): ResourceTraits {
  return RESOURCE_TYPES[type];
}

export function isNatGateway(resource: Pick<Resource, 'type'>): boolean {
  return traitsOf(resource).forwards === 'translates';
}

const APPLIANCES: ReadonlySet<ResourceTraits['forwards']> = new Set(['routes', 'masquerades', 'inspects']);

/** A router or firewall that traffic can be sent through: an instance, an interface, or a Gateway Load Balancer endpoint. */
export function isAppliance(resource: Pick<Resource, 'type'>): boolean {
  return APPLIANCES.has(traitsOf(resource).forwards);
}

/** The families that a resource which names no address has addresses of, as far as its subnets have them. */
export function familiesOf({ type, ipAddressType }: Pick<Resource, 'type' | 'ipAddressType'>): readonly Family[] {
  const stated = ipAddressType?.value ?? (RESOURCE_TYPES[type].isManaged ? 'ipv4' : 'dualstack');
  return stated === 'dualstack' ? [4, 6] : [stated === 'ipv4' ? 4 : 6];
}

/** What follows from the type of a load balancer. */
export interface LoadBalancerTraits {
  readonly noun: Told;
  /** Whether its nodes send to targets in other zones, unless it is stated. https://docs.aws.amazon.com/elasticloadbalancing/latest/userguide/how-elastic-load-balancing-works.html */
  readonly crossZone: boolean;
  /** It ends its clients' connections and opens its own. */
  readonly isProxy: boolean;
}

const LOAD_BALANCER_TYPES: Readonly<Record<LoadBalancer['type'], LoadBalancerTraits>> = {
  application: { noun: told`application load balancer`, crossZone: true, isProxy: true },
  network: { noun: told`network load balancer`, crossZone: false, isProxy: false },
  classic: { noun: told`classic load balancer`, crossZone: false, isProxy: true },
};

/** Whether a node sends to targets in other zones: a target group's own word goes before its load balancer's. */
export function isCrossZone(
  { type, crossZone }: Pick<LoadBalancer, 'type' | 'crossZone'>,
  listener?: Pick<Listener, 'crossZone'>,
): boolean {
  return listener?.crossZone?.value ?? crossZone?.value ?? LOAD_BALANCER_TYPES[type].crossZone;
}

/** Whether the load balancer hands connections to the listener's targets: not those that it answers itself, nor to a target group of weight 0. */
export function isInUse({ answer, weight }: Pick<Listener, 'answer' | 'weight'>): boolean {
  return !answer && weight?.value !== 0;
}

/** What an element is, in a sentence: `network ACL`, `private NAT gateway`. */
export function nounOf(element: Element): string {
  switch (element.kind) {
    case 'resource':
      return element.privateNat ? say`private ${traitsOf(element).noun}` : `${traitsOf(element).noun}`;
    case 'load-balancer':
      return `${LOAD_BALANCER_TYPES[element.type].noun}`;
    default:
      return `${NOUNS[element.kind]}`;
  }
}

/** `an instance`, `a NAT gateway`. */
export function withArticle(noun: string): string {
  // Other languages need none.
  if (speech().language !== 'en') return noun;
  return `${/^[aeiou]/i.test(noun) ? 'an' : 'a'} ${noun}`;
}
