import { type AddressSet, unionAddresses } from '../../../network/address/index.js';
import {
  type ClassMatrix,
  type EndpointClass,
  type EndpointFlow,
  FlowTeller,
  type GoalShare,
} from '../../../network/answers/index.js';
import { type Endpoint, type MatrixMember, withEnds } from '../../../network/endpoints/index.js';
import { ClassFlows, withoutNumbers } from './flows-in-order.js';
import type { MatrixReport, NumberedFlow, ReportEndpoint } from './matrix-report.js';

/** The matrix by class: members that share everything that decides a flow are one endpoint. A flow between classes holds for every pair of their members. */
export function classReport(matrix: ClassMatrix): MatrixReport {
  return { endpoints: classEndpoints(matrix), flows: withoutNumbers(groupedFlows(matrix)) };
}

export function classEndpoints({ classes }: ClassMatrix): ReportEndpoint[] {
  return classes.map(classEndpoint);
}

/** The flows between classes, in order. `share`: only those to its goals. */
export function groupedFlows(matrix: ClassMatrix, share?: GoalShare): Iterable<NumberedFlow> {
  const found = new ClassFlows(matrix, share);
  return { [Symbol.iterator]: () => flowsInOrder(matrix, found) };
}

function* flowsInOrder({ classes }: ClassMatrix, found: ClassFlows): Generator<NumberedFlow> {
  const row = classes.map((): readonly EndpointFlow[] | undefined => undefined);
  const teller = new FlowTeller();
  const together = new Map(classes.map((one) => [one, joined(one)]));
  for (const [from, sender] of classes.entries()) {
    if (!found.read(sender, row)) continue;
    for (let to = 0; to < classes.length; to++) {
      const receiver = classes[to] as EndpointClass;
      const flows = row[receiver.id];
      if (!flows) continue;
      const ends = [together.get(sender) as MatrixMember, together.get(receiver) as MatrixMember] as const;
      yield { from, to, flow: teller.flowOf(sender, ...ends, flows) };
    }
  }
}

/** All members of a class as one, with the addresses of all. */
function joined({ members }: EndpointClass): MatrixMember {
  const first = members[0] as MatrixMember;
  if (members.length === 1) return first;
  const unite = (list: (member: MatrixMember) => readonly Endpoint[]): Endpoint[] =>
    list(first).map((endpoint, position) => {
      const ends = members.map((member) => (list(member)[position] as Endpoint).end);
      const isNamed = ends.every(({ set }) => set !== undefined);
      const set = isNamed ? unionAddresses(...ends.map((end) => end.set as AddressSet)) : undefined;
      return { ...endpoint, end: { ...endpoint.end, set } };
    });
  return withEnds(first, {
    sources: unite(({ sources }) => sources),
    goals: unite(({ goals }) => goals),
    publicGoals: unite(({ publicGoals }) => publicGoals),
  });
}

function nameOf({ members }: EndpointClass): string {
  return (members[0] as MatrixMember).endpoint.name;
}

function classEndpoint(one: EndpointClass): ReportEndpoint {
  const all = one.members.map(({ endpoint }) => endpoint);
  const { kind, subnet } = (one.members[0] as MatrixMember).endpoint;
  return {
    name: nameOf(one),
    kind,
    addresses: all.flatMap(({ addresses }) => addresses),
    publicAddresses: all.flatMap(({ publicAddresses }) => publicAddresses),
    ...(subnet !== undefined && all.every((endpoint) => endpoint.subnet === subnet) ? { subnet } : {}),
    members: all.map(({ name }) => name),
  };
}
