import type { Journey, Station } from '../journey/journey.js';
import { s } from '../ui/dom.js';
import { verdictPath } from '../ui/icons.js';
import { polyline } from './drawing.js';
import type { Point, Rectangle } from './geometry.js';
import { JourneyLabels, type Placed } from './journey-labels.js';
import type { Stop } from './journey-points.js';
import { wayBetween } from './journey-ways.js';

const RADIUS = 6.5;

/** The line out and the line back, through the guards, as far as the packet has come. What comes after the end is grey. */
export class JourneyLayer {
  readonly root = s('g', { class: 'journey', 'aria-hidden': 'true' });
  /** Apart, to lie below the names of the boxes. */
  readonly lines = s('g', { class: 'journey journey-lines', 'aria-hidden': 'true' });
  private readonly stretches: SVGPathElement[] = [];
  private readonly marks: SVGGElement[] = [];
  private readonly labels: (Placed | undefined)[];
  private readonly notebooks: (Placed | undefined)[];
  /** Of each notebook to its group, from the step on that opens it. */
  private readonly threads: { readonly element: SVGPathElement; readonly from: number }[] = [];
  private readonly packet = s('circle', { class: 'packet-dot', r: 5 });

  constructor(
    private readonly journey: Journey,
    readonly stops: readonly Stop[],
    boxes: ReadonlyMap<string, Rectangle>,
    written: readonly Rectangle[],
  ) {
    const { stations, last } = journey;
    const ways: Point[][] = [];
    let narrowed = false;
    for (const [index, station] of stations.entries()) {
      const at = stops[index]?.at as Point;
      const before = stops[index - 1]?.at;
      if (before) {
        const reached = index <= last ? `journey-${station.half}` : 'journey-after';
        const way = wayBetween(before, at, written, ways);
        ways.push(way);
        const path = s('path', { class: `${reached}${narrowed ? ' narrowed' : ''}`, d: polyline(way) });
        this.stretches.push(path);
        this.lines.append(path);
      }
      narrowed ||= station.fate === 'partly' || station.fate === 'unknown';
      this.marks.push(drawMark(station, at, index));
    }
    const texts = new JourneyLabels(
      stops.map(({ at }) => at),
      written,
      ways,
    );
    this.labels = stations.map((station, index) => texts.label(station, stops[index]?.at as Point));
    this.notebooks = stations.map(() => undefined);
    const kept = new Map<string, number[]>();
    for (const [index, { notebook }] of stations.entries())
      if (notebook) kept.set(notebook.element, [...(kept.get(notebook.element) ?? []), index]);
    for (const [element, places] of kept) {
      const stop = stops[places[0] ?? 0];
      // A stack keeps the notebooks of what is hidden in it.
      const owner = boxes.get(stop?.box ?? element);
      if (!owner || !stop) continue;
      const entries = places.map((place) => stations[place] as Station);
      const { thread, rows } = texts.notebook(entries, stop.at, owner);
      rows.forEach((row, index) => {
        this.notebooks[places[index] as number] = row;
      });
      this.threads.push({ element: thread, from: places[0] ?? 0 });
    }
    const placed = [...this.labels, ...this.notebooks].flatMap((one) => (one ? [one.element] : []));
    this.root.append(
      s('g', { class: 'journey-marks' }, ...this.marks),
      s('g', { class: 'journey-notes' }, ...this.threads.map(({ element }) => element), ...placed),
      this.packet,
    );
  }

  /** Where a stop is, with what stands there of it; then less of that, for where not all of it has room. */
  areasOf(step: number): readonly Rectangle[] {
    const at = this.stops[step]?.at;
    if (!at) return [];
    const stop = { x: at.x - 30, y: at.y - 30, width: 60, height: 60 };
    const labelled = bothOf(stop, this.labels[step]?.at);
    return [bothOf(labelled, this.notebooks[step]?.at), labelled, stop];
  }

  /** The packet is at a stop: what lies before it has been passed. */
  show(step: number): void {
    const { stations, last } = this.journey;
    const ended = step >= last;
    this.stretches.forEach((path, index) => {
      path.classList.toggle('passed', index < step);
      // What nothing gets to is shown once the packet has come to its end.
      path.toggleAttribute('hidden', index + 1 > last && !ended);
    });
    stations.forEach((_, index) => {
      const shown = index <= step || (ended && index > last);
      this.marks[index]?.toggleAttribute('hidden', !shown);
      this.marks[index]?.classList.toggle('current', index === step);
      this.labels[index]?.element.toggleAttribute('hidden', !shown);
      this.labels[index]?.element.classList.toggle('current', index === step);
      this.notebooks[index]?.element.toggleAttribute('hidden', index > step);
    });
    for (const { element, from } of this.threads) element.toggleAttribute('hidden', from > step);
    const at = this.stops[step]?.at;
    if (at) this.put(at);
    // What was stopped is no more: its cross stands there.
    this.packet.toggleAttribute('hidden', stations[step]?.fate === 'deny');
  }

  /** Between the stop before and this one: 0 there, 1 here. */
  move(step: number, part: number): void {
    const path = this.stretches[step - 1];
    this.packet.removeAttribute('hidden');
    if (path) this.put(path.getPointAtLength(path.getTotalLength() * part));
  }

  private put({ x, y }: { x: number; y: number }): void {
    this.packet.setAttribute('cx', String(x));
    this.packet.setAttribute('cy', String(y));
  }
}

function bothOf(one: Rectangle, two: Rectangle | undefined): Rectangle {
  if (!two) return one;
  const [x, y] = [Math.min(one.x, two.x), Math.min(one.y, two.y)];
  const right = Math.max(one.x + one.width, two.x + two.width);
  const bottom = Math.max(one.y + one.height, two.y + two.height);
  return { x, y, width: right - x, height: bottom - y };
}

function drawMark(station: Station, { x, y }: Point, index: number): SVGGElement {
  const { fate, half, name, text } = station;
  const stopped = fate === 'deny';
  const element = s(
    'g',
    { class: `stop stop-${fate} stop-${half}`, transform: `translate(${x} ${y})`, 'data-stop': index },
    s('title', {}, `${name}: ${text}`),
    s('circle', { r: stopped ? RADIUS + 4 : RADIUS }),
  );
  if (stopped) element.append(s('path', { d: verdictPath('blocked'), transform: 'translate(-8 -8)' }));
  else if (fate !== 'start') element.append(s('text', { y: 3, 'text-anchor': 'middle' }, String(index)));
  return element;
}
