import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applied, type Json, type Patch, patchOf } from '../../network/wire/index.js';

const place = (line: number, end = line) => ({
  file: 'file:///a.vpc',
  range: { start: { line, column: 1 }, end: { line: end, column: 9 } },
});
const thing = (id: string, line: number, more: object = {}): Json =>
  ({ id, kind: 'instance', origin: place(line), ...more }) as Json;

/** Lists with identities, without, and with two that are called alike; places; fields that come and go; names that are no names. */
const name = fc.constantFrom('a', 'b', 'c', 'd', 'e', '__proto__', 'constructor', '');
const json: fc.Arbitrary<Json> = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom<Json>(null, true, 1, 2, 'x', 'y'),
    fc
      .record({ line: fc.integer({ min: 1, max: 30 }), long: fc.nat(3) })
      .map(({ line, long }) => place(line, line + long)),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.array(fc.record({ id: name, kind: fc.constantFrom('p', 'q'), value: tie('value') }, { requiredKeys: ['id'] }), {
      maxLength: 5,
    }) as fc.Arbitrary<Json>,
    fc.dictionary(name, tie('value'), { maxKeys: 4 }),
  ),
})).value;

/** As it comes over a wire. */
const sent = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

describe('a patch', () => {
  it('makes the new value of the old one, whatever the two are', () => {
    fc.assert(
      fc.property(json, json, (before, now) => {
        expect(applied(before, sent(patchOf(before, now)))).toEqual(now);
      }),
      { numRuns: 2_000 },
    );
  });

  it('of a value and itself says nothing', () => {
    fc.assert(
      fc.property(json, (value) => {
        expect(patchOf(value, sent(value))).toEqual({ moved: [] });
      }),
    );
  });

  it('leaves what it does not speak of the same object', () => {
    const before = [thing('a', 1), thing('b', 2), thing('c', 3)];
    const now = applied(before, patchOf(before, [thing('a', 1), thing('b', 2, { label: 'B' }), thing('c', 3)]));
    expect([(now as Json[])[0] === before[0], (now as Json[])[2] === before[2]]).toEqual([true, true]);
  });

  it.each<[string, (list: Json[]) => Json[]]>([
    ['a field that changes', (list) => list.with(500, thing('n500', 501, { label: 'other' }))],
    [
      'one more in the middle, with every line below it',
      (list) => [
        ...list.slice(0, 500),
        thing('new', 501),
        ...list.slice(500).map((_, i) => thing(`n${500 + i}`, 502 + i)),
      ],
    ],
    ['one less', (list) => [...list.slice(0, 500), ...list.slice(501).map((_, i) => thing(`n${501 + i}`, 501 + i))]],
    ['one that moves to the front', (list) => [...list.slice(700, 701), ...list.slice(0, 700), ...list.slice(701)]],
  ])('is as short in a list of thousands as in a short one: %s', (_, edit) => {
    const sizes = [1_000, 4_000].map((count) => {
      const before = Array.from({ length: count }, (_, index) => thing(`n${index}`, index + 1));
      const now = edit(before);
      const patch = patchOf(before, now);
      expect(applied(before, sent(patch))).toEqual(now);
      return JSON.stringify(patch).length;
    });
    expect(sizes[1]).toBe(sizes[0]);
    expect(sizes[1]).toBeLessThan(500);
  });

  it('that is of another value, or none, is refused', () => {
    const value = { list: [thing('a', 1), thing('b', 2)], rows: [1, 2] };
    const change = (fields: unknown): Patch => ({ moved: [], change: { fields } as never });
    for (const patch of [
      change([['gone', null]]),
      change([['list', { drop: ['instance z'], within: [], put: [] }]]),
      change([['list', { drop: [], within: [['instance z', { to: 1 }]], put: [] }]]),
      change([['list', { drop: [], within: [], put: [['instance z', { item: thing('n', 1) }]] }]]),
      change([['list', { drop: [], within: [], put: [[null, 'instance z']] }]]),
      change([['list', { drop: [], within: [], put: [[null, { item: 7 }]] }]]),
      change([['rows', { from: 1, without: 5, items: [] }]]),
      change([['rows', { from: -1, without: 0, items: [] }]]),
      change([['rows', { fields: [] }]]),
      change([['rows', {}]]),
      change(7),
      { moved: 7 } as never,
      {} as never,
    ])
      expect(applied(value, patch), JSON.stringify(patch)).toBeUndefined();
    let deep: object = { to: 1 };
    for (let level = 0; level < 100_000; level++) deep = { fields: [['a', deep]] };
    expect(applied(value, { moved: [], change: deep as never })).toBeUndefined();
  });

  it('changes nothing that everything inherits from', () => {
    const hostile = JSON.parse('{"__proto__":{"polluted":true},"list":[{"id":"__proto__","kind":"x"}]}') as Json;
    expect(applied({}, sent(patchOf({}, hostile)))).toEqual(hostile);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
});
