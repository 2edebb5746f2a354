import type { NetworkAcl } from './filters.js';
import type { CidrLiteral, NamedElement } from './literals.js';
import type { Located, Reference } from './origin.js';
import type { Resource } from './resource.js';
import type { RouteTable } from './route-tables.js';
import type { MayHaveAnyBlock } from './untold.js';
import type { Vpc } from './vpc.js';

export interface Subnet extends NamedElement, MayHaveAnyBlock {
  readonly kind: 'subnet';
  readonly vpc: Vpc;
  /** What `public` or `private` in front states; what the subnet is follows from its routes. */
  readonly intent?: Located<'public' | 'private'> | undefined;
  readonly cidrs: readonly CidrLiteral[];
  readonly zone?: Located<string> | undefined;
  readonly routeTable?: Reference<RouteTable> | undefined;
  readonly networkAcl?: Reference<NetworkAcl> | undefined;
  readonly resources: readonly Resource[];
}
