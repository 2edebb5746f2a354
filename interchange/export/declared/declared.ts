/** What a network would be declared as, before it is written for Terraform or CloudFormation. Types and fields go by Terraform's names, without `aws_`; a dialect renames them. */
import type { NamedElement, Origin } from '../../../network/topology/index.js';

export interface Declared {
  readonly type: string;
  readonly fields: Fields;
  /** The element that it is; its name is made of that one's. Undefined: a part that the element needs. */
  readonly element: (NamedElement & { readonly kind: string }) | undefined;
  /** Of a part: what its name is made of. */
  readonly part: readonly (Declared | string)[];
  /** In another region than the first. */
  readonly region: string | undefined;
}

export type Value = string | number | boolean | Ref | Variable | InRegion | readonly Value[] | Fields;
export interface Fields {
  readonly [name: string]: Value | undefined;
}

/** What another resource has: its id, unless an attribute is named. */
export class Ref {
  constructor(
    readonly to: Declared,
    readonly attribute = 'id',
  ) {}
}

/** What whoever uses the export has to say. */
export class Variable {
  constructor(
    readonly name: string,
    readonly description: string,
    /** Undefined: it has to be given. */
    readonly value?: string,
  ) {}
}

/** A text with the region's name in it. */
export class InRegion {
  constructor(
    readonly before: string,
    readonly after: string,
    readonly region: string | undefined,
  ) {}
}

/** What the export does not say, or not as the file does, and where the file says it. */
export interface ExportNote {
  readonly origin: Origin;
  readonly message: string;
}

/** In what the two ways of declaring differ by more than names. */
export interface Dialect {
  /** What a VPC has before anybody says anything can be declared too: its main route table, its default ACL and group. Else what has none of its own is given them. */
  readonly declaresDefaults: boolean;
  /** A group without rules for what goes out lets everything out unless it has one; else it lets nothing out. */
  readonly groupsLetOut: boolean;
  /** A route may lead to an instance; else to the interface of one. */
  readonly routesToInstances: boolean;
  /** What is peered from elsewhere can be accepted; else somebody has to. */
  readonly acceptsPeerings: boolean;
  /** Endpoints can ask for addresses; else AWS picks them. */
  readonly asksForEndpointAddresses: boolean;
  /** One region for all. */
  readonly oneRegion: boolean;
}

export interface Declarations {
  readonly resources: readonly Declared[];
  readonly notes: readonly ExportNote[];
  /** The region that most of it is in, if the file says one. */
  readonly region: string | undefined;
}
