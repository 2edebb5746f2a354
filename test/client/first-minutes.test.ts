import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { examplesAmong } from '../../client/features/examples/arrange.js';
import { blockProblem, nameProblem, networkText, SHAPES } from '../../client/features/new-network/network-text.js';
import { formatText, loadNetwork } from '../../language/index.js';
import { analyse } from '../../network/answers/index.js';
import { evaluateExpectations } from '../../network/expectations/index.js';
import { runRules } from '../../network/rules/index.js';
import { ROOT } from '../architecture/source-tree.js';

describe('the examples', () => {
  const folder = join(ROOT, 'examples');
  const files = readdirSync(folder).flatMap((room) =>
    readdirSync(join(folder, room)).map((name) => ({
      path: `${room}/${name}`,
      text: readFileSync(join(folder, room, name), 'utf8'),
    })),
  );

  it('begin with the coffee shop, and have no file that only helps another', () => {
    const paths = examplesAmong(files).map(({ path }) => path);
    expect(paths[0]).toBe('coffee-shop/shop.vpc');
    expect(paths.filter((path) => path.endsWith('office.vpc'))).toEqual([]);
    expect(paths.length).toBe(files.length - 2);
  });
});

describe('a new network', () => {
  it.each(SHAPES.map(({ shape }) => shape))(
    'of the shape %s is laid out, sound, and holds what it expects',
    (shape) => {
      for (const block of ['10.0.0.0/16', '192.168.4.0/22']) {
        const text = networkText({ name: 'web-shop', block, shape });
        expect(formatText(text)).toBe(text);
        const loaded = loadNetwork([{ uri: 'file:///new.vpc', text }], () => undefined);
        const analysis = analyse(loaded.topology);
        const found = [...loaded.findings, ...runRules(loaded.topology, { needs: 'all', analysis: () => analysis })];
        expect(found.filter(({ severity }) => severity === 'error' || severity === 'warning')).toEqual([]);
        expect(evaluateExpectations(analysis).every(({ holds }) => holds === true)).toBe(true);
      }
    },
  );

  it('takes blocks that AWS takes and that four subnets fit into, and names of the language', () => {
    expect(['10.0.0.0/16', '172.16.0.0/20', '192.168.0.0/22'].map(blockProblem)).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    for (const block of ['10.0.0.0', '10.0.0.0/8', '10.0.0.0/24', '10.0.1.0/16', '300.0.0.0/16', 'shop'])
      expect(blockProblem(block)).toBeTypeOf('string');
    expect(nameProblem('web-shop')).toBeUndefined();
    for (const name of ['', '1st', 'a--b', 'web-', 'café']) expect(nameProblem(name)).toBeTypeOf('string');
  });
});
