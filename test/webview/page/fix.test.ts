import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../../editor/harness/browser.mjs';
import { violations } from './accessibility.js';
import { coffeeShopText, LivePreview } from './live-preview.js';

const NO_REPLY = coffeeShopText('      100 allow tcp 1024-65535 to any\n', '');

describe('a finding on the map', () => {
  let browser: Browser;
  let live: LivePreview;

  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());
  afterEach(() => live.close());

  const open = async (text: string) => {
    live = await LivePreview.open(browser, text, { width: 1100, height: 900 });
    return live.page;
  };
  const said = () => live.page.getByRole('list', { name: 'What is wrong here' });
  const offered = () => said().getByRole('button', { name: /^Fix: / });

  it('is said by the mark of a guard, which offers its fix; made, both are gone, and the rest stays as it was', async () => {
    const page = await open(NO_REPLY);
    await page.locator('[data-box="shop.counter"] .guard', { hasText: 'counter-acl' }).click();
    expect(await said().getByRole('button').first().textContent()).toContain('counter-acl');
    const title = (await offered().allTextContents())[0] ?? '';
    expect(title).toMatch(/^Fix: Add \d+ allow tcp 1024-65535 to any/);
    expect(await violations(page)).toEqual([]);
    await offered().first().focus();
    await page.keyboard.press('Enter');
    const posted = (await live.posted()).findLast(({ type }) => type === 'fix');
    expect(posted).toMatchObject({
      type: 'fix',
      title: title.slice('Fix: '.length).replace(/(\d+ allow .* any)/, '`$1`'),
    });
    await live.answer();
    expect(await said().isHidden()).toBe(true);
    // The keyboard goes on where it is seen.
    expect(await page.evaluate(() => document.activeElement?.closest('.map-canvas') !== null)).toBe(true);
    // What else can be done with the guard still can.
    expect(await page.getByRole('button', { name: 'Switch off ACL counter-acl' }).isVisible()).toBe(true);
    expect(live.errors).toEqual([]);
  });

  it('is no more told of a box once an edit has mended it', async () => {
    const page = await open(coffeeShopText('10.0.2.20', '10.0.2.2'));
    await page.locator('[data-box="shop.orders"] .outline').click({ position: { x: 60, y: 8 } });
    expect(await said().getByRole('listitem').count()).toBeGreaterThan(0);
    await live.edit(coffeeShopText());
    expect(await said().allTextContents()).toEqual([]);
    expect(await said().isHidden()).toBe(true);
  });
});
