import { type AddressSet, addressCount, unionAddresses } from '../address/index.js';
import {
  type Addressing,
  type CompiledNetwork,
  type End,
  type Endpoint,
  type Flow,
  goalsOf,
  pairsOf,
  type QuestionEnd,
  startsOf,
} from '../endpoints/index.js';
import type { TrafficTerm } from '../topology/index.js';
import { type Disposition, dispositionOf, sharesOf } from '../trace/index.js';
import { type Asked, ask, askedServices, inDoubt, isOneOfSeveral, ranked } from './ask.js';
import { namedGoal } from './by-name.js';
import type { ClassMatrix } from './class-matrix.js';
import { asNamed } from './doubtful-nodes.js';
import type { Shard } from './shard.js';
import { type Slot, SourceIndex } from './source-index.js';

/** Above so many pairs of questionEnds, those of a class are asked together. */
const FEW_PAIRS = 2_000;

export interface Request {
  readonly from: readonly QuestionEnd[];
  readonly to: readonly QuestionEnd[];
  readonly traffics: readonly TrafficTerm[] | undefined;
  readonly except?: readonly TrafficTerm[] | undefined;
  readonly addressing: Addressing;
  /** Pairs between which all of it is blocked are of no interest. */
  readonly withoutBlocked?: boolean;
  /** Only what leads to some of the goals, of a request that can be divided. */
  readonly share?: Shard | undefined;
}

/** Whether its goals may be asked about by different parts, which come together to what one asks. */
export function isDivisible({ from, to }: Pick<Request, 'from' | 'to'>): boolean {
  return ![...from, ...to].some(isPerhaps) && isAskedByClass({ from, to });
}

/** Asks about every pair of two ends' members. */
export function askAll(compiled: CompiledNetwork, classes: () => ClassMatrix, request: Request): Asked[] {
  const { from, to } = request;
  if (![...from, ...to].some(isPerhaps)) return askThose(compiled, classes, request);
  const isCertain = (end: QuestionEnd): boolean => !isPerhaps(end);
  const perhaps = [
    ...askThose(compiled, classes, { ...request, from: from.filter(isPerhaps) }),
    ...askThose(compiled, classes, { ...request, from: from.filter(isCertain), to: to.filter(isPerhaps) }),
  ];
  return [
    ...askThose(compiled, classes, { ...request, from: from.filter(isCertain), to: to.filter(isCertain) }),
    ...perhaps.map((item) => inDoubt(item)),
  ];
}

/** Whether it is meant at all is not told. */
export const isPerhaps = (end: QuestionEnd): boolean => 'perhaps' in end && end.perhaps === true;

/** Where pairs are many, once for each pair of classes. */
function askThose(compiled: CompiledNetwork, classes: () => ClassMatrix, request: Request): Asked[] {
  if (isAskedByClass(request)) return asNamed([...askByClass(compiled, classes(), request)]);
  const asked = {
    4: askedServices(request.traffics, request.except, 4),
    6: askedServices(request.traffics, request.except, 6),
  };
  const out: Asked[] = [];
  for (const a of request.from)
    for (const b of request.to)
      for (const pair of pairsOf(compiled, a, b, request.addressing)) {
        const goal = namedGoal(compiled, pair.goal, request.addressing);
        if (goal) out.push(ask(compiled, goal === pair.goal ? pair : { ...pair, goal }, asked[pair.source.family]));
      }
  return asNamed(out);
}

const isAskedByClass = ({ from, to }: Pick<Request, 'from' | 'to'>): boolean =>
  from.length * to.length > FEW_PAIRS && !asksForService(to);

/** Single addresses may be those of services that each VPC has for itself: no two sources need share the answer. */
function asksForService(to: readonly QuestionEnd[]): boolean {
  return to.some(
    (questionEnd) =>
      questionEnd.kind === 'address' || (questionEnd.kind === 'internet' && addressCount(questionEnd.set) === 1n),
  );
}

/** More than any network has goals. */
const AFTER_ALL_GOALS = 2 ** 40;

/** Ends that fare alike, and whose they are. */
interface AskedClass {
  readonly endpoint: Endpoint;
  readonly members: { readonly owner: object; readonly set: AddressSet | undefined }[];
}

/** The same answers, one for each pair of classes. */
export function* askByClass(compiled: CompiledNetwork, classes: ClassMatrix, request: Request): Iterable<Asked> {
  const asked = {
    4: askedServices(request.traffics, request.except, 4),
    6: askedServices(request.traffics, request.except, 6),
  };
  for (const outside of [false, true]) {
    const from = request.from.filter((questionEnd) => (questionEnd.kind === 'internet') === outside);
    // A load balancer as client is the one that no load balancer leads on: the others' goals are more, and those it has no way to.
    const first =
      from.find((questionEnd) => questionEnd.kind !== 'interface' || questionEnd.iface.owner.kind === 'resource') ??
      from[0];
    if (!first) continue;
    const sources = askedClasses(
      from.flatMap((questionEnd) =>
        startsOf(compiled, questionEnd).map(({ start, end }) => ({
          endpoint: classes.forwardingClasses.source(start, end),
          owner: ownerOf(questionEnd),
        })),
      ),
    );
    const start = startsOf(compiled, first)[0]?.start ?? { kind: 'internet' as const };
    const goals = askedClasses(
      request.to.flatMap((questionEnd) =>
        goalsOf(compiled, first, questionEnd, request.addressing, start).flatMap(({ goal: asked, end }) => {
          const goal = namedGoal(compiled, asked, request.addressing);
          return goal ? [{ endpoint: classes.forwardingClasses.goal(goal, end), owner: ownerOf(questionEnd) }] : [];
        }),
      ),
    );
    yield* askClasses(compiled, classes, sources, goals, asked, request, outside ? AFTER_ALL_GOALS : 0);
  }
}

