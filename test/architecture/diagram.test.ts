import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { diagramOf, importsBetweenRooms, importsPastDoors, inOrder } from './rooms.js';
import { ROOT } from './source-tree.js';

describe('the rooms', () => {
  const rooms = importsBetweenRooms();

  it('stand in an order: none imports, by whatever way, what imports it', () => {
    expect(rooms.size).toBeGreaterThan(10);
    expect(inOrder(rooms).circles).toEqual([]);
  });

  it('of network/ have one door each, and nobody goes past it', () => {
    expect(importsPastDoors()).toEqual([]);
  });

  it('are drawn in ARCHITECTURE.md as the imports have them', () => {
    expect(readFileSync(join(ROOT, 'ARCHITECTURE.md'), 'utf8')).toContain(diagramOf(rooms));
  });
});

describe('the drawing', () => {
  it('leaves out arrows that others imply', () => {
    const rooms = new Map([
      ['a', new Set<string>()],
      ['b', new Set(['a'])],
      ['c', new Set(['a', 'b'])],
    ]);
    expect(diagramOf(rooms)).toBe('```mermaid\ngraph BT\n  a["a/"]\n  b["b/"]\n  c["c/"]\n  b --> a\n  c --> b\n```');
    expect(inOrder(rooms).order).toEqual(['a', 'b', 'c']);
  });

  it('names what goes in a circle', () => {
    const rooms = new Map([
      ['a', new Set(['b'])],
      ['b', new Set(['a'])],
    ]);
    expect(inOrder(rooms).circles).toEqual(['a', 'b']);
  });
});
