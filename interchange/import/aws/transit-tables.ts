import * as z from 'zod';
import { say } from '../../../network/words/index.js';
import type { RouteDraft, TransitGatewayTableDraft } from '../builder/draft.js';
import { associateWithUntold, isUntoldTable, unknownAttachment, unknownNetwork } from '../builder/placeholders.js';
import { readBlock } from './blocks.js';
import { type Import, learn, type ReadItem, readKind, requireId } from './context.js';
import { flag, nameTag, readFields, state, tags, text } from './fields.js';
import { maybeBy, stateOf } from './states.js';
import { addListedRoutes, type ListedRoute } from './transit-list-routes.js';
import { doubtAllGateways, doubtPolicyTables, ownerOfTable } from './transit-table-owners.js';
import { doubtAssociations } from './untold-associations.js';
import { doubtPropagations } from './untold-propagations.js';
import { doubtTransitGateways, mentionTables } from './untold-tables.js';

const TABLE = {
  TransitGatewayRouteTableId: text,
  TransitGatewayId: text,
  State: text,
  DefaultPropagationRouteTable: flag,
  Tags: tags,
};
const ATTACHMENT = {
  TransitGatewayAttachmentId: text,
  TransitGatewayId: text,
  ResourceType: text,
  ResourceId: text,
  State: text,
  Association: state,
};
const LINK = { TransitGatewayAttachmentId: text, ResourceId: text, State: text };
const attachment = z.looseObject({
  TransitGatewayAttachmentId: z.string().nullish(),
  ResourceId: z.string().nullish(),
});
const ROUTE = {
  DestinationCidrBlock: text,
  PrefixListId: text,
  Type: text,
  State: text,
  TransitGatewayAttachments: z.array(attachment),
};
const REFERENCE = { PrefixListId: text, Blackhole: flag, State: text, TransitGatewayAttachment: attachment };

const LINKED = 'transit gateway table link';

export function importTransitTables(context: Import): void {
  const defaults = new Map<string, string>();
  let isAnyone = false;
  for (const reading of readKind(context, 'TransitGatewayRouteTables', TABLE)) {
    const id = requireId(context, reading, 'TransitGatewayRouteTableId');
    const { value } = reading;
    if (!id || value.State === 'deleted') continue;
    const transitGateway = value.TransitGatewayId ?? ownerOfTable(context, id);
    if (transitGateway === undefined) {
      isAnyone = true;
      continue;
    }
    context.network.define(id, {
      kind: 'transit-gateway-route-table',
      ...(value.State === 'deleting' || value.State === 'pending' ? { unknown: true } : {}),
      transitGateway,
      ids: [id],
      label: nameTag(value.Tags),
      associations: [],
      propagations: [],
      routes: [],
    });
    if (value.DefaultPropagationRouteTable) defaults.set(transitGateway, id);
  }
  const mentioned = mentionTables(context);
  associate(context);
  const propagations = importPropagations(context);
  const toldByList = new Set(propagations);
  const listed = importRoutes(context, propagations, mentioned);
  importReferences(context, listed);
  assumePropagations(context, propagations, defaults);
  doubtTables(context, propagations, mentioned);
  doubtPropagations(context, toldByList, defaults);
  doubtAssociations(context, (list) => tableOf(context, { item: list }));
  doubtTransitGateways(context);
  if (isAnyone) doubtAllGateways(context);
  doubtPolicyTables(context);
}

/** The name under which an attachment's route tables know it: what is attached, else the attachment. */
function attachedBy(context: Import, attachmentId: string | undefined, resource?: string): string | undefined {
  const known = attachmentId === undefined ? undefined : context.attached.get(attachmentId);
  if (known !== undefined) return known;
  if (attachmentId !== undefined && context.network.has(attachmentId)) return attachmentId;
  return resource ?? attachmentId;
}

type Listed = { readonly item: Pick<ReadItem<Record<string, never>>['item'], 'context' | 'place'> };

function tableOf(context: Import, { item }: Listed): TransitGatewayTableDraft | undefined {
  const named = item.context.TransitGatewayRouteTableId ?? /tgw-rtb-[0-9a-z]+/.exec(item.place.file)?.[0];
  if (named !== undefined) return context.network.find(named, 'transit-gateway-route-table');
  const [only, another] = [...context.network.all('transit-gateway-route-table')];
  return only && !another ? only[1] : undefined;
}

