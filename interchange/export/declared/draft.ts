import {
  type Element,
  type NamedElement,
  nounOf,
  type Origin,
  type Topology,
  type TransitGateway,
  type Vpc,
} from '../../../network/topology/index.js';
import { say } from '../../../network/words/index.js';
import type { Declared, Dialect, ExportNote, Fields, Value } from './declared.js';
import { Ref } from './declared.js';

/** Collects what a network is declared as. One an export. */
export class Draft {
  readonly resources: Declared[] = [];
  readonly notes: ExportNote[] = [];
  private readonly byElement = new Map<unknown, Declared>();

  constructor(
    readonly topology: Topology,
    readonly dialect: Dialect,
    readonly region: string | undefined,
  ) {}

  /** The resource that an element is. What refers to the element refers to that. What is in no VPC is in the region of what it is `beside`. */
  declare(
    element: NamedElement & { readonly kind: string },
    type: string,
    fields: Fields,
    beside?: Declared | undefined,
  ): Declared {
    const region = beside ? beside.region : this.regionOf(element);
    const declared: Declared = { type, fields, element, part: [], region };
    this.resources.push(declared);
    this.byElement.set(element, declared);
    return declared;
  }

  /** Something that an element needs besides. */
  add(type: string, of: readonly (Declared | string)[], fields: Fields): Declared {
    const region = of.find((one): one is Declared => typeof one !== 'string')?.region;
    const declared: Declared = { type, fields, element: undefined, part: of, region };
    this.resources.push(declared);
    return declared;
  }

  find(element: unknown): Declared | undefined {
    return this.byElement.get(element);
  }

  ref(element: unknown, attribute?: string): Ref | undefined {
    const declared = this.byElement.get(element);
    return declared && new Ref(declared, attribute);
  }

  refs(elements: readonly unknown[], attribute?: string): Value[] {
    return elements.flatMap((element) => this.ref(element, attribute) ?? []);
  }

  note(at: { readonly origin: Origin }, message: string): undefined {
    this.notes.push({ origin: at.origin, message });
  }

  /** True, and told, where the file leaves open whether it is there at all. */
  isOpen(element: Element & { readonly maybe?: true | undefined }): boolean {
    if (!element.maybe) return false;
    this.note(element, say`The file leaves open whether ${nounOf(element)} ${element.name} is there: it is left out.`);
    return true;
  }

  /** Another region than that of the export, in which an element is. */
  regionOf(element: object): string | undefined {
    const { vpc, transitGateway } = element as { vpc?: Vpc; transitGateway?: TransitGateway };
    const owner = vpc ?? transitGateway ?? (element as Partial<Vpc & TransitGateway>);
    const regions = new Set(
      owner.kind === 'transit-gateway'
        ? owner.attachments?.map(({ vpc: { target } }) => target?.region?.value ?? this.region)
        : [owner.region?.value],
    );
    // A transit gateway is where the VPCs are that are attached to it.
    const [region] = regions.size === 1 ? regions : [];
    return region === this.region ? undefined : region;
  }
}
