/** Listeners of which a file leaves open whether they are there: what holds with each of them, and without, is decided. */
import { describe, expect, it } from 'vitest';
import { loadNetwork, printTopology } from '../../language/index.js';
import { parseSubject } from '../../language/query/parse-subject.js';
import { parseTraffic } from '../../language/query/parse-traffic.js';
import { analyse } from '../../network/answers/index.js';

const text = (type: string, listeners: string): string => `vpc mall 10.0.0.0/16 {
  internet-gateway door
  subnet left 10.0.0.0/24 in a {
    instance client 10.0.0.6 { security-groups all }
    maybe instance lone 10.0.0.8 { security-groups all }
    maybe function called 10.0.0.10
  }
  subnet right 10.0.1.0/24 in b {
    instance good 10.0.1.5 { security-groups all }
    instance fine 10.0.1.6 { security-groups all }
    instance shut 10.0.1.7 { security-groups none }
    maybe instance extra 10.0.1.8 { security-groups all }
    maybe instance wall 10.0.1.9 { security-groups none }
  }
  ${type}-load-balancer entry in left 10.0.0.9, right 10.0.1.19 {
    public
    security-groups all
    cross-zone on
    ${listeners.split('; ').join('\n    ')}
  }
  main route-table way { 0.0.0.0/0 -> door }
  security-group all {
    inbound { allow all from any }
    outbound { allow all to any }
  }
  security-group none {
    inbound { }
    outbound { }
  }
}
`;

type Ask = (from: string, to: string, on: string) => string;

/** As one analysis answers, whatever it was asked before. */
function asked(source: string): Ask {
  const { topology, findings } = loadNetwork([{ uri: 'file:///a.vpc', text: source }], () => undefined);
  expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  const printed = printTopology(topology);
  const again = loadNetwork([{ uri: 'file:///a.vpc', text: printed }], () => undefined);
  expect(printTopology(again.topology)).toBe(printed);
  const analysis = analyse(again.topology);
  return (from, to, on) => {
    const [source_, goal] = [from, to].map((end) => {
      const parsed = parseSubject(end, again.topology);
      if ('error' in parsed) throw new Error(parsed.error);
      return parsed.subject;
    });
    const traffics = parseTraffic(on, topology);
    if ('error' in traffics || !source_ || !goal) throw new Error('the question cannot be read');
    return analysis.reach({ from: [source_], to: [goal], ...traffics }).verdict;
  };
}

const verdict = (source: string, from: string, to: string, on = 'http'): string => asked(source)(from, to, on);

const EITHER = 'either listener http -> ';
const MAYBE = 'maybe listener http -> ';

describe.each(['application', 'network'])('whether the internet reaches a %s load balancer', (type) => {
  it.each([
    ['reachable', 'listener http -> good'],
    ['blocked', 'listener http -> shut'],
    ['unknown', `${MAYBE}good`],
    ['blocked', `${MAYBE}shut`],
    ['reachable', `${EITHER}good`],
    ['reachable', `${EITHER}good; ${EITHER}fine`],
    ['reachable', `${EITHER}good on http; ${EITHER}fine on https`],
    ['unknown', `${EITHER}good; ${EITHER}shut`],
    ['blocked', `${EITHER}shut; ${EITHER}wall`],
    ['unknown', `${MAYBE}good; ${MAYBE}fine`],
    ['reachable', `listener http -> good; ${MAYBE}fine`],
    ['unknown', `listener http -> good; ${MAYBE}shut`],
    ['unknown', `listener http -> shut; ${MAYBE}good`],
    ['partly', `listener http -> good; listener http -> shut; ${MAYBE}fine`],
    ['reachable', `listener http -> good; either listener https -> shut; either listener https -> good`],
    ['reachable', `listener http -> good; ${MAYBE}shut weight 0`],
    ['unknown', `${EITHER}good; ${EITHER}shut weight 0`],
  ])('%s: %s', (expected, listeners) => {
    expect(verdict(text(type, listeners), 'internet', 'entry')).toBe(expected);
  });
});

it.each([
  ['reachable', `${EITHER}redirect; ${EITHER}good on tcp 8080`],
  ['unknown', `${EITHER}redirect; ${EITHER}shut`],
  ['unknown', `${MAYBE}redirect`],
  ['reachable', `${EITHER}redirect; ${EITHER}fixed-response`],
  // A target that may not be there is one only where it is.
  ['reachable', 'listener http -> good, extra'],
  ['unknown', 'listener http -> extra'],
  ['reachable', 'listener http -> good, wall'],
  ['unknown', 'listener http -> shut, extra'],
  ['blocked', 'listener http -> shut, wall'],
])(
  'an application load balancer that answers by itself, or by targets that may not be there, is %s: %s',
  (expected, listeners) => {
    expect(verdict(text('application', listeners), 'internet', 'entry')).toBe(expected);
  },
);

