import type { Finding } from '../../network/findings/index.js';
import { type Element, elementsOf, type Topology } from '../../network/topology/index.js';
import { originKey } from '../text/range.js';

/** What the map shows no mark of its own for: a finding in it bites at what it lies in. */
const NOT_ON_THE_MAP: ReadonlySet<Element['kind']> = new Set([
  'transit-gateway-route-table',
  'prefix-list',
  'elastic-ip',
  'service',
]);

/** Where findings bite: by the innermost element that the map shows. Hints are for the text alone. */
export function bitesOf(topology: Topology, findings: readonly Finding[]): ReadonlyMap<Element, readonly Finding[]> {
  const byFile = new Map<string, Element[]>();
  for (const element of elementsOf(topology)) {
    if (NOT_ON_THE_MAP.has(element.kind)) continue;
    const list = byFile.get(element.origin.file);
    if (list) list.push(element);
    else byFile.set(element.origin.file, [element]);
  }
  for (const list of byFile.values()) list.sort((a, b) => compare(a.origin.range.start, b.origin.range.start));
  const bites = new Map<Element, Finding[]>();
  const told = new Set<string>();
  for (const finding of findings) {
    const key = `${finding.rule} ${originKey(finding.origin)} ${finding.message}`;
    if (finding.severity === 'hint' || told.has(key)) continue;
    told.add(key);
    const element = innermost(byFile.get(finding.origin.file) ?? [], finding.origin.range.start);
    if (!element) continue;
    const list = bites.get(element);
    if (list) list.push(finding);
    else bites.set(element, [finding]);
  }
  return bites;
}

interface Place {
  readonly line: number;
  readonly column: number;
}

/** Of elements in the order of their starts, the last that has begun and not ended is the innermost. */
function innermost(elements: readonly Element[], at: Place): Element | undefined {
  let low = 0;
  let high = elements.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compare((elements[middle] as Element).origin.range.start, at) <= 0) low = middle + 1;
    else high = middle;
  }
  for (let index = low - 1; index >= 0; index--) {
    const element = elements[index] as Element;
    if (compare(at, element.origin.range.end) < 0) return element;
  }
  return undefined;
}

function compare(a: Place, b: Place): number {
  return a.line - b.line || a.column - b.column;
}
