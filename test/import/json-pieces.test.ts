import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { readJson } from '../../interchange/import/aws/json-pieces.js';
import { needed } from '../../interchange/import/aws/needed.js';
import { account } from './account.js';

const all = (item: unknown): unknown => item;

/** Cut behind every so many characters. */
const cut = (text: string, size: number): string[] => text.match(new RegExp(`[^]{1,${size}}`, 'g')) ?? [];

const TEXTS: readonly string[] = [
  '{}',
  '[]',
  '7',
  '{"a": []}',
  '{"a": [ ], "b": [1, "two", null, {"c": [3, [4]]}], "d": {"e": [[], {}]}, "f": "g"}',
  '[{"Vpcs": [{"VpcId": "vpc-1"}]}, [], 5]',
  String.raw`{"a": ["]", "\"", "\\", "\\\"],[", "{", "\u005d"], "b\"]": ["x"]}`,
  '{"a": [1], "a": [2, 3]}',
  // A quote behind an even number of backslashes ends its string, wherever the pieces are cut.
  String.raw`{"a": ["\\", "\\\"", "\\\\\"]", "\\\\"], "b": "\""}`,
  JSON.stringify(account()),
  JSON.stringify(account(), undefined, 4),
  JSON.stringify(account(), undefined, '\t').replaceAll('\n', '\r\n'),
  // Lines that say nothing of where an item ends: of the list behind, of what is inside of an item, and of one that is laid out like no other.
  '{\n  "a": [\n    {},\n    {}\n  ],\n  "b": [\n    {},\n    {}\n  ]\n}',
  '{\n"a": [\n{\n"b": {\n},\n"c": 1\n},\n{\n}\n],\n"d": [\n{\n},\n{\n}\n]\n}',
  '{"a": [\n  {"b": [\n  {\n  },\n  {\n  }\n  ]\n  },\n  {},\n 7, "x",\n  {\n  },\n  []\n]}',
  '[\n  {"a": "},\\n  },"\n  },\n  {"b": "\\"},\\n"\n  }\n]',
];

describe('JSON in pieces', () => {
  it.each(TEXTS.flatMap((text) => [1, 2, 3, 7, 1 << 20].map((size) => [text.slice(0, 60), size, text] as const)))(
    '%s, %i characters at a time',
    (_, size, text) => expect(readJson(cut(text, size), all)).toEqual([JSON.parse(text)]),
  );

  it('is the same however it is laid out', () => {
    fc.assert(
      fc.property(
        fc.array(fc.dictionary(fc.string({ maxLength: 2 }), fc.jsonValue({ maxDepth: 2 }), { maxKeys: 3 }), {
          minLength: 2,
        }),
        fc.infiniteStream(fc.constantFrom('', '', '', '', '  ', ' ', '\t', '\n')),
        fc.constantFrom(1, 5, 40, 1 << 20),
        (items, blanks, size) => {
          const text = JSON.stringify({ a: items, b: [items, ...items] }, undefined, 2)
            .split('\n')
            .map((line) => `${line}${blanks.next().value === '\n' ? '\n' : ''}\n`)
            .map((line) => (blanks.next().value === '\t' ? line.trimStart() : line))
            .join('');
          expect(readJson(cut(text, size), all)).toEqual([JSON.parse(text)]);
        },
      ),
      { numRuns: 400 },
    );
  });

  it('is cut at lines where it is laid out in lines', () => {
    const items = Array.from({ length: 100 }, (_, id) => ({ id, list: [{ id: 'x' }] }));
    const parse = vi.spyOn(JSON, 'parse');
    const read = readJson([JSON.stringify({ a: items }, undefined, 4)], all);
    // All but the last item, that one, and what is around the list.
    expect(parse).toHaveBeenCalledTimes(3);
    parse.mockRestore();
    expect(read).toEqual([{ a: items }]);
  });

  it('is several documents, one after the other', () => {
    for (const size of [1, 3, 99])
      expect(readJson(cut('{"a": [1]}\n[2] {}\n', size), all)).toEqual([{ a: [1] }, [2], {}]);
    expect(readJson([], all)).toEqual([]);
    expect(readJson([' \n'], all)).toEqual([]);
  });

  it.each([
    '{"a": [1,]}',
    '{"a": [,1]}',
    '{"a": [1 2]}',
    '{"a": [1}',
    '{"a": [1]',
    '{"a": "',
    '{"a": [1]]}',
    ']{}[',
    '{"a": [1]} x',
    'x {"a": [1]}',
    '[1] [2',
    '{"a": [{"b": }]}',
    '{"a": [\n  {\n  },\n  {\n  },\n]}',
    '{"a": [\n  {\n  },\n  {\n  }\n  {\n  }\n]}',
    '{"a": [\n  {"b": "\n  },\n  "},\n  {}\n]}',
  ])('is none in %s', (text) => {
    for (const size of [1, 99]) expect(() => readJson(cut(text, size), all)).toThrow(SyntaxError);
  });

  it('is cut inside items that are whole answers themselves', () => {
    const kept: unknown[] = [];
    const items = Array.from({ length: 40 }, (_, i) => ({ id: i, text: 'x'.repeat(1 << 19) }));
    const text = JSON.stringify([{ Vpcs: items }, { Subnets: [] }]);
    const [read] = readJson([text], (item, key) => {
      kept.push([key, (item as { id?: number }).id]);
      return typeof (item as { id?: unknown }).id === 'number' ? 0 : item;
    });
    expect(read).toEqual([{ Vpcs: items.map(() => 0) }, { Subnets: [] }]);
    expect(kept).toHaveLength(items.length + 2);
    expect(kept[0]).toEqual(['Vpcs', 0]);
  });
});

describe('of an item', () => {
  it('what cannot matter is dropped, wherever its list stands, and nothing else', () => {
    const instance = { InstanceId: 'i-1', BlockDeviceMappings: [{}], Tags: [{ Key: 'Name', Value: 'web' }] };
    const kept = { InstanceId: 'i-1', Tags: instance.Tags };
    expect(needed(instance, 'Instances')).toEqual(kept);
    expect(needed({ ReservationId: 'r-1', Instances: [instance] }, 'Reservations')).toEqual({
      ReservationId: 'r-1',
      Instances: [kept],
    });
    expect(needed({ ...instance, SubnetId: 'subnet-1' }, undefined)).toEqual({ ...kept, SubnetId: 'subnet-1' });
    expect(needed({ VolumeId: 'vol-1', Encrypted: true }, 'Volumes')).toEqual({ VolumeId: 'vol-1', Encrypted: true });
    expect(needed({ eu: { Instances: [instance] } }, undefined)).toEqual({ eu: { Instances: [kept] } });
  });

  it('that is another list’s under the same key nothing is dropped', () => {
    const other = { LocalGatewayRouteTableId: 'lgw-1', Type: 'static', OwnerId: '1', BlockDeviceMappings: [] };
    expect(needed(other, 'Routes')).toEqual(other);
  });
});
