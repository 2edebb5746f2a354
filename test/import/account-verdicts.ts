import { importAws } from '../../interchange/import/aws/import-aws.js';
import { parseSubject } from '../../language/query/parse-subject.js';
import { parseTraffic } from '../../language/query/parse-traffic.js';
import { analyse } from '../../network/answers/index.js';
import type { Topology } from '../../network/topology/index.js';
import type { Account } from './account.js';

export const SUBJECTS: readonly string[] = [
  '8.8.8.8',
  'i-web',
  'eni-two-a',
  'orders',
  'thumbnails',
  '192.168.0.9',
  '10.1.0.7',
  '10.9.0.7',
];

export const importedTopology = (files: Account): Topology =>
  importAws(
    Object.entries(files).map(([path, json]) => ({ path, text: JSON.stringify(json) })),
    { names: 'id' },
  ).topology;

/** The verdict of each question about an account whose ends are there. */
export function verdictsOf(topology: Topology, ends = SUBJECTS): Map<string, string> {
  const analysis = analyse(topology);
  const found = new Map<string, string>();
  const traffics = parseTraffic('tcp 443, tcp 5432', topology);
  if ('error' in traffics) throw new Error(traffics.error);
  const subjects = new Map(ends.map((text) => [text, parseSubject(text, topology)]));
  for (const [from, to] of ends.flatMap((from) => ends.map((to) => [from, to] as const))) {
    if (from === to) continue;
    const [one, other] = [subjects.get(from), subjects.get(to)];
    if (!one || !other || 'error' in one || 'error' in other) continue;
    found.set(`${from} to ${to}`, analysis.reach({ from: [one.subject], to: [other.subject], ...traffics }).verdict);
  }
  return found;
}

/** Questions that had a definite verdict and have another one now. */
export const flipsOf = (before: ReadonlyMap<string, string>, now: ReadonlyMap<string, string>): string[] =>
  [...now].flatMap(([question, verdict]) => {
    const was = before.get(question);
    return was === undefined || was === 'unknown' || was === verdict || verdict === 'unknown'
      ? []
      : [`${question}: ${was}, now ${verdict}`];
  });
