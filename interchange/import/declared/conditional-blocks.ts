import { type Cidr, cidrCovers, cidrsOverlap, parseCidr } from '../../../network/address/index.js';
import { say } from '../../../network/words/index.js';
import type { Key, RouteDraft, VpcDraft } from '../builder/draft.js';
import type { Context } from './context.js';
import { known } from './value.js';

/**
 * A further block that a condition may leave out. What is sent there is the VPC's own with it, and follows the tables without it.
 * Where no subnet lies in it, nobody has it either way: the tables perhaps drop what is sent there. Where subnets do, and some route may lead there past `local`, which blocks the VPC has is not told.
 */
export function doubtConditionalBlocks(context: Context): void {
  for (const { fields, maybe } of context.all('vpc_ipv4_cidr_block_association', 'vpc_ipv6_cidr_block_association')) {
    const id = known(fields.text('vpc_id'));
    const vpc = context.network.find(id, 'vpc');
    const text = known(fields.cidr('cidr_block')) ?? known(fields.cidr('ipv6_cidr_block'));
    const block = cidrOf(text);
    if (!maybe || id === undefined || !vpc || vpc.unknown || text === undefined || !block) continue;
    if (isAlwaysThere(context, id, text)) continue;
    if (hasSubnetIn(context, id, block)) leaveOpen(context, id, vpc, text);
    else drop(context, id, vpc, text);
  }
}

/** Another association of it, or the VPC itself, tells the block without a condition. */
function isAlwaysThere(context: Context, vpc: Key, text: string): boolean {
  const own = context.all('vpc', 'default_vpc').filter(({ key }) => key === context.key(vpc));
  if (own.some(({ fields }) => known(fields.cidr('cidr_block')) === text)) return true;
  return context
    .all('vpc_ipv4_cidr_block_association', 'vpc_ipv6_cidr_block_association')
    .some(
      ({ fields, maybe }) =>
        !maybe &&
        known(fields.text('vpc_id')) === vpc &&
        (known(fields.cidr('cidr_block')) ?? known(fields.cidr('ipv6_cidr_block'))) === text,
    );
}

function hasSubnetIn({ network }: Context, vpc: Key, block: Cidr): boolean {
  const key = network.keyOf(vpc);
  return [...network.all('subnet')].some(
    ([, subnet]) =>
      network.keyOf(subnet.vpc) === key &&
      subnet.cidrs.some((text) => {
        const inner = cidrOf(text);
        return inner !== undefined && cidrCovers(block, inner);
      }),
  );
}

function drop(context: Context, vpc: Key, draft: VpcDraft, text: string): void {
  draft.cidrs = draft.cidrs.filter((one) => one !== text);
  for (const table of tablesOf(context, vpc))
    table.routes.push({ destination: { cidr: text }, target: 'blackhole', maybe: true });
}

function leaveOpen(context: Context, vpc: Key, draft: VpcDraft, text: string): void {
  const block = cidrOf(text);
  if (!block) return;
  const leadsThere = ({ destination, target }: RouteDraft): boolean => {
    if (target === 'local' || target === 'blackhole') return false;
    const isGateway = context.network.find(target.ref, 'internet-gateway', 'egress-only-gateway') !== undefined;
    const cidr = 'cidr' in destination ? cidrOf(destination.cidr) : undefined;
    return !isGateway && (cidr === undefined || cidrsOverlap(cidr, block));
  };
  const isOpen = tablesOf(context, vpc).some(
    ({ routes, propagations, unknown }) => unknown || propagations.length > 0 || routes.some(leadsThere),
  );
  if (!isOpen) return;
  context.warnings.add(
    say`
      Whether VPC ${draft.label ?? vpc} has the block ${text}, a condition decides that the input leaves open; without
      it, routes of the VPC lead there to somebody else. So its blocks are unknown here. Tell what the condition hangs
      on, a parameter for instance.
    `,
  );
  draft.unknown = true;
}

const tablesOf = ({ network }: Context, vpc: Key) =>
  [...network.all('route-table')].flatMap(([, table]) =>
    network.keyOf(table.vpc) === network.keyOf(vpc) ? [table] : [],
  );

const cidrOf = (text: string | undefined): Cidr | undefined => (text === undefined ? undefined : parseCidr(text)?.cidr);
