import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PreviewSnapshot } from '../../../server/protocol.js';
import { launchBrowser } from '../../editor/harness/browser.mjs';
import { guardedShop, hub, large, snapshot } from '../fixtures/snapshots.js';
import { coffeeShopText, LivePreview } from './live-preview.js';
import { openPreview, type PreviewPage } from './preview-page.mjs';

/** What is written in a box, in pixels of the screen. */
interface Written {
  readonly id: string;
  readonly role: string;
  readonly texts: readonly { readonly text: string; readonly size: number }[];
  /** How large its icon is. */
  readonly icon: number;
}

/** Smaller letters cannot be read, smaller icons not be told apart. The name of a zone, which is but a letter, may be smaller. */
const READABLE = 8;
const ZONE_READABLE = 7;
const SEEN = 7;

const WIDTHS = [320, 480, 900] as const;
const NETWORKS: readonly (readonly [string, PreviewSnapshot])[] = [
  ['the coffee shop', guardedShop()],
  ['2,000 resources', large(2000)],
  ['300 VPCs on a transit gateway', snapshot({ map: hub(300) })],
];

describe('the map at any width', () => {
  let browser: Browser;
  let preview: PreviewPage;

  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());

  const show = async (drawn: PreviewSnapshot, width: number) => {
    preview = await openPreview(browser, { width, height: 800 });
    await preview.send({ type: 'snapshot', snapshot: drawn });
    return preview.page;
  };

  /** Of the boxes that lie whole in the window. */
  const written = (page: PreviewPage['page']): Promise<Written[]> =>
    page.locator('.map-frame').evaluate((frame) => {
      const window = frame.getBoundingClientRect();
      const texts = new Map(
        [...frame.querySelectorAll('.text')].map((text) => [text.getAttribute('transform'), text] as const),
      );
      return [...frame.querySelectorAll('[data-box]')].flatMap((box) => {
        const at = box.querySelector('.outline')?.getBoundingClientRect();
        if (!at || at.left < window.left || at.right > window.right || at.bottom > window.bottom) return [];
        const own = texts.get(box.getAttribute('transform'));
        const icon = own?.querySelector('.icon')?.getBoundingClientRect();
        const scale = at.width / Number(box.querySelector('.outline')?.getAttribute('width'));
        return {
          id: box.getAttribute('data-box') ?? '',
          role: [...box.classList].find((name) => name.startsWith('box-'))?.slice(4) ?? '',
          texts: [...(own?.querySelectorAll('text') ?? [])].map((text) => ({
            text: text.textContent ?? '',
            size: Number.parseFloat(getComputedStyle(text).fontSize) * scale,
          })),
          icon: Math.max(icon?.width ?? 0, icon?.height ?? 0),
        };
      });
    });

  describe.each(NETWORKS)('%s', (_, drawn) => {
    it.each(WIDTHS)(
      'says in each box what it is, in letters that can be read, none over another: %i pixels',
      async (width) => {
        const page = await show(drawn, width);
        const boxes = await written(page);
        expect(boxes.length).toBeGreaterThan(5);
        for (const { id, role, texts, icon } of boxes) {
          const least = role === 'zone' ? ZONE_READABLE : READABLE;
          const names = texts.filter(({ text, size }) => text.length > 0 && size >= least);
          expect(names.length > 0 || (icon >= SEEN && role !== 'vpc' && role !== 'subnet'), id).toBe(true);
          // Nothing is written that cannot be read.
          for (const { text, size } of texts) expect(size, `${id}: ${text}`).toBeGreaterThan(6);
        }
        const faults = await page.locator('.map-frame').evaluate((frame) => {
          const boxes = new Map(
            [...frame.querySelectorAll('.box')].map((box) => [
              box.getAttribute('transform'),
              box.querySelector('.outline')?.getBoundingClientRect(),
            ]),
          );
          const all = [...frame.querySelectorAll('.text text')].map((text) => ({
            name: `${text.textContent}`,
            at: text.getBoundingClientRect(),
            box: boxes.get(text.parentElement?.getAttribute('transform') ?? ''),
          }));
          // Letters are lower than their line: rows of it may touch.
          const over = (a: DOMRect, b: DOMRect) =>
            a.left < b.right - 1 &&
            b.left < a.right - 1 &&
            a.top + a.height * 0.2 < b.bottom - b.height * 0.2 &&
            b.top + b.height * 0.2 < a.bottom - a.height * 0.2;
          const out = all.filter(({ at, box }) => !box || at.right > box.right + 1 || at.left < box.left);
          const covered = all.flatMap((one, index) =>
            all.slice(index + 1).flatMap((two) => (over(one.at, two.at) ? `${one.name} / ${two.name}` : [])),
          );
          return [...out.map(({ name }) => name), ...covered];
        });
        expect(faults).toEqual([]);
        await preview.close();
      },
    );
  });

  it('tells the resources of a narrow column apart by their names, and subnets not by colour alone', async () => {
    const page = await show(guardedShop(), 320);
    const names = (await written(page)).filter(({ role }) => role === 'resource').map(({ texts }) => texts[0]?.text);
    expect(names).toEqual(['cashier', 'courier', 'barista', 'orders']);
    const signs = await page
      .locator('.text-subnet .icon')
      .evaluateAll((all) => all.map((one) => one.getAttribute('d')));
    expect(new Set(signs).size).toBe(signs.length);
    expect(signs).toHaveLength(3);
    // What has no room is told where the pointer is.
    expect(await page.locator('[data-box="shop.cashier"] title').first().textContent()).toContain('cashier');
    await preview.close();
  });

  it('says how many a stack stands for where its name has no room', async () => {
    const page = await show(large(2000), 320);
    const stacks = (await written(page)).filter(({ role }) => role === 'group');
    expect(stacks.length).toBeGreaterThan(3);
    for (const { id, texts, icon } of stacks) {
      expect(texts[0]?.text, id).toMatch(/^\d+/);
      expect(icon, id).toBeGreaterThanOrEqual(SEEN);
    }
    await preview.close();
  });

  it('has VPCs below each other where the window is narrow, and beside each other once it is wide', async () => {
    const page = await show(large(2000), 320);
    const lefts = () =>
      page
        .locator('.box-vpc > .outline')
        .evaluateAll((all) => new Set(all.map((one) => Math.round(one.getBoundingClientRect().left))).size);
    const narrow = await lefts();
    await page.setViewportSize({ width: 1400, height: 800 });
    await expect.poll(lefts).toBeGreaterThan(narrow);
    await page.setViewportSize({ width: 320, height: 800 });
    await expect.poll(lefts).toBe(narrow);
    expect(preview.errors).toEqual([]);
    await preview.close();
  });

  it('has the names of lines within their frames, however wide the letters are', async () => {
    const live = await LivePreview.open(browser, coffeeShopText(), { width: 900, height: 800, wider: 220 });
    await live.page.locator('.link-label').first().waitFor();
    const over = await live.page.locator('.link-label').evaluateAll((labels) =>
      labels.map((label) => {
        const [frame, text] = ['rect', 'text'].map((name) => label.querySelector(name)?.getBoundingClientRect());
        return (text?.width ?? Number.NaN) - (frame?.width ?? Number.NaN);
      }),
    );
    expect(over.length).toBeGreaterThan(0);
    for (const wider of over) expect(wider).toBeLessThan(0);
    await live.close();
  });
});
