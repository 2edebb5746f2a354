import { listOf, say } from '../../../network/words/index.js';
import type { Key, RouteTableDraft } from '../builder/draft.js';
import { unknownTransit } from '../builder/placeholders.js';
import type { Context } from './context.js';

const PRIVATE = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'];

/** Routes of another stack lead to other networks, or to the internet where the table does not: not past its own way there, for some of its addresses. */
export function leadFurther(context: Context, table: RouteTableDraft): void {
  const { network } = context;
  const told = new Set(table.routes.map(({ destination }) => ('cidr' in destination ? destination.cidr : '')));
  const isDualStack = network.find(table.vpc, 'vpc')?.cidrs.some((block) => block.includes(':'));
  const outside = ['0.0.0.0/0', ...(isDualStack ? ['::/0'] : [])].filter((cidr) => !told.has(cidr));
  const blocks = [...outside, ...(told.has('0.0.0.0/0') ? PRIVATE : [])];
  const ref = unknownTransit(network, `routes-of-${table.label ?? 'table'}`, table.vpc);
  for (const cidr of blocks)
    if (!told.has(cidr)) table.routes.push({ destination: { cidr }, target: { ref }, maybe: true });
  const gateway = internetGatewayOf(context, table.vpc);
  if (gateway === undefined) return;
  for (const cidr of outside) table.routes.push({ destination: { cidr }, target: { ref: gateway }, maybe: true });
}

/** A subnet without a table of its own may get one: with that it may get all that a VPC has to offer. One that has a table keeps it: AWS refuses a second. */
export function giveOtherTables(context: Context): void {
  const { handedOut, network, oneOfTables, warnings } = context;
  const open: string[] = [];
  for (const key of handedOut) {
    const subnet = network.find(key, 'subnet');
    if (!subnet || subnet.routeTable !== undefined || subnet.routeTableUnknown || oneOfTables.has(key)) continue;
    subnet.routeTableUnknown = true;
    internetGatewayOf(context, subnet.vpc);
    open.push(subnet.label ?? key);
  }
  if (open.length > 0)
    warnings.add(
      say`
        Which route table ${listOf(open)} use is unknown: no template gives them one, and stacks that are not in the
        input, to which they are handed, may. Add the templates of those stacks.
      `,
    );
}

/** The internet gateway of a VPC; where it has none and is handed out, one that it may get. */
function internetGatewayOf({ handedOut, network }: Context, vpc: Key): Key | undefined {
  const home = network.keyOf(vpc) ?? vpc;
  const [there] = [...network.all('internet-gateway')].find(([, one]) => network.keyOf(one.vpc) === home) ?? [];
  if (there !== undefined || ![...handedOut].some((key) => network.keyOf(key) === home)) return there;
  const key = `${home} internet-gateway-elsewhere`;
  network.define(key, {
    kind: 'internet-gateway',
    vpc: home,
    ids: [],
    label: 'internet-gateway-elsewhere',
    maybe: true,
  });
  return key;
}
