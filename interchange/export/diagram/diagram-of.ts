import type { MatrixFlow } from '../../../network/answers/index.js';
import type { Topology } from '../../../network/topology/index.js';
import { boxesOf } from './boxes.js';
import type { Diagram } from './diagram.js';
import { flowLines } from './flows.js';
import { wiringOf } from './wiring.js';

/** The picture of a network: how it is put together, or, with flows, who reaches whom. */
export function diagramOf(topology: Topology, flows?: Iterable<MatrixFlow>): Diagram {
  const boxes = boxesOf(topology);
  const lines = flows ? flowLines(flows, boxes) : wiringOf(topology, boxes);
  // The internet is a box of its own only where something leads there.
  const isAlone = !lines.some(({ from, to }) => from === boxes.internet || to === boxes.internet);
  return { boxes: isAlone ? boxes.outermost.slice(1) : boxes.outermost, lines };
}
