import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { PreviewSnapshot } from '../../../server/protocol.js';
import { launchBrowser } from '../../editor/harness/browser.mjs';
import { guardedShop, large } from '../fixtures/snapshots.js';
import { openPreview, type PreviewPage } from './preview-page.mjs';

/** Of the subnets whose left border is in the window: those without a shield of two halves on it that can be seen. */
const bare = (page: Page): Promise<{ readonly seen: number; readonly without: readonly string[] }> =>
  page.evaluate(() => {
    const frame = document.querySelector('.map-frame')?.getBoundingClientRect() as DOMRect;
    const seen = [...document.querySelectorAll('.box-subnet')].filter((box) => {
      const at = box.querySelector('.outline')?.getBoundingClientRect();
      return at && at.left > frame.left && at.left < frame.right && at.top > frame.top && at.bottom < frame.bottom;
    });
    const isSeen = (one: Element) => {
      const { fill, stroke, strokeWidth } = getComputedStyle(one);
      const isDrawn = fill !== 'none' || (stroke !== 'none' && Number.parseFloat(strokeWidth) > 0);
      return one.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && isDrawn;
    };
    const without = seen.filter((box) => {
      const border = box.querySelector('.outline')?.getBoundingClientRect().left ?? Number.NaN;
      const halves = [...box.querySelectorAll('.shield .half')]
        .filter(isSeen)
        .map((one) => one.getBoundingClientRect());
      const [left, right] = halves;
      const isOnBorder = left && right && Math.abs(left.right - border) < 2 && Math.abs(right.left - border) < 2;
      return halves.length !== 2 || !isOnBorder || left.width < 2 || left.height < 4;
    });
    return { seen: seen.length, without: without.map((box) => box.getAttribute('data-box') ?? '') };
  });

describe.each(['dark', 'light', 'contrast'] as const)('in %s colours', (theme) => {
  let browser: Browser;
  let preview: PreviewPage;

  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());
  afterEach(() => preview.close());

  const show = async (snapshot: PreviewSnapshot, width: number) => {
    preview = await openPreview(browser, { theme, width, height: 800 });
    await preview.send({ type: 'snapshot', snapshot });
    return preview.page;
  };

  it.each([
    ['near', guardedShop(), 1000, 3],
    ['in a narrow column', guardedShop(), 360, 3],
    ['from afar', large(2000), 1000, 10],
  ] as const)('each subnet has the shield of its ACL at its border, %s', async (_, snapshot, width, least) => {
    const page = await show(snapshot, width);
    const { seen, without } = await bare(page);
    expect(seen).toBeGreaterThanOrEqual(least);
    expect(without).toEqual([]);
  });

  it('one that lacks its own is found', async () => {
    const page = await show(guardedShop(), 1000);
    await page.addStyleTag({ content: '[data-box="shop.kitchen"] .shield { display: none }' });
    expect((await bare(page)).without).toEqual(['shop.kitchen']);
    await page.addStyleTag({ content: '[data-box="shop.cellar"] .half-out { opacity: 0 }' });
    expect((await bare(page)).without).toEqual(['shop.kitchen', 'shop.cellar']);
  });

  /** The colours along the lower edge of a tab, as they are on the screen. */
  const lineBelow = async (page: Page, name: string): Promise<string> => {
    const at = await page.getByRole('tab', { name }).boundingBox();
    if (!at) throw new Error(`There is no ${name}`);
    const clip = { x: at.x + at.width / 2, y: at.y + at.height - 2, width: 2, height: 2 };
    const picture = (await page.screenshot({ clip })).toString('base64');
    return page.evaluate(async (data) => {
      const image = new Image();
      image.src = `data:image/png;base64,${data}`;
      await image.decode();
      const paper = new OffscreenCanvas(2, 2).getContext('2d');
      paper?.drawImage(image, 0, 0);
      return [...(paper?.getImageData(0, 0, 1, 1).data ?? [])].join(' ');
    }, picture);
  };

  it.each([
    ['as they are', 'none'],
    ['forced', 'active'],
  ] as const)('one tab alone has the line of the chosen one, with colours %s', async (_, forcedColors) => {
    const page = await show(guardedShop(), 1000);
    await page.emulateMedia({ forcedColors });
    for (const chosen of ['Map', 'Matrix', 'Trace', 'Expectations']) {
      await page.getByRole('tab', { name: chosen }).click();
      await page.mouse.move(500, 500);
      const others = ['Map', 'Matrix', 'Trace', 'Expectations'].filter((name) => name !== chosen);
      const line = await lineBelow(page, chosen);
      for (const other of others) expect(await lineBelow(page, other), `${chosen}, ${other}`).not.toBe(line);
    }
  });

  it('the map has the page’s colours where colours are forced, and tells chosen from pointed at, and error from warning', async () => {
    const page = await show(guardedShop(), 1000);
    await page.emulateMedia({ forcedColors: 'active', colorScheme: theme === 'light' ? 'dark' : 'light' });
    await page.locator('[data-box="shop.cashier"]').click();
    const seen = await page.evaluate(() => {
      const canvas = document.querySelector('.map-canvas') as Element;
      const colourOf = (name: string) => {
        const probe = document.createElement('i');
        probe.style.color = name;
        document.body.append(probe);
        const { color } = getComputedStyle(probe);
        probe.remove();
        return color;
      };
      const style = (selector: string) => {
        const { fill, stroke, strokeDasharray } = getComputedStyle(canvas.querySelector(selector) as Element);
        return { fill, stroke, strokeDasharray };
      };
      const marks = ['error', 'warning'].map((severity) => {
        canvas
          .querySelector('.texts')
          ?.insertAdjacentHTML('beforebegin', `<g class="mark mark-${severity}"><circle/></g>`);
        return style(`.mark-${severity} circle`).fill;
      });
      canvas.querySelector('[data-box="shop.orders"]')?.classList.add('highlighted');
      return {
        system: Object.fromEntries(['Canvas', 'CanvasText', 'Highlight'].map((name) => [name, colourOf(name)])),
        texts: [...new Set([...canvas.querySelectorAll('text')].map((one) => getComputedStyle(one).fill))],
        plain: style('[data-box="shop.barista"] > .outline'),
        chosen: style('.box.chosen > .outline'),
        pointedAt: style('.box.highlighted > .outline'),
        marks,
      };
    });
    const { Canvas, CanvasText, Highlight } = seen.system;
    expect(seen.texts).toEqual([CanvasText]);
    expect(seen.plain).toMatchObject({ fill: Canvas, stroke: CanvasText });
    expect(seen.chosen).toMatchObject({ fill: Canvas, stroke: Highlight, strokeDasharray: 'none' });
    expect(seen.pointedAt.stroke).toBe(Highlight);
    expect(seen.pointedAt.strokeDasharray).not.toBe('none');
    expect(seen.marks).toEqual([CanvasText, Canvas]);
    expect(new Set([Canvas, CanvasText, Highlight]).size).toBe(3);
  });
});
