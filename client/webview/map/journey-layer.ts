import type { Journey, Station } from '../journey/journey.js';
import { s } from '../ui/dom.js';
import { verdictPath } from '../ui/icons.js';
import { polyline } from './drawing.js';
import type { Point, Rectangle } from './geometry.js';
import { JourneyLabels } from './journey-labels.js';
import { type Stop, wayBetween } from './journey-points.js';

const RADIUS = 6.5;

/** The line out and the line back, through the guards, as far as the packet has come. What comes after the end is grey. */
export class JourneyLayer {
  readonly root = s('g', { class: 'journey', 'aria-hidden': 'true' });
  /** Apart, to lie below the names of the boxes. */
  readonly lines = s('g', { class: 'journey journey-lines', 'aria-hidden': 'true' });
  private readonly stretches: SVGPathElement[] = [];
  private readonly marks: SVGGElement[] = [];
  private readonly notes: (SVGGElement | undefined)[] = [];
  private readonly packet = s('circle', { class: 'packet-dot', r: 5 });

  constructor(
    private readonly journey: Journey,
    readonly stops: readonly Stop[],
    boxes: ReadonlyMap<string, Rectangle>,
    written: readonly Rectangle[],
  ) {
    const marks = s('g', { class: 'journey-marks' });
    const labels = new JourneyLabels(
      stops.map(({ at }) => at),
      written,
    );
    const { stations, last } = journey;
    let narrowed = false;
    for (const [index, station] of stations.entries()) {
      const at = stops[index]?.at as Point;
      const before = stops[index - 1]?.at;
      if (before) {
        const reached = index <= last ? `journey-${station.half}` : 'journey-after';
        const path = s('path', {
          class: `${reached}${narrowed ? ' narrowed' : ''}`,
          d: polyline(wayBetween(before, at, written)),
        });
        this.stretches.push(path);
        this.lines.append(path);
      }
      narrowed ||= station.fate === 'partly' || station.fate === 'unknown';
      this.marks.push(drawMark(station, at, index));
    }
    marks.append(...this.marks);
    const notes = s('g', { class: 'journey-notes' });
    stations.forEach((station, index) => {
      const note = labels.draw(station, stops[index]?.at as Point, boxes.get(station.notebook?.element ?? ''));
      if (note) notes.append(...note.all);
      this.notes.push(note?.notebook);
    });
    this.labels = labels.drawn;
    this.root.append(marks, notes, this.packet);
  }

  private readonly labels: ReadonlyMap<Station, SVGGElement>;

  /** The packet is at a stop: what lies before it has been passed. */
  show(step: number): void {
    const { stations, last } = this.journey;
    const ended = step >= last;
    this.stretches.forEach((path, index) => {
      path.classList.toggle('passed', index < step);
      // What nothing gets to is shown once the packet has come to its end.
      path.toggleAttribute('hidden', index + 1 > last && !ended);
    });
    stations.forEach((station, index) => {
      const shown = index <= step || (ended && index > last);
      this.marks[index]?.toggleAttribute('hidden', !shown);
      this.marks[index]?.classList.toggle('current', index === step);
      this.labels.get(station)?.toggleAttribute('hidden', !shown);
      this.labels.get(station)?.classList.toggle('current', index === step);
      this.notes[index]?.toggleAttribute('hidden', index > step);
    });
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
