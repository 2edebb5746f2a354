import type { AstNode, CstNode, LeafCstNode } from 'langium';
import { parseAddress, parseCidr } from '../../network/address/index.js';
import type { Finding, RelatedPlace, Severity } from '../../network/findings/index.js';
import type {
  AddressLiteral,
  CidrLiteral,
  Element,
  Filter,
  Located,
  MayBeAbsent,
  NamedElement,
  Origin,
  Reference,
  SubjectElement,
} from '../../network/topology/index.js';
import type * as ast from '../generated/ast.js';
import type { Role } from '../link/roles.js';
import type { FileScope, Owner, Registered } from '../link/scopes.js';
import { addressProblem, cidrProblem } from './address-problems.js';
import type { Comments } from './comments.js';
import { firstLeaf, leafOf, leavesOf } from './leaves.js';
import type { Mutable } from './mutable.js';
import { type RuleList, textsOf } from './rule-lists.js';

/** A name to be looked up once every name of every file is known. */
export interface LinkRequest {
  readonly text: string;
  readonly origin: Origin;
  readonly role: Role;
  readonly file: FileScope;
  /** Whose names come first. A function where that is itself a link made before this one. */
  readonly owner?: Owner | (() => Owner | undefined) | undefined;
  /** Told what the name means. Several targets only where `several` says so: an id shared by several interfaces. */
  readonly several: boolean;
  accept(targets: readonly Element[]): void;
  /** Asked first where nothing is found: true if the name is known by other means. */
  fallback?(text: string): boolean;
}

type NamedNode = AstNode & { name: string; items?: readonly AstNode[] };

/** Builds the values of one file and gathers what is wrong with it. */
export class FileBuilder {
  readonly findings: Finding[] = [];
  readonly links: LinkRequest[] = [];
  readonly elements: Registered[] = [];
  /** Every place that was told, in the order of the text's statements: they move with the text. */
  readonly origins: Origin[] = [];
  /** What the rules of groups and ACLs have brought into these lists. */
  readonly rules: RuleList[] = [];

  constructor(
    readonly uri: string,
    readonly text: string,
    readonly scope: FileScope,
    private readonly comments: Comments,
    /** How many lines of the file stand before the text. */
    private readonly line = 0,
    /** Where in the text the piece begins that is lowered. */
    private readonly offset = 0,
  ) {}

  /** Lowers the rules of a group or an ACL, which may be others when its text is edited. */
  rulesOf(filter: Filter, nodes: readonly AstNode[], lower: () => void): void {
    const { origins, links, findings } = this;
    const before = [origins.length, links.length, findings.length] as const;
    lower();
    this.rules.push({
      filter,
      texts: textsOf(nodes, this.offset),
      origins: { from: before[0], to: origins.length },
      links: { from: before[1], to: links.length },
      findings: { from: before[2], to: findings.length },
    });
  }

  /** The same builder with these in its lists. */
  replaced(lists: Pick<FileBuilder, 'origins' | 'findings' | 'links' | 'elements' | 'rules'>): FileBuilder {
    const made = new FileBuilder(this.uri, this.text, this.scope, this.comments, this.line, this.offset);
    return Object.assign(made, lists);
  }

  report(
    rule: string,
    origin: Origin,
    message: string,
    severity: Severity = 'error',
    related: RelatedPlace[] = [],
  ): void {
    this.findings.push({ rule, severity, message, origin, related });
  }

  origin(node: CstNode | undefined): Origin {
    if (!node) return { file: this.uri, range: { start: { line: 1, column: 1 }, end: { line: 1, column: 1 } } };
    const { start, end } = node.range;
    const before = this.line + 1;
    const origin = {
      file: this.uri,
      range: {
        start: { line: start.line + before, column: start.character + 1 },
        end: { line: end.line + before, column: end.character + 1 },
      },
    };
    this.origins.push(origin);
    return origin;
  }

  /** A token's text. Langium's own getter walks up to the root for it. */
  textOf(leaf: LeafCstNode): string {
    return this.text.slice(leaf.offset, leaf.end);
  }

