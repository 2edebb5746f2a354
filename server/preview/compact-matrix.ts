import {
  type Analysis,
  type ClassMatrix,
  type EndpointClass,
  flowOf,
  type MatrixFlow,
  type TrafficBox,
} from '../../network/answers/index.js';
import type { MatrixMember } from '../../network/endpoints/index.js';
import type { CompactEndpoint, CompactFlow, CompactMatrix } from '../protocol.js';
import { groupsOn } from './map-guards.js';

/** Networks with more kinds of endpoints would take seconds at every edit. */
const MOST_CLASSES = 3_000;
/** More are a message of tens of megabytes. */
const MOST_FLOWS = 300_000;

/** After this many milliseconds of work, waiting messages are let in. */
const SLICE = 20;

/** The work of each analysis, done or begun: findings that come in change the preview and not the matrix, and who stops waiting asks again. */
const works = new WeakMap<Analysis, Generator<void, CompactMatrix>>();
const made = new WeakMap<Analysis, CompactMatrix>();

/** The work and the message grow with the kinds of endpoints, not with their number. `pause` lets waiting messages in, and throws where nobody wants the answer any more. */
export async function compactMatrix(analysis: Analysis, pause: () => Promise<void>): Promise<CompactMatrix> {
  let since = performance.now();
  for (;;) {
    const matrix = made.get(analysis) ?? advance(analysis);
    if (matrix) return matrix;
    if (performance.now() - since > SLICE) {
      await pause();
      since = performance.now();
    }
  }
}

/** One class of goals more. Each step is taken in one go, so that several who wait may share the work. */
function advance(analysis: Analysis): CompactMatrix | undefined {
  const work = works.get(analysis) ?? matrixInSteps(analysis);
  // What broke down is begun anew.
  works.delete(analysis);
  const step = work.next();
  if (step.done) made.set(analysis, step.value);
  else works.set(analysis, work);
  return step.value ?? undefined;
}

function* matrixInSteps({ classes }: Analysis): Generator<void, CompactMatrix> {
  const endpoints = endpointsOf(classes);
  if (classes.classes.length > MOST_CLASSES) return { endpoints, flows: [], traffics: [], tooLarge: true };
  const traffics: string[] = [];
  const known = new Map<string, number>();
  const flows: CompactFlow[] = [];
  for (const { to, found } of classes.flowsByGoal()) {
    for (const [from, flowsOfPair] of found) {
      const [source, goal] = twoOf(from, to);
      if (!source || !goal) continue;
      const flow = flowOf(from, source, goal, flowsOfPair);
      const text = flowText(flow);
      let traffic = known.get(text);
      if (traffic === undefined) {
        traffic = traffics.push(text) - 1;
        known.set(text, traffic);
      }
      flows.push([from.id, to.id, flow.verdict, traffic]);
    }
    if (flows.length > MOST_FLOWS) return { endpoints, flows: [], traffics: [], tooLarge: true };
    yield;
  }
  return { endpoints, flows, traffics, tooLarge: false };
}

function endpointsOf({ classes, members }: ClassMatrix): CompactEndpoint[] {
  const ids = new Map(classes.flatMap((cls) => cls.members.map((member): [MatrixMember, number] => [member, cls.id])));
  return members.map((member) => {
    const { name, kind, addresses, publicAddresses, subnet } = member.endpoint;
    return {
      name,
      kind,
      addresses,
      publicAddresses,
      alike: ids.get(member) ?? -1,
      ...(subnet ? { subnet } : {}),
      ...placeOf(member),
    };
  });
}

function placeOf({ element }: MatrixMember): Pick<CompactEndpoint, 'vpc' | 'securityGroups'> {
  if (element === 'internet' || (element.kind !== 'resource' && element.kind !== 'load-balancer')) return {};
  const securityGroups = groupsOn(element);
  return { vpc: element.vpc.name, ...(securityGroups ? { securityGroups } : {}) };
}

/** A pair that stands for all pairs of two classes. Nobody is asked about himself. */
function twoOf(from: EndpointClass, to: EndpointClass): [MatrixMember | undefined, MatrixMember | undefined] {
  const [source] = from.members;
  return [source, to.members.find((member) => member !== source)];
}

/** What gets through, short: `tcp 443, icmp 8/0`. The best part of it where there are several. */
export function flowText(flow: MatrixFlow): string {
  const boxes = [flow.reachable, flow.partly, flow.oneWay, flow.unknown].find((list) => list.length > 0) ?? [];
  return [...new Set(boxes.map(boxText))].join(', ');
}

function boxText({ protocol, ports, types }: TrafficBox): string {
  if (ports === '0-65535' || (ports === undefined && types === undefined)) return protocol;
  return `${protocol} ${ports ?? types}`;
}
