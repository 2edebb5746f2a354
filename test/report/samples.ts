import type { CheckReport } from '../../interchange/report/check/check-report.js';
import type { SourceFiles } from '../../interchange/report/source-files.js';
import type {
  Answer,
  Hop,
  Matrix,
  MatrixEndpoint,
  MatrixFlow,
  TrafficBox,
  Verdict,
} from '../../network/answers/answer.js';
import type { ExpectationResult } from '../../network/expectations/result.js';
import type { Finding } from '../../network/findings/finding.js';
import { NOWHERE, type Origin } from '../../network/topology/origin.js';

const TEXT = [
  'vpc shop 10.0.0.0/16 {',
  '\tsubnet counter 10.0.0.0/24 { }',
  '  subnet kitchen 10.0.0.128/25 { }',
  '}',
  'expect internet can reach counter on https',
];

const FILE = 'file:///home/ann/nets/shop.vpc';

/** A reader who gave `nets/shop.vpc` on the command line. */
export const SOURCES: SourceFiles = {
  pathOf: (file) => (file === FILE ? 'nets/shop.vpc' : file),
  lineOf: (file, line) => (file === FILE ? TEXT[line - 1] : undefined),
};

/** The place of a word in a line of the sample text. */
function at(line: number, word: string): Origin {
  const column = (TEXT[line - 1] as string).indexOf(word) + 1;
  return { file: FILE, range: { start: { line, column }, end: { line, column: column + word.length } } };
}

export const OVERLAP: Finding = {
  rule: 'subnet-cidr-overlap',
  severity: 'error',
  message: 'The block overlaps 10.0.0.0/24 of <counter> & "others"; 100% of it.',
  origin: at(3, '10.0.0.128/25'),
  related: [{ message: 'The other block', origin: at(2, '10.0.0.0/24') }],
};

export const HINT: Finding = {
  rule: 'quota',
  severity: 'hint',
  message: 'One,\nof: many',
  origin: at(1, 'shop'),
  related: [{ message: 'by default', origin: NOWHERE }],
};

const hop = (checkpoint: Hop['checkpoint'], decision: Hop['decision'], more: Partial<Hop> = {}): Hop => ({
  checkpoint,
  object: 'shop.default',
  decision,
  stateful: checkpoint.startsWith('security'),
  packet: {
    protocol: 'tcp',
    source: '203.0.113.5',
    sourcePorts: '1024-65535',
    destination: '10.0.0.10',
    destinationPorts: '443',
  },
  ...more,
});

export const FORWARD: readonly Hop[] = [
  hop('internet-gateway', 'translate', {
    object: 'shop.door',
    packet: { protocol: 'tcp', source: '203.0.113.5', destination: '198.51.100.10', destinationPorts: '443' },
  }),
  hop('network-acl-inbound', 'allow', { rule: '100', location: at(2, 'counter') }),
  hop('security-group-inbound', 'deny', { location: NOWHERE, note: 'No rule of the group matches.' }),
];

const BLOCKER = {
  direction: 'forward' as const,
  checkpoint: 'security-group-inbound' as const,
  object: 'shop.default',
  code: 'ENI_SG_RULES_MISMATCH',
  message: 'No rule of the group lets tcp 443 in. Add one.',
  location: at(2, 'counter'),
};

function result(holds: boolean | undefined, verdict: Verdict, test: string | undefined): ExpectationResult {
  return {
    expectation: {
      kind: 'expectation',
      origin: at(5, 'internet can reach counter on https'),
      text: 'internet can reach counter on https',
      ...(test === undefined ? {} : { test: { kind: 'located' as const, value: test, origin: at(1, 'vpc') } }),
      assertion: { kind: 'can', from: [], to: [], via: [] },
    },
    holds,
    verdict,
    counterexample:
      holds === false
        ? {
            protocol: 'tcp',
            source: '203.0.113.5',
            sourcePort: 49152,
            destination: '198.51.100.10',
            destinationPort: 443,
          }
        : null,
    blockers: holds === false ? [BLOCKER] : [],
    ...(holds === false ? { path: { verdict, via: ['shop.door'], forward: FORWARD, return: [] } } : {}),
    message: holds === true ? 'It holds.' : 'tcp 203.0.113.5:49152 is stopped by shop.default.',
  };
}

const HOLDS = result(true, 'reachable', 'the front <door>');
const FAILS = result(false, 'blocked', 'the front <door>');
const OPEN = result(undefined, 'unknown', undefined);

const EXPECTATION_FINDING: Finding = {
  rule: 'expectation-failed',
  severity: 'error',
  message: FAILS.message,
  origin: FAILS.expectation.origin,
  related: [],
};

export const REPORT: CheckReport = {
  findings: [OVERLAP, HINT, EXPECTATION_FINDING],
  expectations: [HOLDS, FAILS, OPEN],
  settings: {},
  sources: SOURCES,
};
export const CLEAN: CheckReport = { findings: [], expectations: [HOLDS], settings: {}, sources: SOURCES };

export const ANSWER: Answer = {
  from: 'internet',
  to: 'counter',
  traffic: 'https',
  verdict: 'blocked',
  reachable: [],
  partly: [],
  oneWay: [],
  unknown: [],
  paths: [{ verdict: 'blocked', via: ['shop.door'], forward: FORWARD, return: [] }],
  blockers: [BLOCKER],
  example: {
    protocol: 'tcp',
    source: '203.0.113.5',
    sourcePort: 49152,
    destination: '198.51.100.10',
    destinationPort: 443,
  },
};

export function endpoint(name: string, address: string, more: Partial<MatrixEndpoint> = {}): MatrixEndpoint {
  return { name, kind: 'instance', addresses: [address], publicAddresses: [], subnet: 'shop.counter', ...more };
}

export function flow(
  from: MatrixEndpoint,
  to: MatrixEndpoint,
  ports = '443',
  more: Partial<MatrixFlow> = {},
): MatrixFlow {
  const box: TrafficBox = {
    protocol: 'tcp',
    ports,
    from: from.addresses.join(','),
    to: to.addresses.join(','),
    clientPorts: '1024-65535',
  };
  return {
    from: from.name,
    to: to.name,
    verdict: 'reachable',
    reachable: [box],
    partly: [],
    oneWay: [],
    unknown: [],
    ...more,
  };
}

export function matrixOf(endpoints: readonly MatrixEndpoint[], flows: readonly MatrixFlow[]): Matrix {
  return { endpoints, flows };
}
