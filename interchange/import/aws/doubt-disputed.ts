import { doubtPublicAccess } from '../builder/doubt-public-access.js';
import type { DraftKind, DraftOf } from '../builder/draft.js';
import { type Import, readKind } from './context.js';
import { disputedFields } from './disputes.js';
import { text, texts } from './fields.js';
import type { Kind } from './kinds.js';
import { disputedOf } from './united.js';
import type { Touch } from './unmodelled/consequences.js';
import { leaveOpen } from './unmodelled/leave-open.js';
import { valuesAt } from './values-at.js';

type Doubt = (context: Import, id: string, raw: unknown) => void;

interface Disputable {
  /** Fields of which the part that reads them says itself what is open. */
  readonly settled?: readonly string[];
  readonly doubt: Doubt;
}

/** What ids in it mean, in place of its own. */
const each =
  (path: string, doubt: Doubt): Doubt =>
  (context, _, raw) => {
    for (const id of valuesAt(raw, path.split('.'))) if (typeof id === 'string') doubt(context, id, raw);
  };

/** There may be more in it than what is certain. */
const more =
  (kind: 'route-table' | 'network-acl' | 'security-group' | 'prefix-list' | 'transit-gateway-route-table'): Doubt =>
  ({ network }, id) => {
    const draft = network.find(id, kind);
    if (draft) draft.unknown = true;
  };

/** It may not be there at all. */
const absent =
  (...kinds: readonly MayBeAbsent[]): Doubt =>
  ({ network }, id) => {
    const draft = network.find(id, ...kinds);
    if (draft) draft.maybe = true;
  };
type MayBeAbsent = { [K in DraftKind]: 'maybe' extends keyof DraftOf<K> ? K : never }[DraftKind];

const touching =
  (touch: Touch): Doubt =>
  (context, id) => {
    leaveOpen[touch](context, [id]);
  };

const publicAccessOf =
  (vpcOf: (context: Import, id: string) => string | undefined): Doubt =>
  (context, id) => {
    const vpc = vpcOf(context, id);
    if (vpc !== undefined) doubtPublicAccess(context.network, vpc);
  };

/** A rule's ARN holds its load balancer's. https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_Rule.html */
const balancerOfRule = (arn: string): string =>
  arn.replace(':listener-rule/', ':loadbalancer/').split('/').slice(0, 4).join('/');

/** Known by their names, which are unique in an account and region. */
const classic: Doubt = (context, name, raw) => {
  for (const [key, { type, label }] of [...context.network.all('load-balancer')])
    if (type === 'classic' && label === name) touching('load balancer')(context, key, raw);
};

/** An elastic address of which it is told that one has it, and that another does. */
const elastic: Doubt = ({ network }, address, raw) => {
  for (const [, { publicIps }] of network.all('resource'))
    for (const one of publicIps) if (one.address === address) one.maybe = true;
  for (const field of ['InstanceId', 'NetworkInterfaceId'])
    for (const id of disputedOf(raw).get(field) ?? []) {
      const owner = typeof id === 'string' ? network.find(id, 'resource') : undefined;
      if (owner && !owner.publicIps.some((one) => one.address === address))
        owner.publicIps.push({ address, maybe: true });
    }
};

/** Each kind of which more than one description can be told to be of the same thing. */
const DISPUTABLE: Partial<Readonly<Record<Kind, Disputable>>> = {
  Vpcs: {
    settled: ['CidrBlockAssociationSet', 'Ipv6CidrBlockAssociationSet'],
    doubt: publicAccessOf((_, id) => id),
  },
  Subnets: {
    settled: ['Ipv6CidrBlockAssociationSet', 'MapPublicIpOnLaunch'],
    doubt: publicAccessOf(({ network }, id) => network.find(id, 'subnet')?.vpc),
  },
  RouteTables: { settled: ['Associations', 'Routes', 'PropagatingVgws'], doubt: more('route-table') },
  NetworkAcls: { settled: ['Associations', 'Entries'], doubt: more('network-acl') },
  SecurityGroups: { settled: ['IpPermissions', 'IpPermissionsEgress'], doubt: more('security-group') },
  SecurityGroupRules: { doubt: each('GroupId', more('security-group')) },
  InternetGateways: { doubt: absent('internet-gateway') },
  EgressOnlyInternetGateways: { doubt: absent('egress-only-gateway') },
  VpnGateways: { doubt: absent('vpn-gateway') },
  NatGateways: { doubt: absent('resource', 'regional-nat-gateway') },
  VpnConnections: { doubt: absent('vpn') },
  VpcPeeringConnections: { doubt: absent('peering') },
  VpcEndpoints: { settled: ['Groups'], doubt: absent('resource', 'gateway-endpoint') },
  ServiceConfigurations: { doubt: each('NetworkLoadBalancerArns', touching('load balancer')) },
  ClientVpnEndpoints: { doubt: absent('resource') },
  ClientVpnTargetNetworks: { doubt: each('ClientVpnEndpointId', absent('resource')) },
  PrefixLists: { settled: ['MaxEntries'], doubt: more('prefix-list') },
  Addresses: { doubt: elastic },
  Instances: { settled: ['SecurityGroups'], doubt: absent('resource') },
  NetworkInterfaces: { settled: ['Groups'], doubt: absent('resource') },
  TransitGateways: { doubt: touching('transit gateway') },
  TransitGatewayAttachments: {
    doubt: (context, id, raw) => {
      leaveOpen.attachment(context, [id]);
      each('TransitGatewayId', touching('transit gateway'))(context, id, raw);
    },
  },
  TransitGatewayVpcAttachments: { doubt: touching('attachment') },
  TransitGatewayPeeringAttachments: { doubt: absent('peering') },
  TransitGatewayRouteTables: { doubt: more('transit-gateway-route-table') },
  LoadBalancers: { settled: ['SecurityGroups'], doubt: touching('load balancer') },
  LoadBalancerDescriptions: { settled: ['SecurityGroups'], doubt: classic },
  Listeners: { doubt: each('LoadBalancerArn', touching('load balancer')) },
  Rules: { doubt: (context, id, raw) => touching('load balancer')(context, balancerOfRule(id), raw) },
  TargetGroups: { doubt: each('LoadBalancerArns', touching('load balancer')) },
  DBInstances: { settled: ['VpcSecurityGroups'], doubt: absent('resource') },
  Functions: { doubt: absent('resource') },
};

/** Once everything is there. */
export function doubtDisputed(context: Import): void {
  for (const { kind, id, item } of context.described.disputes) {
    const disputable = DISPUTABLE[kind];
    const open = disputedFields(item.raw).filter((field) => !disputable?.settled?.includes(field));
    if (open.length > 0) disputable?.doubt(context, id, item.raw);
  }
  doubtAttributes(context);
}

function doubtAttributes(context: Import): void {
  const quiet = { ...context, warnings: context.scratch };
  const groups = new Map(
    readKind(quiet, 'TargetGroups', { TargetGroupArn: text, LoadBalancerArns: texts }).map(({ value }) => [
      value.TargetGroupArn,
      value.LoadBalancerArns,
    ]),
  );
  for (const { maybe, item } of readKind(quiet, 'Attributes', {})) {
    const { LoadBalancerArn, TargetGroupArn, ResourceArn } = item.context;
    const owner = LoadBalancerArn ?? TargetGroupArn ?? ResourceArn;
    if (maybe && owner !== undefined) leaveOpen['load balancer'](context, groups.get(owner) ?? [owner]);
  }
}
