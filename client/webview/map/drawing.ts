import { say } from '../../../network/words/index.js';
import type { Verdict } from '../../../server/protocol.js';
import { s } from '../ui/dom.js';
import { kindPath, verdictPath } from '../ui/icons.js';
import { readFont } from '../ui/surface.js';
import { type Box, walk } from './box.js';
import { drawGuards } from './draw-guards.js';
import type { Geometry, Point, Rectangle } from './geometry.js';
import { findingText, findingTexts, type Guards } from './guards.js';
import { drawLabel, LinkLabels, type PlacedLabel } from './link-labels.js';
import type { Link } from './links.js';
import { Parts } from './parts.js';
import { fitText } from './text.js';

/** The map as SVG elements: one group a box, in reading order, each an item of the tree that a screen reader walks. */
export interface Drawing {
  readonly root: SVGGElement;
  readonly boxes: ReadonlyMap<string, SVGGElement>;
  /** The texts of the boxes, which lie above everything. */
  readonly texts: ReadonlyMap<string, SVGGElement>;
  readonly parts: Parts;
}

/** With `before`, in its place: what looks the same is kept, what only lies elsewhere is moved, and the rest is drawn. */
export function draw(
  boxes: readonly Box[],
  links: readonly Link[],
  geometry: Geometry,
  guards: Guards,
  before?: Drawing,
): Drawing {
  const font = readFont();
  const parts = new Parts(before?.parts);
  const labels = new LinkLabels(boxes, geometry);
  for (const { box, parent } of walk(boxes)) {
    const at = geometry.boxes.get(box.id);
    if (!at) continue;
    const level = parent ? depthOf(box.role) : 1;
    parts.box(box.id, at, keyOf(box, at, level, guards, font), readFromAfar(box), () => ({
      area: drawBox(box, at, level, guards),
      text: drawText(box, at),
    }));
  }
  for (const link of links) {
    const line = geometry.lines.get(link.id);
    if (line && line.length > 1) drawLink(link, line, labels, parts);
  }
  return { root: parts.put(), boxes: parts.areas, texts: parts.texts, parts };
}

function depthOf(role: Box['role']): number {
  return {
    vpc: 1,
    internet: 1,
    network: 1,
    'transit-gateway': 1,
    zone: 2,
    gateway: 2,
    spanning: 2,
    host: 2,
    subnet: 3,
    resource: 4,
    group: 4,
  }[role];
}

function drawBox(box: Box, at: Rectangle, level: number, guards: Guards): SVGGElement {
  const container = isContainer(box);
  const element = s('g', {
    class: `box box-${box.role}${box.access ? ` access-${box.access}` : ''}${box.severity ? ` severity-${box.severity}` : ''}`,
    transform: `translate(${at.x} ${at.y})`,
    role: 'treeitem',
    tabindex: -1,
    'data-box': box.id,
    'aria-level': level,
    'aria-label': box.description,
    'aria-expanded': box.foldable ? String(!box.folded) : undefined,
  });
  element.append(
    s('title', {}, box.description),
    s('rect', { class: 'outline', width: at.width, height: at.height, rx: container ? 8 : 5 }),
  );
  if (box.role === 'group')
    element.append(s('rect', { class: 'sheaf', x: 4, y: 4, width: at.width, height: at.height, rx: 5 }));
  element.append(...drawGuards(box, at, guards));
  if (container && box.foldable) element.append(drawFold(box, at.width - 26));
  if (box.severity === 'error' || box.severity === 'warning') element.append(drawSeverity(box, at));
  return element;
}

function isContainer({ role }: Box): boolean {
  return role === 'vpc' || role === 'zone' || role === 'subnet' || role === 'network';
}

/** All that is drawn of a box but where it lies: of equal keys the drawings are equal. What is not drawn is named, so that nothing is forgotten. */
function keyOf(box: Box, { width, height }: Rectangle, level: number, guards: Guards, font: string): string {
  const { networkAcl, routeTable } = box.guards ?? {};
  const marks = [
    ...box.groups.map((id) => guards.markOf('security-group', id)),
    ...(networkAcl === undefined ? [] : [guards.markOf('network-acl', networkAcl)]),
    ...(routeTable === undefined ? [] : [guards.markOf('route-table', routeTable)]),
  ].map((mark) => ({ ...mark, findings: mark.findings.map(findingText) }));
  const drawn = { ...box, findings: findingTexts(box.findings), element: 0, hidden: 0, children: 0 };
  return JSON.stringify([drawn, marks, width, height, level, font]);
}

/** Names that are shown at any scale. They are apart, for the others to be taken away, and these to grow, in one go. */
function readFromAfar(box: Box): boolean {
  return isContainer(box) || box.role === 'internet' || box.role === 'transit-gateway';
}

