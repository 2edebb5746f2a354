/** Every element of the topology, still without its references: those need all elements to be there. */
import type * as model from '../../../network/topology/index.js';
import { maybeIf, NOWHERE, unknownIf } from '../../../network/topology/index.js';
import type { Draft, DraftKind, DraftOf, GatewayDraft, Key, PublicIpDraft } from './draft.js';
import { addressLiteral, addressLiterals, cidrLiterals, located } from './literals.js';
import { cleanName } from './names.js';

export type Mutable<T> = { -readonly [K in keyof T]: T[K] };

interface Elements {
  vpc: model.Vpc;
  subnet: model.Subnet;
  resource: model.Resource;
  'regional-nat-gateway': model.RegionalNatGateway;
  'internet-gateway': model.InternetGateway;
  'egress-only-gateway': model.EgressOnlyGateway;
  'vpn-gateway': model.VpnGateway;
  'route-table': model.RouteTable;
  'gateway-endpoint': model.GatewayEndpoint;
  'endpoint-service': model.EndpointService;
  'network-acl': model.NetworkAcl;
  'security-group': model.SecurityGroup;
  'load-balancer': model.LoadBalancer;
  network: model.OnPremisesNetwork;
  host: model.Host;
  vpn: model.Vpn;
  'direct-connect': model.DirectConnect;
  peering: model.Peering;
  'transit-gateway': model.TransitGateway;
  'transit-gateway-route-table': model.TransitGatewayRouteTable;
  'prefix-list': model.PrefixList;
  'elastic-ip': model.ElasticIp;
}

export type ElementOf<K extends DraftKind> = Elements[K];
export type Unlinked<K extends DraftKind> = Mutable<Elements[K]>;

/** A draft and the element it becomes. */
export interface Pair<K extends DraftKind> {
  readonly key: Key;
  readonly draft: DraftOf<K>;
  readonly element: Unlinked<K>;
}

export function idList(ids: readonly string[]) {
  return [...new Set(ids.map(cleanName))].filter((id) => id !== '').map(located);
}

function named(draft: Draft, name: string) {
  return {
    name,
    nameOrigin: NOWHERE,
    origin: NOWHERE,
    ids: idList(draft.ids),
    // A comment ends where its end is written.
    ...(draft.doc === undefined ? {} : { doc: draft.doc.replaceAll('*/', '* /').trim() }),
  };
}

const HELD_ELSEWHERE = '// vpclens-ignore group-unused: what the import lacks or leaves out may have it';

/** Regions and zones are written as names are. */
function word(text: string | undefined) {
  const name = text === undefined ? '' : cleanName(text);
  return name === '' ? undefined : located(name);
}

type Makers = { [K in DraftKind]: (draft: DraftOf<K>, name: string) => Unlinked<K> };

/** References into other elements are set by `link`; until then they hold these. */
const later = <T>(): T => undefined as T;

/** Each is there or not by itself. */
const maybePublicIp = (): model.PublicIp => ({ kind: 'public-ip', origin: NOWHERE, ...maybeIf(true) });

const publicIps = (draft: { publicIps: readonly PublicIpDraft[] }): model.PublicIp[] =>
  draft.publicIps.map(({ maybe, address, privateAddress }) => ({
    kind: 'public-ip' as const,
    origin: NOWHERE,
    ...maybeIf(maybe),
    address: address === undefined ? undefined : addressLiteral(address),
    privateAddress: privateAddress === undefined ? undefined : addressLiteral(privateAddress),
  }));

/** IPv4 blocks are none of the internet's, whatever is said of them. */
const vpcBlocks = ({ cidrs, privateCidrs, maybePrivateCidrs }: DraftOf<'vpc'>): model.VpcBlock[] =>
  cidrLiterals(cidrs).map((literal) => {
    const isPrivate = privateCidrs?.includes(literal.text) === true;
    const isOpen = !isPrivate && maybePrivateCidrs?.includes(literal.text) === true;
    return literal.text.includes(':') && (isPrivate || isOpen)
      ? { ...literal, privateUse: { kind: 'private-use', origin: NOWHERE, ...maybeIf(isOpen) } }
      : literal;
  });

const gateway = <K extends 'internet-gateway' | 'vpn-gateway' | 'egress-only-gateway'>(kind: K) =>
  ((draft: GatewayDraft, name: string) => ({
    ...named(draft, name),
    kind,
    ...maybeIf(draft.maybe),
    vpc: later(),
  })) as unknown as Makers[K];

