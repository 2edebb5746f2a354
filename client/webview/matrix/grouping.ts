import { type Told, told } from '../../../network/words/index.js';
import type { CompactEndpoint } from '../../../server/protocol.js';

/** What endpoints are put together by: where they are, what is around them, or that nothing tells them apart. */
export type Grouping = 'none' | 'subnet' | 'vpc' | 'groups' | 'alike';

export const GROUPINGS: Readonly<Record<Grouping, Told>> = {
  none: told`each by itself`,
  subnet: told`by subnet`,
  vpc: told`by VPC`,
  groups: told`by security groups`,
  alike: told`by like behaviour`,
};

export const isGrouping = (value: unknown): value is Grouping =>
  typeof value === 'string' && Object.hasOwn(GROUPINGS, value);

/** How the matrix is grouped, and which groups are open; rows and columns open apart. */
export interface MatrixGrouping {
  /** Undefined: the default for the network's size. */
  readonly grouping?: Grouping | undefined;
  readonly openRows: readonly string[];
  readonly openColumns: readonly string[];
}

/** Stands for all endpoints with the same; undefined: the endpoint is in no group. */
export function groupKey(endpoint: CompactEndpoint, grouping: Grouping): string | undefined {
  switch (grouping) {
    case 'none':
      return undefined;
    case 'subnet':
      return endpoint.subnet;
    case 'vpc':
      return endpoint.vpc;
    case 'groups':
      return endpoint.securityGroups?.length ? [...endpoint.securityGroups].sort().join(', ') : undefined;
    case 'alike':
      return String(endpoint.alike);
  }
}

/** What a group is called. Those that are alike have no name in common: the first one's stands for them. */
export function groupLabel(key: string, first: CompactEndpoint, grouping: Grouping): string {
  return grouping === 'alike' ? `${first.name} …` : key;
}
