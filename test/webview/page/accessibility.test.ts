import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../../editor/harness/browser.mjs';
import { violations } from './accessibility.js';
import { coffeeShopText, LivePreview } from './live-preview.js';

/** Replies to a part of the client ports alone: every kind of sign is on the page. */
const TEXT = coffeeShopText('100 allow tcp 1024-65535 to any', '100 allow tcp 1024-4999 to any');

describe.each(['dark', 'light', 'contrast'] as const)('to an accessibility checker, in %s colours,', (theme) => {
  let browser: Browser;
  let live: LivePreview;

  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());

  it('the page is fine in every view: the map, its trace, what is only tried, what an edit changes, and the other tabs', async () => {
    live = await LivePreview.open(browser, TEXT, { theme, width: 1000, height: 1000 });
    const { page } = live;
    expect(await violations(page)).toEqual([]);
    // What is sought, what is shown alone, and the menu of a box.
    await page.getByRole('searchbox').fill('instance');
    await page.getByRole('searchbox').press('Enter');
    expect(await violations(page)).toEqual([]);
    await page.getByRole('searchbox').fill('nobody');
    expect(await violations(page)).toEqual([]);
    await page.getByRole('searchbox').press('Escape');
    await live.send({ type: 'show', tab: 'map', only: ['shop.cellar'] });
    for (let times = 0; times < 6; times++) await page.getByRole('button', { name: 'Zoom in (+)' }).click();
    await page.locator('[data-box="shop.orders"]').dispatchEvent('contextmenu');
    expect(await page.locator('.minimap').isVisible()).toBe(true);
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'All', exact: true }).click();
    await page.getByRole('button', { name: 'Fit to window (0)' }).click();
    await live.trace('internet', 'shop.cashier', 'https');
    await page.getByRole('button', { name: 'Next step' }).press('End');
    const effects = [{ from: 'internet', to: 'shop.cashier', effect: 'closed', traffic: 'tcp 443' }] as const;
    await live.send({ type: 'since', version: 1, head: { added: [], removed: [], effects } });
    await page.locator('.since summary').click();
    expect(await violations(page)).toEqual([]);
    await page.locator('[data-box="shop.counter"] .outline').click({ position: { x: 60, y: 8 } });
    await page.getByRole('button', { name: 'Switch off ACL counter-acl' }).click();
    await live.answer();
    expect(await violations(page)).toEqual([]);
    for (const tab of ['Matrix', 'Trace', 'Expectations']) {
      await page.getByRole('tab', { name: tab }).click();
      expect(await violations(page)).toEqual([]);
    }
  });
});
