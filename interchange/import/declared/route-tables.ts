import { say } from '../../../network/words/index.js';
import type { Key, RouteDraft, RouteTableDraft } from '../builder/draft.js';
import { type Context, type Declared, impliedKey } from './context.js';
import { possibleMeanings } from './other-stacks.js';
import { importRoute } from './routes.js';
import { isUnknown, known, type Unknown } from './value.js';
import { vpcsMeant } from './vpcs-meant.js';

export function importRouteTables(context: Context): void {
  for (const table of context.all('default_route_table')) defineDefault(context, table);
  for (const table of context.all('route_table'))
    define(context, table, context.vpcOf(table.key, known(table.fields.text('vpc_id'))), false);
  takeToldMain(context);
  defineImplied(context);
  associate(context);
  doubtOthers(context);
  settleMain(context);
  importRoutes(context);
  propagate(context);
  doubtPropagation(context);
  for (const [, table] of context.network.all('route-table'))
    if (context.openEndpoints.has(context.key(table.vpc))) table.unknown = true;
  doubtTables(context);
}

/** Declaring the table that came with the VPC takes all routes out of it, then adds those that are declared. */
function defineDefault(context: Context, table: Declared): void {
  const id = known(table.fields.text('default_route_table_id'));
  const vpc =
    [...context.network.all('vpc')].find(([key]) => id !== undefined && isImplied(context, id, key))?.[0] ??
    known(table.fields.text('vpc_id'));
  define(context, table, vpc, true);
  if (vpc !== undefined) context.network.alias(impliedKey(vpc, 'route-table'), table.key);
  if (id !== undefined) context.network.alias(id, table.key);
}

function isImplied(context: Context, id: string, vpc: Key): boolean {
  if (id === impliedKey(vpc, 'route-table')) return true;
  const owner = context.all('vpc', 'default_vpc').find(({ key }) => key === vpc);
  return known(owner?.fields.text('default_route_table_id')) === id;
}

function define(context: Context, table: Declared, vpc: Key | undefined, main: boolean): void {
  if (vpc === undefined) {
    context.warn(say`Route table ${table.label} is left out: it cannot be told in which VPC it is.`, table.place);
    if (main)
      for (const home of vpcsMeant(context, table.fields.raw('default_route_table_id')))
        context.uncertainTables.add(home);
    return;
  }
  const propagating = table.fields.texts('propagating_vgws');
  const draft = context.network.define(table.key, {
    kind: 'route-table',
    ...context.named(table),
    vpc: context.key(vpc),
    main,
    routes: [],
    // What is attached to nothing announces nothing.
    propagations: (propagating?.items ?? []).filter((gateway) => !context.leadsNowhere(gateway)),
    unknown: propagating?.complete === false || undefined,
  });
  for (const association of table.fields.blocks('associations')?.items ?? []) {
    const subnet = context.network.find(known(association.text('subnet_id')), 'subnet');
    if (subnet) subnet.routeTable = table.key;
    if (known(association.flag('main')) === true) draft.main = true;
  }
}

/** Once it is made, a VPC tells which of its tables is the main one: not the one that it came with, where another has taken its place. */
function takeToldMain(context: Context): void {
  for (const vpc of context.all('vpc', 'default_vpc')) {
    const id = known(vpc.fields.text('main_route_table_id'));
    const table = context.network.find(id, 'route-table');
    if (table) {
      for (const [, other] of context.network.all('route-table'))
        if (other.vpc === vpc.key) other.main = other === table;
      continue;
    }
    const first = known(vpc.fields.text('default_route_table_id'));
    if (id !== undefined && first !== undefined && id !== first && !isImplied(context, id, vpc.key))
      context.uncertainTables.add(vpc.key);
  }
}

/** The table that AWS made with a VPC, where something refers to it. In a default VPC it leads to the internet. */
function defineImplied(context: Context): void {
  for (const vpc of context.all('vpc', 'default_vpc')) {
    const key = impliedKey(vpc.key, 'route-table');
    const ids = ['default_route_table_id', 'main_route_table_id'].flatMap(
      (field) => known(vpc.fields.text(field)) ?? [],
    );
    const hasMain = [...context.network.all('route-table')].some(([, { main, vpc: home }]) => main && home === vpc.key);
    const used = [key, ...ids].some((id) => context.mentions(id));
    if (context.network.has(key) || hasMain) continue;
    if (vpc.type !== 'default_vpc' && !used) continue;
    const draft: RouteTableDraft = context.network.define(key, {
      kind: 'route-table',
      ids: [],
      label: 'main',
      typeWord: 'routes',
      vpc: vpc.key,
      main: true,
      routes: [],
      propagations: [],
    });
    if (vpc.type === 'default_vpc') defaultVpcRoute(context, vpc.key, draft);
    else if (context.partlyTold.has(vpc.key)) draft.unknown = true;
  }
}

