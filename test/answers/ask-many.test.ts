/** Large questions are asked class by class: the answer is that of asking pair by pair. */
import { describe, expect, it } from 'vitest';
import { analyse } from '../../network/answers/analyse.js';
import { type Asked, boxesOfAll, tallyOf } from '../../network/answers/ask.js';
import { askAll, askByClass, type Request } from '../../network/answers/ask-many.js';
import { verdictOf } from '../../network/answers/verdict.js';
import { questionEndsOf } from '../../network/endpoints/question-ends.js';
import { otherParties } from '../../network/expectations/others.js';
import type { Subject, SubjectElement, Topology } from '../../network/topology/model.js';
import { NOWHERE } from '../../network/topology/origin.js';
import { randomNetwork } from '../oracle/random-network.js';
import { reachIn, topologyOf } from './asking.js';

const subject = (element: SubjectElement): Subject => ({
  kind: 'ref-subject',
  origin: NOWHERE,
  text: element.name,
  targets: [element],
});
const INTERNET: Subject = { kind: 'internet', origin: NOWHERE, text: 'internet' };

/** Everybody to each, each to everybody. */
function questionsIn({ vpcs, networks }: Topology): [Subject[], Subject[]][] {
  const each = [...vpcs, ...networks, ...vpcs.flatMap(({ subnets }) => subnets)].map(subject);
  const everybody = [...vpcs.map(subject), ...networks.map(subject), INTERNET];
  return [
    [everybody, everybody],
    ...[...each, INTERNET].map((one) => [[one], everybody] as [Subject[], Subject[]]),
    ...[...each, INTERNET].map((one) => [everybody, [one]] as [Subject[], Subject[]]),
  ];
}

function told(items: readonly Asked[]): string[] {
  const tally = tallyOf(items);
  return [true, false].map((ofDelivered) => JSON.stringify([verdictOf(tally, ofDelivered), boxesOfAll(items)]));
}

function disagreements(topology: Topology): string[] {
  const analysis = analyse(topology);
  const { compiled } = analysis;
  const out: string[] = [];
  for (const [from, to] of questionsIn(topology))
    for (const addressing of ['natural', 'every'] as const)
      for (const questionEnds of [questionEndsOf(compiled, from), otherParties(compiled, from)]) {
        const request: Request = {
          from: questionEnds,
          to: questionEndsOf(compiled, to),
          traffics: undefined,
          addressing,
        };
        const paired = told(askAll(compiled, () => analysis.classes, request));
        const classed = told([...askByClass(compiled, analysis.classes, request)]);
        paired.forEach((answer, i) => {
          if (answer !== classed[i])
            out.push(
              `${from.map(({ text }) => text)} to ${to.map(({ text }) => text)}: ${answer}, by class ${classed[i]}`,
            );
        });
      }
  return out;
}

describe('asking by class', () => {
  it('agrees with asking pair by pair, on random networks', () => {
    for (let seed = 1; seed <= Number(process.env.NETWORKS ?? 12); seed++) {
      const text = randomNetwork(seed, { unknowns: seed % 2 === 0, balancedEndpoints: seed % 3 === 0 });
      expect(disagreements(topologyOf(text)).slice(0, 3), `seed ${seed}`).toEqual([]);
    }
  });

  const instances = (count: number, prefix: string, net: string, group: string): string =>
    Array.from(
      { length: count },
      (_, i) => `instance ${prefix}${i} ${net}.${i + 16} { security-groups ${group} }`,
    ).join('\n');
  const balanced = (clients: string): string => `vpc v 10.0.0.0/16 {
    subnet a 10.0.0.0/24 in a { ${clients} }
    subnet b 10.0.1.0/24 in a { ${instances(220, 't', '10.0.1', 'targets')} }
    subnet d 10.0.2.0/24 in a { instance alone 10.0.2.16 { security-groups targets } }
    network-load-balancer front in a 10.0.0.9 {
      security-groups fronts
      listener https -> ${Array.from({ length: 220 }, (_, i) => `t${i}`).join(', ')} client-ip preserved
    }
    application-load-balancer other in a 10.0.0.8 { security-groups fronts  listener http -> alone }
    security-group clients {}
    security-group fronts { inbound { allow https from any } }
    security-group targets { inbound { allow https from fronts } }
  }`;

  it('counts those that only a load balancer reaches, and does not forget whom nobody does', () => {
    const reach = reachIn(balanced(instances(10, 'c', '10.0.0', 'clients')));
    expect(reach('a', 'b', 'https').verdict).toBe('reachable');
    expect(reach('a', 'b, d', 'https').verdict).toBe('partly');
    expect(reach('a', 'd', 'https').verdict).toBe('blocked');
  });

  it('gives the clients their load balancers, whoever is named first', () => {
    const reach = reachIn(balanced(instances(10, 'c', '10.0.0', 'clients')));
    const from = (order: string): string[] => reach(order, 'b', 'https').reachable.map((box) => box.from);
    expect(from('other, a')).toEqual(['10.0.0.16-10.0.0.25']);
    expect(from('a, other')).toEqual(from('other, a'));
  });
});
