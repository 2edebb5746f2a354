import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PreviewSnapshot } from '../../../server/protocol.js';
import { launchBrowser } from '../../editor/harness/browser.mjs';
import { guardedShop, hub, snapshot } from '../fixtures/snapshots.js';
import { openPreview, type PreviewPage } from './preview-page.mjs';
import { allBlocked } from './recorded-cells.js';

/** What lies outside of the window is not drawn, and is there for everybody who does not look. */
describe('what is not seen of the map', () => {
  let browser: Browser;
  let preview: PreviewPage;

  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());

  const show = async (drawn: PreviewSnapshot, size = { width: 1000, height: 800 }) => {
    preview = await openPreview(browser, { ...size, answer: allBlocked });
    await preview.send({ type: 'snapshot', snapshot: drawn });
    return preview.page;
  };
  const counts = (page: PreviewPage['page']) =>
    page.locator('.drawing').evaluate((root) => ({
      items: root.querySelectorAll('[role=treeitem]').length,
      drawn: root.querySelectorAll('[role=treeitem] > .outline').length,
      texts: root.querySelectorAll('.text').length,
      lines: root.querySelectorAll('.link').length,
    }));
  const atRest = (page: PreviewPage['page']) => page.locator('.map-frame:not(.moving)').waitFor();
  const isDrawn = (page: PreviewPage['page'], id: string) =>
    page.locator(`[data-box="${id}"]`).evaluate((box) => box.querySelector('.outline') !== null);

  it('is not drawn: of a thousand VPCs those around the window are', async () => {
    const page = await show(snapshot({ map: hub(1000) }));
    const first = await counts(page);
    expect(first.items).toBe(1_001);
    expect(first.drawn).toBeLessThan(1_000);
    expect(first.texts).toBe(first.drawn);
    for (let step = 0; step < 5; step++) await page.getByRole('button', { name: 'Zoom in (+)' }).click();
    await atRest(page);
    const near = await counts(page);
    expect(near.items).toBe(1_001);
    expect(near.drawn).toBeLessThan(200);
    expect(near.texts).toBe(near.drawn);
    expect(near.lines).toBeLessThan(first.lines + 1);
    await page.getByRole('button', { name: 'Fit to window (0)' }).click();
    await expect.poll(() => counts(page)).toMatchObject({ drawn: 1_001, texts: 1_001, lines: 1_000 });
    expect(preview.errors).toEqual([]);
    await preview.close();
  });

  it('is in the tree that a screen reader walks, whole', async () => {
    const page = await show(snapshot({ map: hub(200) }));
    for (let step = 0; step < 10; step++) await page.getByRole('button', { name: 'Zoom in (+)' }).click();
    await atRest(page);
    expect((await counts(page)).drawn).toBeLessThan(60);
    const session = await page.context().newCDPSession(page);
    await session.send('Accessibility.enable');
    const { nodes } = await session.send('Accessibility.getFullAXTree');
    const items = nodes.filter(({ role, ignored }) => !ignored && role?.value === 'treeitem');
    expect(items).toHaveLength(201);
    const labels = await page
      .locator('[data-box]')
      .evaluateAll((all) => all.map((one) => one.getAttribute('aria-label')));
    expect(items.map(({ name }) => name?.value)).toEqual(labels);
    await preview.close();
  });

  it('is drawn once the keyboard comes to it', async () => {
    const page = await show(snapshot({ map: hub(1000) }));
    expect(await isDrawn(page, 'v999')).toBe(false);
    await page.locator('.map-canvas').focus();
    await page.keyboard.press('End');
    expect(await isDrawn(page, 'v999')).toBe(true);
    expect(await page.evaluate(() => document.activeElement?.getAttribute('data-box'))).toBe('v999');
    const at = await page.locator('[data-box="v999"] > .outline').boundingBox();
    expect(at && at.x >= 0 && at.y >= 0 && at.x + at.width <= 1000 && at.y + at.height <= 800).toBe(true);
    await atRest(page);
    expect(await isDrawn(page, 'v0')).toBe(false);
    await page.keyboard.press('Home');
    expect(await isDrawn(page, 'v0')).toBe(true);
    await preview.close();
  });

  it('is drawn as it comes into the window, however far the map is moved in one go', async () => {
    const page = await show(snapshot({ map: hub(1000) }));
    await page.mouse.move(500, 400);
    await page.mouse.wheel(0, 900);
    const inWindow = () =>
      page.locator('.drawing').evaluate(
        (root) =>
          [...root.querySelectorAll('[data-box] > .outline')].filter((one) => {
            const { top, bottom } = one.getBoundingClientRect();
            return bottom > 100 && top < 700;
          }).length,
      );
    await expect.poll(inWindow).toBeGreaterThan(20);
    await atRest(page);
    expect(await inWindow()).toBeGreaterThan(20);
    expect(await isDrawn(page, 'v0')).toBe(false);
    await preview.close();
  });

  it('has its signs and its marks once it is seen', async () => {
    const page = await show(guardedShop());
    await page.locator('[data-box="shop.cashier"] .outline').click({ position: { x: 60, y: 8 } });
    await page.locator('[data-box="shop.orders"] .reach').waitFor();
    await preview.send({
      type: 'highlight',
      elements: ['shop.staff'],
      guard: { kind: 'security-group', id: 'shop.staff' },
    });
    const marks = () =>
      page
        .locator('.reach, .lit')
        .evaluateAll((all) =>
          all
            .map((one) => `${one.getAttribute('class')} ${one.closest('[data-box]')?.getAttribute('data-box')}`)
            .sort(),
        );
    const before = await marks();
    expect(before.length).toBeGreaterThan(3);
    await page.mouse.move(500, 400);
    await page.mouse.wheel(20_000, 0);
    await atRest(page);
    await expect.poll(() => counts(page)).toMatchObject({ drawn: 0, texts: 0, lines: 0 });
    await page.mouse.wheel(-20_000, 0);
    await expect.poll(marks).toEqual(before);
    await preview.close();
  });
});
