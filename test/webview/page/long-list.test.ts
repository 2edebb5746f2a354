import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { FlowChange } from '../../../server/protocol.js';
import { launchBrowser } from '../../editor/harness/browser.mjs';
import { snapshot } from '../fixtures/snapshots.js';
import { violations } from './accessibility.js';
import { openPreview, type PreviewPage } from './preview-page.mjs';

const MANY = 5_000;
const changes = (count: number, start = 0): FlowChange[] =>
  Array.from({ length: count }, (_, at) => ({
    from: 'internet',
    to: `shop.till-${start + at}`,
    effect: (start + at) % 2 ? 'closed' : 'opened',
    traffic: 'tcp 443 (the internet → 10.0.0.10)',
    ...(at % 3 ? {} : { alike: { from: [0, 1], to: [0, 0], pairs: 12_000 } }),
  }));

describe('a list of what changed, of any length,', () => {
  let browser: Browser;
  let preview: PreviewPage;

  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());
  afterEach(() => preview.close());

  const open = async (count: number, options?: Parameters<typeof openPreview>[1]) => {
    preview = await openPreview(browser, options);
    await preview.send({ type: 'snapshot', snapshot: snapshot({}) });
    await tell({ effects: changes(count), percent: 50 });
    await preview.page.locator('.since summary').click();
    return preview.page;
  };
  const tell = (head: { readonly effects: readonly FlowChange[]; readonly percent?: number }) =>
    preview.send({ type: 'since', version: 1, head: { added: [], removed: [], ...head } });
  const list = () => preview.page.getByRole('list', { name: 'Since HEAD' });
  const items = () => list().getByRole('button');
  const focused = () => preview.page.evaluate(() => document.activeElement?.querySelector('strong')?.textContent);

  it('is whole, and only what is seen of it is on the page', async () => {
    const page = await open(MANY);
    expect(await page.locator('.since summary').textContent()).toContain(
      'opens 10,009,666 pairs, closes 9,997,667 pairs.',
    );
    expect(await items().count()).toBeLessThan(40);
    expect(await list().getByRole('listitem').first().getAttribute('aria-setsize')).toBe(String(MANY));
    await page.locator('.since .long-list').evaluate((one) => {
      one.scrollTop = one.scrollHeight;
    });
    const last = items().filter({ hasText: `internet → shop.till-${MANY - 1}closes` });
    await last.waitFor();
    expect(await last.locator('..').getAttribute('aria-posinset')).toBe(String(MANY));
    const [window, row] = [await page.locator('.since .long-list').boundingBox(), await last.boundingBox()];
    expect(row && window && row.y + row.height <= window.y + window.height + 1).toBe(true);
    await last.click();
    expect((await preview.posted()).at(-1)).toMatchObject({ pair: { to: `shop.till-${MANY - 1}` } });
    expect(await items().count()).toBeLessThan(40);
    expect(preview.errors).toEqual([]);
  });

  it('is one stop of the keyboard, and its arrows lead through all of it', async () => {
    const page = await open(MANY);
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Stop comparing');
    await page.keyboard.press('Tab');
    expect(await focused()).toBe('internet → shop.till-0');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowUp');
    expect(await focused()).toBe('internet → shop.till-1');
    await page.keyboard.press('End');
    expect(await focused()).toBe(`internet → shop.till-${MANY - 1}`);
    await page.keyboard.press('PageUp');
    expect(await focused()).toMatch(/^internet → shop\.till-499\d$/);
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Home');
    expect(await focused()).toBe('internet → shop.till-0');
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Tab');
    expect(await focused()).toBe('internet → shop.till-0');
  });

  it('stays where it is read while more of it is told, and so does the button that stops that', async () => {
    const page = await open(1_000);
    await page.keyboard.press('Tab');
    const more = (percent: number, start: number) =>
      preview.send({ type: 'sinceMore', version: 1, base: 'head', effects: changes(500, start), percent });
    await more(60, 1_000);
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Stop comparing');
    await page.keyboard.press('Tab');
    for (let times = 0; times < 30; times++) await page.keyboard.press('ArrowDown');
    const at = () => page.locator('.since .long-list').evaluate((one) => one.scrollTop);
    const before = await at();
    expect(before).toBeGreaterThan(0);
    await more(70, 1_500);
    expect([await at(), await focused()]).toEqual([before, 'internet → shop.till-30']);
    expect(await list().getByRole('listitem').first().getAttribute('aria-setsize')).toBe('2000');
    // Another state of the text has fewer.
    await tell({ effects: changes(3) });
    expect([await items().count(), await focused()]).toEqual([3, 'internet → shop.till-2']);
    expect(preview.errors).toEqual([]);
  });

  it.each([320, 620, 1_000])('has rows that lie below each other at %i pixels, each with its pair', async (width) => {
    const page = await open(50, { width });
    await items().nth(3).waitFor();
    // In one go: rows beyond the window are taken away once it is known how many it shows.
    const rows = await page.evaluate(() =>
      [...document.querySelectorAll('.since .long-list .place')].map((one) => {
        const [row, pair] = [one, one.querySelector('strong')].map((part) => part?.getBoundingClientRect() as DOMRect);
        return {
          top: row?.top,
          bottom: row?.bottom,
          pair: pair?.width,
          ends: pair?.bottom,
          overflows: one.scrollHeight > one.clientHeight,
        };
      }),
    );
    expect(rows.length).toBeGreaterThan(3);
    for (const [at, row] of rows.entries()) {
      expect(row.top).toBeGreaterThanOrEqual(rows[at - 1]?.bottom ?? 0);
      expect(row.pair).toBeGreaterThan(100);
      expect(row.overflows).toBe(false);
    }
  });
});
