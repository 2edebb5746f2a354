import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../../editor/harness/browser.mjs';
import { LivePreview } from './live-preview.js';
import { SEVERAL_KINDS } from './networks.js';

describe('ways that differ in nothing', () => {
  let browser: Browser;
  let live: LivePreview;

  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());
  afterEach(() => live.close());

  it('are one, and those that differ stand side by side', async () => {
    live = await LivePreview.open(browser, SEVERAL_KINDS, { width: 1300, height: 900 });
    await live.send({ type: 'show', tab: 'trace', pair: { from: 'asking', to: 'answering', traffic: 'tcp 5432' } });
    await live.answer();
    const { page } = live;
    expect(await page.locator('.ways-title').textContent()).toBe('36 paths, 3 kinds');
    const cards = page.locator('.path');
    expect(await cards.count()).toBe(3);
    const [first, second] = await Promise.all([cards.nth(0).boundingBox(), cards.nth(1).boundingBox()]);
    expect(first?.y).toBe(second?.y);
    expect(second?.x).toBeGreaterThan((first?.x ?? 0) + (first?.width ?? 0));
    // Whose they are can be looked up.
    const whose = cards.nth(0).locator('details');
    expect(await whose.locator('summary').textContent()).toBe(
      '12 paths that differ in nothing else; this is the first',
    );
    await whose.locator('summary').click();
    expect(await whose.locator('li').count()).toBe(12);
    expect(await whose.locator('li').first().textContent()).toMatch(/^10\.0\.0\.1\d → 10\.0\.1\.1\d$/);
    expect(live.errors).toEqual([]);
  });

  it('are chosen from on the map, each kind once', async () => {
    live = await LivePreview.open(browser, SEVERAL_KINDS);
    await live.trace('asking', 'answering', 'tcp 5432');
    const { page } = live;
    const choice = page.getByLabel('Which way');
    expect(await choice.locator('option').allTextContents()).toEqual([
      'Path 1 of 3, via shop.local: reachable (12 paths)',
      'Path 2 of 3, via shop.local: reachable (12 paths)',
      'Path 3 of 3, via shop.local: blocked (12 paths)',
    ]);
    await choice.selectOption({ index: 2 });
    await page.getByRole('button', { name: 'Next step' }).press('End');
    expect(await page.locator('.player-step').textContent()).toBe(
      'Group mute out, request: No rule of the group lets the request out, and what no rule allows is dropped. The request ends here.',
    );
    expect(await page.locator('.stop-deny:not([hidden])').count()).toBe(1);
  });
});
