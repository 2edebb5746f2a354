import { say } from '../../../network/words/index.js';
import type { InputFile } from '../types.js';
import type { Warnings } from '../warnings.js';
import { Collected, type Dispute, type List } from './collected.js';
import { COMMANDS } from './commands.js';
import { tellDisputes, tellListDisputes } from './disputes.js';
import { isObject } from './identities.js';
import { type Kind, kindOf, lettersOf } from './kinds.js';
import { parseAnswers } from './parse-answers.js';
import { type Refusal, refusalOf, tellRefusals } from './refusals.js';
import { isOtherAnswer, kindOfAll, kindOfObject } from './signatures.js';
import { subnetGroupsIn, type ToldEnd, toldEnds } from './told-ends.js';
import { type WayList, wayListOf, wayOfObject } from './way-lists.js';

export interface Place {
  readonly file: string;
  readonly path: string;
}

/** One object of a list, with the plain fields of what encloses it: answers that do not name their table or list stand in a wrapper that does. */
export interface Item {
  readonly raw: unknown;
  readonly place: Place;
  readonly context: Readonly<Record<string, string>>;
}

/** A list that is there and is not read: its key, and what is in it. */
export interface Unread {
  readonly key: string;
  readonly value: unknown;
  readonly place: Place;
  /** Where it opens a way in or out that is not modelled: which list it is. */
  readonly way?: WayList;
}

/** How deep lists may lie: pages in a list, in an object by account and region. */
const DEEPEST = 8;

/** Everything the files describe, by kind. */
export class Described {
  readonly #collected = new Collected();
  readonly unread: Unread[] = [];
  /** What `get-transit-gateway-prefix-list-references` told. */
  readonly prefixListReferences: Item[] = [];
  /** What `get-transit-gateway-policy-table-associations` told. */
  readonly policyTableAssociations: { readonly raw: object; readonly place: Place }[] = [];
  /** What lies in subnets and is told by answers that are not read otherwise. */
  readonly ends: ToldEnd[] = [];
  readonly subnetGroups = new Map<string, readonly string[]>();
  readonly #refusals: Refusal[] = [];

