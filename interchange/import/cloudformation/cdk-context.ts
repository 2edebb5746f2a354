/** What CDK looked up as the templates were made, and keeps in `cdk.context.json`. https://docs.aws.amazon.com/cdk/v2/guide/context.html */

import * as z from 'zod';
import { say, told } from '../../../network/words/index.js';
import type { Declaration } from '../declared/context.js';
import { Unknown, type Values } from '../declared/value.js';
import type { InputFile } from '../types.js';
import { parsedJson } from './cdk.js';
import { baseName } from './paths.js';

export function isCdkContext({ path, text }: InputFile): boolean {
  return baseName(path) === 'cdk.context.json' && typeof parsedJson(text) === 'object';
}

const ids = z.array(z.string()).optional();
const vpc = z.looseObject({
  vpcId: z.string(),
  vpcCidrBlock: z.string().optional(),
  availabilityZones: ids,
  subnetGroups: z
    .array(
      z.looseObject({
        subnets: z.array(
          z.looseObject({
            subnetId: z.string(),
            cidr: z.string().optional(),
            availabilityZone: z.string().optional(),
            routeTableId: z.string().optional(),
          }),
        ),
      }),
    )
    .optional(),
  // As CDK wrote it before it had groups of subnets: zone by zone, and again for each further kind of subnet.
  publicSubnetIds: ids,
  publicSubnetRouteTableIds: ids,
  privateSubnetIds: ids,
  privateSubnetRouteTableIds: ids,
  isolatedSubnetIds: ids,
  isolatedSubnetRouteTableIds: ids,
});
const group = z.looseObject({ securityGroupId: z.string() });
const balancer = z.looseObject({
  loadBalancerArn: z.string(),
  vpcId: z.string(),
  securityGroupIds: ids,
  ipAddressType: z.string().optional(),
});
const listener = z.looseObject({ listenerArn: z.string(), listenerPort: z.number() });

const UNTOLD = new Unknown(told`cdk.context.json does not tell it`);

/** VPCs, subnets, groups and load balancers that were looked up: what else there is of them is not told. */
export function contextDeclarations({ path, text }: InputFile): Declaration[] {
  const context = parsedJson(text) as Record<string, unknown>;
  return Object.entries(context).flatMap(([key, value]) => {
    const place = { file: path, path: key };
    const [account, region] = ['account', 'region'].map((part) => partOf(key, part));
    const found = (type: string, id: string, values: Values, label = id): Declaration => ({
      key: id,
      type,
      label,
      typeWord: type.split('_').at(-1) ?? '',
      ids: [id],
      place,
      values: Object.fromEntries(Object.entries(values).filter(([, field]) => field !== null)),
      lookedUp: true,
      environment: { account, region },
    });
    if (key.startsWith('vpc-provider:')) {
      const read = vpc.safeParse(value);
      if (!read.success) return [];
      const { vpcId, vpcCidrBlock = null } = read.data;
      const subnets = subnetsOf(read.data);
      return [
        found('vpc', vpcId, { cidr_block: vpcCidrBlock, region: region ?? null }),
        ...subnets.map(({ subnetId, cidr = null, availabilityZone = null }) =>
          found('subnet', subnetId, { vpc_id: vpcId, cidr_block: cidr, availability_zone: availabilityZone }),
        ),
        ...subnets.flatMap(({ subnetId, routeTableId }) =>
          routeTableId === undefined
            ? []
            : found('route_table_association', `${routeTableId} of ${subnetId}`, {
                subnet_id: subnetId,
                route_table_id: routeTableId,
              }),
        ),
      ];
    }
    if (key.startsWith('security-group:')) {
      const read = group.safeParse(value);
      const home = partOf(key, 'filter\\.vpc-id') ?? partOf(key, 'vpcId') ?? null;
      return read.success ? [found('security_group', read.data.securityGroupId, { vpc_id: home })] : [];
    }
    if (key.startsWith('load-balancer:')) {
      const read = balancer.safeParse(value);
      if (!read.success) return [];
      const { loadBalancerArn: arn, vpcId, securityGroupIds = [], ipAddressType = null } = read.data;
      const [, type = 'app', name = arn] = /loadbalancer\/(app|net)\/([^/]+)\//.exec(arn) ?? [];
      const values = { type: type === 'net' ? 'network' : 'application', scheme: UNTOLD, vpc_id: vpcId };
      return [found('lb', arn, { ...values, security_groups: securityGroupIds, ip_address_type: ipAddressType }, name)];
    }
    if (!key.startsWith('load-balancer-listener:')) return [];
    const read = listener.safeParse(value);
    const [, owner, type] = /^(.*):listener(\/(?:app|net)\/[^/]+\/[^/]+)\//.exec(read.data?.listenerArn ?? '') ?? [];
    return read.success && owner !== undefined
      ? [
          found(
            'lb_listener',
            read.data.listenerArn,
            {
              load_balancer_arn: `${owner}:loadbalancer${type}`,
              port: read.data.listenerPort,
              protocol: type?.startsWith('/net/') ? UNTOLD : 'HTTP',
              default_actions: UNTOLD,
            },
            say`the listener of ${type?.split('/')[2]} on port ${read.data.listenerPort}`,
          ),
        ]
      : [];
  });
}

/** `eu-west-1` of `…:region=eu-west-1:…`. */
function partOf(key: string, name: string): string | undefined {
  return new RegExp(`(?:^|:)${name}=([^:]+)`).exec(key)?.[1];
}

interface FoundSubnet {
  readonly subnetId: string;
  readonly cidr?: string | undefined;
  readonly availabilityZone?: string | undefined;
  readonly routeTableId?: string | undefined;
}

function subnetsOf(found: z.infer<typeof vpc>): FoundSubnet[] {
  if (found.subnetGroups) return found.subnetGroups.flatMap(({ subnets }) => subnets);
  const zones = found.availabilityZones ?? [];
  return (['public', 'private', 'isolated'] as const).flatMap((kind) =>
    (found[`${kind}SubnetIds`] ?? []).map((subnetId, i) => ({
      subnetId,
      availabilityZone: zones[i % zones.length],
      routeTableId: found[`${kind}SubnetRouteTableIds`]?.[i],
    })),
  );
}