/** https://docs.aws.amazon.com/vpc/latest/userguide/default-vpc.html#default-vpc-components */
function defaultVpcRoute(context: Context, vpc: Key, table: RouteTableDraft): void {
  const told = [...context.network.all('internet-gateway')].find(([, gateway]) => gateway.vpc === vpc)?.[0];
  const key = told ?? `${vpc} internet gateway`;
  if (told === undefined)
    context.network.define(key, { kind: 'internet-gateway', vpc, ids: [], label: 'default-internet-gateway' });
  table.routes.push({ destination: { cidr: '0.0.0.0/0' }, target: { ref: key } });
}

/** Tables that a subnet has only as conditions turn out; undefined where it is not told which. */
interface PossibleTables {
  readonly associations: readonly Key[];
  readonly tables: readonly Key[] | undefined;
}

function associate(context: Context): void {
  const open = new Set<Key>();
  const perhaps = new Map<Key, PossibleTables>();
  const addPerhaps = (subnet: Key, association: Key, table: string | Unknown | undefined): void => {
    const told = perhaps.get(subnet) ?? { associations: [], tables: [] };
    const tables = typeof table === 'string' ? [context.key(table)] : undefined;
    perhaps.set(subnet, {
      associations: [...told.associations, association],
      tables: tables && told.tables && [...told.tables, ...tables],
    });
  };
  for (const { key: association, fields, place, maybe } of context.all('route_table_association')) {
    const table = fields.text('route_table_id');
    const subnet = fields.text('subnet_id');
    const gateway = fields.text('gateway_id');
    if (typeof subnet === 'string') {
      const draft = context.network.find(subnet, 'subnet');
      if (!draft) continue;
      if (maybe) {
        addPerhaps(context.key(subnet), association, table);
        continue;
      }
      const among = isUnknown(table) && table.among?.open === false ? table.among.keys : [];
      if (among.length > 0)
        context.oneOfTables.set(
          context.key(subnet),
          among.map((key) => context.key(key)),
        );
      else if (isUnknown(table))
        context.warn(say`It cannot be told which route table this subnet gets: ${table.why}.`, place);
      draft.routeTable =
        known(table) === undefined ? `unknown-routes-of-${draft.label ?? subnet}` : context.key(String(table));
    } else if (typeof gateway === 'string') {
      const draft = context.network.find(gateway, 'internet-gateway', 'vpn-gateway');
      if (!draft) context.warn(say`This association of a gateway is left out: its ends cannot both be told.`, place);
      else if (!maybe && typeof table === 'string') draft.routeTable = context.key(table);
      else {
        context.warn(say`It cannot be told by which routes this gateway hands on what comes in.`, place);
        draft.routeTable = unknownTable(context, draft.vpc, `unknown-routes-of-${draft.label ?? gateway}`);
      }
    } else {
      context.warn(say`It cannot be told which subnet this route table is for.`, place);
      if (isUnknown(subnet) && subnet.among?.open === false) {
        for (const key of subnet.among.keys) {
          if (typeof table === 'string') addPerhaps(context.key(key), `${association} ${key}`, table);
          else open.add(key);
        }
        continue;
      }
      const home = typeof table === 'string' ? context.network.find(table, 'route-table')?.vpc : undefined;
      for (const [vpc] of context.network.all('vpc'))
        if (home === undefined || home === vpc) context.uncertainTables.add(vpc);
    }
  }
  for (const [key, possible] of perhaps) associatePerhaps(context, key, possible);
  for (const key of open) {
    const subnet = context.network.find(key, 'subnet');
    // A subnet has one table.
    if (subnet && subnet.routeTable === undefined) subnet.routeTableUnknown = true;
  }
}

