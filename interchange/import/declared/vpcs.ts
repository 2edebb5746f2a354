import { say } from '../../../network/words/index.js';
import type { VpcDraft } from '../builder/draft.js';
import { type Context, type Declared, impliedKey } from './context.js';
import { type Ipv6Use, ipv6UseOf } from './ipam-pools.js';
import { isUnknown, known, type Unknown } from './value.js';

/** AWS gives every default VPC this block. https://docs.aws.amazon.com/vpc/latest/userguide/default-vpc.html */
const DEFAULT_VPC = '172.31.0.0/16';

export function importVpcs(context: Context): void {
  for (const vpc of context.all('vpc', 'default_vpc')) {
    const { fields } = vpc;
    const block = fields.cidr('cidr_block');
    const primary = known(block) ?? (vpc.type === 'default_vpc' ? DEFAULT_VPC : undefined);
    if (isUnknown(block) && primary === undefined)
      context.warn(say`The block of VPC ${vpc.label} is not known yet: ${block.why}.`, fields.at('cidr_block'));
    const cidrs = [...(primary === undefined ? [] : [primary]), ...lookedUpBlocks(vpc)];
    context.network.define(vpc.key, {
      kind: 'vpc',
      ...context.named(vpc),
      unknown: isUnknown(block) || cidrs.length === 0 || undefined,
      cidrs,
      region: known(fields.text('region')) ?? vpc.environment?.region,
    });
    if (vpc.lookedUp) context.partlyTold.add(vpc.key);
    impliedIds(context, vpc);
  }
  importFurtherBlocks(context);
}

/** A VPC that is looked up tells all of its blocks, and those that it had. */
function lookedUpBlocks({ fields }: Declared): string[] {
  return (fields.blocks('cidr_block_associations')?.items ?? []).flatMap((one) =>
    /^(disassociat|fail)/.test(known(one.text('state')) ?? '') ? [] : (known(one.cidr('cidr_block')) ?? []),
  );
}

/** In a state, a VPC tells the ids of what AWS made with it. */
function impliedIds(context: Context, vpc: Declared): void {
  const ids = [
    ['default_route_table_id', 'route-table'],
    ['main_route_table_id', 'route-table'],
    ['default_network_acl_id', 'network-acl'],
    ['default_security_group_id', 'security-group'],
  ] as const;
  for (const [field, what] of ids) {
    const id = known(vpc.fields.text(field));
    // Another table may have become the main one.
    const first = field === 'main_route_table_id' ? known(vpc.fields.text('default_route_table_id')) : id;
    if (id !== undefined && (first ?? id) === id) context.network.alias(id, impliedKey(vpc.key, what));
  }
}

/** An IPv6 block; undefined where AWS picks it later. */
interface Ipv6Block {
  readonly block: string | undefined;
  readonly use: Ipv6Use;
}

function importFurtherBlocks(context: Context): void {
  const ipv6 = new Map<VpcDraft, Ipv6Block[]>();
  const add = (draft: VpcDraft, block: string | undefined, use: Ipv6Use): void => {
    const blocks = ipv6.get(draft) ?? [];
    // A VPC repeats the block that is associated with it.
    const same = block === undefined ? undefined : blocks.find((one) => one.block === block);
    ipv6.set(draft, [
      ...blocks.filter((one) => one !== same),
      { block, use: same && use === 'public' ? same.use : use },
    ]);
  };
  for (const vpc of context.all('vpc', 'default_vpc')) {
    const draft = context.network.find(vpc.key, 'vpc');
    const block = vpc.fields.cidr('ipv6_cidr_block');
    const wanted =
      known(vpc.fields.flag('assign_generated_ipv6_cidr_block')) === true ||
      vpc.fields.raw('ipv6_ipam_pool_id') !== undefined;
    if (draft && (typeof block === 'string' || wanted)) add(draft, known(block), ipv6UseOf(context, vpc));
  }
  for (const declared of context.all('vpc_ipv4_cidr_block_association', 'vpc_ipv6_cidr_block_association')) {
    const { fields, type } = declared;
    const draft = owner(context, fields.text('vpc_id'));
    if (!draft) {
      context.warn(say`It cannot be told to which VPC this block belongs: it is left out.`, declared.place);
      continue;
    }
    const block = fields.cidr('ipv6_cidr_block');
    const isIpv6 =
      type === 'vpc_ipv6_cidr_block_association' ||
      block !== undefined ||
      known(fields.flag('amazon_provided_ipv6_cidr_block')) === true ||
      fields.raw('ipv6_ipam_pool_id') !== undefined;
    if (isIpv6) {
      add(draft, known(block), ipv6UseOf(context, declared));
      continue;
    }
    const ipv4 = known(fields.cidr('cidr_block'));
    if (ipv4 !== undefined) draft.cidrs.push(ipv4);
    else {
      context.warn(
        say`This block of VPC ${draft.label ?? ''} is not known yet, so which addresses lie there is not told.`,
        declared.place,
      );
      draft.unknown = true;
    }
  }
  let count = 0;
  for (const [draft, blocks] of ipv6) {
    for (const { block, use } of blocks) {
      const text = block ?? `2001:db8:${(++count).toString(16)}::/56`;
      draft.cidrs.push(text);
      if (use === 'private') draft.privateCidrs = [...(draft.privateCidrs ?? []), text];
      if (use === 'open') draft.maybePrivateCidrs = [...(draft.maybePrivateCidrs ?? []), text];
      if (use === 'open')
        context.warnings.add(
          say`
            Whether the IPv6 block ${text} of VPC ${draft.label ?? ''} is private, the pool that it is allocated
            from decides, which the input does not tell.
          `,
        );
      if (block === undefined)
        context.warnings.add(
          say`AWS picks the IPv6 block of VPC ${draft.label ?? ''} when it is made; ${text} stands for it here.`,
        );
    }
  }
}

function owner(context: Context, id: string | Unknown | undefined): VpcDraft | undefined {
  return typeof id === 'string' ? context.network.find(id, 'vpc') : undefined;
}
