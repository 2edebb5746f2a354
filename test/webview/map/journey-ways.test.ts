/** Where the line of a trace goes on the map, and what stands beside it: what boxes say stays to be read. */
import { describe, expect, it } from 'vitest';
import { wayBetween } from '../../../client/webview/map/journey-ways.js';
import { lengthAlong, lengthInside } from '../../../client/webview/map/written-on.js';

const at = (x: number, y: number, width: number, height: number) => ({ x, y, width, height });
const FROM = { x: 200, y: 0 };
const TO = { x: 0, y: 100 };

describe('the line from stop to stop', () => {
  it('is level with the upper end where nothing is written', () => {
    const way = [FROM, { x: 0, y: 0 }, TO];
    expect(wayBetween(FROM, TO)).toEqual(way);
    expect(wayBetween(TO, FROM)).toEqual([...way].reverse());
    expect(wayBetween(FROM, TO, [at(50, 150, 100, 20)])).toEqual(way);
  });

  it('turns at the other corner, or twice, for what is written there', () => {
    const heading = at(-20, -20, 180, 40);
    expect(wayBetween(FROM, TO, [heading])).toEqual([FROM, { x: 200, y: 100 }, TO]);
    const foot = at(-20, 90, 180, 40);
    const around = wayBetween(FROM, TO, [heading, foot]);
    expect(around).toHaveLength(4);
    // It ends in what is written at the foot: less than from there to the end cannot be covered.
    expect(lengthInside(around, heading)).toBe(0);
    expect(lengthInside(around, foot)).toBe(10);
    expect(wayBetween(TO, FROM, [heading, foot])).toEqual([...around].reverse());
  });

  it('goes round what lies all between its ends, and no further than that', () => {
    const between = at(-50, 20, 300, 60);
    expect(wayBetween(FROM, TO, [between])).toEqual([FROM, { x: -58, y: 0 }, { x: -58, y: 100 }, TO]);
    // What stands on that side is gone round on the other.
    const there = at(-100, 0, 80, 100);
    expect(wayBetween(FROM, TO, [between, there])).toEqual([FROM, { x: 258, y: 0 }, { x: 258, y: 100 }, TO]);
    // A little is not worth it.
    expect(wayBetween(FROM, TO, [at(-50, 20, 300, 8)])).toHaveLength(3);
  });

  it('finds the gap between two texts, however narrow it is', () => {
    const gap = [at(-50, 40, 153, 20), at(106, 40, 200, 20)];
    const way = wayBetween(FROM, TO, gap);
    for (const text of gap) expect(lengthInside(way, text)).toBe(0);
  });

  it('is straight where the ends are level or upright, but goes beside what is written between', () => {
    const below = { x: 200, y: 50 };
    expect(wayBetween(FROM, below, [at(240, 10, 20, 20)])).toEqual([FROM, below]);
    const beside = wayBetween(FROM, below, [at(190, 10, 20, 20)]);
    expect(lengthInside(beside, at(190, 10, 20, 20))).toBe(0);
    expect(wayBetween(below, FROM, [at(190, 10, 20, 20)])).toEqual([...beside].reverse());
    const level = { x: 0, y: 0 };
    expect(lengthInside(wayBetween(FROM, level, [at(90, -5, 20, 20)]), at(90, -5, 20, 20))).toBe(0);
  });

  it('runs beside a line that is there, and not on it', () => {
    const there = [FROM, { x: 0, y: 0 }, TO];
    const back = wayBetween({ x: 198, y: 2 }, { x: 2, y: 98 }, [], [there]);
    expect(lengthAlong(back, there)).toBeLessThan(10);
    expect(lengthAlong(there, there)).toBe(300);
  });
});

describe('what a line covers', () => {
  it.each([
    [
      'a level stretch',
      [
        { x: 0, y: 5 },
        { x: 100, y: 5 },
      ],
      at(20, 0, 30, 10),
      30,
    ],
    [
      'an upright one, from below',
      [
        { x: 5, y: 100 },
        { x: 5, y: 0 },
      ],
      at(0, 20, 10, 30),
      30,
    ],
    [
      'one that ends in it',
      [
        { x: 0, y: 5 },
        { x: 30, y: 5 },
      ],
      at(20, 0, 30, 10),
      10,
    ],
    [
      'both sides of a corner',
      [
        { x: 0, y: 5 },
        { x: 30, y: 5 },
        { x: 30, y: 40 },
      ],
      at(20, 0, 30, 10),
      15,
    ],
    [
      'one beside it',
      [
        { x: 0, y: 50 },
        { x: 100, y: 50 },
      ],
      at(20, 0, 30, 10),
      0,
    ],
  ])('%s', (_, line, area, covered) => {
    expect(lengthInside(line, area)).toBe(covered);
  });
});
