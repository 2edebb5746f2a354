import type { Flow, TrafficBox } from '../../../network/reachability/answer.js';
import type { ClassMatrix, MemberClass, UnitFlow } from '../../../network/reachability/class-matrix.js';
import { flowOf } from '../../../network/reachability/matrix.js';
import type { Member } from '../../../network/reachability/units.js';
import { endOf, endText } from '../end-addresses.js';
import { classFlows } from './flows-in-order.js';
import type { MatrixReport, ReportEndpoint } from './matrix-report.js';

/** The matrix by class: members that share everything that decides a flow are one endpoint. A flow between classes holds for every pair of their members. */
export function classReport(matrix: ClassMatrix): MatrixReport {
  const found = classFlows(matrix);
  const flows: Flow[] = [];
  for (const from of matrix.classes) {
    for (const to of matrix.classes) {
      const between = found.get(from)?.get(to);
      if (between) flows.push(classFlow(from, to, between));
    }
  }
  return { endpoints: matrix.classes.map(classEndpoint), flows };
}

function nameOf({ members }: MemberClass): string {
  return (members[0] as Member).endpoint.name;
}

function classEndpoint(one: MemberClass): ReportEndpoint {
  const all = one.members.map(({ endpoint }) => endpoint);
  const { kind, subnet } = (one.members[0] as Member).endpoint;
  return {
    name: nameOf(one),
    kind,
    addresses: all.flatMap(({ addresses }) => addresses),
    publicAddresses: all.flatMap(({ publicAddresses }) => publicAddresses),
    ...(subnet !== undefined && all.every((endpoint) => endpoint.subnet === subnet) ? { subnet } : {}),
    members: all.map(({ name }) => name),
  };
}

function classFlow(from: MemberClass, to: MemberClass, found: readonly UnitFlow[]): Flow {
  const names = { from: nameOf(from), to: nameOf(to) };
  const told = (source: Member, goal: Member): Flow => flowOf(from, source, goal, found);
  const other = (list: readonly Member[], one: Member): Member =>
    list[0] === one ? (list[1] ?? one) : (list[0] as Member);
  // Each member once at its end, with whomever at the other: what differs between the flows is the addresses of that member.
  const out = from.members.map((source) => told(source, other(to.members, source)));
  const into = to.members.map((goal) => told(other(from.members, goal), goal));
  const sample = out[0] as Flow;
  const boxes = (key: 'reachable' | 'partly' | 'oneWay' | 'unknown'): TrafficBox[] =>
    sample[key].map((box, i) => ({
      ...box,
      from: joined(out, key, i, 'from', box),
      to: joined(into, key, i, 'to', box),
    }));
  return {
    ...names,
    verdict: sample.verdict,
    reachable: boxes('reachable'),
    partly: boxes('partly'),
    oneWay: boxes('oneWay'),
    unknown: boxes('unknown'),
  };
}

/** The addresses at one end of the same box of several flows. */
function joined(
  flows: readonly Flow[],
  key: 'reachable' | 'partly' | 'oneWay' | 'unknown',
  index: number,
  end: 'from' | 'to',
  box: TrafficBox,
): string {
  if (flows.length === 1) return box[end];
  return endText(endOf([...new Set(flows.map((flow) => flow[key][index]?.[end] ?? box[end]))].join(',')));
}
