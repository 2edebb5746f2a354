/** Cost against size: every family of inputs at four sizes, index and all pairs. Processor time, in one process, so later lines run compiled code. */
import type { Topology } from '../../network/topology/model.js';
import { serviceSetCounters } from '../../network/traffic/service-set.js';
import { expand, indexOf } from './all-pairs.js';
import { QUICK, tell, timed } from './measure.js';
import { FAMILIES } from './networks/families.js';

const SIZES = QUICK ? [125, 250] : [500, 1_000, 2_000, 4_000];

function measure(family: string, make: (size: number) => Topology): void {
  for (const size of SIZES) {
    const topology = make(size);
    const before = serviceSetCounters.computed;
    const { result, wall, cpu } = timed(() => {
      const matrix = indexOf(topology);
      return { classes: matrix.classes.length, ...expand(matrix) };
    });
    const computed = serviceSetCounters.computed - before;
    const checksum = `${result.checksum} (${result.classes} classes, ${result.flows} flows, ${computed} set operations computed)`;
    tell({ name: `${family}, ${size}`, value: wall, cpu, unit: 'ms', checksum });
  }
}

for (const [family, make] of Object.entries(FAMILIES)) measure(family, make);
