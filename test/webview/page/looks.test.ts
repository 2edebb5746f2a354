import { readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withPalette } from '../../../scripts/pictures/palette.mjs';
import { launchBrowser } from '../../editor/harness/browser.mjs';
import { large } from '../fixtures/snapshots.js';
import { compare, type Difference } from './compare-pictures.js';
import { coffeeShopText, LivePreview } from './live-preview.js';
import { openPreview } from './preview-page.mjs';

/** How each view looked when a person last looked at it. `PICTURES=write` takes them anew: look at them before they are committed. */
const FOLDER = 'test/webview/page/looks';
const COLOURS = 200;
/** As wide as Arial, wherever it is drawn: what is cut, and where lines break, is alike. */
const FONT = "body, body * { font-family: 'Liberation Sans', Arimo, Arial, Helvetica, sans-serif !important; }";
const SIZE = { width: 1000, height: 700 };

/** Edges of letters may be otherwise; a box that is gone, moved or of another colour may not. */
const TOLERATED: Difference = { blocks: 0.002, worst: 0.12 };
/** Where no such font is: lines break elsewhere. */
const TOLERATED_WITH_OTHER_LETTERS: Difference = { blocks: 0.25, worst: 0.8 };
/** Of ten of Arial's m, at 100 pixels. */
const ARIAL = 833;

const NO_REPLY = coffeeShopText('      100 allow tcp 1024-65535 to any\n', '');

describe('the preview looks as it did', () => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());

  const still = async (page: Page) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.addStyleTag({ content: FONT });
    await page.mouse.move(0, 0);
  };
  const isAlike = async (page: Page, { blocks, worst }: Difference) => {
    const width = await page.evaluate(() => {
      const paper = new OffscreenCanvas(1, 1).getContext('2d');
      if (paper) paper.font = `100px ${getComputedStyle(document.body).fontFamily}`;
      return paper?.measureText('m'.repeat(10)).width ?? 0;
    });
    const tolerated = Math.abs(width - ARIAL) < 2 ? TOLERATED : TOLERATED_WITH_OTHER_LETTERS;
    return blocks <= tolerated.blocks && worst <= tolerated.worst;
  };
  const shot = (page: Page) => page.screenshot({ animations: 'disabled' });
  /** Undefined: it looks as it did. */
  const look = async (page: Page, name: string): Promise<string | undefined> => {
    const file = join(FOLDER, `${name}.png`);
    const now = await shot(page);
    if (process.env.PICTURES === 'write') writeFileSync(file, withPalette(now, COLOURS));
    const difference = await compare(page, readFileSync(file), now);
    if (await isAlike(page, difference)) return undefined;
    const found = join(tmpdir(), `${name}.png`);
    writeFileSync(found, now);
    const [all, part] = [difference.blocks, difference.worst].map((share) => `${(share * 100).toFixed(1)} %`);
    return `${file} is ${found} now: other in ${all} of it, in ${part} of a part`;
  };

  it.each(['dark', 'light', 'contrast'] as const)('in %s colours: every view', async (theme) => {
    const live = await LivePreview.open(browser, NO_REPLY, { theme, ...SIZE });
    const { page } = live;
    await still(page);
    await page.locator('[data-box="shop.cashier"]').click();
    await page.locator('.reach').first().waitFor();
    await page.mouse.move(0, 0);
    const found = [await look(page, `map-${theme}`)];
    await live.send({ type: 'show', tab: 'matrix' });
    await page.locator('.matrix-grid:not(:has([data-verdict=waiting]))').waitFor();
    found.push(await look(page, `matrix-${theme}`));
    await live.trace('internet', 'shop.cashier', 'https');
    await page.getByRole('button', { name: 'Next step' }).press('End');
    found.push(await look(page, `lost-reply-${theme}`));
    await live.send({ type: 'show', tab: 'trace' });
    found.push(await look(page, `trace-${theme}`));
    await live.send({ type: 'show', tab: 'expectations' });
    found.push(await look(page, `expectations-${theme}`));
    const big = await openPreview(browser, { theme, ...SIZE });
    await still(big.page);
    await big.send({ type: 'snapshot', snapshot: large(2000) });
    found.push(await look(big.page, `large-map-${theme}`));
    expect(found.filter((one) => one !== undefined)).toEqual([]);
  });

  it.each([
    ['the shields of ACLs', '.shield { display: none }'],
    ['the map’s boxes', '.box { display: none }'],
    ['the colour of a subnet', '.box-subnet .outline { fill: #800 !important }'],
    ['a box that is moved', '[data-box="shop.barista"] { translate: 20px }'],
  ])('a look without %s is another', async (_, style) => {
    const { page } = await LivePreview.open(browser, NO_REPLY, SIZE);
    await still(page);
    await page.locator('[data-box="shop.cashier"]').click();
    await page.locator('.reach').first().waitFor();
    await page.mouse.move(0, 0);
    const before = await shot(page);
    expect(await isAlike(page, await compare(page, before, await shot(page)))).toBe(true);
    await page.addStyleTag({ content: style });
    expect(await isAlike(page, await compare(page, before, await shot(page)))).toBe(false);
  });
});
