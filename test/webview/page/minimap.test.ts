import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { PreviewSnapshot } from '../../../server/protocol.js';
import { launchBrowser } from '../../editor/harness/browser.mjs';
import { coffeeShop, hub, large, snapshot } from '../fixtures/snapshots.js';
import { openPreview, type PreviewPage } from './preview-page.mjs';
import { allBlocked } from './recorded-cells.js';

describe('the overview of the map', () => {
  let browser: Browser;
  let preview: PreviewPage;

  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());
  afterEach(() => preview.close());

  const show = async (drawn: PreviewSnapshot, options: Parameters<typeof openPreview>[1] = {}) => {
    preview = await openPreview(browser, { answer: allBlocked, ...options });
    await preview.send({ type: 'snapshot', snapshot: drawn });
    return preview.page;
  };
  const minimap = () => preview.page.locator('.minimap');
  const zoomIn = async () => {
    for (let times = 0; times < 6; times++) await preview.page.getByRole('button', { name: 'Zoom in (+)' }).click();
  };
  const place = async (selector: string) => {
    const at = await preview.page.locator(selector).boundingBox();
    if (!at) throw new Error(`${selector} is not shown`);
    return at;
  };
  /** Where the frame is in the overview, and the window in the drawing, as parts of the whole. */
  const parts = async () => {
    const [map, frame] = [await place('.minimap'), await place('.minimap-frame')];
    const window = await place('.map-frame');
    const canvas = await place('.map-canvas');
    const clamped = (value: number) => Math.min(1, Math.max(0, value));
    return {
      frame: [
        (frame.x - map.x) / map.width,
        (frame.y - map.y) / map.height,
        (frame.x + frame.width - map.x) / map.width,
        (frame.y + frame.height - map.y) / map.height,
      ],
      window: [
        clamped((window.x - canvas.x) / canvas.width),
        clamped((window.y - canvas.y) / canvas.height),
        clamped((window.x + window.width - canvas.x) / canvas.width),
        clamped((window.y + window.height - canvas.y) / canvas.height),
      ],
    };
  };
  const agree = async () => {
    const { frame, window } = await parts();
    for (const [index, part] of frame.entries()) expect(part, `${index}`).toBeCloseTo(window[index] ?? Number.NaN, 1);
  };

  it('is not there while all of the map is seen, and shows the window as a frame where it is not', async () => {
    await show(large(2000));
    // It begins as large as it can be read.
    await preview.page.getByRole('button', { name: 'Fit to window (0)' }).click();
    expect(await minimap().isVisible()).toBe(false);
    await zoomIn();
    expect(await minimap().isVisible()).toBe(true);
    await agree();
    await preview.page.locator('.map-frame').dispatchEvent('wheel', { deltaX: 300, deltaY: 120 });
    await agree();
    await preview.page.getByRole('button', { name: 'Fit to window (0)' }).click();
    expect(await minimap().isVisible()).toBe(false);
    expect(preview.errors).toEqual([]);
  });

  it('moves the window to where it is clicked, and with the frame that is dragged', async () => {
    const page = await show(large(2000));
    await zoomIn();
    const at = await place('.minimap');
    await page.mouse.click(at.x + at.width * 0.75, at.y + at.height * 0.75);
    const { frame } = await parts();
    expect(((frame[0] ?? 0) + (frame[2] ?? 0)) / 2).toBeCloseTo(0.75, 1);
    expect(((frame[1] ?? 0) + (frame[3] ?? 0)) / 2).toBeCloseTo(0.75, 1);
    await agree();
    await page.mouse.move(at.x + at.width * 0.75, at.y + at.height * 0.75);
    await page.mouse.down();
    await page.mouse.move(at.x + at.width * 0.4, at.y + at.height * 0.4, { steps: 4 });
    await page.mouse.up();
    const after = (await parts()).frame;
    expect(((after[0] ?? 0) + (after[2] ?? 0)) / 2).toBeCloseTo(0.4, 1);
    await agree();
    // And not once it was let go.
    await page.mouse.move(at.x + 5, at.y + 5);
    expect((await parts()).frame).toEqual(after);
  });

  it('is a few lines, however many boxes there are, and is drawn once a drawing', async () => {
    const page = await show(snapshot({ map: hub(1000) }));
    await zoomIn();
    expect(await minimap().locator('*').count()).toBe(4);
    const blocks = (await minimap().locator('.minimap-outer').getAttribute('d'))?.match(/M/g);
    expect(blocks).toHaveLength(1001);
    const touched = await page.evaluate(() => {
      const records: MutationRecord[] = [];
      const observer = new MutationObserver((found) => records.push(...found));
      observer.observe(document.querySelector('.minimap') as HTMLElement, {
        subtree: true,
        attributes: true,
        childList: true,
      });
      const frame = document.querySelector('.map-frame') as HTMLElement;
      for (let index = 0; index < 20; index++)
        frame.dispatchEvent(new WheelEvent('wheel', { deltaX: 9, deltaY: 5, cancelable: true }));
      records.push(...observer.takeRecords());
      return [...new Set(records.map(({ target }) => (target as Element).className))];
    });
    expect(touched).toEqual(['minimap-frame']);
  });

  it('can be switched off, and stays so', async () => {
    const page = await show(large(2000));
    const button = page.getByRole('button', { name: 'Overview' });
    expect(await button.getAttribute('aria-pressed')).toBe('true');
    await zoomIn();
    await button.click();
    expect([await minimap().isVisible(), await button.getAttribute('aria-pressed')]).toEqual([false, 'false']);
    const state = await preview.kept();
    expect(state.minimap).toBe(false);
    await preview.close();
    await show(large(2000), { state });
    await zoomIn();
    expect(await minimap().isVisible()).toBe(false);
    await preview.page.getByRole('button', { name: 'Overview' }).click();
    expect(await minimap().isVisible()).toBe(true);
  });

  it('takes no room in a narrow column, and no stop of the keyboard', async () => {
    await show(large(2000), { width: 420 });
    await zoomIn();
    expect(await minimap().isVisible()).toBe(false);
    await preview.page.setViewportSize({ width: 1000, height: 800 });
    await minimap().waitFor();
    expect(await minimap().getAttribute('aria-hidden')).toBe('true');
    expect(await minimap().locator('button, a, [tabindex]').count()).toBe(0);
  });

  it('can be told where colours are forced', async () => {
    const page = await show(coffeeShop());
    await page.emulateMedia({ forcedColors: 'active' });
    await zoomIn();
    const colours = await page.evaluate(() => {
      const style = (selector: string) => getComputedStyle(document.querySelector(selector) as Element);
      return [
        style('.minimap-frame').borderTopColor,
        style('.minimap-outer').stroke,
        style('.minimap').backgroundColor,
      ];
    });
    expect(new Set(colours).size).toBe(3);
  });
});