  static read(
    files: readonly InputFile[],
    warnings: Warnings,
    onProgress?: (done: number, total: number) => void,
  ): Described {
    const described = new Described();
    files.forEach((file, i) => {
      const before = described.#collected.size;
      const unreadBefore = described.unread.length;
      parseAnswers(file).forEach((document, n) => {
        described.#walk(document, { file: file.path, path: n === 0 ? '' : `document ${n + 1}` }, {}, 0);
      });
      if (described.#collected.size === before && described.unread.length === unreadBefore)
        warnings.add(say`Nothing in this file is read: it has no list that \`aws ec2 describe-…\` or its kin print.`, {
          file: file.path,
        });
      onProgress?.(i + 1, files.length);
    });
    described.#tellUnread(warnings);
    described.#tellCut(warnings);
    tellListDisputes(described.#collected.settle(), warnings);
    tellDisputes(described.disputes, warnings);
    tellRefusals(described.#refusals, warnings);
    if (described.#collected.isEmpty)
      warnings.add(
        say`No file has a list that \`aws ec2 describe-…\` or its kin print and that has to do with reachability.`,
      );
    return described;
  }

  items(kind: Kind): readonly Item[] {
    return this.#collected.items(kind);
  }

  /** Whether any file has the list, though it be empty. */
  has(kind: Kind): boolean {
    return this.#collected.has(kind);
  }

  /** Whether AWS cut an answer of the kind short, and no further page of it is there: there is more than is described. */
  isCut(kind: Kind): boolean {
    return this.#collected.isCut(kind);
  }

  /** The lists of a kind that AWS cut short, and of which no further page is there. */
  cut(kind: Kind): readonly List[] {
    return this.#collected.cut(kind);
  }

  /** The lists of a kind that are told in part: those that were not given, and those that AWS cut short. */
  untold(kind: Kind): readonly Omit<List, 'isCut'>[] {
    return [...this.refused(kind), ...this.#collected.cut(kind)];
  }

  /** Where each list of a kind stands, though it be empty, with the plain fields of what encloses it. */
  lists(kind: Kind): readonly List[] {
    return this.#collected.lists(kind);
  }

  /** The lists of a kind that were asked for and not given, with the plain fields of what encloses them. */
  refused(kind: Kind): readonly Omit<List, 'isCut'>[] {
    return this.#collected.refused(kind);
  }

  /** What is described more than once, and differently. */
  get disputes(): readonly Dispute[] {
    return this.#collected.disputes;
  }

  isRefused(kind: Kind): boolean {
    return this.refused(kind).length > 0;
  }

  #walk(value: unknown, place: Place, context: Record<string, string>, depth: number, isPart = false): void {
    if (depth > DEEPEST || typeof value !== 'object' || value === null) return;
    if (Array.isArray(value)) this.#walkList(value, place, context, depth, isPart);
    else if (isObject(value)) this.#walkObject(value, place, context, depth, isPart);
  }

  /** What `--query` or a collector made may stand under no key, or under any. */
  #walkList(
    list: readonly unknown[],
    place: Place,
    context: Record<string, string>,
    depth: number,
    isPart: boolean,
  ): void {
    list.forEach((item, i) => {
      const at = { ...place, path: `${place.path}[${i}]` };
      const kind = kindOfObject(item);
      if (kind === undefined) this.#walk(item, at, context, depth + 1, isPart);
      else this.#collected.add(kind, item, at, context);
    });
  }

  #walkObject(
    value: Readonly<Record<string, unknown>>,
    place: Place,
    context: Record<string, string>,
    depth: number,
    isPart: boolean,
  ): void {
    const bare = depth === 0 ? kindOfObject(value) : undefined;
    if (bare !== undefined) {
      this.#collected.add(bare, value, place, context);
      return;
    }
    const way = depth === 0 ? wayOfObject(value) : undefined;
    if (way !== undefined) {
      this.#collected.size++;
      this.unread.push({ key: 'an answer about it alone', value, place, way });
      return;
    }
    if (depth === 0 && this.#takeEnds('an answer about it alone', value, place)) return;
    const inner = { ...context };
    for (const [key, field] of Object.entries(value))
      if (typeof field === 'string' && field !== '') inner[capitalised(key)] = field;
    const refusal = refusalOf(value);
    if (refusal) {
      this.#refuse(value, refusal, place, inner);
      return;
    }
    // Instances stand in reservations, and what says that there are more stands around those.
    const isCut = isPart || isCutShort(value);
    for (const [key, field] of Object.entries(value)) {
      // A list that is null was not told, and is no empty one.
      if (field === null) continue;
      const at = { ...place, path: place.path ? `${place.path}.${key}` : key };
      const kind = kindIn(key, inner);
      if (kind !== undefined && !isOtherAnswer(kind, field)) {
        this.#collected.list(kind, field, at, inner, isCut);
        continue;
      }
      if (lettersOf(key) === PREFIX_LIST_REFERENCES && Array.isArray(field)) {
        this.#addReferences(field, at, inner);
        continue;
      }
      if (lettersOf(key) === RESERVATIONS && Array.isArray(field)) {
        // Without any reservation there is no list of instances in it.
        this.#collected.list('Instances', [], at, inner, isCut);
        // They are nothing but lists of instances: what else they might be need not be looked for in each.
        if (field.every((item) => isObject(item) && Array.isArray(item.Instances))) {
          this.#walk(field, at, inner, depth + 1, isCut);
          continue;
        }
      }
      if (kind === 'Associations' && Array.isArray(field)) {
        const policies = field.filter(isObject).filter((item) => 'TransitGatewayPolicyTableId' in item);
        this.policyTableAssociations.push(...policies.map((raw) => ({ raw, place: at })));
        if (policies.length > 0) {
          this.#collected.size++;
          continue;
        }
      }
      if (lettersOf(key) === GROUP_ASSOCIATIONS) {
        this.#collected.size++;
        continue;
      }
      const way = kind === undefined ? wayListOf(key, field) : undefined;
      if (way !== undefined) {
        // That there is none is an answer too.
        this.#collected.size++;
        if (holdsObjects(field)) this.unread.push({ key, value: field, place: at, way });
        // It has an interface of its own, from which it connects.
        if (way === 'InstanceConnectEndpoints') this.#takeEnds(key, field, at);
        continue;
      }
      const other = kind === undefined ? undefined : kindOfAll(field);
      if (other !== undefined) {
        this.#collected.list(other, field, at, inner, isCut);
        continue;
      }
      const subnetGroups = subnetGroupsIn(key, field);
      for (const [name, subnets] of subnetGroups) this.subnetGroups.set(name, subnets);
      if (subnetGroups.length > 0) {
        this.#collected.size++;
        continue;
      }
      if (this.#takeEnds(key, field, at)) continue;
      const before = this.#collected.size;
      const unreadBefore = this.unread.length;
      if (kind === undefined) this.#walk(field, at, inner, depth + 1, isCut);
      if (!Array.isArray(field) || !field.some(isObject) || this.#collected.size > before) continue;
      // What stands inside a list that is not read is a part of it.
      this.unread.length = unreadBefore;
      this.unread.push({ key, value: field, place: at });
    }
  }

  /** Whether ends stand there: what else stands in their list lies in no subnet. */
  #takeEnds(key: string, field: unknown, place: Place): boolean {
    const ends = toldEnds(key, field, place);
    if (ends === undefined) return false;
    this.ends.push(...ends);
    this.#collected.size++;
    return true;
  }

  #refuse(value: object, refusal: Refusal, place: Place, context: Record<string, string>): void {
    this.#refusals.push(refusal);
    this.#collected.size++;
    for (const key of Object.keys(value)) {
      const kind = kindOf(key);
      if (kind !== undefined) this.#collected.refuse(kind, place, context);
    }
  }

  /** Static routes of transit gateway tables, told by themselves: what else is in their tables they do not tell. */
  #addReferences(list: readonly unknown[], place: Place, context: Record<string, string>): void {
    this.#collected.size++;
    list.forEach((item, i) => {
      if (!isObject(item)) return;
      const table = item.TransitGatewayRouteTableId;
      const inside = typeof table === 'string' ? { ...context, TransitGatewayRouteTableId: table } : context;
      this.prefixListReferences.push({ raw: item, place: { ...place, path: `${place.path}[${i}]` }, context: inside });
    });
  }

  #tellCut(warnings: Warnings): void {
    for (const [kind, command] of Object.entries(COMMANDS) as [Kind, string][])
      if (this.isCut(kind))
        warnings.add(
          say`
            AWS cut this answer short, and its next page is not there: there are more ${kind} than are described.
            Ask for all of them: \`aws ${command}\`, without --max-items and --no-paginate.
          `,
          { file: this.lists(kind).find((list) => list.isCut)?.place.file },
        );
  }

  /** Each key once: a folder with every answer of an account has many that have nothing to do with reachability. */
  #tellUnread(warnings: Warnings): void {
    const keys = new Map<string, Unread>();
    for (const one of this.unread)
      if (kindOf(one.key) === undefined && one.way === undefined && !keys.has(one.key)) keys.set(one.key, one);
    for (const [key, { place }] of keys) warnings.add(say`${key} are not read.`, { file: place.file });
  }
}

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_GetTransitGatewayPrefixListReferences.html */
const PREFIX_LIST_REFERENCES = lettersOf('TransitGatewayPrefixListReferences');

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeInstances.html */
const RESERVATIONS = lettersOf('Reservations');