function associate(context: Import): void {
  const add = (table: TransitGatewayTableDraft | undefined, attached: string | undefined, state?: string | null) => {
    if (table && stateOf(LINKED, state) === 'open') table.unknown = true;
    if (table && attached !== undefined && !table.associations.includes(attached)) table.associations.push(attached);
  };
  for (const { value } of readKind(context, 'TransitGatewayAttachments', ATTACHMENT)) {
    const { TransitGatewayAttachmentId: id, Association, ResourceType: type, ResourceId: resource } = value;
    const table = Association?.TransitGatewayRouteTableId;
    if ((id !== undefined && context.gone.has(id)) || stateOf(LINKED, Association?.State) === 'gone') continue;
    if (typeof table === 'string')
      add(
        context.network.find(table, 'transit-gateway-route-table'),
        attachedBy(context, id, type === 'direct-connect-gateway' ? undefined : resource),
        Association?.State,
      );
  }
  for (const reading of readKind(context, 'Associations', LINK)) {
    const id = reading.value.TransitGatewayAttachmentId;
    if ((id !== undefined && context.gone.has(id)) || stateOf(LINKED, reading.value.State) === 'gone') continue;
    add(
      tableOf(context, reading as ReadItem<Record<string, never>>),
      attachedBy(context, id, reading.value.ResourceId),
      reading.maybe ? 'associating' : reading.value.State,
    );
  }
}

/** The tables whose propagations the data tell. */
function importPropagations(context: Import): Set<TransitGatewayTableDraft> {
  const told = new Set<TransitGatewayTableDraft>();
  for (const item of context.described.items('TransitGatewayRouteTablePropagations')) {
    const table = tableOf(context, { item } as ReadItem<Record<string, never>>);
    if (table) told.add(table);
  }
  // An empty answer about a table tells that nothing propagates to it, and one that AWS cut short, where no other is whole, that there is more.
  const wholeFirst = [...context.described.lists('TransitGatewayRouteTablePropagations')].sort(
    (a, b) => Number(a.isCut) - Number(b.isCut),
  );
  const whole = new Set<TransitGatewayTableDraft>();
  for (const list of wholeFirst) {
    const table = tableOf(context, { item: list });
    if (table && !list.isCut) whole.add(table);
    else if (table && !whole.has(table)) table.unknown = true;
  }
  for (const table of whole) told.add(table);
  for (const reading of readKind(context, 'TransitGatewayRouteTablePropagations', LINK)) {
    const { TransitGatewayAttachmentId: id, ResourceId, State } = reading.value;
    const attached = attachedBy(context, id, ResourceId);
    const table = tableOf(context, reading as ReadItem<Record<string, never>>);
    if ((id !== undefined && context.gone.has(id)) || stateOf(LINKED, State) === 'gone') continue;
    if (!table)
      context.warnings.add(
        say`These propagations do not say to which transit gateway route table they belong: they are left out.`,
        reading.place,
      );
    else if (attached === undefined) {
      context.warnings.add(
        say`
          This propagation does not say which attachment it is of (\`TransitGatewayAttachmentId\`, \`ResourceId\`):
          where its table sends packets is unknown.
        `,
        reading.place,
      );
      table.unknown = true;
    } else {
      if (reading.maybe || stateOf(LINKED, State) === 'open') table.unknown = true;
      if (!table.propagations.includes(attached)) table.propagations.push(attached);
    }
  }
  return told;
}

