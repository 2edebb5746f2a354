/** Names are for people: whatever things are called, even alike, the analysis answers the same about them. */
import { describe, expect, it } from 'vitest';
import { analyse } from '../../network/answers/analyse.js';
import type { Analysis } from '../../network/answers/analysis.js';
import type { Answer, Blocker } from '../../network/answers/answer.js';
import { questionEndsOf } from '../../network/endpoints/question-ends.js';
import type { Element, Subject, SubjectElement, Topology } from '../../network/topology/model.js';
import { NOWHERE } from '../../network/topology/origin.js';
import { Random } from '../oracle/random.js';
import { randomNetwork } from '../oracle/random-network.js';
import { topologyOf } from './asking.js';

/** Every element has another name, and everything else stays. */
function rename(topology: Topology, nameOf: (element: Element, index: number) => string): Topology {
  const copy = structuredClone(topology);
  let index = 0;
  for (const element of elementsIn(copy)) Object.assign(element, { name: nameOf(element, index++) });
  return copy;
}

function elementsIn(topology: Topology): Set<Element> {
  const found = new Set<Element>();
  const seen = new Set<object>();
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null || seen.has(value)) return;
    seen.add(value);
    if ('kind' in value && 'nameOrigin' in value) found.add(value as Element);
    for (const child of Object.values(value)) visit(child);
  };
  visit(topology);
  return found;
}

type Subjects = (analysis: Analysis) => Subject[];

/** Everybody that can be asked about, in the order of the matrix. */
const subjects: Subjects = ({ classes }) =>
  classes.members.map(({ element }) =>
    element === 'internet' ? { kind: 'internet', origin: NOWHERE, text: '' } : subjectOf(element),
  );

function subjectOf(element: SubjectElement): Subject {
  return { kind: 'ref-subject', origin: NOWHERE, text: '', targets: [element] };
}

const unnamed = ({ direction, checkpoint, code, location }: Blocker): unknown => ({
  direction,
  checkpoint,
  code,
  location,
});

/** An answer without the names in it. */
function nameless({ paths, blockers, notAllowed, from, to, ...rest }: Answer): unknown {
  const hop = ({ checkpoint, decision, location, packet, rule }: Answer['paths'][0]['forward'][0]): unknown => ({
    checkpoint,
    decision,
    location,
    packet,
    rule: rule?.replace(/ (from|to) .*/, ''),
  });
  return {
    ...rest,
    paths: paths.map((path) => ({
      verdict: path.verdict,
      forward: path.forward.map(hop),
      return: path.return.map(hop),
    })),
    blockers: blockers.map(unnamed),
    notAllowed: notAllowed?.map(unnamed),
  };
}

function matrixOf(analysis: Analysis): unknown {
  const { classes } = analysis;
  const numbers = new Map(classes.members.map((member, i) => [member, i]));
  const { endpoints, flows } = analysis.matrix();
  return {
    classes: classes.classes.map(({ members }) => members.map((member) => numbers.get(member))),
    endpoints: endpoints.map(({ name, subnet, ...rest }) => rest),
    flows: flows.map(({ from, to, ...rest }) => rest),
  };
}

/** What the analysis says of the matrix and of some pairs. */
function answersOf(topology: Topology, seed: number): string[] {
  const analysis = analyse(topology);
  const random = new Random(seed);
  const ends = subjects(analysis);
  const asked = Array.from({ length: 12 }, () => {
    const [from, to] = [random.pick(ends), random.pick(ends)];
    return JSON.stringify(nameless(analysis.reach({ from: [from], to: [to] })));
  });
  return [JSON.stringify(matrixOf(analysis)), ...asked];
}

const CALLED: Readonly<Record<string, (element: Element, index: number) => string>> = {
  otherwise: (_, index) => `thing-${(index * 7919) % 10_007}`,
  'all alike': () => 'x',
};

describe('what things are called', () => {
  for (const [how, nameOf] of Object.entries(CALLED)) {
    it(`changes nothing but names: ${how}`, () => {
      for (let seed = 1; seed <= Number(process.env.NETWORKS ?? 20); seed++) {
        const topology = topologyOf(
          randomNetwork(seed, { unknowns: seed % 2 === 0, balancedEndpoints: seed % 3 === 0 }),
        );
        const other = rename(topology, nameOf);
        expect(answersOf(other, seed), `seed ${seed}`).toEqual(answersOf(topology, seed));
      }
    });
  }

  it('is something else in the renamed networks', () => {
    const topology = topologyOf(randomNetwork(3, { unknowns: false, balancedEndpoints: false }));
    const renamed = rename(topology, CALLED['all alike'] as (typeof CALLED)[string]);
    const names = new Set([...elementsIn(renamed)].map(({ name }) => name));
    expect(names).toEqual(new Set(['x']));
    expect(elementsIn(topology).size).toBeGreaterThan(5);
    const [vpc] = renamed.vpcs;
    expect(vpc && questionEndsOf(analyse(renamed).compiled, [subjectOf(vpc)]).length).toBeGreaterThan(0);
  });
});
