import { expect } from 'vitest';
import { loadNetwork, parseSubject, parseTraffic } from '../../language/index.js';
import { analyse } from '../../network/answers/analyse.js';

/** `from to on`, and perhaps an expected verdict: the same with the verdict that it has. */
export function verdictIn(text: string, question: string): string {
  const { topology, findings } = loadNetwork([{ uri: 'file:///network.vpc', text }], () => undefined);
  expect(findings).toEqual([]);
  const [from = '', to = '', on = ''] = question.split(' ');
  const [a, b] = [parseSubject(from, topology), parseSubject(to, topology)];
  const traffic = parseTraffic(on, topology);
  if (!('subject' in a && 'subject' in b && 'traffics' in traffic)) throw new Error(`unreadable: ${question}`);
  const { verdict } = analyse(topology).reach({ from: [a.subject], to: [b.subject], traffics: traffic.traffics });
  return `${from} ${to} ${on} ${verdict}`;
}
