import type { Rectangle } from './geometry.js';

/** A stretch between boxes in which lines may run: `at` is its x if it is vertical, else its y. */
export interface Track {
  readonly vertical: boolean;
  readonly at: number;
  /** How far apart the outermost of the lines on it may lie. */
  readonly room: number;
  from: number;
  to: number;
}

/** What has been placed: boxes, and the tracks between them. Invariant: a track runs through no box but those that contain it. */
export class Paper {
  readonly boxes = new Map<string, Rectangle>();
  readonly tracks: Track[] = [];
  private readonly byPlace = new Map<string, Track[]>();

  horizontal(y: number, from: number, to: number, room: number): void {
    this.add(false, y, from, to, room);
  }

  vertical(x: number, from: number, to: number, room: number): void {
    this.add(true, x, from, to, room);
  }

  /** Two that touch are one: rows above each other share the stretch between them. */
  private add(vertical: boolean, place: number, from: number, to: number, room: number): void {
    const at = Math.round(place);
    const key = `${vertical} ${at}`;
    const known = this.byPlace.get(key);
    const touching = known?.find((track) => track.from <= to && from <= track.to);
    if (touching) {
      touching.from = Math.min(touching.from, from);
      touching.to = Math.max(touching.to, to);
      return;
    }
    const track = { vertical, at, room, from, to };
    this.tracks.push(track);
    if (known) known.push(track);
    else this.byPlace.set(key, [track]);
  }
}
