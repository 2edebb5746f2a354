import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { CompareResult } from '../../../server/protocol.js';
import { launchBrowser } from '../../editor/harness/browser.mjs';
import { SHOP } from '../../server/test-client.js';
import { coffeeShopText, LivePreview } from './live-preview.js';

describe('what an edit opens and closes', () => {
  let browser: Browser;
  let live: LivePreview;

  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());
  afterEach(() => live.close());

  const strip = () => live.page.getByRole('region', { name: 'What this edit opens and closes' });
  const tell = async (before: string, version = 1, base: 'head' | 'disk' = 'head') => {
    const answer = await live.ask<CompareResult>('vpclens/compare', { texts: { ...live.texts, [SHOP]: before } });
    if (!('changes' in answer)) throw new Error(JSON.stringify(answer));
    const { added, removed, changes: effects } = answer;
    const since = { added, removed, effects };
    await live.send({ type: 'since', version, [base]: since });
  };

  it('is told in a line, with its list behind it, and each pair leads to its trace', async () => {
    live = await LivePreview.open(
      browser,
      coffeeShopText('inbound { allow brew from cashiers }', 'inbound { allow ssh from cashiers }'),
    );
    expect(await strip().isHidden()).toBe(true);
    await tell(coffeeShopText());
    const line = strip().locator('summary');
    expect(await line.textContent()).toBe('Since HEAD: closes 1 pair.');
    const list = strip().getByRole('list', { name: 'Since HEAD' });
    expect(await list.isHidden()).toBe(true);
    await line.click();
    const pair = list.getByRole('button');
    expect(await pair.textContent()).toBe('shop.cashier → shop.baristaclosestcp 8080 (10.0.0.10 → 10.0.1.5)');
    // It stays unfolded while one types.
    await tell(coffeeShopText());
    expect(await list.isVisible()).toBe(true);
    await pair.click();
    expect((await live.posted()).at(-1)).toMatchObject({
      type: 'reach',
      pair: { from: 'shop.cashier', to: 'shop.barista' },
    });
    expect(live.errors).toEqual([]);
  });

  it('is told as it is worked out, says how far it is, and is stopped where somebody wants no more', async () => {
    live = await LivePreview.open(browser, coffeeShopText('allow brew from cashiers', 'allow ssh from cashiers'));
    const part = { added: [], removed: [], effects: [], percent: 25 };
    await live.send({ type: 'since', version: 1, head: part });
    const line = strip().locator('summary');
    expect(await line.textContent()).toBe('Since HEAD: Compared so far: 25 % of who reaches whom.');
    const effect = { from: 'shop.cashier', to: 'shop.barista', effect: 'closed', traffic: 'tcp 8080' } as const;
    const alike = { from: [0, 20], to: [0, 20], pairs: 24 };
    await live.send({ type: 'sinceMore', version: 1, base: 'head', effects: [{ ...effect, alike }], percent: 50 });
    expect(await line.textContent()).toBe('Since HEAD: closes 24 pairs. Compared so far: 50 % of who reaches whom.');
    await line.click();
    const list = strip().getByRole('list', { name: 'Since HEAD' });
    expect(await list.textContent()).toContain('and so 23 pairs more');
    await strip().getByRole('button', { name: 'Stop comparing' }).click();
    expect((await live.posted()).at(-1)).toEqual({ type: 'stopSince' });
    expect(await line.textContent()).toMatch(
      /closes 24 pairs\. Stopped\. Compared so far: 50 % of who reaches whom\.$/,
    );
    expect(await strip().getByRole('button', { name: 'Stop comparing' }).count()).toBe(0);
    await live.send({ type: 'sinceMore', version: 1, base: 'head', effects: [] });
    expect(await line.textContent()).toBe('Since HEAD: closes 24 pairs.');
    expect(live.errors).toEqual([]);
  });

  it('names whom there is only now, or no longer', async () => {
    live = await LivePreview.open(browser, coffeeShopText('instance barista 10.0.1.5', 'instance maker 10.0.1.5'));
    await tell(coffeeShopText(), 1, 'disk');
    expect(await strip().locator('summary').textContent()).toMatch(
      /^Since the file on disk: .* New: shop\.maker\. Gone: shop\.barista\.$/,
    );
  });

  it('is of the version that is shown, and gone where nothing differs', async () => {
    live = await LivePreview.open(browser, coffeeShopText('allow brew from cashiers', 'allow ssh from cashiers'));
    await tell(coffeeShopText(), 7);
    expect(await strip().isHidden()).toBe(true);
    await tell(coffeeShopText());
    expect(await strip().isVisible()).toBe(true);
    await tell(coffeeShopText('allow brew from cashiers', 'allow ssh from cashiers'));
    expect(await strip().isHidden()).toBe(true);
  });
});
