import { ClassMatrix, type EndpointClass } from '../../network/answers/class-matrix.js';
import { CompiledNetwork } from '../../network/endpoints/compiled-network.js';
import type { Topology } from '../../network/topology/model.js';
import { holdAgainstOracle } from './against-oracle.js';
import { Checksum } from './checksum.js';
import { heapMegabytes, peakMegabytes, tell, timed } from './measure.js';

export const indexOf = (topology: Topology): ClassMatrix => new ClassMatrix(new CompiledNetwork(topology));

export interface Aims {
  readonly index?: number | undefined;
  /** Index and pairs together. */
  readonly whole?: number | undefined;
  readonly pairs?: number | undefined;
  readonly expanded?: number | undefined;
  readonly memory?: number | undefined;
}

export interface Sum {
  readonly checksum: string;
  readonly flows: number;
  readonly pairs: number;
  readonly found: readonly (readonly [EndpointClass, EndpointClass])[];
}

/** Goes through all pairs once more, for each pair of members, and sums up. */
export function expand(matrix: ClassMatrix): Sum {
  const checksum = new Checksum();
  const numbers = new Map(matrix.members.map((member, index) => [member, index]));
  const members = matrix.classes.map((one) => one.members.map((member) => numbers.get(member) as number));
  const reached = new Uint32Array(matrix.members.length);
  const found: [EndpointClass, EndpointClass][] = [];
  let flows = 0;
  let visits = 0;
  matrix.forEachFlow((from, to, list) => {
    flows += list.length;
    const sources = members[from.id] as number[];
    const goals = members[to.id] as number[];
    for (const source of sources) for (const goal of goals) if (source !== goal) reached[goal]!++;
    const pairs = sources.length * goals.length - (from === to ? sources.length : 0);
    for (const { disposition } of list) checksum.add(disposition, pairs);
    if (visits++ % 997 === 0) found.push([from, to]);
  });
  return { checksum: checksum.toString(), flows, pairs: reached.reduce((sum, count) => sum + count, 0), found };
}

/** The quantities of one network: index, all pairs by class, all pairs of members, memory; and whether a sample agrees with the oracle. */
export function measureAllPairs(title: string, topology: Topology, aims: Aims): void {
  const before = heapMegabytes();
  const index = timed(() => indexOf(topology));
  let visited = 0;
  const pairs = timed(() => index.result.forEachFlow(() => visited++));
  const peak = peakMegabytes();
  const heap = heapMegabytes() - before;
  const expanded = timed(() => expand(indexOf(topology)));
  const sum = expanded.result;
  const compared = holdAgainstOracle(index.result, sum.found, { pairs: 60, packets: 3 }, 11);
  const checksum = `${sum.checksum} (${index.result.members.length} members, ${index.result.classes.length} classes, ${visited} pairs of classes, ${sum.pairs} pairs; ${compared} packets agree with the oracle)`;
  const line = (name: string, unit: 'ms' | 'MB', value: number, cpu: number | undefined, aim: number | undefined) =>
    tell({ name: `${title}: ${name}`, value, cpu, unit, checksum, aim });
  line('index', 'ms', index.wall, index.cpu, aims.index);
  line('all pairs by class', 'ms', pairs.wall, pairs.cpu, aims.pairs);
  line('index and all pairs', 'ms', index.wall + pairs.wall, index.cpu + pairs.cpu, aims.whole);
  line('index and all pairs, expanded to members', 'ms', expanded.wall, expanded.cpu, aims.expanded);
  line('kept on the heap', 'MB', heap, undefined, undefined);
  line('largest resident size', 'MB', peak, undefined, aims.memory);
}
