import { rangesOf } from '../../../network/wire/index.js';
import { plural } from '../../../network/words/index.js';
import type { CompactEndpoint, EndRanges, MatrixEnds } from '../../../server/protocol.js';
import { type Grouping, groupKey, groupLabel } from './grouping.js';

/** A row or a column of the matrix: one endpoint, or a closed or open group of them. */
export interface MatrixLine {
  readonly id: string;
  readonly label: string;
  readonly detail: string;
  /** Indices into the matrix's endpoints. */
  readonly members: readonly number[];
  /** The same, as cells are asked for. */
  readonly ranges: EndRanges;
  readonly group: boolean;
  readonly open: boolean;
  /** 1 for an endpoint in an open group. */
  readonly depth: number;
}

export interface LineOptions {
  readonly grouping: Grouping;
  /** The ids of groups that are open. */
  readonly open: ReadonlySet<string>;
  /** Keeps what has this text in its name, addresses, subnet or security groups. */
  readonly filter: string;
  /** Keeps endpoints of these kinds; undefined: of all. */
  readonly kinds?: ReadonlySet<number> | undefined;
  /** Keeps endpoints by their place: 0 leaves one out, and lines with the most come first. Undefined: keeps all, in their order. */
  readonly weights?: Uint8Array | undefined;
}

/** Above this many endpoints the matrix starts grouped by subnet. */
export const GROUPED_FROM = 40;

interface Numbered {
  readonly endpoint: CompactEndpoint;
  readonly index: number;
}

/** The lines of the matrix, of its rows or of its columns. What is in a group is one line until the group is opened; what is in none stands for itself. */
export function toLines(matrix: MatrixEnds, { grouping, open, filter, kinds, weights }: LineOptions): MatrixLine[] {
  const wanted = filter.trim().toLowerCase();
  const groups = new Map<string, Numbered[]>();
  for (const [index, endpoint] of matrix.endpoints.entries()) {
    if (!matches(endpoint, wanted) || (kinds && !kinds.has(endpoint.alike))) continue;
    if (weights && !weights[index]) continue;
    const key = groupKey(endpoint, grouping);
    const own = key === undefined ? `endpoint ${endpoint.name}` : `group ${key}`;
    const group = groups.get(own);
    if (group) group.push({ endpoint, index });
    else groups.set(own, [{ endpoint, index }]);
  }
  const all = [...groups.values()];
  if (weights) {
    const weight = (members: readonly Numbered[]): number =>
      members.reduce((most, { index }) => Math.max(most, weights[index] ?? 0), 0);
    const heavy = new Map(all.map((members) => [members, weight(members)]));
    all.sort((a, b) => (heavy.get(b) ?? 0) - (heavy.get(a) ?? 0));
  }
  return all.flatMap((members) => groupLines(members, grouping, open, weights));
}

function groupLines(
  members: readonly Numbered[],
  grouping: Grouping,
  open: ReadonlySet<string>,
  weights: Uint8Array | undefined,
): MatrixLine[] {
  const [first] = members;
  if (!first) return [];
  if (members.length === 1) return [line(first, 0)];
  const label = groupLabel(groupKey(first.endpoint, grouping) ?? '', first.endpoint, grouping);
  // By its label: the numbers of kinds are others after an edit, and the group stays open.
  const id = `group ${grouping} ${label}`;
  const isOpen = open.has(id);
  const places = members.map(({ index }) => index);
  const group: MatrixLine = {
    id,
    label,
    detail: plural(members.length, 'endpoint'),
    members: places,
    ranges: rangesOf(places),
    group: true,
    open: isOpen,
    depth: 0,
  };
  if (!isOpen) return [group];
  const shown = weights ? [...members].sort((a, b) => (weights[b.index] ?? 0) - (weights[a.index] ?? 0)) : members;
  return [group, ...shown.map((member) => line(member, 1))];
}

function line({ endpoint, index }: Numbered, depth: number): MatrixLine {
  const detail = [...endpoint.addresses, ...endpoint.publicAddresses].slice(0, 2).join(', ');
  return {
    id: endpoint.name,
    label: endpoint.name,
    detail,
    members: [index],
    ranges: [index, index + 1],
    group: false,
    open: false,
    depth,
  };
}

function matches(endpoint: CompactEndpoint, wanted: string): boolean {
  if (!wanted) return true;
  const texts = [
    endpoint.name,
    endpoint.kind,
    endpoint.subnet ?? '',
    ...(endpoint.securityGroups ?? []),
    ...endpoint.addresses,
    ...endpoint.publicAddresses,
  ];
  return texts.some((text) => text.toLowerCase().includes(wanted));
}
