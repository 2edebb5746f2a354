import type { Key, RouteDraft } from '../builder/draft.js';
import type { NetworkDraft } from '../builder/network-draft.js';
import type { Warnings } from '../warnings.js';
import type { Environment } from './environments.js';
import { Fields, type Place, type Spelling } from './fields.js';
import { SameVpc } from './same-vpc.js';
import { isUnknown, isValues, type Untold, type Value, type Values } from './value.js';

/** A resource of a plan or template. Types and fields have Terraform's names, without the provider's: `subnet`, `cidr_block`. */
export interface Declaration {
  /** What refers to it: its address, or its logical id. */
  readonly key: Key;
  readonly type: string;
  readonly label: string;
  /** Tells it from one of another type with the same label. */
  readonly typeWord: string;
  /** The provider's ids, where they are known. */
  readonly ids: readonly string[];
  /** What it can be asked for by, beside its name and its ids. */
  readonly queriedBy?: readonly string[] | undefined;
  readonly place: Place;
  readonly values: Values;
  /** Its values in each way in which conditions that nobody decides may turn out, where those can be told. */
  readonly readings?: readonly Values[] | undefined;
  /** It is there already and is only looked up: what else belongs to it may not be in the input. */
  readonly lookedUp: boolean;
  /** The account and the region that it is made in, as far as they are told. */
  readonly environment?: Environment | undefined;
  /** Whether it is there at all hangs on something that nobody tells. */
  readonly maybe?: boolean | undefined;
  /** The fields that the configuration states; undefined where it is not known which they are. A provider fills in others. */
  readonly stated?: ReadonlySet<string> | undefined;
  /** A new group of this declaration keeps the rule with which AWS lets everything out, though those beside it do not. */
  readonly keepsDefaultEgress?: boolean | undefined;
  /** Where its fields are and how they are spelled, where the input has them otherwise. */
  readonly spelling?: { readonly path: string; readonly spell: Spelling } | undefined;
}

export interface Declared extends Declaration {
  readonly fields: Fields;
}

/** Something that AWS makes with a VPC or transit gateway, and that a declaration can refer to. */
export type Implied = 'route-table' | 'network-acl' | 'security-group' | 'association-table' | 'propagation-table';

/** The key of what AWS makes by itself with a VPC or transit gateway. */
export function impliedKey(owner: Key, what: Implied): Key {
  return `${owner} implied ${what.endsWith('-table') && what !== 'route-table' ? 'table' : what}`;
}

export const isImpliedKey = (key: Key): boolean => / implied (security-group|network-acl)$/.test(key);