/** A subnet of which conditions decide whether it has a table of its own: else it has the one that another association tells, or the main one. */
function associatePerhaps(context: Context, key: Key, { associations, tables }: PossibleTables): void {
  const subnet = context.network.find(key, 'subnet');
  if (!subnet) return;
  const otherwise = context.oneIsMade(associations)
    ? []
    : [subnet.routeTable ?? mainTable(context, context.key(subnet.vpc))];
  subnet.routeTable = `unknown-routes-of-${subnet.label ?? key}`;
  if (tables && !context.oneOfTables.has(key)) context.oneOfTables.set(key, [...new Set([...tables, ...otherwise])]);
}

/** The main table of a VPC, with local routes alone where the input has none. */
function mainTable(context: Context, vpc: Key): Key {
  const told = [...context.network.all('route-table')].find(
    ([, { main, vpc: home }]) => main && context.key(home) === vpc,
  );
  if (told) return told[0];
  const key = impliedKey(vpc, 'route-table');
  context.network.define(key, {
    kind: 'route-table',
    ids: [],
    label: 'main',
    typeWord: 'routes',
    vpc,
    main: true,
    routes: [],
    propagations: [],
    ...(context.partlyTold.has(vpc) ? { unknown: true } : {}),
  });
  return key;
}

/** A subnet that is a parameter may be one that another stack makes: its table is the one that is said here. */
function doubtOthers(context: Context): void {
  for (const { fields } of context.all('route_table_association'))
    for (const key of possibleMeanings(context, known(fields.text('subnet_id')), 'subnet')) {
      const subnet = context.network.find(key, 'subnet');
      if (subnet && subnet.routeTable === undefined) subnet.routeTableUnknown = true;
    }
}

function unknownTable(context: Context, vpc: Key, key: Key): Key {
  const table = { label: key, vpc, main: false, unknown: true, ids: [], routes: [], propagations: [] };
  if (!context.network.has(key)) context.network.define(key, { kind: 'route-table', ...table });
  return key;
}

/** An association makes another table the main one. */
function settleMain(context: Context): void {
  for (const { fields, place, maybe } of context.all('main_route_table_association')) {
    const id = known(fields.text('route_table_id'));
    const table = context.network.find(id, 'route-table');
    if (!table || maybe) {
      context.warn(say`It cannot be told which route table becomes the main one.`, place);
      const vpc = known(fields.text('vpc_id')) ?? table?.vpc;
      const homes = vpc === undefined ? vpcsMeant(context, fields.raw('vpc_id')) : [context.key(vpc)];
      for (const home of homes) context.uncertainTables.add(home);
      continue;
    }
    for (const [, other] of context.network.all('route-table')) if (other.vpc === table.vpc) other.main = false;
    table.main = true;
  }
}

function importRoutes(context: Context): void {
  const inline = new Set<Key>();
  for (const table of context.all('route_table', 'default_route_table')) {
    const draft = context.network.find(table.key, 'route-table');
    const routes = table.fields.blocks('route') ?? table.fields.blocks('routes');
    if (!draft || !routes) continue;
    if (routes.items.length > 0 && table.stated?.has('route')) inline.add(table.key);
    for (const route of routes.items) draft.routes.push(...importRoute(context, table.key, draft, route));
    if (routes.complete) continue;
    context.warn(say`Not all routes of ${table.label} are known: what it does with a packet is unknown.`, table.place);
    draft.unknown = true;
  }
  const alternatives: AlternativeRoute[] = [];
  for (const { key, fields, place, maybe } of context.all('route')) {
    const id = fields.text('route_table_id');
    const draft = typeof id === 'string' ? context.network.find(id, 'route-table') : undefined;
    if (draft && typeof id === 'string') {
      if (inline.has(context.key(id)))
        context.warn(
          say`
            This route stands beside routes inside its table, which takes it away on the next run: declare all of
            them in one way. Both are taken.
          `,
          place,
        );
      const routes = importRoute(context, context.key(id), draft, fields);
      const found = routes.map((route) => (maybe ? { ...route, maybe } : route));
      draft.routes.push(...found);
      if (maybe && found[0] && !found[1]) alternatives.push({ key, table: context.key(id), route: found[0] });
      continue;
    }
    const among = isUnknown(id) && id.among?.open === false ? id.among.keys : [];
    for (const key of among) {
      const one = context.network.find(key, 'route-table');
      const routes = one ? importRoute(context, context.key(key), one, fields) : [];
      one?.routes.push(...routes.map((route) => ({ ...route, maybe: true })));
    }
    if (among.length > 0) {
      context.warn(say`It cannot be told to which of several tables this route belongs: each may have it.`, place);
      continue;
    }
    context.warn(
      typeof id === 'string'
        ? say`This route is left out: the input does not describe its table ${id}.`
        : say`It cannot be told to which table this route belongs: any table may have it.`,
      place,
    );
    if (typeof id !== 'string') for (const [, table] of context.network.all('route-table')) table.unknown = true;
  }
  noteAlternatives(context, alternatives);
}

