/** Ways inside a VPC are told without a walk where `local` leads there and back: they must come to what a walk comes to. */
import { describe, expect, it } from 'vitest';
import { loadNetwork } from '../../language/index.js';
import { CompiledNetwork } from '../../network/endpoints/compiled-network.js';
import { ForwardingClasses, membersOfMatrix } from '../../network/endpoints/endpoints.js';
import { dispositionOf } from '../../network/trace/disposition.js';
import type { Trace } from '../../network/trace/trace.js';
import { traces, walkCounters } from '../../network/trace/traces.js';
import { randomNetwork } from '../oracle/random-network.js';

/** What groups are asked, and about whom. */
const groupsOf = (found: readonly Trace[]): string[] =>
  found.flatMap(({ steps }) =>
    steps.flatMap(({ detail, direction, segment, allowed, object, source, destination }) =>
      detail.kind === 'groups'
        ? [
            [
              ...[object, direction, segment, detail.direction, detail.lost, detail.peer.cls, detail.peerGroups?.id],
              ...[detail.others?.id, allowed.must.id, allowed.may.id, source.cls, destination.cls],
            ].join(' '),
          ]
        : [],
    ),
  );

const toldBy = (found: readonly Trace[]): unknown => ({
  disposition: dispositionOf(found),
  groups: groupsOf(found),
  arriving: found.map(({ arriving, forward, return: back }) => [arriving, forward, back]),
});

function compared(seed: number): { walked: number; local: number; different: string[] } {
  const text = randomNetwork(seed, { unknowns: seed % 3 === 0, balancedEndpoints: seed % 2 === 0 });
  const { topology } = loadNetwork([{ uri: 'file:///network.vpc', text }], () => undefined);
  const compiled = new CompiledNetwork(topology);
  const members = membersOfMatrix(compiled, new ForwardingClasses(compiled));
  const result = { walked: 0, local: 0, different: [] as string[] };
  for (const { start, end: source, iface } of members.flatMap(({ sources }) => sources))
    for (const { goal, end: destination } of members.flatMap(({ goals, dialedGoals }) => [...goals, ...dialedGoals])) {
      if (!start || !goal || goal.kind !== 'interface' || source.family !== destination.family || goal.iface === iface)
        continue;
      const { walks } = walkCounters;
      const light = traces(compiled, start, goal, source, destination, true);
      if (walkCounters.walks > walks) {
        result.walked++;
        continue;
      }
      result.local++;
      const full = traces(compiled, start, goal, source, destination);
      if (JSON.stringify(toldBy(light), bigints) !== JSON.stringify(toldBy(full), bigints))
        result.different.push(`seed ${seed}: ${iface?.name} -> ${goal.iface.name}`);
    }
  return result;
}

const bigints = (_: string, value: unknown): unknown => (typeof value === 'bigint' ? `${value}` : value);

describe('ways inside a VPC', () => {
  it('come to what a walk of them comes to', () => {
    const all = Array.from({ length: Number(process.env.NETWORKS ?? 40) }, (_, i) => compared(i + 1));
    expect(all.flatMap(({ different }) => different).slice(0, 5)).toEqual([]);
    const sum = (of: 'walked' | 'local'): number => all.reduce((total, one) => total + one[of], 0);
    // Neither kind is missing, or nothing would be compared.
    expect(sum('local')).toBeGreaterThan(300);
    expect(sum('walked')).toBeGreaterThan(1_000);
  });
});