/** What every part of the import of declared infrastructure works with. */
export class Context {
  readonly #byType = new Map<string, Declared[]>();
  readonly #mentioned = new Set<string>();
  #labels: ReadonlyMap<string, number> | undefined;
  #sameVpc: SameVpc | undefined;
  #leftOut: ReadonlySet<Key> | undefined;
  /** Whether a subnet gives the instances launched in it public addresses. */
  readonly mapsPublicAddresses = new Map<Key, boolean | 'maybe'>();
  /** Whether a subnet gives IPv6 addresses to what is launched in it. */
  readonly assignsIpv6 = new Map<Key, boolean | 'maybe'>();
  /** Subnets with an IPv6 block that may not be there. */
  readonly maybeIpv6 = new Set<Key>();
  /** Subnets of which nobody tells in which zone they are, though they have one that is told. */
  readonly untoldZones = new Set<Key>();
  /** VPCs that the input looks up, or only mentions: they may hold more than it tells. */
  readonly partlyTold = new Set<Key>();
  /** VPCs where it cannot be told which subnets have a route table, or an ACL, of their own. */
  readonly uncertainTables = new Set<Key>();
  readonly uncertainAcls = new Set<Key>();
  /** VPCs whose default group may have other rules than AWS gives it. */
  readonly openDefaultGroups = new Set<Key>();
  /** Subnets of which nobody tells in which of several VPCs they are. */
  readonly homeless = new Set<Key>();
  /** Load balancers that may be in each of several VPCs, and what stands for them there. */
  readonly homelessBalancers = new Map<Key, readonly Key[]>();
  /** VPCs that are parameters, each of which may be any of several that other stacks make. */
  readonly stray = new Set<Key>();
  /** What is left out since nobody tells in which VPC it lies. */
  readonly unplaced: string[] = [];
  /** Subnets that lie in their VPC only if they lie in any that the input holds. */
  readonly doubtful = new Set<Key>();
  /** Those among them that are told which route table they use. */
  readonly keepTables = new Set<Key>();
  /** What lies in one of several subnets, and those. */
  readonly oneOf = new Map<Key, readonly Key[]>();
  /** Databases that lie in some of several subnets, as AWS picks: nothing is said of that where it makes no difference. */
  readonly oneOfQuietly = new Map<Key, readonly Key[]>();
  /** Subnets in which load balancers have nodes only as some conditions turn out. */
  readonly possibleNodes = new Map<Key, readonly Key[]>();
  /** Subnets that have one of several route tables, and those. */
  readonly oneOfTables = new Map<Key, readonly Key[]>();
  /** Routes of which a table has one, and nobody tells which. */
  readonly oneOfRoutes: { readonly table: Key; readonly routes: readonly RouteDraft[] }[] = [];
  /** Virtual private gateways that tables learn routes from and nobody tells. */
  readonly learning: { readonly table: Key; readonly key: Key; readonly label: string; readonly maybe: boolean }[] = [];
  /** Subnets that stand for those that nobody tells. */
  readonly untold = new Set<Key>();
  /** Load balancers of a type that nobody tells: what their listeners do is not told either. */
  readonly openBalancers = new Set<Key>();
  /** Endpoint services of which nobody tells what is behind them. */
  readonly openServices = new Set<Key>();
  /** VPCs of which any table may lead to a gateway endpoint. */
  readonly openEndpoints = new Set<Key>();
  /** Gateways that are attached to no VPC, and connections that have ended. */
  readonly detached = new Set<Key>();
  /** Groups by the name that they have in AWS, which is unique in a VPC alone. */
  readonly groupNames = new Map<string, Key[]>();
  /** What references mean that the input names and does not hold, by key. */
  readonly things: ReadonlyMap<Key, Untold>;

  constructor(
    readonly network: NetworkDraft,
    readonly warnings: Warnings,
    /** Terraform takes away the rule with which AWS lets everything out of a new group; CloudFormation leaves it. */
    readonly keepsDefaultEgress: boolean,
    readonly givenNetworks: ReadonlyMap<string, readonly string[]>,
    declarations: readonly Declaration[],
    things: ReadonlyMap<Key, Untold> = new Map(),
    /** The outermost stack that makes something; undefined where all is made together. */
    readonly rootOf: (key: Key) => string | undefined = () => undefined,
    /** What other stacks may add to that are not in the input. */
    readonly handedOut: ReadonlySet<Key> = new Set(),
    /** What other stacks make that parameters which nobody gave mean by their names. */
    readonly meant: ReadonlyMap<Key, Key> = new Map(),
    /** Ids of what is taken away. */
    private readonly gone: ReadonlySet<string> = new Set(),
    /** The account and the region of something by its key. */
    readonly environmentOf: (key: Key) => Environment | undefined = () => undefined,
    /** Groups whose rules may stand in another stack. */
    readonly rulesElsewhere: ReadonlySet<Key> = new Set(),
    /** Which of these are made in each way in which conditions may turn out; none where that cannot be told. */
    readonly madeInEach: (keys: readonly Key[]) => readonly (readonly Key[])[] = () => [],
  ) {
    this.things = things;
    for (const declaration of declarations) {
      const { values, place, spelling } = declaration;
      const at = spelling ? { file: place.file, path: spelling.path } : place;
      const declared = {
        ...declaration,
        fields: new Fields(values, at, warnings, spelling?.spell, declaration.readings),
      };
      const list = this.#byType.get(declaration.type);
      if (list) list.push(declared);
      else this.#byType.set(declaration.type, [declared]);
      for (const id of declaration.ids) network.alias(id, declaration.key);
      if (!OWNERS.has(declaration.type))
        for (const one of [declaration.values, ...(declaration.readings ?? [])]) this.#mention(one);
    }
  }

