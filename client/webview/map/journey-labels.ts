import type { Station } from '../journey/journey.js';
import { s } from '../ui/dom.js';
import { polyline } from './drawing.js';
import type { Point, Rectangle } from './geometry.js';
import { wayBetween } from './journey-ways.js';
import { placeNotebook, tieTo } from './notebooks.js';
import { overlap } from './overlap.js';
import { fitText, widthOf } from './text.js';

const HEIGHT = 17;
const ROW = HEIGHT + 2;
const WIDEST = 260;
const MARGIN = 4;
/** The places near a stop, of those that are looked at. */
const NEAR = 12;

/** What stands somewhere, and where. */
export interface Placed {
  readonly element: SVGGElement;
  readonly at: Rectangle;
}

/** What stands beside the line. Invariant: no label covers another, or a stop; one without room is told in its stop's tooltip and beside the buttons alone. What boxes say is covered only where there is no other room. */
export class JourneyLabels {
  private readonly taken: Rectangle[];

  /** `written`: where boxes say something. */
  constructor(
    stops: readonly Point[],
    private readonly written: readonly Rectangle[],
    private readonly lines: readonly (readonly Point[])[],
  ) {
    this.taken = stops.map(({ x, y }) => ({ x: x - 7, y: y - 7, width: 14, height: 14 }));
  }

  /** Undefined: it has nothing to say, or there is no room for it. */
  label(station: Station, stop: Point): Placed | undefined {
    const { label, fate, half } = station;
    if (!label) return undefined;
    const fitted = fitText(label, WIDEST, 11);
    const width = boxWidth(fitted);
    const areas = around(stop, station).map((at) => ({ ...at(width), width, height: HEIGHT }));
    const free = areas.filter((area) => !this.taken.some((other) => overlap(other, area)));
    const covers = (one: Rectangle) => this.written.some((other) => overlap(other, one));
    // Nothing is covered where that costs no distance.
    const near = free.filter((one) => areas.indexOf(one) < NEAR);
    const area = near.find((one) => !covers(one)) ?? free.find((one) => !covers(within(one))) ?? free[0];
    if (!area) return undefined;
    this.taken.push(area);
    return { element: drawLabel(`stop-label label-${fate} label-${half}`, label, fitted, area), at: area };
  }

  /** The lines of one notebook below each other, in their order, and a thread to the group that keeps it. All labels have their places before. */
  notebook(stations: readonly Station[], group: Point, owner: Rectangle): { thread: SVGPathElement; rows: Placed[] } {
    const entries = stations.flatMap(({ notebook }) => (notebook ? [notebook] : []));
    const texts = entries.map(({ does, entry }) => (does === 'writes' ? `✎ ${entry}` : `✓ ${entry}`));
    const fitted = texts.map((text) => fitText(text, WIDEST, 11));
    const width = Math.max(...fitted.map(boxWidth));
    const height = texts.length * ROW - (ROW - HEIGHT);
    const occupied = [...this.taken, ...this.written];
    const found = placeNotebook({ width, height }, group, occupied, this.lines);
    // Where there is no room at all it lies under what keeps it.
    const area = found ?? { x: owner.x + 26, y: owner.y + owner.height + HEIGHT, width, height };
    const way = wayBetween(group, tieTo(area, group), occupied);
    this.taken.push(area);
    const rows = entries.map(({ does }, index) => {
      const at = { x: area.x, y: area.y + index * ROW, width, height: HEIGHT };
      const element = drawLabel(`notebook notebook-${does}`, texts[index] ?? '', fitted[index] ?? '', at);
      return { element, at: index === 0 ? area : at };
    });
    return { thread: s('path', { class: 'notebook-thread', d: polyline(way) }), rows };
  }
}

function drawLabel(name: string, text: string, fitted: string, { x, y, width }: Rectangle): SVGGElement {
  return s(
    'g',
    { class: name, transform: `translate(${x} ${y})` },
    s('title', {}, text),
    s('rect', { width, height: HEIGHT, rx: 3 }),
    s('text', { x: 6, y: 12.5 }, fitted),
  );
}

const boxWidth = (text: string): number => widthOf(text, 11) + 12;

/** A label without its margin, which may lie on what is written at the edge. */
function within({ x, y, width, height }: Rectangle): Rectangle {
  return { x: x + MARGIN, y: y + MARGIN, width: width - 2 * MARGIN, height: height - 2 * MARGIN };
}

type At = (width: number) => Point;

/** An ACL's label stands outside of its subnet, whose names are inside; another's beside its stop, then a little further off. */
function around({ x, y }: Point, { place }: Station): At[] {
  const isAcl = place !== undefined && 'part' in place && place.part.startsWith('acl');
  return [0, 1, 2, 3, 4, 5].flatMap((far): At[] => {
    const right = () => ({ x: x + 12, y: y - HEIGHT / 2 + far * HEIGHT });
    const left = (width: number) => ({ x: x - 14 - width, y: y - HEIGHT / 2 + far * HEIGHT });
    const below = (width: number) => ({ x: x - width / 2, y: y + 10 + far * HEIGHT });
    const above = (width: number) => ({ x: x - width / 2, y: y - 10 - HEIGHT - far * HEIGHT });
    return isAcl ? [left, right, below, above] : [right, above, below, left];
  });
}