it.each([
  ['good', 'unknown', `${MAYBE}good`],
  ['fine', 'blocked', `${MAYBE}good`],
  ['good', 'unknown', `${EITHER}good; ${EITHER}fine`],
  ['good', 'reachable', `${EITHER}good; ${EITHER}good, fine`],
  ['fine', 'unknown', `${EITHER}good; ${EITHER}good, fine`],
  ['shut', 'blocked', `${EITHER}good; ${EITHER}shut`],
  ['client', 'blocked', `${EITHER}good; ${EITHER}redirect`],
])('to %s the load balancer opens connections: %s, with %s', (to, expected, listeners) => {
  expect(verdict(text('application', listeners), 'entry', to)).toBe(expected);
});

it.each([
  ['reachable', 'listener http -> good client-ip preserved'],
  ['unknown', `${MAYBE}good client-ip preserved`],
  ['unknown', `${EITHER}good client-ip preserved; ${EITHER}fine client-ip preserved`],
  ['blocked', `${MAYBE}fine client-ip preserved`],
])(
  'by a network load balancer that keeps its address the internet reaches a target: %s, with %s',
  (expected, listeners) => {
    expect(verdict(text('network', listeners), 'internet', 'good')).toBe(expected);
  },
);

it.each([
  ['reachable', 'listener https -> good on http'],
  ['partly', 'listener http -> good on tcp 8080'],
  ['unknown', `${MAYBE}good on tcp 8080`],
  ['partly', `${EITHER}good on tcp 8080; ${EITHER}good on tcp 8081`],
  ['unknown', `${EITHER}good on tcp 8080; ${EITHER}fine`],
])('a target with a public address of its own, whose group lets http in alone, is %s: %s', (expected, listeners) => {
  const source = text('network', listeners)
    .replace(
      'instance good 10.0.1.5 { security-groups all }',
      'instance good 10.0.1.5 { security-groups web; public-ip }',
    )
    .replace('security-group none', 'security-group web { inbound { allow http from any } }\n  security-group none')
    .replace('; public-ip', '\n      public-ip');
  expect(verdict(source, 'internet', 'good')).toBe(expected);
});

it.each([
  // Nobody but what may not be there is in reach of this node.
  ['network', 'unknown', 'listener http -> good, lone cross-zone off'],
  ['network', 'unknown', 'listener http -> good, lone cross-zone off client-ip preserved'],
  ['application', 'unknown', 'listener http -> good, lone cross-zone off'],
  ['application', 'unknown', 'listener http -> called'],
  ['network', 'reachable', 'listener http -> good, lone'],
  ['network', 'reachable', 'listener http -> good, lone client-ip preserved'],
  ['network', 'blocked', 'listener http -> good cross-zone off'],
])('to the node in left a %s load balancer is %s: %s', (type, expected, listeners) => {
  expect(verdict(text(type, listeners), 'client', '10.0.0.9')).toBe(expected);
});

it.each([
  // In the name is no node without a target, where that listener is there for certain.
  ['reachable', `${EITHER}good cross-zone off`],
  ['unknown', `listener https -> good, lone cross-zone off; ${MAYBE}good cross-zone off`],
])('by its name the internet reaches a network load balancer: %s, with %s', (expected, listeners) => {
  expect(verdict(text('network', listeners), 'internet', 'entry')).toBe(expected);
});

describe('two listeners that lead to one target, of which one may not be there', () => {
  const listeners = (rest: string): string =>
    `listener http -> good on tcp 8080${rest}; maybe listener https -> good on tcp 9090${rest}`;
  const questions = (type: string): [from: string, to: string, on: string, verdict: string][] => [
    ['entry', 'good', 'tcp 8080', 'reachable'],
    ['entry', 'good', 'tcp 9090', 'unknown'],
    ['client', '10.0.0.9', 'http', 'reachable'],
    ['client', '10.0.0.9', 'https', 'unknown'],
    ['internet', 'entry', 'http', 'reachable'],
    ['internet', 'entry', 'https', 'unknown'],
    ...(type === 'network'
      ? ([
          ['internet', 'good', 'tcp 8080', 'reachable'],
          ['internet', 'good', 'tcp 9090', 'unknown'],
        ] as [string, string, string, string][])
      : []),
  ];

  it.each([
    ['application', ''],
    ['network', ' client-ip replaced'],
    ['network', ' client-ip preserved'],
  ])('each has its own answer, in whichever order one asks: %s%s', (type, rest) => {
    const all = questions(rest.endsWith('preserved') ? 'network' : 'none');
    for (const order of [all, [...all].reverse()]) {
      const ask = asked(text(type, listeners(rest)));
      expect(order.map(([from, to, on]) => [from, to, on, ask(from, to, on)])).toEqual(order);
    }
  });
});