  originOf(node: AstNode): Origin {
    return this.origin(node.$cstNode);
  }

  located<T>(value: T, leaf: CstNode | undefined): Located<T> {
    return { kind: 'located', value, origin: this.origin(leaf) };
  }

  /** What every named element has. The element is put under its name where `register` is called and the piece is taken into its file. */
  named(node: NamedNode): NamedElement {
    const leaf = leafOf(node, 'name');
    const first = firstLeaf(node);
    const offset = node.$cstNode?.offset ?? first?.offset ?? -1;
    return {
      name: node.name ?? '',
      nameOrigin: leaf ? this.origin(leaf) : this.origin(first),
      origin: this.originOf(node),
      ids: this.ids(node.items ?? []),
      doc: this.comments.docs.get(offset),
      remarks: this.comments.remarks.get(offset),
    };
  }

  ids(items: readonly AstNode[]): Located<string>[] {
    const out: Located<string>[] = [];
    for (const item of items) {
      if (item.$type === 'Ids')
        for (const leaf of leavesOf(item as ast.Ids, 'ids')) out.push(this.located(this.textOf(leaf), leaf));
    }
    return out;
  }

  register(element: Element, owner?: Owner): void {
    this.elements.push({ element, owner });
  }

  /** A name, or `unknown` in its place. */
  referenceOrUnknown<T extends Element>(
    use: ast.UseRouteTable | ast.UseNetworkAcl,
    role: Role,
    owner?: LinkRequest['owner'],
  ): Reference<T> {
    const leaf = leafOf(use, 'unknown');
    if (!leaf) return this.reference<T>(leafOf(use, 'ref'), role, owner);
    return { kind: 'reference', text: 'unknown', origin: this.origin(leaf), target: undefined, untold: true };
  }

  reference<T extends Element>(
    leaf: LeafCstNode | undefined,
    role: Role,
    owner?: LinkRequest['owner'],
    doubt: MayBeAbsent = {},
  ): Reference<T> {
    const reference: Mutable<Reference<T>> = {
      kind: 'reference',
      text: leaf ? this.textOf(leaf) : '',
      origin: this.origin(leaf),
      target: undefined,
      ...doubt,
    };
    if (leaf) {
      this.links.push({
        text: reference.text,
        origin: reference.origin,
        role,
        file: this.scope,
        owner,
        several: false,
        accept: (targets) => {
          reference.target = targets[0] as T;
        },
      });
    }
    return reference;
  }

  /** The elements that a subject's name means; filled when names are linked. */
  subjects(leaf: LeafCstNode, role: Role): SubjectElement[] {
    const targets: SubjectElement[] = [];
    this.links.push({
      text: this.textOf(leaf),
      origin: this.origin(leaf),
      role,
      file: this.scope,
      several: true,
      accept: (found) => targets.push(...(found as readonly SubjectElement[])),
    });
    return targets;
  }

  cidr(leaf: LeafCstNode): CidrLiteral {
    const origin = this.origin(leaf);
    const parsed = parseCidr(this.textOf(leaf));
    if (!parsed) this.report('address-invalid', origin, cidrProblem(this.textOf(leaf)));
    return {
      kind: 'cidr-literal',
      text: this.textOf(leaf),
      origin,
      cidr: parsed?.cidr,
      hostBits: parsed?.hostBits ?? false,
    };
  }

  address(leaf: LeafCstNode): AddressLiteral {
    const origin = this.origin(leaf);
    const address = parseAddress(this.textOf(leaf));
    if (address === undefined) this.report('address-invalid', origin, addressProblem(this.textOf(leaf)));
    return { kind: 'address-literal', text: this.textOf(leaf), origin, address };
  }

  cidrs<T extends AstNode>(node: T, property: keyof T & string): CidrLiteral[] {
    return leavesOf(node, property).map((leaf) => this.cidr(leaf));
  }

  addresses<T extends AstNode>(node: T, property: keyof T & string): AddressLiteral[] {
    return leavesOf(node, property).map((leaf) => this.address(leaf));
  }
}
