import { describe, expect, it, vi } from 'vitest';
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

  it('goes on where somebody stopped waiting for it, and is made once', async () => {
    const { topology } = loadNetwork([{ uri: 'file:///a.vpc', text: officeText(400) }], () => undefined);
    const analysis = analyse(topology);
    const begun = vi.spyOn(analysis.classes, 'flowsByGoal');
    // Every step takes longer than others can wait.
    const clock = vi.spyOn(performance, 'now');
    let now = 0;
    clock.mockImplementation(() => (now += 1_000));
    let pauses = 0;
    const giveUp = (): Promise<void> => (++pauses < 5 ? Promise.resolve() : Promise.reject(new Error('cancelled')));
    await expect(compactMatrix(analysis, giveUp)).rejects.toThrow('cancelled');
    const matrix = await compactMatrix(analysis, () => Promise.resolve());
    expect(await compactMatrix(analysis, giveUp)).toBe(matrix);
    clock.mockRestore();
    expect(begun).toHaveBeenCalledTimes(1);
    const again = loadNetwork([{ uri: 'file:///a.vpc', text: officeText(400) }], () => undefined);
    expect(matrix).toEqual(await compactMatrix(analyse(again.topology), () => Promise.resolve()));
  });
});
