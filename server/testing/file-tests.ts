/**
 * The tests of a file, as far as they are judged.
 * Invariant: what is being typed fails no test. Where a text cannot be read nothing is said of any; where a name leads nowhere, nothing of those that hang on it.
 */

import type { ExpectationResult } from '../../network/expectations/index.js';
import type { Expectation } from '../../network/topology/index.js';
import { say } from '../../network/words/index.js';
import type { CheckedNetwork } from '../diagnostics/diagnostics.js';
import { packetText } from '../model/packet-text.js';
import type { FileTests, ShowPairArguments, TestLine, TestOutcome, Unread } from '../protocol.js';
import { showPair } from '../providers/show-pair.js';
import { compareStart, originKey } from '../text/range.js';
import type { Network } from '../workspace/network.js';
import { canonicalUri } from '../workspace/uri.js';
import type { Workspace } from '../workspace/workspace.js';
import { stackOf } from './stack.js';
import { wantedAndFound } from './wanted-and-found.js';

/** Where the file is part of several networks, the worst that one of them finds is what counts. */
export function fileTests(workspace: Workspace, uri: string, checked: readonly CheckedNetwork[]): FileTests {
  const { documents } = workspace;
  const file = canonicalUri(uri);
  const networks = checked.filter(({ network }) => network.files.includes(file));
  const lines = networks.flatMap((one) => linesOf(workspace, one, file));
  const reasons = networks.flatMap(({ network }) => unreadOf(network) ?? []);
  const unread = reasons.find(({ why }) => why === 'syntax') ?? reasons[0];
  return {
    uri: documents.clientUri(file),
    version: documents.versionOf(file) ?? null,
    ...(unread ? { unread } : {}),
    tests: worstOf(lines),
  };
}

/** Those of one file in two networks. */
export function inWorst(a: FileTests, b: FileTests): FileTests {
  return { ...b, ...a, tests: worstOf([...a.tests, ...b.tests]) };
}

function worstOf(all: readonly TestLine[]): TestLine[] {
  const lines = new Map<string, TestLine>();
  for (const line of all) {
    const key = originKey(line.origin);
    const before = lines.get(key);
    lines.set(key, before ? worse(before, line) : line);
  }
  return [...lines.values()].sort((a, b) => compareStart(a.origin, b.origin));
}

function linesOf(workspace: Workspace, { network, isAnalysed }: CheckedNetwork, file: string): TestLine[] {
  const expectations = network.topology.expectations.filter(({ origin }) => origin.file === file);
  if (expectations.length === 0) return [];
  if (!isAnalysed || !isReadable(network)) return expectations.map((expectation) => lineOf(expectation));
  const results = new Map(network.expectations.map((result) => [originKey(result.expectation.origin), result]));
  const isWhole = network.loaded.findings.every(({ severity }) => severity !== 'error');
  return expectations.map((expectation) => {
    const result = results.get(originKey(expectation.origin));
    if (!result || (result.holds === undefined && !isWhole)) return lineOf(expectation);
    return lineOf(expectation, outcomeOf(result, showPair(workspace, file, result, network)));
  });
}

/** Where it is not, nothing in it is judged. */
export function isReadable({ loaded: { findings } }: Network): boolean {
  return findings.every(({ rule }) => rule !== 'syntax');
}

function lineOf({ text, origin, test }: Expectation, outcome?: TestOutcome): TestLine {
  return {
    text,
    origin,
    ...(test ? { test: { name: test.value, origin: test.origin } } : {}),
    ...(outcome ? { outcome } : {}),
  };
}

function outcomeOf(result: ExpectationResult, question: ShowPairArguments): TestOutcome {
  if (result.holds) return { holds: true, question };
  const packet = result.counterexample ? say` The packet: ${packetText(result.counterexample)}` : '';
  const message = `${result.message}${packet}`;
  return { holds: result.holds ?? null, message, question, ...wantedAndFound(result), stack: stackOf(result) };
}

/** What is wrong with the texts of a network, first of all what is no sentence of the language. */
function unreadOf({ loaded: { findings } }: Network): Unread | undefined {
  const errors = findings.filter(({ severity }) => severity === 'error');
  const first = errors.find(({ rule }) => rule === 'syntax') ?? errors[0];
  return first && { why: first.rule === 'syntax' ? 'syntax' : 'error', message: first.message, origin: first.origin };
}

function worse(a: TestLine, b: TestLine): TestLine {
  return rank(b) > rank(a) ? b : a;
}

function rank({ outcome }: TestLine): number {
  if (!outcome) return 2;
  return outcome.holds === false ? 3 : outcome.holds === null ? 1 : 0;
}
