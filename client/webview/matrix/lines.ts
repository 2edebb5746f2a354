import type { CompactEndpoint, CompactMatrix } from '../../../server/protocol.js';

/** A row or a column of the matrix: one endpoint, or a closed or open group of them. */
export interface MatrixLine {
  readonly id: string;
  readonly label: string;
  readonly detail: string;
  /** Indices into the matrix's endpoints. */
  readonly members: readonly number[];
  readonly group: boolean;
  readonly open: boolean;
  /** 1 for an endpoint in an open group. */
  readonly depth: number;
}

/** Above this many endpoints the matrix starts grouped by subnet. */
export const GROUPED_FROM = 40;

/**
 * The lines of the matrix, rows and columns alike. Grouped, the endpoints of a subnet are one line until the group is opened; endpoints in no subnet stand for themselves.
 * `filter` keeps what has the text in its name, addresses or subnet.
 */
export function toLines(
  matrix: CompactMatrix,
  { grouped, open, filter }: { grouped: boolean; open: ReadonlySet<string>; filter: string },
): MatrixLine[] {
  const wanted = filter.trim().toLowerCase();
  const kept = matrix.endpoints
    .map((endpoint, index) => ({ endpoint, index }))
    .filter(({ endpoint }) => matches(endpoint, wanted));
  if (!grouped) return kept.map(({ endpoint, index }) => line(endpoint, index, 0));
  const lines: MatrixLine[] = [];
  const groups = new Map<string, { endpoint: CompactEndpoint; index: number }[]>();
  const order: (string | { endpoint: CompactEndpoint; index: number })[] = [];
  for (const one of kept) {
    const { subnet } = one.endpoint;
    if (!subnet) {
      order.push(one);
      continue;
    }
    const group = groups.get(subnet);
    if (group) group.push(one);
    else {
      groups.set(subnet, [one]);
      order.push(subnet);
    }
  }
  for (const entry of order) {
    if (typeof entry !== 'string') lines.push(line(entry.endpoint, entry.index, 0));
    else lines.push(...groupLines(entry, groups.get(entry) ?? [], open));
  }
  return lines;
}

function groupLines(
  subnet: string,
  members: readonly { endpoint: CompactEndpoint; index: number }[],
  open: ReadonlySet<string>,
): MatrixLine[] {
  const [first] = members;
  if (members.length === 1 && first) return [line(first.endpoint, first.index, 0)];
  const isOpen = open.has(subnet);
  const group: MatrixLine = {
    id: `group ${subnet}`,
    label: subnet,
    detail: `${members.length} endpoints`,
    members: members.map(({ index }) => index),
    group: true,
    open: isOpen,
    depth: 0,
  };
  return isOpen ? [group, ...members.map(({ endpoint, index }) => line(endpoint, index, 1))] : [group];
}

function line(endpoint: CompactEndpoint, index: number, depth: number): MatrixLine {
  const detail = [...endpoint.addresses, ...endpoint.publicAddresses].slice(0, 2).join(', ');
  return { id: endpoint.name, label: endpoint.name, detail, members: [index], group: false, open: false, depth };
}

function matches(endpoint: CompactEndpoint, wanted: string): boolean {
  if (!wanted) return true;
  const texts = [
    endpoint.name,
    endpoint.kind,
    endpoint.subnet ?? '',
    ...endpoint.addresses,
    ...endpoint.publicAddresses,
  ];
  return texts.some((text) => text.toLowerCase().includes(wanted));
}
