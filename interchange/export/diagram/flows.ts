import type { MatrixFlow, TrafficBox } from '../../../network/answers/index.js';
import { qualifiedName } from '../../../network/topology/index.js';
import { say } from '../../../network/words/index.js';
import { servicesText } from '../../report/traffic-words.js';
import type { Boxes } from './boxes.js';
import type { DiagramBox, DiagramLine, LineKind } from './diagram.js';

/** Who reaches whom: a line for each verdict of a pair, with its traffic. What is blocked has no line. */
export function flowLines(flows: Iterable<MatrixFlow>, { of, internet }: Boxes): DiagramLine[] {
  const byName = new Map<string, DiagramBox>([['internet', internet]]);
  for (const [element, box] of of) if (!byName.has(qualifiedName(element))) byName.set(qualifiedName(element), box);
  const lines: DiagramLine[] = [];
  for (const flow of flows) {
    const [from, to] = [byName.get(flow.from), byName.get(flow.to)];
    if (!from || !to) continue;
    const add = (kind: LineKind, boxes: readonly TrafficBox[], after = ''): void => {
      if (boxes.length > 0) lines.push({ from, to, kind, label: `${servicesText(boxes)}${after}` });
    };
    add('flow', flow.reachable);
    add('flow', flow.partly, say` (in part)`);
    add('one-way', flow.oneWay, say` (replies lost)`);
    add('unknown', flow.unknown, say` (not known)`);
  }
  return lines;
}