/** Blocked pairs are told by some of them alone: they are nearly all, and what stops them repeats. */
const BLOCKED_SHOWN = 200;

function* askClasses(
  compiled: CompiledNetwork,
  classes: ClassMatrix,
  sources: readonly AskedClass[],
  goals: readonly AskedClass[],
  asked: Record<4 | 6, Asked['asked']>,
  { withoutBlocked, share }: Request,
  placeOfFirst: number,
): Iterable<Asked> {
  const index = new SourceIndex<AskedClass>(compiled.groups);
  for (const source of sources) index.add(classes.slot(source.endpoint), source);
  const slots = goals.map((goal) => classes.slot(goal.endpoint));
  let blocked = 0;
  for (const [i, goal] of goals.entries()) {
    if (share && i % share.count !== share.index) continue;
    const found = new Map<AskedClass, Disposition>();
    const { family } = goal.endpoint.end;
    classes.into(slots[i] as Slot, index, (source, disposition) => found.set(source, disposition), asked[family]);
    for (const [source, disposition] of found)
      for (const [left, right] of withoutThemselves(source, goal))
        yield late(compiled, left, right, asked[family], disposition, placeOfFirst + i);
    if (withoutBlocked) continue;
    // One of several ways counts with the others, so that leaving it out would change what they come to.
    const counts = isOneOfSeveral(goal.endpoint.goal);
    for (const source of counts || blocked < BLOCKED_SHOWN ? sources : []) {
      if (source.endpoint.end.family !== family || found.has(source)) continue;
      for (const [left, right] of withoutThemselves(source, goal)) {
        yield late(compiled, left, right, asked[family], dispositionOf([]), placeOfFirst + i);
        if (!counts) blocked++;
      }
      if (!counts && blocked >= BLOCKED_SHOWN) break;
    }
  }
}

/** Whose address it is: nobody is asked about itself. */
export function ownerOf(questionEnd: QuestionEnd): object {
  return questionEnd.kind === 'interface'
    ? questionEnd.iface.owner
    : questionEnd.kind === 'network'
      ? questionEnd.network
      : questionEnd;
}

function askedClasses(items: readonly { readonly endpoint: Endpoint; readonly owner: object }[]): AskedClass[] {
  const byKey = new Map<string, AskedClass>();
  for (const { endpoint, owner } of items) {
    const key = `${endpoint.forwardingClass} ${endpoint.iface?.groups?.id ?? ''}`;
    const one = byKey.get(key) ?? { endpoint, members: [] };
    one.members.push({ owner, set: endpoint.end.set });
    byKey.set(key, one);
  }
  return [...byKey.values()];
}

/** In larger classes, that a member is not asked about itself cannot change the verdict, and is left out of the boxes' accuracy. */
const LARGE_CROWD = 200;

/** Splits two classes so that no pair of them has one owner at both ends. */
function* withoutThemselves(source: AskedClass, goal: AskedClass): Iterable<readonly [Endpoint, Endpoint]> {
  const there = new Set(goal.members.map(({ owner }) => owner));
  const common = new Set(source.members.map(({ owner }) => owner).filter((owner) => there.has(owner)));
  const only = (one: AskedClass, keep: (owner: object) => boolean): Endpoint | undefined => {
    const members = one.members.filter(({ owner }) => keep(owner));
    if (members.length === 0) return undefined;
    const named = members.every(({ set }) => set !== undefined);
    const end: End = {
      ...one.endpoint.end,
      set: named ? unionAddresses(...members.map(({ set }) => set as AddressSet)) : undefined,
    };
    return { ...one.endpoint, end };
  };
  if (common.size > LARGE_CROWD) common.clear();
  const apart = only(source, (owner) => !common.has(owner));
  const all = only(goal, () => true);
  if (apart && all) yield [apart, all];
  for (const owner of common) {
    const self = only(source, (other) => other === owner);
    const rest = only(goal, (other) => other !== owner);
    if (self && rest) yield [self, rest];
  }
}

/** An answer whose way is walked only if somebody wants to see it. */
function late(
  compiled: CompiledNetwork,
  source: Endpoint,
  goal: Endpoint,
  asked: Asked['asked'],
  disposition: Asked['disposition'],
  place: number,
): Asked {
  if (!source.start || !goal.goal) throw new Error('a question needs a start and a goal');
  const pair: Flow = { start: source.start, goal: goal.goal, source: source.end, destination: goal.end };
  let walked: Pick<Asked, 'traces' | 'telling'> | undefined;
  const walk = (): Pick<Asked, 'traces' | 'telling'> => {
    walked ??= ranked(sharesOf(compiled, pair), asked);
    return walked;
  };
  return {
    pair,
    asked,
    disposition,
    place,
    get traces() {
      return walk().traces;
    },
    get telling() {
      return walk().telling;
    },
  };
}
