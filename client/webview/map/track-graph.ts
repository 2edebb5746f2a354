import type { Paper, Track } from './paper.js';

/** A place on a track: a crossing, seen from one of its two tracks, or the place where a box is entered. */
export interface Stop {
  readonly id: number;
  readonly track: Track;
  readonly at: number;
  /** The same crossing on the other track. */
  readonly twin: number | undefined;
}

/** The tracks as a graph: from a stop one goes to its neighbours on the track, or turns at a crossing. */
export class TrackGraph {
  readonly stops: Stop[] = [];
  private readonly onTrack = new Map<Track, Stop[]>();
  private readonly order = new Map<Stop, number>();
  private readonly sides: { readonly horizontal: readonly Track[]; readonly vertical: readonly Track[] };

  constructor({ tracks }: Paper) {
    const horizontal = tracks.filter(({ vertical }) => !vertical).sort((a, b) => a.at - b.at);
    const vertical = tracks.filter((track) => track.vertical).sort((a, b) => a.at - b.at);
    this.sides = { horizontal, vertical };
    for (const down of vertical) {
      for (let index = firstFrom(horizontal, down.from); index < horizontal.length; index++) {
        const across = horizontal[index] as Track;
        if (across.at > down.to) break;
        if (across.from > down.at || across.to < down.at) continue;
        const one = this.stops.length;
        this.add(down, across.at, one + 1);
        this.add(across, down.at, one);
      }
    }
  }

  /** The nearest track from a point in a direction, with a new stop on it. */
  enter(x: number, y: number, side: Side): Stop | undefined {
    const across = side === 'top' || side === 'bottom';
    const list = across ? this.sides.horizontal : this.sides.vertical;
    const [place, along] = across ? [y, x] : [x, y];
    const step = side === 'bottom' || side === 'right' ? 1 : -1;
    for (let index = firstFrom(list, place) - (step === 1 ? 0 : 1); list[index]; index += step) {
      const track = list[index] as Track;
      if (track.from <= along && along <= track.to) return this.add(track, along, undefined);
    }
    return undefined;
  }

  /** After the last stop was added. */
  sort(): void {
    for (const list of this.onTrack.values()) {
      list.sort((a, b) => a.at - b.at);
      list.forEach((stop, index) => {
        this.order.set(stop, index);
      });
    }
  }

  *neighbours(stop: Stop): Generator<Stop> {
    const list = this.onTrack.get(stop.track) ?? [];
    const index = this.order.get(stop) ?? 0;
    for (const next of [list[index - 1], list[index + 1]]) if (next) yield next;
    const twin = stop.twin === undefined ? undefined : this.stops[stop.twin];
    if (twin) yield twin;
  }

  private add(track: Track, at: number, twin: number | undefined): Stop {
    const stop = { id: this.stops.length, track, at, twin };
    this.stops.push(stop);
    const list = this.onTrack.get(track);
    if (list) list.push(stop);
    else this.onTrack.set(track, [stop]);
    return stop;
  }
}

export type Side = 'top' | 'bottom' | 'left' | 'right';

function firstFrom(tracks: readonly Track[], place: number): number {
  let low = 0;
  let high = tracks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((tracks[middle] as Track).at < place) low = middle + 1;
    else high = middle;
  }
  return low;
}
