import type { Station } from '../journey/journey.js';
import { s } from '../ui/dom.js';
import type { Point, Rectangle } from './geometry.js';
import { fitText, widthOf } from './text.js';
import { overlap } from './written-on.js';

const HEIGHT = 17;
const WIDEST = 260;
const MARGIN = 4;

/** What stands beside the line. Invariant: no label covers another, or a stop; one without room is told in its stop's tooltip and beside the buttons alone. What boxes say is covered only where there is no other room. */
export class JourneyLabels {
  readonly drawn = new Map<Station, SVGGElement>();
  private readonly taken: Rectangle[];

  /** `written`: where boxes say something. */
  constructor(
    stops: readonly Point[],
    private readonly written: readonly Rectangle[],
  ) {
    this.taken = stops.map(({ x, y }) => ({ x: x - 7, y: y - 7, width: 14, height: 14 }));
  }

  draw(
    station: Station,
    stop: Point,
    owner: Rectangle | undefined,
  ): { all: SVGGElement[]; notebook: SVGGElement | undefined } | undefined {
    const { label, notebook, fate, half } = station;
    const all: SVGGElement[] = [];
    if (label) {
      const element = this.place(label, `stop-label label-${fate} label-${half}`, around(stop, station));
      if (element) {
        all.push(element);
        this.drawn.set(station, element);
      }
    }
    if (!notebook || !owner) return { all, notebook: undefined };
    const said = notebook.does === 'writes' ? `✎ ${notebook.entry}` : `✓ ${notebook.entry}`;
    // Its lines stay in their order, whatever they cover.
    const entry = this.place(said, `notebook notebook-${notebook.does}`, below(owner, notebook.does), []);
    if (entry) all.push(entry);
    return { all, notebook: entry };
  }

  private place(text: string, name: string, places: readonly At[], written = this.written): SVGGElement | undefined {
    const fitted = fitText(text, WIDEST, 11);
    const width = widthOf(fitted, 11) + 12;
    const areas = places.map((at) => ({ ...at(width), width, height: HEIGHT }));
    const free = areas.filter((area) => !this.taken.some((other) => overlap(other, area)));
    const area = free.find((one) => !written.some((other) => overlap(other, within(one)))) ?? free[0];
    if (!area) return undefined;
    this.taken.push(area);
    return s(
      'g',
      { class: name, transform: `translate(${area.x} ${area.y})` },
      s('title', {}, text),
      s('rect', { width, height: HEIGHT, rx: 3 }),
      s('text', { x: 6, y: 12.5 }, fitted),
    );
  }
}

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

/** A notebook lies under what keeps it; what is recognised in it stands below what was written. */
function below({ x, y, height }: Rectangle, does: 'writes' | 'recognises'): At[] {
  const row = does === 'writes' ? 0 : 1;
  return [0, 1, 2, 3].map((far) => () => ({ x: x + 26, y: y + height + 17 + (row + far) * (HEIGHT + 2) }));
}
