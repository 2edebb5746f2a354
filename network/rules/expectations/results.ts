import { type Analysis, analysisOf, type ExamplePacket } from '../../answers/index.js';
import { type ExpectationResult, evaluateWithAssumptions } from '../../expectations/index.js';
import type { RelatedPlace } from '../../findings/index.js';
import { type Expectation, type Part, partsOf, type Topology } from '../../topology/index.js';
import { say } from '../../words/index.js';

/** A result, with what is told of its expectation. */
export type JudgedExpectation = Omit<ExpectationResult, 'expectation' | 'between'> & {
  readonly expectation: Pick<Expectation, 'text' | 'origin'> & {
    readonly test?: { readonly value: string } | undefined;
  };
};

/** A result without what only the network knows. */
export function judged({
  between: _,
  expectation: { text, origin, test },
  ...result
}: ExpectationResult): JudgedExpectation {
  return { ...result, expectation: { text, origin, ...(test ? { test: { value: test.value } } : {}) } };
}

const memo = new WeakMap<Analysis, readonly ExpectationResult[]>();

/** Evaluated once, for both rules; each in its part of the network. */
export function expectationResults(analysis: Analysis): readonly ExpectationResult[] {
  const steps = expectationSteps(analysis);
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}

/** The same, an expectation a step: who has something else to do does it in between, or gives up. */
export function* expectationSteps(analysis: Analysis): Generator<void, readonly ExpectationResult[]> {
  const known = memo.get(analysis);
  if (known) return known;
  const parts = partsOf(analysis.topology);
  const results = parts.length > 1 ? yield* inParts(parts, analysis.topology) : yield* inTurn(analysis);
  memo.set(analysis, results);
  return results;
}

function* inTurn(analysis: Analysis): Generator<void, ExpectationResult[]> {
  const results: ExpectationResult[] = [];
  for (const expectation of analysis.topology.expectations) {
    results.push(evaluateWithAssumptions(analysis, expectation));
    yield;
  }
  return results;
}

function* inParts(parts: readonly Part[], { expectations }: Topology): Generator<void, ExpectationResult[]> {
  const byExpectation = new Map<Expectation, ExpectationResult>();
  for (const part of parts) {
    if (part.topology.expectations.length === 0) continue;
    for (const result of yield* expectationSteps(analysisOf(part))) byExpectation.set(result.expectation, result);
  }
  return expectations.flatMap((expectation) => byExpectation.get(expectation) ?? []);
}

/** `tcp from 203.0.113.5 port 1024 to 10.0.0.5 port 443` */
export function packetInWords(packet: ExamplePacket): string {
  const end = (address: string, port: number | undefined): string =>
    port === undefined ? address : say`${address} port ${port}`;
  const type = packet.type === undefined ? '' : ` ${packet.type}/${packet.code ?? 0}`;
  return say`
    ${packet.protocol}${type} from ${end(packet.source, packet.sourcePort)} to
    ${end(packet.destination, packet.destinationPort)}
  `;
}

const MOST_PLACES = 5;

/** Where it was decided: what stops the traffic, or what lets through a packet that should not pass. */
export function decidingPlaces({ blockers, path }: JudgedExpectation): RelatedPlace[] {
  const stops = blockers.flatMap(({ location, message }) => (location?.file ? [{ origin: location, message }] : []));
  if (stops.length > 0) return stops.slice(0, MOST_PLACES);
  const hops = (path?.forward ?? []).flatMap(({ location, decision, rule, object }) =>
    location?.file && rule !== undefined && (decision === 'allow' || decision === 'unknown')
      ? [
          {
            origin: location,
            message: say`
              \`${rule}\` of ${object} ${decision === 'allow' ? say`lets it through` : say`may decide it`}
            `,
          },
        ]
      : [],
  );
  return hops.slice(-MOST_PLACES);
}
