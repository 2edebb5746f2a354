import { type Finding, SEVERITIES, type Severity } from '../../network/findings/index.js';
import { type Element, nounOf, type Origin, qualifiedName, type Topology } from '../../network/topology/index.js';
import { detailOf } from '../model/detail.js';
import type { MapElement, MapFinding, MapKind } from '../protocol.js';
import { bitesOf } from './bites.js';
import { groupsOn } from './map-guards.js';

/** Makes the boxes of a map. One for each map, since it sees to it that every id is there once. */
export class MapElements {
  private readonly ids = new Set<string>();
  private readonly made = new Map<Element, MapElement>();
  private readonly byFile = new Map<string, Finding[]>();

  private readonly bites: ReadonlyMap<Element, readonly Finding[]>;

  constructor(topology: Topology, findings: readonly Finding[]) {
    this.bites = bitesOf(topology, findings);
    for (const finding of findings) {
      const list = this.byFile.get(finding.origin.file);
      if (list) list.push(finding);
      else this.byFile.set(finding.origin.file, [finding]);
    }
    for (const list of this.byFile.values()) list.sort((a, b) => a.origin.range.start.line - b.origin.range.start.line);
  }

  make(element: Element, description?: string): MapElement {
    const known = this.made.get(element);
    if (known) return known;
    const kind = mapKind(element);
    const detail = detailOf(element);
    const severity = this.worst(element.origin);
    const findings = this.findingsAt(element);
    const groups = element.kind === 'resource' || element.kind === 'load-balancer' ? groupsOn(element) : undefined;
    const made: MapElement = {
      id: this.uniqueId(qualifiedName(element)),
      kind,
      label: element.name,
      detail,
      description: description ?? `${nounOf(element)} ${element.name}${detail ? `, ${detail}` : ''}`,
      origin: element.origin,
      ...(severity ? { severity } : {}),
      ...(findings ? { findings } : {}),
      ...(groups ? { securityGroups: groups } : {}),
      endpoint: isEndpoint(element),
    };
    this.made.set(element, made);
    return made;
  }

  /** Undefined: none. */
  findingsAt(element: Element): MapFinding[] | undefined {
    return this.bites.get(element)?.map(({ severity, rule, message, origin, fixes = [] }): MapFinding => {
      const offered = fixes.length > 0 ? { fixes: fixes.map(({ title }) => title) } : {};
      return { severity, rule, message, origin, ...offered };
    });
  }

  /** The id of an element that has been made; undefined where the map does not show it. */
  idOf(element: Element | undefined): string | undefined {
    return element && this.made.get(element)?.id;
  }

  uniqueId(name: string): string {
    let id = name;
    for (let count = 2; this.ids.has(id); count++) id = `${name}#${count}`;
    this.ids.add(id);
    return id;
  }

  /** The worst finding at or inside a place. */
  worst(origin: Origin): Severity | undefined {
    let worst: Severity | undefined;
    const findings = this.byFile.get(origin.file) ?? [];
    for (let index = firstFrom(findings, origin.range.start.line); index < findings.length; index++) {
      const { severity, origin: at } = findings[index] as Finding;
      if (at.range.start.line > origin.range.end.line) break;
      if (isWithin(at, origin) && (!worst || SEVERITIES.indexOf(severity) < SEVERITIES.indexOf(worst)))
        worst = severity;
    }
    return worst;
  }
}

/** The first of the findings, which are sorted, on that line or below. */
function firstFrom(findings: readonly Finding[], line: number): number {
  let low = 0;
  let high = findings.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((findings[middle] as Finding).origin.range.start.line < line) low = middle + 1;
    else high = middle;
  }
  return low;
}

function isWithin(inner: Origin, outer: Origin): boolean {
  const { start, end } = outer.range;
  const at = inner.range.start;
  return (
    (at.line > start.line || (at.line === start.line && at.column >= start.column)) &&
    (at.line < end.line || (at.line === end.line && at.column < end.column))
  );
}

function mapKind(element: Element): MapKind {
  switch (element.kind) {
    case 'resource':
      return element.type;
    case 'load-balancer':
      return `${element.type}-load-balancer`;
    case 'route-table':
    case 'network-acl':
    case 'security-group':
    case 'transit-gateway-route-table':
    case 'prefix-list':
    case 'elastic-ip':
    case 'service':
      throw new Error(`a ${element.kind} is no box of the map`);
    default:
      return element.kind;
  }
}

function isEndpoint({ kind }: Element): boolean {
  return (
    kind === 'resource' ||
    kind === 'subnet' ||
    kind === 'vpc' ||
    kind === 'network' ||
    kind === 'host' ||
    kind === 'load-balancer' ||
    kind === 'regional-nat-gateway'
  );
}
