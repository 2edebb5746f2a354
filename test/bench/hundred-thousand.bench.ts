/** 100,000 instances in ten VPCs behind a transit gateway: the index, and one expectation over all pairs. */

import { analyse } from '../../network/answers/analyse.js';
import { evaluateExpectation } from '../../network/expectations/evaluate.js';
import type { Expectation, Topology } from '../../network/topology/model.js';
import { aimed, heapMegabytes, peakMegabytes, sized, tell, timed } from './measure.js';
import { origin, tcp } from './networks/builder.js';
import { zones } from './networks/zones.js';

/** Nobody may reach anybody on MySQL's port: it holds, so that no pair can be left out. */
function everybodyToEverybody({ vpcs }: Topology): Expectation {
  const all = vpcs.map((vpc) => ({ kind: 'ref-subject' as const, origin, text: vpc.name, targets: [vpc] }));
  return {
    kind: 'expectation',
    origin,
    text: 'all cannot reach all on tcp 3306',
    assertion: { kind: 'cannot', from: all, to: all, traffics: [tcp(3306)] },
  };
}

const size = sized(100_000);
const topology = zones(size, 2);
const before = heapMegabytes();
const analysis = analyse(topology);
const index = timed(() => analysis.classes);
const { result, wall, cpu } = timed(() => evaluateExpectation(analysis, everybodyToEverybody(topology)));
const peak = peakMegabytes();
const title = `${size} instances, seed 2`;
const checksum = `holds: ${result.holds} (${index.result.classes.length} classes)`;
tell({ name: `${title}: index`, value: index.wall, cpu: index.cpu, unit: 'ms', checksum, aim: aimed(1_000) });
tell({ name: `${title}: one expectation, all pairs`, value: wall, cpu, unit: 'ms', checksum, aim: aimed(1_500) });
tell({ name: `${title}: kept on the heap`, value: heapMegabytes() - before, unit: 'MB', checksum });
tell({ name: `${title}: largest resident size`, value: peak, unit: 'MB', checksum, aim: aimed(500) });
if (result.holds !== true) throw new Error(`the expectation holds by the network's making, but: ${result.message}`);
