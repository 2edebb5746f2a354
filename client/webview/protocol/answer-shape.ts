import {
  anything,
  flag,
  list,
  maybe,
  nullOr,
  number,
  object,
  oneOf,
  origin,
  type Shape,
  text,
  verdict,
} from '../../../network/wire/index.js';
import type {
  Answer,
  Blocker,
  BlockerFix,
  CutAddresses,
  ExamplePacket,
  ExpectationState,
  FlowChange,
  Hop,
  PairQuestion,
  PathAnswer,
  ReachResult,
  TrafficBox,
  WhatIfResult,
} from '../../../server/protocol.js';
import type { Since } from '../messages.js';

const texts = list(text);
const boxes = list(
  object<TrafficBox>({
    protocol: text,
    ports: maybe(text),
    types: maybe(text),
    from: text,
    to: text,
    clientPorts: maybe(text),
    translatedPorts: maybe(text),
    dependsOn: maybe(text),
  }),
);
const hops = list(
  object<Hop>({
    checkpoint: text,
    object: text,
    at: maybe(text),
    decision: text,
    stateful: flag,
    rule: maybe(text),
    location: maybe(origin),
    packet: object<Hop['packet']>({
      protocol: text,
      source: text,
      sourcePorts: maybe(text),
      destination: text,
      destinationPorts: maybe(text),
      types: maybe(text),
    }),
    note: maybe(text),
  }),
);
const handedOn = object<NonNullable<PathAnswer['handedOn']>>({
  loadBalancer: text,
  node: text,
  address: maybe(text),
  targets: texts,
});
const path = object<PathAnswer>({ verdict, handedOn: maybe(handedOn), via: texts, forward: hops, return: hops });
const blockers = list(
  object<Blocker>({
    direction: oneOf('forward', 'return'),
    checkpoint: text,
    object: text,
    rule: maybe(text),
    code: maybe(text),
    message: text,
    peers: maybe(text),
    location: maybe(origin),
  }),
);
const packet = object<ExamplePacket>({
  protocol: text,
  source: text,
  sourcePort: maybe(number),
  destination: text,
  destinationPort: maybe(number),
  type: maybe(number),
  code: maybe(number),
});
const answer = object<Answer>({
  from: text,
  to: text,
  traffic: text,
  verdict,
  reachable: boxes,
  partly: boxes,
  oneWay: boxes,
  unknown: boxes,
  paths: list(path),
  blockers,
  notAllowed: maybe(blockers),
  assumptions: maybe(texts),
  example: maybe(packet),
  counterexample: maybe(packet),
});
const answered = object<Extract<ReachResult, { answer: Answer }>>({
  version: number,
  answer,
  stopped: boxes,
  fixes: list(object<BlockerFix>({ blocker: number, rule: text, title: text, origin })),
  cut: maybe(list(object<CutAddresses>({ words: text, ranges: texts }))),
  error: maybe(text),
});
const refused = object<{ error: string }>({ error: text });

/** An answer, or why there is none. */
export const reachResult: Shape = refusedOr(answered);

export const changes = list(
  object<FlowChange>({
    from: text,
    to: text,
    effect: oneOf('opened', 'closed', 'other'),
    traffic: text,
    alike: maybe(object<NonNullable<FlowChange['alike']>>({ from: list(number), to: list(number), pairs: number })),
  }),
);

export const whatIfResult: Shape = refusedOr(
  object<Extract<WhatIfResult, { edit: unknown }>>({
    version: number,
    // Versions and edit are for the host, which makes it: the page only names it.
    versions: anything,
    effects: changes,
    next: maybe(number),
    all: number,
    expectations: list(object<{ text: string; holds: boolean | null }>({ text, holds: nullOr(flag) })),
    edit: anything,
    reach: maybe(reachResult),
    error: maybe(text),
  }),
);

export const since = object<Since>({ added: texts, removed: texts, effects: changes, percent: maybe(number) });

export const expectation = object<ExpectationState>({
  text,
  test: maybe(text),
  holds: nullOr(flag),
  verdict,
  message: text,
  origin,
  question: object<PairQuestion>({ from: text, to: text, traffic: text }),
  ends: object<ExpectationState['ends']>({ from: list(number), to: list(number), at: maybe(list(number)) }),
});

/** What says `error` is a refusal, and is looked at as one. */
function refusedOr(shape: Shape): Shape {
  return (value) => ((value as { error?: unknown } | null)?.error === undefined ? shape(value) : refused(value));
}