  all(...types: string[]): readonly Declared[] {
    return types.flatMap((type) => this.#byType.get(type) ?? []);
  }

  /** Whether a single declaration is called so. */
  hasOneLabel(label: string): boolean {
    this.#labels ??= counted([...this.#byType.values()].flat());
    return this.#labels.get(label) === 1;
  }

  /** The VPC of something whose own field does not name one that the input describes: as told there, else as what it is used with. */
  vpcOf(key: Key, told: string | undefined): Key | undefined {
    if (told !== undefined && this.network.has(told, 'vpc') && !this.things.has(told)) return this.key(told);
    this.#sameVpc ??= new SameVpc(this);
    const other = this.#sameVpc.of(key);
    return other ?? (told === undefined ? undefined : this.key(told));
  }

  /** The outermost stack of a parameter that nobody gave; undefined for anything else, and where there is no other stack. */
  rootOfParameter(key: Key): string | undefined {
    return this.things.has(key) && /(^|\/)parameter [^/]*$/.test(key) ? this.rootOf(key) : undefined;
  }

  /** The group of that name: the only one, or the only one in the VPC of another group. */
  groupNamed(name: string, beside?: Key): Key | undefined {
    const found = this.groupNames.get(name) ?? [];
    if (found.length < 2) return found[0];
    const home = this.network.find(beside, 'security-group')?.vpc;
    const [only, another] = found.filter((key) => this.network.find(key, 'security-group')?.vpc === home);
    return another === undefined ? only : undefined;
  }

  get types(): Iterable<string> {
    return this.#byType.keys();
  }

  /** Whether what a route leads to is told not to be there: AWS keeps the route, and drops what it matches. */
  leadsNowhere(id: string): boolean {
    return !this.network.has(id) && (this.gone.has(id) || this.detached.has(id));
  }

  /** Whether any field of any declaration holds this id, save those of the VPC or transit gateway that it comes with. */
  mentions(id: string): boolean {
    return this.#mentioned.has(id);
  }

  /** The draft fields that every declared element has. */
  named(declared: Declaration): { ids: string[]; label: string; typeWord: string } {
    return {
      ids: [...declared.ids.filter((id) => PROVIDER_ID.test(id)), ...(declared.queriedBy ?? [])],
      label: declared.label,
      typeWord: declared.typeWord,
    };
  }

  warn(message: string, place: Place): void {
    this.warnings.add(message, place);
  }

  /** Whether one of these is made however conditions turn out, each of which some condition may leave out. */
  oneIsMade(keys: readonly Key[]): boolean {
    const ways = this.madeInEach(keys);
    return ways.length > 0 && ways.every((made) => made.length > 0);
  }

  /** Whether some condition may leave out what an id means. */
  mayBeLeftOut(id: string): boolean {
    this.#leftOut ??= new Set(
      [...this.types].flatMap((type) => this.all(type).flatMap(({ key, maybe }) => (maybe ? [key] : []))),
    );
    return this.#leftOut.has(this.key(id));
  }

  /** The key that an id means, where it means something; else the id. */
  key(id: string): Key {
    return this.network.keyOf(id) ?? id;
  }

  #mention(value: Value): void {
    if (typeof value === 'string') this.#mentioned.add(value);
    else if (Array.isArray(value)) for (const item of value) this.#mention(item);
    else if (isUnknown(value)) for (const key of value.among?.keys ?? []) this.#mentioned.add(key);
    else if (isValues(value)) for (const item of Object.values(value)) this.#mention(item);
  }
}

function counted(declarations: readonly Declaration[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { label } of declarations) counts.set(label, (counts.get(label) ?? 0) + 1);
  return counts;
}

/** Other ids are names that their owners gave, which others may have too. */
const PROVIDER_ID = /^(arn:|[a-z]+(-[a-z]+)*-[0-9a-f]{6,}$)/;

/** They tell the ids of what AWS makes with them, which is no use of it. */
const OWNERS = new Set(['vpc', 'default_vpc', 'ec2_transit_gateway']);
