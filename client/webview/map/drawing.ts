import { say } from '../../../network/words/index.js';
import type { Verdict } from '../../../server/protocol.js';
import { s } from '../ui/dom.js';
import { verdictPath } from '../ui/icons.js';
import { readFont } from '../ui/surface.js';
import { type Box, isContainer, walk } from './box.js';
import { headingRoom } from './box-texts.js';
import { drawGuards } from './draw-guards.js';
import { nearText } from './draw-text.js';
import { farText } from './far-text.js';
import type { Geometry, Point, Rectangle } from './geometry.js';
import { findingText, findingTexts, type Guards } from './guards.js';
import { drawLabel, LinkLabels, type PlacedLabel } from './link-labels.js';
import type { Link } from './links.js';
import { Parts } from './parts.js';
import { markScale, type TextSizes } from './text-sizes.js';

/** The map as SVG elements: one group a box, in reading order, each an item of the tree that a screen reader walks. */
export interface Drawing {
  readonly root: SVGGElement;
  readonly boxes: ReadonlyMap<string, SVGGElement>;
  /** The texts of the boxes, which lie above everything. */
  readonly texts: ReadonlyMap<string, SVGGElement>;
  readonly lines: ReadonlyMap<string, SVGGElement>;
  /** The names of the connections. */
  readonly labels: LinkLabels;
  /** What draws the part of it that is seen: nothing is there to be seen before it has. */
  readonly parts: Parts;
}

/** With `before`, in its place: what looks the same is kept, what only lies elsewhere is moved, and the rest is drawn once it is seen. */
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
    const room = headingRoom(box, at, geometry);
    parts.box(box.id, at, {
      key: keyOf(box, at, level, room, guards, font),
      shell: () => shellOf(box, level),
      area: (sizes) => drawBox(box, at, guards, sizes),
      text: (sizes) =>
        sizes.pixel === undefined ? nearText(box, at, room, sizes) : farText(box, at, room, sizes.pixel),
      textClass: `text-${box.role}`,
    });
  }
  for (const link of links) {
    const line = geometry.lines.get(link.id);
    if (line && line.length > 1) drawLink(link, line, labels, parts);
  }
  return { root: parts.put(), boxes: parts.areas, texts: parts.texts, lines: parts.lines, labels, parts };
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

function shellOf(box: Box, level: number): SVGGElement {
  return s('g', {
    class: `box box-${box.role}${box.access ? ` access-${box.access}` : ''}${box.severity ? ` severity-${box.severity}` : ''}`,
    role: 'treeitem',
    tabindex: -1,
    'data-box': box.id,
    'aria-level': level,
    'aria-label': box.description,
    'aria-expanded': box.foldable ? String(!box.folded) : undefined,
  });
}

function drawBox(box: Box, at: Rectangle, guards: Guards, sizes: TextSizes): SVGElement[] {
  const container = isContainer(box);
  const out: SVGElement[] = [
    s('title', {}, box.description),
    s('rect', { class: 'outline', width: at.width, height: at.height, rx: container ? 8 : 5 }),
  ];
  if (box.role === 'group')
    out.push(s('rect', { class: 'sheaf', x: 4, y: 4, width: at.width, height: at.height, rx: 5 }));
  out.push(...drawGuards(box, at, guards, sizes));
  // From afar it could be neither seen nor hit: a double click folds too.
  if (container && box.foldable && sizes.pixel === undefined) out.push(drawFold(box, at.width - 26));
  const mark = markOf(box, guards, sizes);
  if (mark) out.push(drawSeverity(mark, at, sizes));
  return out;
}

/** All that is drawn of a box but where it lies: of equal keys the drawings are equal. What is not drawn is named, so that nothing is forgotten. */
function keyOf(
  box: Box,
  { width, height }: Rectangle,
  level: number,
  room: number,
  guards: Guards,
  font: string,
): string {
  const marks = guards.at(box).map((mark) => ({ ...mark, findings: mark.findings.map(findingText) }));
  const empty = box.children.length === 0;
  const drawn = {
    ...box,
    findings: findingTexts(box.findings),
    element: 0,
    hidden: box.hidden.length,
    children: 0,
    empty,
  };
  return JSON.stringify([drawn, marks, width, height, level, room, font]);
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

interface Mark {
  readonly severity: 'error' | 'warning';
  readonly said: string;
  /** What a click on it chooses, if that is not the box. */
  readonly guard?: string;
}

/** What is wrong with a box; and from afar, where no name of a guard is written that could say it, what is wrong with its guards. */
function markOf(box: Box, guards: Guards, { pixel }: TextSizes): Mark | undefined {
  const { severity, findings } = box;
  if (severity === 'error' || severity === 'warning') {
    if (findings.length > 0) return { severity, said: findingTexts(findings).join('\n') };
    return { severity, said: severity === 'error' ? say`There is an error in here` : say`There is a warning in here` };
  }
  if (pixel === undefined) return undefined;
  const marks = guards.at(box);
  for (const severity of ['error', 'warning'] as const) {
    const bad = marks.find((mark) => mark.findings.some((finding) => finding.severity === severity));
    if (bad) return { severity, said: [bad.label, ...findingTexts(bad.findings)].join('\n'), guard: bad.key };
  }
  return undefined;
}

/** At what it bites, saying what it is. */
function drawSeverity({ severity, said, guard }: Mark, at: Rectangle, sizes: TextSizes): SVGGElement {
  return s(
    'g',
    {
      class: `mark mark-${severity}`,
      transform: `translate(${at.width - 3} -3) scale(${markScale(sizes, 2.6)}) translate(-3 -3)`,
      'data-guard': guard,
      'aria-hidden': 'true',
    },
    s('title', {}, said),
    s('circle', { cx: 3, cy: 3, r: 7.5 }),
    s('path', { d: 'M3 -1v5M3 6.2v.8' }),
  );
}

/**
 * The sign of what the chosen element can do here: at the lower right corner of a box, and half outside, so that the name is read to its end; of what holds others at the
 * upper one: the lower is theirs.
 */
export function drawVerdict(verdict: Verdict, at: Rectangle, sizes: TextSizes, holdsOthers = false): SVGGElement {
  const scale = markScale(sizes, 2.2);
  const inside = 3 * scale;
  return s(
    'g',
    {
      class: `reach verdict-${verdict}`,
      transform: `translate(${at.width - inside} ${holdsOthers ? inside : at.height - inside}) scale(${scale}) translate(-4 -3)`,
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
  const name = named ? labels.place(id, label, line) : undefined;
  parts.link(link.id, {
    key: JSON.stringify([kind, id, description, name]),
    shell: () => s('g', { class: `link link-${kind}`, 'data-link': id, 'aria-hidden': 'true' }),
    content: () => drawLine(link, line, name),
    move: (element) => {
      const d = polyline(line);
      for (const path of element.querySelectorAll('path')) path.setAttribute('d', d);
    },
    line,
  });
}

function drawLine(link: Link, line: readonly Point[], name: PlacedLabel | undefined): SVGElement[] {
  const d = polyline(line);
  return [
    s('title', {}, link.connection.description),
    s('path', { class: 'touch', d }),
    s('path', { class: 'line', d, 'marker-end': markerOf(link) }),
    ...(name ? [drawLabel(name)] : []),
  ];
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