/** A route that some condition may leave out. */
interface AlternativeRoute {
  readonly key: Key;
  readonly table: Key;
  readonly route: RouteDraft;
}

/** Routes of one table to one destination of which one is made however conditions turn out. */
function noteAlternatives(context: Context, all: readonly AlternativeRoute[]): void {
  const placeOf = ({ table, route }: AlternativeRoute): string => JSON.stringify([table, route.destination]);
  for (const place of new Set(all.map(placeOf))) {
    const some = all.filter((one) => placeOf(one) === place);
    const [first, another] = some;
    if (first && another && context.oneIsMade(some.map(({ key }) => key)))
      context.oneOfRoutes.push({ table: first.table, routes: some.map(({ route }) => route) });
  }
}

function propagate(context: Context): void {
  for (const { key, fields, place, maybe } of context.all('vpn_gateway_route_propagation')) {
    const raw = fields.raw('vpn_gateway_id');
    const gateway = known(fields.text('vpn_gateway_id'));
    const one = fields.text('route_table_id');
    const told = fields.texts('route_table_ids') ?? (isUnknown(one) ? { items: [], complete: false } : undefined);
    const tables = told?.items ?? (typeof one === 'string' ? [one] : []);
    for (const id of tables) {
      const table = context.network.find(id, 'route-table');
      if (!table) {
        context.warn(say`This propagation is left out: the input does not describe its table.`, place);
        continue;
      }
      if (gateway !== undefined && context.leadsNowhere(gateway)) continue;
      if (gateway === undefined || maybe) {
        context.warn(say`It cannot be told which routes ${table.label ?? id} learns.`, place);
        table.unknown = true;
        const thing = isUnknown(raw) ? raw.thing : undefined;
        const own = gateway ?? thing?.key ?? `${key} gateway`;
        context.learning.push({
          table: id,
          key: own,
          label: thing?.label ?? gateway ?? `gateway-of-${table.label ?? id}`,
          maybe: maybe === true,
        });
      } else if (!table.propagations.includes(gateway)) table.propagations.push(gateway);
    }
    if (told?.complete !== false) continue;
    const home = context.network.find(gateway, 'vpn-gateway')?.vpc ?? context.vpcOf(key, undefined);
    context.warn(say`It cannot be told which tables learn routes by this: any may.`, place);
    for (const [, table] of context.network.all('route-table'))
      if (home === undefined || table.vpc === home || context.stray.has(home)) table.unknown = true;
  }
}

/**
 * A table that is looked up does not say which gateways propagate their routes to it: where its VPC has one, it may.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/data-sources/route_table
 */
function doubtPropagation(context: Context): void {
  const homes = new Set([...context.network.all('vpn-gateway')].map(([, { vpc }]) => context.key(vpc)));
  for (const { key, lookedUp, fields } of context.all('route_table')) {
    const table = context.network.find(key, 'route-table');
    if (table && lookedUp && homes.has(context.key(table.vpc)) && fields.raw('propagating_vgws') === undefined)
      table.unknown = true;
  }
}

/** Subnets that have no table of their own use the main one; where that is not told, what they do is unknown. */
function doubtTables(context: Context): void {
  for (const [, subnet] of [...context.network.all('subnet')]) {
    const { vpc } = subnet;
    if (subnet.routeTable !== undefined || subnet.routeTableUnknown) continue;
    const hasMain = [...context.network.all('route-table')].some(([, table]) => table.vpc === vpc && table.main);
    if (!context.uncertainTables.has(vpc) && (hasMain || !context.partlyTold.has(vpc))) continue;
    context.warnings.add(
      say`
        The input does not tell which route table subnet ${subnet.label ?? ''} uses: what it does with a packet is
        unknown.
      `,
    );
    subnet.routeTableUnknown = true;
  }
}
