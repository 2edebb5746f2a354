/**
 * An edit of one rule, in the analysis. Two quantities: what a row costs to fill anew (one group's rules decide what comes into those that carry it),
 * and what an edit costs as the analysis is made today, which is wholly anew: index and all pairs, with compiled code and known sets.
 */
import { GroupRows } from '../../network/filters/security-group-rows.js';
import { allResources } from '../../network/topology/effective.js';
import type { Topology } from '../../network/topology/model.js';
import { expand, indexOf } from './all-pairs.js';
import { aimed, sized, tell, timed } from './measure.js';
import { allowIn, anyPeer, open, tcp } from './networks/builder.js';
import { randomSubnets } from './networks/random-subnets.js';
import { zones } from './networks/zones.js';

const EDITS = 5;

function measure(title: string, topology: Topology, aim: number): void {
  expand(indexOf(topology));
  const groups = allResources(topology).flatMap(({ securityGroups }) => {
    const target = securityGroups?.at(-1)?.target;
    return target ? [target] : [];
  });
  const times: number[] = [];
  const cpus: number[] = [];
  let checksum = '';
  for (let edit = 0; edit < EDITS; edit++) {
    const group = groups[(edit * 37) % groups.length]!;
    allowIn(group, tcp(30_000 + edit), anyPeer);
    const { result, wall, cpu } = timed(() => {
      const matrix = indexOf(topology);
      let pairs = 0;
      matrix.forEachFlow(() => pairs++);
      return { matrix, pairs };
    });
    times.push(wall);
    cpus.push(cpu);
    if (edit === EDITS - 1) checksum = expand(result.matrix).checksum;
    open(group.inbound).pop();
  }
  const middle = (list: number[]): number => list.sort((a, b) => a - b)[Math.floor(list.length / 2)]!;
  tell({ name: `${title}: everything anew`, value: middle(times), cpu: middle(cpus), unit: 'ms', checksum });
  const matrix = indexOf(topology);
  const rows = new GroupRows(matrix.compiled.classes, matrix.compiled.groups);
  const sets = new Set<object>();
  const carried = matrix.compiled.interfaces.flatMap(({ groups: set }) => {
    if (!set || sets.has(set)) return [];
    sets.add(set);
    return [set];
  });
  for (const one of matrix.classes)
    for (const { endpoint } of [...one.sources, ...one.goals])
      rows.peerClass(endpoint.end.cls, endpoint.end.family, endpoint.iface?.groups);
  const row = rows.row();
  let touched = 0;
  const fills = carried.map((set) => timed(() => row.fill(set, 'inbound', 'kept')).wall);
  for (const set of carried) {
    row.fill(set, 'inbound', 'kept');
    touched += row.touched.length;
  }
  const sorted = fills.sort((a, b) => a - b);
  const sum = `${carried.length} rows, ${touched} peers`;
  tell({ name: `${title}: one row, median`, value: sorted[sorted.length >> 1]!, unit: 'ms', checksum: sum });
  tell({
    name: `${title}: one row, 99th percentile`,
    value: sorted[Math.floor(sorted.length * 0.99)]!,
    unit: 'ms',
    checksum: sum,
    aim: aimed(aim),
  });
}

measure(`${sized(2_000)} endpoints, an edit of one rule`, randomSubnets(sized(2_000), 1), 0.5);
measure(`${sized(10_000)} instances, an edit of one rule`, zones(sized(10_000), 2), 1);