function importRoutes(
  context: Import,
  propagationsTold: Set<TransitGatewayTableDraft>,
  mentioned: ReadonlySet<string>,
): readonly ListedRoute[] {
  const tables = [...context.network.all('transit-gateway-route-table')];
  if (!context.described.has('Routes') && tables.some(([id]) => !mentioned.has(id)))
    context.warnings.add(
      say`
        The routes of transit gateway tables are not in the data (\`aws ec2 search-transit-gateway-routes\`): they
        are taken to hold no static ones.
      `,
    );
  const derived = new Set<TransitGatewayTableDraft>();
  const throughPeerings: [TransitGatewayTableDraft, RouteDraft][] = [];
  const listed: ListedRoute[] = [];
  const readings = readKind(context, 'Routes', ROUTE);
  const keyOf = ({ value, item }: (typeof readings)[number]): string =>
    [JSON.stringify(item.context), item.place.file, value.PrefixListId ?? value.DestinationCidrBlock].join(' ');
  const destinations = new Map<string, number>();
  for (const reading of readings.filter(({ maybe }) => maybe))
    destinations.set(keyOf(reading), (destinations.get(keyOf(reading)) ?? 0) + 1);
  for (const reading of readings) {
    const { value, place } = reading;
    const status = stateOf('transit gateway route', value.State);
    if (status === 'gone') continue;
    const isOpen = reading.maybe || status === 'open';
    const table = tableOf(context, reading as ReadItem<Record<string, never>>);
    if (!table) {
      context.warnings.add(
        say`These routes do not say to which transit gateway route table they belong: they are left out.`,
        place,
      );
      continue;
    }
    const block = readBlock(value.DestinationCidrBlock, place, context.warnings);
    // Several, where equal routes share the traffic: https://docs.aws.amazon.com/vpc/latest/tgw/transit-gateway-ecmp.html
    const [first, ...others] = value.TransitGatewayAttachments ?? [];
    const ofGone = context.gone.has(first?.TransitGatewayAttachmentId ?? '');
    const attached = attachedOf(context, first);
    if (isOpen && (value.Type === 'propagated' || (reading.maybe && destinations.get(keyOf(reading)) !== 1))) {
      // One that is there or not: which other routes there would be, or where the one leads, is not told.
      table.unknown = true;
      if (value.Type === 'propagated' && attached !== undefined && block !== undefined) learn(context, attached, block);
      continue;
    }
    if (value.Type !== 'propagated') {
      const { PrefixListId: list } = value;
      const isListed = list !== undefined && block !== undefined;
      const made = staticRoute(
        context,
        table,
        isListed ? undefined : list,
        block,
        ofGone ? 'blackhole' : value.State,
        attached,
        place,
      ).map((route) => (isOpen ? { ...route, maybe: true } : route));
      if (isListed) listed.push(...made.map((route) => ({ table, list, block, route })));
      else table.routes.push(...made);
      continue;
    }
    if (value.State === 'blackhole' && block !== undefined) {
      table.routes.push({ destination: { cidr: block }, target: 'blackhole' });
      continue;
    }
    if (attached === undefined || block === undefined) {
      context.warnings.add(
        say`
          This propagated route does not say where it leads, or for which addresses: what its table does with them
          is unknown.
        `,
        place,
      );
      table.unknown = true;
      continue;
    }
    attachByRoute(context, table, attached, first);
    for (const one of [attached, ...others.flatMap((other) => attachedOf(context, other) ?? [])]) {
      // What a peering has learned from the other gateway is told by the routes alone.
      if (context.network.has(one, 'peering'))
        throughPeerings.push([table, { destination: { cidr: block }, target: { ref: one } }]);
      else if (derive(context, table, one, block, propagationsTold, derived) && !table.propagations.includes(one))
        table.propagations.push(one);
    }
  }
  addListedRoutes(context, listed);
  // Behind the static routes, which go before what is propagated.
  for (const [table, route] of throughPeerings) table.routes.push(route);
  return listed;
}

/** References to prefix lists are static routes that are told by themselves too: of the other routes of their table they tell nothing. */
function importReferences(context: Import, listed: readonly ListedRoute[]): void {
  for (const item of context.described.prefixListReferences) {
    const reading = readFields(item.raw, REFERENCE, item.place, context.warnings);
    const table = tableOf(context, { item });
    if (!reading || !table) continue;
    const { PrefixListId: list, Blackhole, State, TransitGatewayAttachment: one } = reading.value;
    if (!context.described.has('Routes')) table.unknown = true;
    if (list === undefined || listed.some((one) => one.table === table && one.list === list)) continue;
    if (table.routes.some(({ destination }) => 'ref' in destination && destination.ref === list)) continue;
    const isGone = Blackhole === true || context.gone.has(one?.TransitGatewayAttachmentId ?? '');
    const [route] = staticRoute(
      context,
      table,
      list,
      undefined,
      isGone ? 'blackhole' : undefined,
      attachedOf(context, one),
      item.place,
    );
    if (route) table.routes.push({ ...route, ...maybeBy('prefix list reference', State) });
  }
}

type RouteAttachment = z.output<typeof attachment>;

/** What has propagated is attached, though no list has it: of what lies beyond it the routes tell. */
function attachByRoute(
  context: Import,
  { transitGateway }: TransitGatewayTableDraft,
  key: string,
  one: RouteAttachment | undefined,
): void {
  const { network, attached, warnings } = context;
  const id = one?.TransitGatewayAttachmentId ?? key;
  if (network.has(key) || attached.has(id) || /^(vpc|vpn|tgw)-(?!attach-)/.test(key)) return;
  warnings.add(say`${id} has propagated routes, and no list of attachments has it: what lies beyond it is unknown.`);
  const line = unknownAttachment(network, key, transitGateway, `beyond-${id}`, unknownNetwork);
  associateWithUntold(network, transitGateway, line);
}

function attachedOf(context: Import, one: RouteAttachment | undefined): string | undefined {
  return attachedBy(context, one?.TransitGatewayAttachmentId ?? undefined, one?.ResourceId ?? undefined);
}

