import { say } from '../../../network/words/index.js';
import type { GatewayDraft, Key } from '../builder/draft.js';
import type { Context, Declared } from './context.js';
import { possibleMeanings } from './other-stacks.js';
import { isUnknown, known } from './value.js';

type Kind = GatewayDraft['kind'];

/** Where a gateway hangs is said by itself, or by an attachment of its own. */
export function importGateways(context: Context): void {
  const attached = readAttachments(context);
  define(context, 'internet-gateway', context.all('internet_gateway'), attached);
  define(context, 'vpn-gateway', context.all('vpn_gateway'), attached);
  define(context, 'egress-only-gateway', context.all('egress_only_internet_gateway'), attached);
  for (const one of context.all('internet_gateway_attachment', 'vpn_gateway_attachment')) defineAttached(context, one);
}

/** A VPC that is a parameter may be any that other stacks make. */
function attachElsewhere(context: Context, kind: Kind, { key, label }: Declared, told: Key | undefined): void {
  for (const vpc of possibleMeanings(context, told, 'vpc')) {
    if (vpc === context.key(told ?? '')) continue;
    context.network.define(`${key} in ${vpc}`, { kind, ids: [], label, vpc, maybe: true });
  }
}

const KINDS = { internet_gateway_id: 'internet-gateway', vpn_gateway_id: 'vpn-gateway' } as const;

/** What an attachment attaches is there, though the input does not hold it: a parameter, an export of a stack that is missing. */
function defineAttached(context: Context, { key, label, fields, maybe }: Declared): void {
  const vpc = known(fields.text('vpc_id'));
  if (vpc === undefined) return;
  for (const field of GATEWAYS) {
    const told = fields.raw(field);
    const kind = KINDS[field];
    const isThere = [...context.network.all(kind)].some(([, one]) => context.key(one.vpc) === context.key(vpc));
    if (told === undefined || isThere || (typeof told === 'string' && context.network.has(told))) continue;
    const thing = isUnknown(told) ? told.thing : undefined;
    const isCertain = typeof told === 'string' || thing !== undefined;
    context.network.define(thing?.key ?? (typeof told === 'string' ? told : `${key} ${field}`), {
      kind,
      vpc: context.key(vpc),
      ids: [],
      label: thing?.label ?? (typeof told === 'string' ? told : `attached-by-${label}`),
      maybe: maybe || !isCertain || undefined,
    });
  }
}

const GATEWAYS = ['internet_gateway_id', 'vpn_gateway_id'] as const;

/** What attachments of their own say. */
interface Attached {
  /** By gateway; undefined where nobody tells which VPC it is. */
  readonly vpcs: Map<string, Key | undefined>;
  /** Gateways that may not be attached. */
  readonly maybe: Set<string>;
  /** VPCs to which something is attached that nobody tells. */
  readonly open: Set<Key>;
}

function readAttachments(context: Context): Attached {
  const attached: Attached = { vpcs: new Map(), maybe: new Set(), open: new Set() };
  for (const { fields, place, maybe } of context.all('internet_gateway_attachment', 'vpn_gateway_attachment')) {
    const told = known(fields.text('vpc_id'));
    const isOpen = GATEWAYS.some((field) => isUnknown(fields.text(field)));
    if (isOpen || told === undefined)
      context.warn(say`It cannot be told which gateway this attaches to which VPC.`, place);
    if (isOpen && told !== undefined) attached.open.add(context.key(told));
    for (const gateway of GATEWAYS.flatMap((field) => known(fields.text(field)) ?? [])) {
      attached.vpcs.set(gateway, told);
      if (maybe) attached.maybe.add(gateway);
    }
  }
  return attached;
}

function define(context: Context, kind: Kind, gateways: readonly Declared[], { vpcs, maybe, open }: Attached): void {
  for (const gateway of gateways) {
    const { fields, key, label } = gateway;
    const ids = [key, ...gateway.ids];
    const own = fields.text('vpc_id') ?? fields.block('attachments')?.text('vpc_id') ?? fields.text('attached_vpc_id');
    // One that is looked up may hang anywhere, unless it says where.
    const isTold = own !== undefined || gateway.lookedUp || ids.some((id) => vpcs.has(id));
    const told = known(own) ?? ids.map((id) => vpcs.get(id)).find((vpc) => vpc !== undefined);
    const vpc = isTold || open.size > 0 ? context.vpcOf(key, told) : undefined;
    if (vpc !== undefined) {
      const isOpen = ids.some((id) => maybe.has(id)) || undefined;
      context.network.define(key, { kind, ...context.named(gateway), vpc, maybe: isOpen });
      attachElsewhere(context, kind, gateway, told);
      continue;
    }
    // In a state, and of what a plan detaches.
    if (!isTold && open.size === 0 && fields.isTold('vpc_id')) for (const id of ids) context.detached.add(id);
    const isOpen = isTold || ids.some((id) => context.handedOut.has(id));
    const possible = isOpen ? [...context.network.all('vpc')].map(([one]) => one) : [...open];
    context.warn(
      possible.length === 0
        ? say`${label} is left out: it is attached to no VPC.`
        : possible.length > 1
          ? say`It cannot be told to which VPC ${label} is attached: any may have it.`
          : say`It cannot be told to which VPC ${label} is attached.`,
      fields.place,
    );
    possible.forEach((home, i) => {
      const named = i === 0 ? context.named(gateway) : { ids: [], label };
      context.network.define(i === 0 ? key : `${key} in ${home}`, {
        kind,
        ...named,
        vpc: home,
        maybe: true,
      });
    });
  }
}