/** Texts lie above everything, so that no line runs through a name. They belong to their box for the eye only: the box itself carries the description. */
function drawText(box: Box, at: Rectangle): SVGGElement {
  const container = isContainer(box);
  const element = s('g', { class: `text text-${box.role}`, transform: `translate(${at.x} ${at.y})` });
  const left = box.icon && box.role !== 'subnet' ? 34 : 14;
  const right = (container && box.foldable ? 30 : 8) + (box.access ? 66 : 0);
  if (left === 34 && box.icon) {
    const y = container ? 10 : box.groups.length > 0 ? 13 : at.height / 2 - 8;
    element.append(s('path', { class: 'icon', transform: `translate(10 ${y})`, d: kindPath(box.icon) }));
  }
  const middle = at.height / 2;
  const [first, second] = container
    ? [23, 40]
    : box.groups.length > 0
      ? box.detail
        ? [17, 31]
        : [24, 0]
      : box.detail
        ? [middle - 3, middle + 13]
        : [middle + 4.5, 0];
  const name = fitText(box.label, at.width - left - right, box.role === 'vpc' ? 15 : 13);
  const label = s('text', { class: 'label', x: left, y: first }, name);
  // From afar names grow, but never out of their box.
  label.style.setProperty('--room', `${(at.width - left - 10) / (Math.max(4, name.length) * 0.64)}px`);
  element.append(label);
  if (box.detail) {
    element.append(s('text', { class: 'detail', x: left, y: second }, fitText(box.detail, at.width - left - 8, 11)));
  }
  if (box.access) {
    const x = at.width - (box.foldable ? 32 : 10);
    const text = s('text', { class: `access access-${box.access}`, x, y: 22, 'text-anchor': 'end' });
    text.append(box.access.replace('-', ' '));
    element.append(text);
  }
  return element;
}

/** The button that folds. The keyboard has it on the arrow keys, so it is no tab stop. */
function drawFold(box: Box, x: number): SVGGElement {
  const what = box.folded ? say`Show everything in ${box.label}` : say`Show less of ${box.label}`;
  return s(
    'g',
    { class: 'fold', transform: `translate(${x} 9)`, 'data-fold': box.id, 'aria-hidden': 'true' },
    s('title', {}, what),
    s('rect', { width: 18, height: 18, rx: 3 }),
    s('path', { d: box.folded ? 'M5 9h8M9 5v8' : 'M5 9h8' }),
  );
}

/** At what it bites, saying what it is. */
function drawSeverity(box: Box, at: Rectangle): SVGGElement {
  const said =
    box.findings.length > 0
      ? findingTexts(box.findings).join('\n')
      : box.severity === 'error'
        ? say`There is an error in here`
        : say`There is a warning in here`;
  return s(
    'g',
    { class: `mark mark-${box.severity}`, transform: `translate(${at.width - 6} -6)`, 'aria-hidden': 'true' },
    s('title', {}, said),
    s('circle', { cx: 3, cy: 3, r: 7.5 }),
    s('path', { d: 'M3 -1v5M3 6.2v.8' }),
  );
}

/** The sign of what the chosen element can do here: at the lower right corner of a box. */
export function drawVerdict(verdict: Verdict, at: Rectangle): SVGGElement {
  return s(
    'g',
    {
      class: `reach verdict-${verdict}`,
      transform: `translate(${at.width - 12} ${at.height - 10})`,
      'aria-hidden': 'true',
    },
    s('circle', { cx: 4, cy: 3, r: 9 }),
    s('path', { transform: 'translate(-4 -5)', d: verdictPath(verdict) }),
  );
}

function drawLink(link: Link, line: readonly Point[], labels: LinkLabels, parts: Parts): void {
  const { kind, id, description, label } = link.connection;
  const named = kind === 'vpn' || kind === 'direct-connect' || kind === 'peering';
  // Names give way to each other: one may have to move for a line that is nowhere near its own.
  const name = named ? labels.place(label, line) : undefined;
  parts.link(link.id, JSON.stringify([kind, id, description, line, name]), () => drawLine(link, line, name));
}

function drawLine(link: Link, line: readonly Point[], name: PlacedLabel | undefined): SVGGElement {
  const { connection } = link;
  const group = s('g', { class: `link link-${connection.kind}`, 'data-link': connection.id, 'aria-hidden': 'true' });
  const d = polyline(line);
  group.append(
    s('title', {}, connection.description),
    s('path', { class: 'touch', d }),
    s('path', { class: 'line', d, 'marker-end': markerOf(link) }),
  );
  if (name) group.append(drawLabel(name));
  return group;
}

function markerOf(link: Link): string | undefined {
  return link.connection.kind === 'route' || link.connection.kind === 'target' ? 'url(#arrow)' : undefined;
}

/** Straight lines with rounded corners. */
export function polyline(points: readonly Point[]): string {
  return points
    .map((point, index) => {
      const before = points[index - 1];
      const after = points[index + 1];
      if (!before) return `M${point.x} ${point.y}`;
      if (!after) return `L${point.x} ${point.y}`;
      const a = towards(point, before);
      const b = towards(point, after);
      return `L${a.x} ${a.y}Q${point.x} ${point.y} ${b.x} ${b.y}`;
    })
    .join('');
}

function towards(from: Point, to: Point): Point {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  const part = Math.min(6, length / 2) / length;
  return { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part };
}
