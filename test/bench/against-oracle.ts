/** Holds a sample of a bench's answer against the slow evaluator of single packets. */
import type { MatrixFlow } from '../../network/answers/answer.js';
import type { ClassMatrix, EndpointClass } from '../../network/answers/class-matrix.js';
import { flowOf } from '../../network/answers/flow.js';
import type { MatrixMember } from '../../network/endpoints/endpoints.js';
import { endsOf, type Member as OracleMember } from '../oracle/ends.js';
import { type Points, pointsOf, type Service, servicesAt } from '../oracle/points.js';
import { Random } from '../oracle/random.js';
import { sameFamily, survey } from '../oracle/survey.js';
import { differenceOf, showService } from '../trace/compare.js';

export interface Effort {
  readonly pairs: number;
  readonly packets: number;
}

/** Pairs of classes to look at: `found` are some between which something passes. Throws at the first difference; tells how many packets were compared. */
export function holdAgainstOracle(
  matrix: ClassMatrix,
  found: readonly (readonly [EndpointClass, EndpointClass])[],
  { pairs, packets }: Effort,
  seed: number,
): number {
  const random = new Random(seed);
  const { topology } = matrix.compiled;
  const points = fewer(pointsOf(topology), random);
  const services = servicesAt(points);
  let compared = 0;
  for (let i = 0; i < pairs; i++) {
    const [from, to] =
      i % 2 && found.length > 0
        ? random.pick(found)
        : ([random.pick(matrix.classes), random.pick(matrix.classes)] as const);
    const source = random.pick(from.members);
    const goal = random.pick(to.members);
    if (source === goal || (!isInside(source) && !isInside(goal))) continue;
    const [a, b] = [oracleMember(source), oracleMember(goal)];
    if (!a || !b) continue;
    const flow = flowOf(from, source, goal, matrix.flows(from, to));
    const answer = { ...flow, traffic: '', paths: [], blockers: [] };
    const passing: Service[] = flow.reachable.flatMap(({ protocol, ports }) =>
      protocol === 'tcp' && ports ? [{ protocol: 6, destinationPort: Number.parseInt(ports, 10) }] : [],
    );
    for (const start of random.some(endsOf(topology, a, 'from', b, points.addresses), 2)) {
      for (const end of random.some(endsOf(topology, b, 'to', a, points.addresses), 2)) {
        if (!sameFamily(start, end)) continue;
        for (const service of [...random.some(services, packets), ...passing.slice(0, 2)]) {
          compared++;
          const expected = survey(topology, start, end, service, withPortsOf(flow, points));
          const difference = differenceOf(answer, expected, start, end, service);
          if (difference)
            throw new Error(`${flow.from} to ${flow.to}, ${showService(service)}: ${difference} (seed ${seed})`);
        }
      }
    }
  }
  return compared;
}

const isInside = ({ element }: MatrixMember): boolean =>
  element !== 'internet' && (element.kind === 'resource' || element.kind === 'load-balancer');

function oracleMember({ element }: MatrixMember): OracleMember | undefined {
  if (element === 'internet') return { kind: 'internet' };
  switch (element.kind) {
    case 'resource':
      return { kind: 'resource', resource: element };
    case 'load-balancer':
      return { kind: 'load-balancer', loadBalancer: element };
    case 'network':
      return { kind: 'network', network: element };
    case 'host':
      return undefined;
  }
}

/** Ports on both sides of where the answer claims that replies begin or cease to come back. */
function withPortsOf({ partly }: MatrixFlow, points: Points): Points {
  const claimed = partly.flatMap(({ clientPorts = '', translatedPorts = '' }) =>
    `${clientPorts},${translatedPorts}`.split(/[,-]/).flatMap((text) => (text === '' ? [] : [Number(text)])),
  );
  const ports = claimed.slice(0, 8).flatMap((port) => [port - 1, port, port + 1]);
  const more = (list: readonly number[]): number[] =>
    [...new Set([...list, ...ports])].filter((port) => port >= 0 && port <= 65_535);
  return { ...points, tcp: more(points.tcp), udp: more(points.udp) };
}

/** All points of a large network are too many to try each with each. */
function fewer(points: Points, random: Random): Points {
  const some = (list: readonly number[]): number[] => random.some(list, 12).sort((a, b) => a - b);
  return {
    tcp: some(points.tcp),
    udp: some(points.udp),
    icmp: some(points.icmp),
    icmpv6: some(points.icmpv6),
    protocols: random.some(points.protocols, 3),
    addresses: [...points.addresses.slice(0, 3), ...random.some(points.addresses, 60)],
  };
}