/** Whether a propagated route is what tells of the propagation: the list of propagations goes before it. */
function derive(
  context: Import,
  table: TransitGatewayTableDraft,
  attached: string,
  block: string,
  propagationsTold: Set<TransitGatewayTableDraft>,
  derived: Set<TransitGatewayTableDraft>,
): boolean {
  learn(context, attached, block);
  if (propagationsTold.has(table) && !derived.has(table)) {
    // A route that the list of propagations does not explain: one of the two is older than the other, or not whole.
    if (!table.propagations.includes(attached)) table.unknown = true;
    return false;
  }
  derived.add(table);
  propagationsTold.add(table);
  return true;
}

function staticRoute(
  context: Import,
  table: TransitGatewayTableDraft,
  list: string | undefined,
  block: string | undefined,
  state: string | undefined,
  attached: string | undefined,
  place: { file: string; path: string },
): RouteDraft[] {
  if (list !== undefined) context.usedPrefixLists.add(list);
  if (list === undefined && block === undefined) {
    context.warnings.add(
      say`The destination of this route cannot be read: what its table does with a packet is unknown.`,
      place,
    );
    table.unknown = true;
    return [];
  }
  const destination = list === undefined ? { cidr: block as string } : { ref: list };
  if (state === 'blackhole' || (attached !== undefined && context.gone.has(attached)))
    return [{ destination, target: 'blackhole' }];
  if (attached !== undefined) return [{ destination, target: { ref: attached } }];
  return [{ destination, target: { ref: `target-of-${list ?? block}` } }];
}

/** Where the data tell no propagation of a default table and no route, everything attached propagates to it, as AWS sets it up. https://docs.aws.amazon.com/vpc/latest/tgw/how-transit-gateways-work.html */
function assumePropagations(
  context: Import,
  told: ReadonlySet<TransitGatewayTableDraft>,
  defaults: ReadonlyMap<string, string>,
): void {
  for (const [id, table] of context.network.all('transit-gateway-route-table')) {
    if (told.has(table) || context.described.has('TransitGatewayRouteTablePropagations')) continue;
    const isDefault = defaults.get(table.transitGateway) === id;
    if (isDefault && isAsked(context, table)) {
      // Routes that were asked for have those that are propagated too, unless a filter left them out.
      context.warnings.add(
        say`
          The data tell routes of transit gateway table ${id}, and none that is propagated, nor whether anything
          propagates to it: what it does with a packet that no route in it is exact for is unknown. Ask AWS: \`aws
          ec2 get-transit-gateway-route-table-propagations --transit-gateway-route-table-id ${id}\`.
        `,
      );
      table.unknown = true;
      continue;
    }
    context.warnings.add(
      say`The propagations of transit gateway table ${id} are not in the data: they are taken to be AWS’s default.`,
    );
    if (!isDefault) continue;
    table.propagations.push(...attachedTo(context, table.transitGateway));
  }
}

const isAsked = (context: Import, table: TransitGatewayTableDraft): boolean =>
  context.described.lists('Routes').some((list) => tableOf(context, { item: list }) === table);

function attachedTo({ network }: Import, id: string): string[] {
  const vpcs = network.find(id, 'transit-gateway')?.attachments.map(({ vpc }) => vpc) ?? [];
  const vpns = [...network.all('vpn')].filter(([, vpn]) => vpn.gateway === id).map(([key]) => key);
  const lines = [...network.all('direct-connect')].filter(([, { gateways }]) => gateways.includes(id));
  return [...vpcs, ...vpns, ...lines.map(([key]) => key)];
}

/** Routes and propagations are asked one table at a time: one that was not asked is not empty, where others were. */
function doubtTables(
  context: Import,
  propagationsTold: ReadonlySet<TransitGatewayTableDraft>,
  mentioned: ReadonlySet<string>,
): void {
  const { network, described, warnings } = context;
  const asked = new Map<TransitGatewayTableDraft, boolean>();
  for (const list of described.lists('Routes')) {
    const table = tableOf(context, { item: list });
    if (table) asked.set(table, list.isCut || asked.get(table) === true);
  }
  const anyPropagations = described.has('TransitGatewayRouteTablePropagations');
  for (const [id, table] of network.all('transit-gateway-route-table')) {
    if (isUntoldTable(id)) continue;
    const isMentioned = mentioned.has(id);
    const isWhole = (!described.has('Routes') && !isMentioned) || asked.get(table) === false;
    const isPropagated = (!anyPropagations && !isMentioned) || propagationsTold.has(table);
    if (isWhole && isPropagated) continue;
    warnings.add(
      say`
        Not all routes of transit gateway table ${id} are in the data: what it does with a packet that no route in
        it is exact for is unknown. Ask AWS: \`aws ec2
        ${isWhole ? 'get-transit-gateway-route-table-propagations' : 'search-transit-gateway-routes'}
        --transit-gateway-route-table-id ${id}\`.
      `,
    );
    table.unknown = true;
  }
}
