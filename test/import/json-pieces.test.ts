import { describe, expect, it } from 'vitest';
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
];

describe('JSON in pieces', () => {
  it.each(TEXTS.flatMap((text) => [1, 2, 3, 7, 1 << 20].map((size) => [text.slice(0, 60), size, text] as const)))(
    '%s, %i characters at a time',
    (_, size, text) => expect(readJson(cut(text, size), all)).toEqual([JSON.parse(text)]),
  );

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
