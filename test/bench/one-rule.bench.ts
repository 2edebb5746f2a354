/**
 * An edit of one rule, in the analysis. What it costs where the analysis is made on from the one before: index and the rows of the sets of groups that hold the rule, and with the flows into who has them.
 * Beside it what everything anew costs, index and all pairs, with compiled code and known sets; and what a row costs to fill.
 */
import { type Analysis, analyse } from '../../network/answers/index.js';
import type { GroupSet } from '../../network/filters/index.js';
import { GroupRows } from '../../network/filters/security-group-rows.js';
import { allResources } from '../../network/topology/effective.js';
import type { SecurityGroup, Topology } from '../../network/topology/model.js';
import { expand, indexOf } from './all-pairs.js';
import { aimed, sized, tell, timed } from './measure.js';
import { allowIn, anyPeer, open, tcp } from './networks/builder.js';
import { randomSubnets } from './networks/random-subnets.js';
import { zones } from './networks/zones.js';
import { withPort } from './rule-edit.js';

const EDITS = 5;
const EDITS_MADE_ON = sized(400);

function measureMadeOn(title: string, topology: Topology, groups: readonly SecurityGroup[], aim: number): void {
  let now = topology;
  let analysis: Analysis = analyse(now);
  expand(analysis.classes);
  const { compiled } = analysis;
  const sets = new Set(compiled.interfaces.flatMap(({ groups: set }) => set ?? []));
  const holding = (group: SecurityGroup): GroupSet[] => [...sets].filter((set) => set.groups.includes(group));
  const costs: { index: number; rows: number; flows: number }[] = [];
  for (let edit = 0; edit < EDITS_MADE_ON; edit++) {
    const group = groups[(edit * 37) % groups.length]!;
    const held = holding(group);
    const index = timed(() => {
      now = withPort(now, group, 30_000 + edit);
      analysis = analyse(now, analysis);
      return analysis.classes;
    });
    const rows = timed(() => {
      const row = index.result.row();
      for (const set of held) row.fill(set, 'inbound', 'kept');
    });
    const goals = new Set(
      index.result.classes.filter((one) =>
        one.goals.some(({ endpoint }) => held.includes(endpoint.iface?.groups as GroupSet)),
      ),
    );
    const flows = timed(() => index.result.forEachFlow(() => undefined, goals));
    costs.push({ index: index.cpu, rows: rows.cpu, flows: flows.cpu });
  }
  const { checksum } = expand(analysis.classes);
  if (checksum !== expand(indexOf(now)).checksum) throw new Error('the analysis that was made on says something else');
  const at = (share: number, cost: (one: (typeof costs)[number]) => number): number =>
    costs.map(cost).sort((a, b) => a - b)[Math.floor(costs.length * share)]!;
  const line = (name: string, share: number, cost: (one: (typeof costs)[number]) => number, lineAim?: number) =>
    tell({ name: `${title}: ${name}`, value: at(share, cost), unit: 'ms', checksum, aim: lineAim });
  line('made on, with the rows that changed, median', 0.5, ({ index, rows }) => index + rows);
  line('made on, with the rows that changed, 99th percentile', 0.99, ({ index, rows }) => index + rows, aimed(aim));
  line('made on, with the flows into who has the group, median', 0.5, ({ index, rows, flows }) => index + rows + flows);
  line(
    'made on, with the flows into who has the group, 99th percentile',
    0.99,
    ({ index, rows, flows }) => index + rows + flows,
  );
}

function measure(title: string, topology: Topology, aim: number): void {
  expand(indexOf(topology));
  const groups = allResources(topology).flatMap(({ securityGroups }) => {
    const target = securityGroups?.at(-1)?.target;
    return target ? [target] : [];
  });
  measureMadeOn(title, topology, groups, aim);
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
  });
}

measure(`${sized(2_000)} endpoints, an edit of one rule`, randomSubnets(sized(2_000), 1), 0.5);
measure(`${sized(10_000)} instances, an edit of one rule`, zones(sized(10_000), 2), 1);