const MAKERS: Makers = {
  vpc: (draft, name) => ({
    ...named(draft, name),
    kind: 'vpc',
    ...unknownIf(draft.unknown),
    ...(draft.unknown && draft.anywhere ? { anywhere: true } : {}),
    cidrs: draft.unknown ? [] : vpcBlocks(draft),
    region: word(draft.region),
    subnets: [],
    routeTables: [],
    networkAcls: [],
    securityGroups: [],
    internetGateways: [],
    egressOnlyGateways: [],
    vpnGateways: [],
    loadBalancers: [],
    endpointServices: [],
    gatewayEndpoints: [],
    regionalNatGateways: [],
    spanningResources: [],
    blockPublicAccess: [],
  }),
  subnet: (draft, name) => ({
    ...named(draft, name),
    kind: 'subnet',
    ...unknownIf(draft.unknown),
    ...(draft.unknown && draft.anywhere ? { anywhere: true } : {}),
    vpc: later(),
    intent: draft.intent === undefined ? undefined : located(draft.intent),
    cidrs: draft.unknown ? [] : cidrLiterals(draft.cidrs),
    zone: word(draft.zone),
    resources: [],
  }),
  resource: (draft, name) => ({
    ...named(draft, name),
    ids: idList([...draft.ids, ...(draft.partOf ?? [])]),
    kind: 'resource',
    ...maybeIf(draft.maybe),
    type: draft.type,
    privateNat: draft.privateNat,
    vpc: later(),
    subnets: [],
    addresses: addressLiterals(draft.addresses),
    publicIps: publicIps(draft),
    sourceDestCheck: draft.sourceDestCheck,
    // Where it names addresses, these say it.
    ...(draft.ipAddressType && (draft.addresses.length === 0 || draft.clientVpn)
      ? { ipAddressType: located(draft.ipAddressType) }
      : {}),
    ...(draft.denyInternetGatewayTraffic ? { denyInternetGatewayTraffic: true } : {}),
  }),
  'regional-nat-gateway': (draft, name) => ({
    ...named(draft, name),
    kind: 'regional-nat-gateway',
    ...maybeIf(draft.maybe),
    vpc: later(),
    publicIps: publicIps(draft),
  }),
  'internet-gateway': gateway('internet-gateway'),
  'egress-only-gateway': gateway('egress-only-gateway'),
  'vpn-gateway': gateway('vpn-gateway'),
  'route-table': (draft, name) => ({
    ...named(draft, name),
    kind: 'route-table',
    ...unknownIf(draft.unknown),
    vpc: later(),
    main: draft.main,
    routes: [],
    propagations: [],
  }),
  'gateway-endpoint': (draft, name) => ({
    ...named(draft, name),
    kind: 'gateway-endpoint',
    ...maybeIf(draft.maybe),
    vpc: later(),
    service: later(),
    routeTables: [],
  }),
  'endpoint-service': (draft, name) => ({
    ...named(draft, name),
    kind: 'endpoint-service',
    vpc: later(),
    loadBalancers: [],
  }),
  'network-acl': (draft, name) => ({
    ...named(draft, name),
    kind: 'network-acl',
    ...unknownIf(draft.unknown),
    vpc: later(),
    isDefault: draft.isDefault,
    inbound: [],
    outbound: [],
  }),
  'security-group': (draft, name) => ({
    ...named(draft, name),
    ...(draft.heldElsewhere ? { remarks: [HELD_ELSEWHERE] } : {}),
    kind: 'security-group',
    ...unknownIf(draft.unknown),
    vpc: later(),
    isDefault: draft.isDefault,
  }),
  'load-balancer': (draft, name) => ({
    ...named(draft, name),
    kind: 'load-balancer',
    type: draft.type,
    vpc: later(),
    nodes: [],
    isPublic: draft.isPublic,
    ...(draft.maybePublic && !draft.isPublic ? { maybePublic: maybePublicIp() } : {}),
    ...(draft.maybePublicIp ? { maybePublicIp: maybePublicIp() } : {}),
    crossZone: draft.crossZone === undefined ? undefined : located(draft.crossZone),
    ipAddressType: draft.ipAddressType && located(draft.ipAddressType),
    ...(draft.enforcesInboundRulesOnPrivateLink === undefined
      ? {}
      : { enforcesInboundRulesOnPrivateLink: located(draft.enforcesInboundRulesOnPrivateLink) }),
    listeners: [],
  }),
  network: (draft, name) => {
    const cidrs = cidrLiterals(draft.cidrs);
    return {
      ...named(draft, name),
      kind: 'network',
      cidrs,
      unknown: draft.unknown || cidrs.length === 0,
      ...(draft.anywhere ? { anywhere: true } : {}),
      hosts: [],
    };
  },
  host: (draft, name) => ({
    ...named(draft, name),
    kind: 'host',
    network: later(),
    address: addressLiteral(draft.address),
  }),
  vpn: (draft, name) => ({
    ...named(draft, name),
    kind: 'vpn',
    ...maybeIf(draft.maybe),
    network: later(),
    gateway: later(),
    routes: draft.routes === undefined ? undefined : cidrLiterals(draft.routes),
  }),
  'direct-connect': (draft, name) => ({
    ...named(draft, name),
    kind: 'direct-connect',
    ...maybeIf(draft.maybe),
    network: later(),
    gateways: [],
    allow: draft.allow === undefined ? undefined : cidrLiterals(draft.allow),
    routes: draft.routes === undefined ? undefined : cidrLiterals(draft.routes),
  }),
  peering: (draft, name) => ({ ...named(draft, name), kind: 'peering', ...maybeIf(draft.maybe), ends: later() }),
  'transit-gateway': (draft, name) => ({
    ...named(draft, name),
    kind: 'transit-gateway',
    securityGroupReferencing: draft.securityGroupReferencing,
    ...(draft.defaultRouteTable ? { defaultRouteTable: draft.defaultRouteTable } : {}),
    attachments: [],
    routeTables: [],
  }),
  'transit-gateway-route-table': (draft, name) => ({
    ...named(draft, name),
    kind: 'transit-gateway-route-table',
    ...unknownIf(draft.unknown),
    transitGateway: later(),
    associations: [],
    propagations: [],
    routes: [],
  }),
  'prefix-list': (draft, name) => ({
    ...named(draft, name),
    kind: 'prefix-list',
    maxEntries: draft.maxEntries === undefined ? undefined : located(draft.maxEntries),
    unknown: draft.unknown,
    cidrs: draft.unknown ? [] : cidrLiterals(draft.cidrs),
  }),
  'elastic-ip': (draft, name) => ({
    ...named(draft, name),
    kind: 'elastic-ip',
    ...maybeIf(draft.maybe),
    address: addressLiteral(draft.address),
  }),
};

export function makeUnlinked<K extends DraftKind>(draft: DraftOf<K>, name: string): Unlinked<K> {
  const make = MAKERS[draft.kind] as unknown as (draft: DraftOf<K>, name: string) => Unlinked<K>;
  return make(draft, name);
}
