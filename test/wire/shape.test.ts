import { describe, expect, it } from 'vitest';
import {
  anything,
  byType,
  either,
  flag,
  list,
  maybe,
  nullOr,
  number,
  object,
  oneOf,
  type Shape,
  text,
  wholeNumber,
  wrongText,
} from '../../network/wire/index.js';

const told = (shape: Shape, value: unknown): string | undefined => {
  const found = shape(value);
  return found && wrongText(found);
};
const box = object<{ id: string; line?: number; inside: unknown }>({
  id: text,
  line: maybe(wholeNumber(1)),
  inside: nullOr(list(object<{ label: string }>({ label: text }))),
});

describe('a shape', () => {
  it.each<[Shape, unknown]>([
    [text, ''],
    [number, -0.5],
    [flag, false],
    [wholeNumber(1), 1],
    [oneOf('a', 'b'), 'b'],
    [list(text), []],
    [anything, undefined],
    [either(text, number), 3],
    [box, { id: 'a', inside: null, more: 1 }],
    [box, { id: 'a', line: 2, inside: [{ label: 'x' }] }],
    [byType({ one: object<{ n: number }>({ n: number }) }), { type: 'one', n: 1 }],
  ])('lets through what has it', (shape, value) => {
    expect(told(shape, value)).toBeUndefined();
  });

  it.each<[Shape, unknown, string]>([
    [text, null, 'it should be a text'],
    [number, Number.NaN, 'it should be a number'],
    [number, '1', 'it should be a number'],
    [flag, 0, 'it should be true or false'],
    [wholeNumber(1), 1.5, 'it should be a whole number from 1'],
    [wholeNumber(1), 0, 'it should be a whole number from 1'],
    [oneOf('a', 'b'), 'c', 'it should be one of a, b'],
    [list(text), { length: 1 }, 'it should be a list'],
    [list(list(text)), [[], ['a', 7]], '`[1][1]` should be a text'],
    [either(text, number), true, 'it should be a number'],
    [box, [], 'it should be an object'],
    [box, { inside: null }, '`id` should be a text'],
    [box, { id: 'a', inside: [{ label: 'x' }, {}] }, '`inside[1].label` should be a text'],
    [box, Object.create({ id: 'a', inside: null }), '`id` should be a text'],
    [byType({ one: anything }), {}, '`type` should be one of one'],
    [byType({ one: anything }), { type: 'toString' }, '`type` should be one of one'],
    [byType({ one: anything }), null, 'it should be an object'],
  ])('tells where what else there is does not have it', (shape, value, wanted) => {
    expect(told(shape, value)).toBe(wanted);
  });

  it('comes to an end with a value that has none', () => {
    const circle: Record<string, unknown> = { id: 'a' };
    circle.inside = [circle];
    expect(told(box, circle)).toBe('`inside[0].label` should be a text');
  });
});
