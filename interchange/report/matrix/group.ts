import type { Flow, Matrix, MatrixEndpoint, TrafficBox } from '../../../network/reachability/answer.js';
import { groupBy } from '../group-by.js';
import type { MatrixReport, ReportEndpoint } from './matrix-report.js';

/**
 * Endpoints that share everything that decides a flow, as one class each. Two endpoints are alike if every third one reaches them, and is reached by them, in the same way,
 * and they reach each other in the same way both ways; which addresses are theirs does not count. That is an equivalence, so classes are whole:
 * a flow between classes holds for every pair of their members.
 */
export function groupMatrix(matrix: Matrix): MatrixReport {
  const classOf = classes(matrix);
  const members = groupBy(matrix.endpoints, ({ name }) => classOf.get(name) as string);
  const endpoints = [...members].map(([name, all]) => classEndpoint(name, all));
  return { endpoints, flows: classFlows(matrix, classOf, members) };
}

function classes(matrix: Matrix): Map<string, string> {
  const signatures = matrix.endpoints.length === 0 ? new Map<string, readonly string[]>() : rowSignatures(matrix);
  const first = new Map<string, string>();
  const classOf = new Map<string, string>();
  for (const { name } of matrix.endpoints) {
    const keys = signatures.get(name) as readonly string[];
    const known = keys.map((key) => first.get(key)).find((found) => found !== undefined);
    classOf.set(name, known ?? name);
    if (known === undefined) for (const key of keys) first.set(key, name);
  }
  return classOf;
}

/**
 * For each endpoint the texts under which it may meet its like: its row and column as they are (those of its kind that do not reach each other have equal ones),
 * and, for each way in which it reaches another, with an entry of that way for itself (those that reach each other so have equal ones then).
 */
function rowSignatures(matrix: Matrix): Map<string, readonly string[]> {
  const endpoints = new Map(matrix.endpoints.map((endpoint) => [endpoint.name, endpoint]));
  const index = new Map(matrix.endpoints.map(({ name }, i) => [name, i]));
  const rows = new Map<string, Map<number, [out: number, into: number]>>(
    matrix.endpoints.map(({ name }) => [name, new Map()]),
  );
  const kinds = new Map<string, number>();
  for (const flow of matrix.flows) {
    const from = endpoints.get(flow.from);
    const to = endpoints.get(flow.to);
    if (!from || !to) continue;
    const text = flowText(flow, from, to);
    const kind = kinds.get(text) ?? kinds.size + 1;
    kinds.set(text, kind);
    entry(rows, flow.from, index.get(flow.to) as number)[0] = kind;
    entry(rows, flow.to, index.get(flow.from) as number)[1] = kind;
  }
  return new Map(
    matrix.endpoints.map((endpoint) => {
      const row = rows.get(endpoint.name) as Map<number, [number, number]>;
      const own = index.get(endpoint.name) as number;
      const head = `${endpoint.kind}|${endpoint.addresses.length}|${endpoint.publicAddresses.length}|`;
      const mutual = new Set([...row.values()].filter(([out, into]) => out === into).map(([out]) => out));
      return [
        endpoint.name,
        [head + rowText(row), ...[...mutual].map((kind) => head + rowText(new Map(row).set(own, [kind, kind])))],
      ];
    }),
  );
}

function entry(rows: Map<string, Map<number, [number, number]>>, name: string, other: number): [number, number] {
  const row = rows.get(name) as Map<number, [number, number]>;
  let cell = row.get(other);
  if (!cell) {
    cell = [0, 0];
    row.set(other, cell);
  }
  return cell;
}

function rowText(row: ReadonlyMap<number, readonly [number, number]>): string {
  return [...row]
    .sort(([a], [b]) => a - b)
    .map(([other, [out, into]]) => `${other}:${out}:${into}`)
    .join(' ');
}

/** What a flow is, less the addresses of its ends, each of which is told by its place among its endpoint's own. */
function flowText(flow: Flow, from: MatrixEndpoint, to: MatrixEndpoint): string {
  const boxes = (list: readonly TrafficBox[]): string =>
    list.map((box) => JSON.stringify({ ...box, from: relative(box.from, from), to: relative(box.to, to) })).join();
  return [flow.verdict, boxes(flow.reachable), boxes(flow.partly), boxes(flow.oneWay), boxes(flow.unknown)].join('|');
}

function relative(addresses: string, endpoint: MatrixEndpoint): string {
  if (addresses === endpoint.addresses.join(',')) return '*';
  return addresses
    .split(',')
    .map((address) => {
      const own = endpoint.addresses.indexOf(address);
      const open = endpoint.publicAddresses.indexOf(address);
      return own >= 0 ? `own ${own}` : open >= 0 ? `public ${open}` : address;
    })
    .join();
}

function classEndpoint(name: string, all: readonly MatrixEndpoint[]): ReportEndpoint {
  const { kind, subnet } = all[0] as MatrixEndpoint;
  const one = all.every((member) => member.subnet === subnet) ? subnet : undefined;
  return {
    name,
    kind,
    addresses: all.flatMap((member) => member.addresses),
    publicAddresses: all.flatMap((member) => member.publicAddresses),
    ...(one === undefined ? {} : { subnet: one }),
    members: all.map((member) => member.name),
  };
}

/** One flow a pair of classes: that of the first pair of members, at the addresses of all. */
function classFlows(
  matrix: Matrix,
  classOf: ReadonlyMap<string, string>,
  members: ReadonlyMap<string, readonly MatrixEndpoint[]>,
): Flow[] {
  const merged = new Map<string, { from: string; to: string; flows: Flow[] }>();
  for (const flow of matrix.flows) {
    const from = classOf.get(flow.from);
    const to = classOf.get(flow.to);
    if (from === undefined || to === undefined) continue;
    const key = `${from}\n${to}`;
    const pair = merged.get(key);
    if (pair) pair.flows.push(flow);
    else merged.set(key, { from, to, flows: [flow] });
  }
  const size = (name: string): number => members.get(name)?.length ?? 1;
  return [...merged.values()].map(({ from, to, flows }) => {
    const sample = flows[0] as Flow;
    if (size(from) === 1 && size(to) === 1) return sample;
    const list = (key: 'reachable' | 'partly' | 'oneWay' | 'unknown'): TrafficBox[] =>
      sample[key].map((box, i) => ({
        ...box,
        from: joined(flows.map((flow) => flow[key][i]?.from ?? box.from)),
        to: joined(flows.map((flow) => flow[key][i]?.to ?? box.to)),
      }));
    return {
      from,
      to,
      verdict: sample.verdict,
      reachable: list('reachable'),
      partly: list('partly'),
      oneWay: list('oneWay'),
      unknown: list('unknown'),
    };
  });
}

function joined(addresses: readonly string[]): string {
  return [...new Set(addresses.flatMap((list) => list.split(',')))].join(',');
}