/** What is in a group tells that itself, in whatever VPC. https://docs.aws.amazon.com/vpc/latest/userguide/security-group-assoc.html */
const GROUP_ASSOCIATIONS = lettersOf('SecurityGroupVpcAssociations');

/** The routes of a Client VPN endpoint stand under the key of those of a transit gateway. */
const kindIn = (key: string, { ClientVpnEndpointId: endpoint }: Item['context']): Kind | undefined => {
  const kind = kindOf(key);
  return kind === 'Routes' && endpoint !== undefined ? 'ClientVpnRoutes' : kind;
};

/** A list with something in it, such a list in a wrapper, as CloudFront prints its own, or one object by itself. */
const holdsObjects = (field: unknown): boolean =>
  Array.isArray(field)
    ? field.some(isObject)
    : isObject(field) && (!('Quantity' in field) || Object.values(field).some(holdsObjects));

/** https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-pagination.html */
function isCutShort(answer: Readonly<Record<string, unknown>>): boolean {
  const tokens = ['NextToken', 'nextToken', 'NextMarker', 'Marker'].map((field) => answer[field]);
  return (
    tokens.some((token) => typeof token === 'string' && token !== '') ||
    answer.AdditionalRoutesAvailable === true ||
    answer.IsTruncated === true
  );
}

/** Direct Connect prints its keys with small first letters; everything here reads them with capital ones. */
function capitalised(key: string): string {
  return key.charAt(0).toUpperCase() + key.slice(1);
}

export function uncapitalised(key: string): string {
  return key.charAt(0).toLowerCase() + key.slice(1);
}
