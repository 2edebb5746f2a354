import { describe, expect, it } from 'vitest';
import { loadNetwork, parseSubject, parseTraffic } from '../../language/index.js';
import { analyse } from '../../network/answers/analyse.js';
import { ask } from '../../network/answers/ask.js';
import { ClassMatrix } from '../../network/answers/class-matrix.js';
import { replay } from '../../network/answers/replay.js';
import { pairsOf } from '../../network/endpoints/flows.js';
import { type QuestionEnd, questionEndsOf } from '../../network/endpoints/question-ends.js';
import { ALL_SERVICES, sampleService, subtractServices, uniteAllServices } from '../../network/traffic/service-set.js';

const SHOP = `
vpc shop 10.0.0.0/16 {
  internet-gateway door
  public subnet front 10.0.0.0/24 in a {
    route-table street
    network-acl guard
    instance till 10.0.0.10 { security-groups tills public-ip 198.51.100.10 }
  }
  private subnet back 10.0.1.0/24 in a { instance stove 10.0.1.5 { security-groups stoves } }
  route-table street { 0.0.0.0/0 -> door }
  network-acl guard {
    inbound { 90 deny tcp 8000-8999 from any 100 allow tcp 443 from any 110 allow tcp 32768-65535 from any }
    outbound { 100 allow all to 10.0.0.0/16 110 allow tcp 32768-61000 to any }
  }
  security-group tills { inbound { allow https from any allow ping from stoves } }
  security-group stoves { inbound { allow tcp 8080-8090, icmp 8 from tills } outbound { allow ping to tills } }
}`;

function shop() {
  const { topology, findings } = loadNetwork([{ uri: 'file:///shop.vpc', text: SHOP }], () => undefined);
  expect(findings).toEqual([]);
  return analyse(topology);
}

describe('replaying one packet', () => {
  it('agrees with the sets for every kind of disposition of every pair', () => {
    const analysis = shop();
    const { compiled } = analysis;
    const names = ['internet', 'shop.till', 'shop.stove'];
    let compared = 0;
    for (const from of names)
      for (const to of names) {
        const [a, b] = [from, to].map((text) => {
          const read = parseSubject(text, analysis.topology);
          if (!('subject' in read)) throw new Error(read.error);
          return questionEndsOf(compiled, [read.subject]);
        });
        for (const left of a ?? [])
          for (const right of b ?? [])
            for (const pair of pairsOf(compiled, left, right, 'every')) {
              const { disposition, traces } = ask(compiled, pair, ALL_SERVICES);
              const trace = traces[0];
              if (!trace) throw new Error('no way');
              const known = uniteAllServices([
                disposition.reachable,
                disposition.oneWay,
                ...disposition.partly.map(({ services }) => services),
              ]);
              const samples = [
                { services: disposition.reachable, fate: 'reachable' },
                { services: disposition.oneWay, fate: 'one-way' },
                { services: subtractServices(ALL_SERVICES, known), fate: 'blocked' },
              ];
              for (const { services, fate } of samples) {
                for (const service of [sampleService(services), services.bounds.at(-1)]) {
                  if (service === undefined) continue;
                  compared++;
                  expect(replay(trace, service, 40000), `${from} to ${to}, service ${service}`).toBe(fate);
                }
              }
            }
      }
    expect(compared).toBeGreaterThan(12);
  });

  it('tells the client ports apart where only some get their reply', () => {
    const analysis = shop();
    const traffic = parseTraffic('https', analysis.topology);
    const from = parseSubject('internet', analysis.topology);
    const to = parseSubject('shop.till', analysis.topology);
    if (!('traffics' in traffic && 'subject' in from && 'subject' in to)) throw new Error('unreadable');
    const answer = analysis.reach({ from: [from.subject], to: [to.subject], traffics: traffic.traffics });
    expect(answer.verdict).toBe('partly');
    expect(answer.partly.map(({ clientPorts }) => clientPorts)).toEqual(['32768-61000']);
    const pair = pairsOf(
      analysis.compiled,
      questionEndsOf(analysis.compiled, [from.subject])[0] as QuestionEnd,
      questionEndsOf(analysis.compiled, [to.subject])[0] as QuestionEnd,
      'natural',
    )[0];
    if (!pair) throw new Error('no pair');
    const trace = ask(analysis.compiled, pair, ALL_SERVICES).traces[0];
    if (!trace) throw new Error('no way');
    expect(replay(trace, 443, 61000)).toBe('reachable');
    expect(replay(trace, 443, 61001)).toBe('one-way');
    expect(replay(trace, 444, 61000)).toBe('blocked');
  });

  it('shows an example for every verdict of the matrix', () => {
    const analysis = shop();
    const matrix = new ClassMatrix(analysis.compiled);
    expect(matrix.classes.length).toBe(3);
    for (const { from, to } of analysis.matrix().flows) {
      const [a, b] = [from, to].map((text) => parseSubject(text, analysis.topology));
      if (!(a && b && 'subject' in a && 'subject' in b)) throw new Error('unreadable');
      expect(analysis.reach({ from: [a.subject], to: [b.subject] }).example, `${from} to ${to}`).toBeDefined();
    }
  });
});
