import type { Key, RouteDraft, RouteTableDraft, SubnetDraft } from '../builder/draft.js';
import { AclWithin, type Places } from './acl-within.js';
import { SubnetMentions } from './subnet-mentions.js';
import { ZoneEffects } from './zone-effects.js';

/** Whether it makes no difference to any verdict in which of some subnets of a VPC something lies. */
export class AlikeSubnets {
  readonly #mentions: SubnetMentions;
  readonly #withins: AclWithin;
  readonly #zones: ZoneEffects;
  readonly #told = new Map<SubnetDraft, string | undefined>();

  constructor(private readonly context: Places) {
    this.#mentions = new SubnetMentions(context.network);
    this.#withins = new AclWithin(context);
    this.#zones = new ZoneEffects(
      context,
      (keys) => this.haveOneAcl(keys) && this.haveOneTable(keys) && this.haveOneExclusion(keys),
    );
  }

  /** Whether it makes no difference in which of these it lies. */
  are(owner: Key, keys: readonly Key[]): boolean {
    const subnets = this.#find(keys);
    return (
      this.haveOneAcl(keys) &&
      this.haveOneTable(keys) &&
      this.haveOneExclusion(keys) &&
      isAlike(keys.map((key) => this.#zone(owner, key))) &&
      isAlike(subnets.map((one) => this.#addresses(one))) &&
      this.#withins.isHarmless(owner, keys, subnets)
    );
  }

  /** Whether Block Public Access leaves all of these out, or none. */
  haveOneExclusion(keys: readonly Key[]): boolean {
    return isAlike(keys.map((key) => this.#exclusion(key)));
  }

  #exclusion(key: Key): string {
    const { network } = this.context;
    const policy = network.find(network.find(key, 'subnet')?.vpc, 'vpc')?.blockPublicAccess;
    const own = policy?.exclusions.filter(({ subnet }) => this.context.key(subnet) === this.context.key(key)) ?? [];
    return own
      .map(({ allow }) => allow)
      .sort()
      .join();
  }

  haveOneAcl(keys: readonly Key[]): boolean {
    return isAlike(this.#find(keys).map((subnet) => this.#acl(subnet)));
  }

  haveOneTable(keys: readonly Key[]): boolean {
    return isAlike(this.#find(keys).map((subnet) => this.#table(subnet)));
  }

  /** Whether it makes no difference which of these route tables a subnet has. */
  areTables(keys: readonly Key[]): boolean {
    return isAlike(keys.map((key) => this.#effects(key)));
  }

  /** Whether it makes no difference which of these routes a table has. */
  areRoutes(routes: readonly RouteDraft[]): boolean {
    return isAlike(routes.map((route) => this.#route(route)));
  }

  /** Whether a table sends things to the internet and nowhere else. */
  leadsOut(key: Key | undefined): boolean {
    const { network } = this.context;
    const table = network.find(key, 'route-table');
    return (
      table !== undefined &&
      !table.unknown &&
      table.propagations.length === 0 &&
      table.routes.every(({ target }) => typeof target === 'object' && network.has(target.ref, 'internet-gateway'))
    );
  }

  #find(keys: readonly Key[]): SubnetDraft[] {
    return keys.flatMap((key) => this.context.network.find(key, 'subnet') ?? []);
  }

  #acl({ networkAcl, networkAclUnknown }: SubnetDraft): string | undefined {
    return networkAclUnknown ? undefined : (networkAcl ?? 'default');
  }

  #table(subnet: SubnetDraft): string | undefined {
    const { vpc, routeTable, routeTableUnknown } = subnet;
    if (routeTableUnknown) return undefined;
    return routeTable === undefined ? `main of ${vpc}` : this.#effects(routeTable);
  }

  #effects(key: Key): string {
    const table = this.context.network.find(key, 'route-table');
    // Nobody tells whether two hold the same, of which not all is told.
    if (table === undefined || table.unknown) return key;
    return JSON.stringify([table.vpc, this.#routes(table), table.propagations]);
  }

  #routes({ routes }: RouteTableDraft): string[] {
    return routes.map((route) => this.#route(route)).sort();
  }

  #route(route: RouteDraft): string {
    return JSON.stringify(route, (_: string, value: unknown) =>
      typeof value === 'string' ? this.#gateway(value) : value,
    );
  }

  /** Public NAT gateways do the same where their subnets have one table and one ACL: on the internet nobody tells them apart. */
  #gateway(key: string): string {
    const { network } = this.context;
    const gateway = network.find(key, 'resource');
    if (gateway?.type !== 'nat-gateway' || gateway.privateNat) return key;
    const possible = this.context.oneOf.get(this.context.key(key)) ?? gateway.subnets;
    const [subnet] = this.#find(possible);
    // Elsewhere it would be known by its private address.
    if (!subnet || !possible.every((one) => this.#leadsOut(one))) return key;
    if (!this.haveOneAcl(possible) || !this.haveOneTable(possible) || !this.haveOneExclusion(possible)) return key;
    const filters = [this.#acl(subnet), this.#exclusion(possible[0] ?? '')];
    return JSON.stringify(['public NAT gateway', subnet.vpc, this.#table(subnet), ...filters]);
  }

  #leadsOut(key: Key): boolean {
    return this.leadsOut(this.context.network.find(key, 'subnet')?.routeTable);
  }

  #zone(owner: Key, key: Key): string | undefined {
    const subnet = this.context.network.find(key, 'subnet');
    return subnet && this.#zones.of(owner, key, subnet);
  }

  /** Each subnet is compared with others for each resource that may lie in it: what is told of it is told once. */
  #addresses(subnet: SubnetDraft): string | undefined {
    if (!this.#told.has(subnet)) this.#told.set(subnet, subnet.unknown ? undefined : this.#mentions.of(subnet.cidrs));
    return this.#told.get(subnet);
  }
}

function isAlike(all: readonly (string | undefined)[]): boolean {
  return all.every((one) => one !== undefined && one === all[0]);
}
