import { describe, expect, it } from 'vitest';
import { loadNetwork } from '../../language/index.js';
import { analyse } from '../../network/answers/analyse.js';
import { compactMatrix, flowText } from '../../server/preview/compact-matrix.js';
import { officeText } from '../bench/office-text.js';
import { EVERYTHING } from '../language/everything.js';
import { SHOP_TEXT } from './shop.js';

/** Told by kinds of endpoints, or pair by pair: the same. */
describe('the compact matrix', () => {
  it.each([
    ['a shop', SHOP_TEXT],
    ['everything of the language', EVERYTHING],
    ['several VPCs of many alike', officeText(400)],
  ])('of %s says of each pair what the whole matrix says', async (_, text) => {
    const { topology } = loadNetwork([{ uri: 'file:///a.vpc', text }], () => undefined);
    const compact = await compactMatrix(analyse(topology), () => Promise.resolve());
    const { endpoints, flows } = analyse(topology).matrix();
    expect(flows.length).toBeGreaterThan(0);
    const told = compact.flows.flatMap(([from, to, verdict, traffic]) =>
      compact.endpoints
        .filter(({ alike }) => alike === from)
        .flatMap((source) =>
          compact.endpoints
            .filter((goal) => goal.alike === to && goal !== source)
            .map((goal) => `${source.name} > ${goal.name}: ${verdict} ${compact.traffics[traffic]}`),
        ),
    );
    const whole = flows.map((flow) => `${flow.from} > ${flow.to}: ${flow.verdict} ${flowText(flow)}`);
    expect(told.sort()).toEqual(whole.sort());
    expect(compact.endpoints.map(({ name }) => name)).toEqual(endpoints.map(({ name }) => name));
  });
});
