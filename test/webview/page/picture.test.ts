import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mapPicture } from '../../../client/webview/picture/map-picture.js';
import { launchBrowser, newWindow } from '../../editor/harness/browser.mjs';
import { guardedShop, hub, large, snapshot } from '../fixtures/snapshots.js';
import { openPreview } from './preview-page.mjs';

/** What stands still of a map, and how it looks: by the classes of an element and of what it is in, in the order of the drawing. */
function looks(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const seen = new Set<string>();
    for (const element of document.querySelectorAll('.drawing rect, .drawing path, .drawing circle, .drawing text')) {
      if (element.closest('.fold, .touch, .reach')) continue;
      const style = getComputedStyle(element);
      const inGroup = element.closest('.box, .text, .link, .ring, .group-badge, .guard, .mark')?.getAttribute('class');
      // A box of the page may have the focus, or be chosen.
      const at = `${inGroup?.replace(/ (chosen|highlighted)\b/g, '')} > ${element.tagName} ${element.getAttribute('class')}`;
      const dash = style.strokeDasharray;
      const colours = style.stroke === 'none' ? [style.fill] : [style.fill, style.stroke, style.strokeWidth, dash];
      seen.add(`${at}: ${colours.map(plain).join(' ')} ${element.tagName === 'text' ? style.fontSize : ''}`);
    }
    return [...seen].sort();

    /** `color-mix` gives parts of one, transparent ones over the page's background. */
    function plain(colour: string): string {
      const parts = /^color\(srgb ([\d.e-]+) ([\d.e-]+) ([\d.e-]+)(?: \/ ([\d.]+))?\)$/.exec(colour);
      if (!parts) return colour;
      const alpha = Number(parts[4] ?? 1);
      const paper = /rgb\((\d+), (\d+), (\d+)\)/.exec(getComputedStyle(document.body).backgroundColor);
      const channels = [1, 2, 3].map((i) =>
        Math.round(255 * Number(parts[i]) * alpha + Number(paper?.[i] ?? 255) * (1 - alpha)),
      );
      return `rgb(${channels.join(', ')})`;
    }
  });
}

describe('a saved picture', () => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());

  it.each([
    ['light', 'light'],
    ['dark', 'dark'],
    ['contrast', 'high-contrast'],
  ] as const)('looks as the page does, %s', async (theme, own) => {
    for (const map of [guardedShop().map, hub(12), large(60).map]) {
      // As large as life: from afar small texts are left out on the page, and what is not seen is not drawn.
      const preview = await openPreview(browser, { theme, width: 3000, height: 2400 });
      await preview.send({ type: 'snapshot', snapshot: snapshot({ map }) });
      const picture = await newWindow(browser);
      await picture.setContent(mapPicture(map, { theme: own, title: 'x' }));
      const found = await looks(picture);
      expect(found.length).toBeGreaterThan(8);
      expect(found).toEqual(await looks(preview.page));
      await picture.close();
      await preview.close();
    }
  });

  it('is posted as PNG with twice the points, and as SVG, under the name of the file', async () => {
    const { map } = guardedShop();
    const preview = await openPreview(browser);
    await preview.send({ type: 'snapshot', snapshot: snapshot({ map }) });
    const [, width, height] = /width="(\d+)" height="(\d+)"/.exec(mapPicture(map, { theme: 'light', title: '' })) ?? [];
    for (const name of ['SVG', 'PNG']) await preview.page.getByRole('button', { name, exact: true }).click();
    await preview.page.waitForFunction('window.posted.filter(({ type }) => type === "save").length === 2');
    const saved = await preview.page.evaluate(() =>
      (window as unknown as { posted: { type: string; name: string; data: Uint8Array }[] }).posted
        .filter(({ type }) => type === 'save')
        .map(({ name, data }) => ({ name, data: [...data] })),
    );
    expect(saved.map(({ name }) => name)).toEqual(['shop.svg', 'shop.png']);
    const [svg, png] = saved.map(({ data }) => Buffer.from(data));
    expect(svg?.toString('utf8')).toMatch(/^<svg [\s\S]*<\/svg>\n$/);
    // https://www.w3.org/TR/png-3/#11IHDR
    expect(png?.subarray(1, 4).toString()).toBe('PNG');
    expect([png?.readUInt32BE(16), png?.readUInt32BE(20)]).toEqual([2 * Number(width), 2 * Number(height)]);
    expect(preview.errors).toEqual([]);
    await preview.close();
  });

  it('is posted once there is a map, where it was asked for before', async () => {
    const preview = await openPreview(browser);
    await preview.send({ type: 'picture', format: 'svg' });
    await preview.send({ type: 'picture', format: 'png', asked: 7 });
    await preview.send({ type: 'snapshot', snapshot: snapshot({ map: guardedShop().map }) });
    // With the number that it was asked for by: whoever asked knows where it goes.
    for (const [name, asked] of [
      ['shop.svg', undefined],
      ['shop.png', 7],
    ])
      await preview.page.waitForFunction(
        ([name, asked]) =>
          (window as unknown as { posted: { type: string; name: string; asked?: number }[] }).posted.some(
            (one) => one.type === 'save' && one.name === name && one.asked === asked,
          ),
        [name, asked] as const,
      );
    expect(preview.errors).toEqual([]);
    await preview.close();
  });
});
