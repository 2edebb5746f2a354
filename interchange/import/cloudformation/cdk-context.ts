/** What CDK looked up as the templates were made, and keeps in `cdk.context.json`. https://docs.aws.amazon.com/cdk/v2/guide/context.html */
import * as z from 'zod';
import type { Declaration } from '../declared/context.js';
import type { Values } from '../declared/value.js';
import type { InputFile } from '../types.js';
import { parsedJson } from './cdk.js';
import { baseName } from './paths.js';

export function isCdkContext({ path, text }: InputFile): boolean {
  return baseName(path) === 'cdk.context.json' && typeof parsedJson(text) === 'object';
}

const vpc = z.looseObject({
  vpcId: z.string(),
  vpcCidrBlock: z.string().optional(),
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
});
const group = z.looseObject({ securityGroupId: z.string() });

/** VPCs, subnets and groups that were looked up: what else there is of them is not told. */
export function contextDeclarations({ path, text }: InputFile): Declaration[] {
  const context = parsedJson(text) as Record<string, unknown>;
  return Object.entries(context).flatMap(([key, value]) => {
    const place = { file: path, path: key };
    const region = /(?:^|:)region=([^:]+)/.exec(key)?.[1];
    const found = (type: string, id: string, values: Values): Declaration => ({
      key: id,
      type,
      label: id,
      typeWord: type.split('_').at(-1) ?? '',
      ids: [id],
      place,
      values: Object.fromEntries(Object.entries(values).filter(([, field]) => field !== null)),
      lookedUp: true,
    });
    if (key.startsWith('vpc-provider:')) {
      const read = vpc.safeParse(value);
      if (!read.success) return [];
      const { vpcId, vpcCidrBlock = null, subnetGroups = [] } = read.data;
      const subnets = subnetGroups.flatMap(({ subnets: own }) => own);
      const tables = subnets.filter(({ routeTableId }) => routeTableId !== undefined);
      return [
        found('vpc', vpcId, { cidr_block: vpcCidrBlock, region: region ?? null }),
        ...subnets.map(({ subnetId, cidr = null, availabilityZone = null }) =>
          found('subnet', subnetId, { vpc_id: vpcId, cidr_block: cidr, availability_zone: availabilityZone }),
        ),
        ...tables.map(({ subnetId, routeTableId = '' }) =>
          found('route_table_association', `${routeTableId} of ${subnetId}`, {
            subnet_id: subnetId,
            route_table_id: routeTableId,
          }),
        ),
      ];
    }
    const read = key.startsWith('security-group:') ? group.safeParse(value) : undefined;
    const home = /filter\.vpc-id=([^:]+)|vpcId=([^:]+)/.exec(key);
    return read?.success
      ? [found('security_group', read.data.securityGroupId, { vpc_id: home?.[1] ?? home?.[2] ?? null })]
      : [];
  });
}
