import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../../editor/harness/browser.mjs';
import { violations } from './accessibility.js';
import { coffeeShopText, LivePreview } from './live-preview.js';
import { SEVERAL_KINDS } from './networks.js';

const NO_REPLY = coffeeShopText('      100 allow tcp 1024-65535 to any\n', '');
/** A column beside the text, a window at 200 %, and one that is neither. */
const SIZES = [
  { width: 360, height: 800 },
  { width: 500, height: 400 },
  { width: 1000, height: 800 },
] as const;

describe.each(SIZES)('in a window of $width by $height', (size) => {
  let browser: Browser;
  let live: LivePreview;

  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());
  afterEach(() => live.close());

  const heightOf = async (name: string) => (await live.page.locator(name).first().boundingBox())?.height ?? 0;
  const topOf = async (name: string) => (await live.page.locator(name).first().boundingBox())?.y ?? Number.NaN;

  it('the map keeps room of its own, whatever else is open', async () => {
    live = await LivePreview.open(browser, NO_REPLY, size);
    await live.trace('internet', 'shop.cashier', 'https');
    const effects = [{ from: 'internet', to: 'shop.cashier', effect: 'closed', traffic: 'tcp 443' }] as const;
    await live.send({ type: 'since', version: 1, head: { added: ['shop.new'], removed: [], effects } });
    await live.page.locator('.since summary').click();
    await live.send({ type: 'show', tab: 'map', focus: 'shop.counter' });
    await live.page.getByRole('button', { name: 'Switch off ACL counter-acl' }).click();
    await live.answer();
    await live.page.locator('.what-if').waitFor();
    expect(await heightOf('.map')).toBeGreaterThanOrEqual(170);
    // What tells what changed leaves it half of the window, or nearly.
    expect(await heightOf('.panel:not([hidden])')).toBeGreaterThan(size.height * 0.3);
    expect(await violations(live.page)).toEqual([]);
  });

  it('a row of the matrix is seen below its heading', async () => {
    live = await LivePreview.open(browser, NO_REPLY, size);
    await live.send({ type: 'show', tab: 'matrix' });
    await live.page.locator('.matrix-grid:not(:has([data-verdict=waiting]))').waitFor();
    const rows = await live.page.getByRole('gridcell').evaluateAll(
      (cells) =>
        cells.filter((cell) => {
          const { left, right, top, bottom } = cell.getBoundingClientRect();
          const there = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
          return bottom <= window.innerHeight && there !== null && cell.contains(there);
        }).length,
    );
    expect(rows).toBeGreaterThan(0);
    expect(await violations(live.page)).toEqual([]);
  });

  it('a sign stands beside its text, and not above it', async () => {
    live = await LivePreview.open(browser, NO_REPLY, size);
    await live.send({ type: 'show', tab: 'expectations' });
    const apart = await live.page.locator('.expectation-list .step-head').evaluateAll((all) =>
      all.map((one) => {
        const [sign, text] = [...one.children].map((child) => child.getBoundingClientRect());
        return Math.abs((sign?.top ?? 0) - (text?.top ?? Number.NaN));
      }),
    );
    expect(apart).toHaveLength(7);
    expect(Math.max(...apart)).toBeLessThan(8);
    await live.send({ type: 'show', tab: 'trace', pair: { from: 'internet', to: 'shop.cashier', traffic: 'https' } });
    await live.answer();
    const banner = Math.abs((await topOf('.verdict-banner .verdict-icon')) - (await topOf('.verdict-banner h2')));
    expect(banner).toBeLessThan(8);
    expect(await violations(live.page)).toEqual([]);
  });

  it('nothing is wider than the window: a trace of several kinds, and on the map', async () => {
    live = await LivePreview.open(browser, SEVERAL_KINDS, size);
    await live.send({ type: 'show', tab: 'trace', pair: { from: 'asking', to: 'answering', traffic: 'tcp 5432' } });
    await live.answer();
    const tooWide = () =>
      live.page.evaluate(
        () =>
          [...document.querySelectorAll('.panel:not([hidden]), .panel:not([hidden]) .card, .player')].filter(
            (one) => one.scrollWidth > one.clientWidth + 1,
          ).length,
      );
    expect(await tooWide()).toBe(0);
    const lefts = await live.page
      .locator('.path')
      .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().left));
    expect(new Set(lefts).size).toBe(size.width === 1000 ? 3 : 1);
    expect(await violations(live.page)).toEqual([]);
    await live.page.getByRole('button', { name: 'Show on the map' }).click();
    await live.answer();
    expect(await tooWide()).toBe(0);
    expect(await violations(live.page)).toEqual([]);
    expect(live.errors).toEqual([]);
  });
});
