import { readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withPalette } from '../../../scripts/pictures/palette.mjs';
import { launchBrowser } from '../../editor/harness/browser.mjs';
import { large } from '../fixtures/snapshots.js';
import { compare, type Difference } from './compare-pictures.js';
import { bringLetters, FONT } from './letters.js';
import { coffeeShopText, LivePreview } from './live-preview.js';
import { openPreview } from './preview-page.mjs';

/** How each view looked when a person last looked at it. `PICTURES=write` takes them anew: look at them before they are committed. */
const FOLDER = 'test/webview/page/looks';
const COLOURS = 200;
/** What is written in code as well. */
const STYLE = `body, body * { font-family: '${FONT}', sans-serif !important; }`;
const SIZE = { width: 1000, height: 700 };

/** Other browsers and machines draw edges, signs and fields a little otherwise: up to two thirds of this was seen between two. */
const OF_ANY_BROWSER: Difference = { blocks: 0.02, worst: 0.3 };
/** The same browser, a moment later. */
const OF_THE_SAME: Difference = { blocks: 0.002, worst: 0.12 };

const NO_REPLY = coffeeShopText('      100 allow tcp 1024-65535 to any\n', '');

describe('the preview looks as it did', () => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());

  const still = async (page: Page) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await bringLetters(page);
    await page.addStyleTag({ content: STYLE });
    await page.mouse.move(0, 0);
  };
  const isWithin = (tolerated: Difference, { blocks, worst }: Difference) =>
    blocks <= tolerated.blocks && worst <= tolerated.worst;
  const shot = (page: Page) => page.screenshot({ animations: 'disabled' });
  /** Undefined: it looks as it did. */
  const look = async (page: Page, name: string): Promise<string | undefined> => {
    const file = join(FOLDER, `${name}.png`);
    const now = await shot(page);
    if (process.env.PICTURES === 'write') writeFileSync(file, withPalette(now, COLOURS));
    const difference = await compare(page, readFileSync(file), now);
    if (isWithin(OF_ANY_BROWSER, difference)) return undefined;
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
    ['the shields of ACLs', '.shield { display: none }', OF_THE_SAME],
    ['the map’s boxes', '.box { display: none }', OF_ANY_BROWSER],
    ['the colour of a subnet', '.box-subnet .outline { fill: #800 !important }', OF_ANY_BROWSER],
    ['the place of a box', '[data-box="shop.barista"] { translate: 20px }', OF_THE_SAME],
  ])('a look without %s is another', async (_, style, tolerated) => {
    const { page } = await LivePreview.open(browser, NO_REPLY, SIZE);
    await still(page);
    await page.locator('[data-box="shop.cashier"]').click();
    await page.locator('.reach').first().waitFor();
    await page.mouse.move(0, 0);
    const before = await shot(page);
    expect(isWithin(OF_THE_SAME, await compare(page, before, await shot(page)))).toBe(true);
    await page.addStyleTag({ content: style });
    expect(isWithin(tolerated, await compare(page, before, await shot(page)))).toBe(false);
  });
});
