import fc from 'fast-check';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PreviewSnapshot } from '../../../server/protocol.js';
import { launchBrowser } from '../../editor/harness/browser.mjs';
import { guardedShop, hub, large, peered, snapshot } from '../fixtures/snapshots.js';
import { coffeeShopText, LivePreview } from './live-preview.js';
import { EDITS, inSubnets, inVpcs } from './map-edits.js';
import { openPreview, type PreviewPage } from './preview-page.mjs';

/** All that the map shows, looked at as a whole. In which order marks were put on it is no part of it. */
const drawing = async ({ page }: Pick<PreviewPage, 'page'>) => {
  await page.getByRole('button', { name: 'Fit to window (0)' }).evaluate((button: HTMLElement) => button.click());
  return page.locator('.drawing').evaluate((root) => {
    const copy = root.cloneNode(true) as Element;
    for (const one of copy.querySelectorAll('[class]')) one.setAttribute('class', [...one.classList].sort().join(' '));
    // A line each, so that one sees what differs.
    return copy.outerHTML.replaceAll('><', '>\n<').split('\n');
  });
};

describe('an edit', () => {
  let browser: Browser;
  let preview: PreviewPage;

  beforeAll(async () => {
    browser = await launchBrowser();
    preview = await openPreview(browser, { height: 1000 });
  });
  afterAll(() => browser.close());

  const send = (drawn: PreviewSnapshot, to = preview) => to.send({ type: 'snapshot', snapshot: drawn });
  /** The cursor is in the one, and the other is chosen. */
  const point = async (at: string, chosen: string | null | undefined, to = preview) => {
    await to.send({ type: 'highlight', elements: [at] });
    if (chosen) await to.send({ type: 'show', focus: chosen });
  };
  const chosenIn = ({ page }: PreviewPage) =>
    page.locator('.chosen').evaluateAll((boxes) => boxes.map((one) => one.getAttribute('data-box')));
  const fold = (id: string) =>
    preview.page
      .locator(`[data-fold="${id}"]`)
      .evaluateAll((folds) => folds.map((one) => one.dispatchEvent(new MouseEvent('click', { bubbles: true }))));

  it.each(Object.keys(EDITS))('leaves what a fresh drawing would show: %s', async (name) => {
    const first = guardedShop();
    for (const number of [0, 1]) {
      const map = EDITS[name]?.(first.map, number) ?? first.map;
      await send(first);
      await send({ ...first, map });
      const edited = await drawing(preview);
      // What was gone altogether is drawn from nothing.
      await send(snapshot({}));
      expect(await preview.page.locator('[data-box]').count()).toBe(0);
      await send({ ...first, map });
      expect(edited).toEqual(await drawing(preview));
    }
  });

  it('leaves what a fresh drawing would show, whatever was drawn before', async () => {
    const first = guardedShop();
    const edits = fc.array(fc.tuple(fc.constantFrom(...Object.keys(EDITS)), fc.nat(3)), { minLength: 1, maxLength: 5 });
    const ids = fc.constantFrom('shop.cashier', 'shop.kitchen', 'shop', 'office', 'internet');
    let version = first.version;
    await fc.assert(
      fc.asyncProperty(edits, fc.tuple(ids, ids, ids, ids), async (made, [before, chosen, at, last]) => {
        let { map } = first;
        await send({ ...first, version: ++version });
        await point(before, chosen);
        for (const [name, number] of made) {
          map = EDITS[name]?.(map, number) ?? map;
          await send({ ...first, map, version: ++version });
          for (const id of ['shop.counter', 'shop.counter', 'shop', 'shop']) await fold(id);
        }
        await point(at, last);
        // What was opened to be shown stays open.
        const { folded, opened } = await preview.kept();
        const fresh = await openPreview(browser, { height: 1000, state: { folded, opened } });
        await send({ ...first, map, version }, fresh);
        // What is gone cannot be chosen: then it is what was chosen before.
        const [shown] = await chosenIn(preview);
        await point(at, shown, fresh);
        expect(await drawing(preview)).toEqual(await drawing(fresh));
        await fresh.close();
      }),
      { numRuns: Number(process.env.RANDOM_EDITS ?? 12) },
    );
    expect(preview.errors).toEqual([]);
  });

  it.each([
    ['2,000 resources', large(2000)],
    ['300 VPCs on a transit gateway', snapshot({ map: hub(300) })],
    ['six VPCs, all peered, with a name at each line', snapshot({ map: peered(6) })],
  ])('draws what it changes, and nothing else: %s', async (_, drawn) => {
    const page = preview.page;
    const count = async () => Number(await page.locator('.map').getAttribute('data-drawn'));
    await send(drawn);
    const last = drawn.map.vpcs.at(-1)?.id;
    await page.locator(`[data-box="${last}"]`).evaluate((box) => Object.assign(box, { marked: true }));
    const other = inVpcs(drawn.map, (vpc, index) => (index === 1 ? { ...vpc, description: 'Another one' } : vpc));
    await send({ ...drawn, version: 2, map: other });
    expect(await count()).toBe(1);
    expect(await page.locator(`[data-box="${last}"]`).evaluate((box) => 'marked' in box)).toBe(true);
    await send({ ...drawn, version: 3 });
    expect(await count()).toBe(1);
    await send({ ...drawn, version: 4 });
    expect(await count()).toBe(0);
  });

  it('leaves the keyboard, the choice and the view where they are', async () => {
    const { page } = preview;
    const drawn = guardedShop();
    const box = page.locator('[data-box="shop.cashier"]');
    const focused = () => page.evaluate(() => document.activeElement?.getAttribute('data-box'));
    const chosen = () => chosenIn(preview);
    const view = () => page.locator('.map-canvas').getAttribute('style');
    await send(drawn);
    await preview.send({ type: 'highlight', elements: [] });
    await box.locator('.outline').click({ position: { x: 60, y: 8 } });
    await box.focus();
    // Moved out of sight: an edit elsewhere does not move it back.
    await page.mouse.move(400, 300);
    await page.mouse.wheel(3_000, 0);
    await expect.poll(view).toContain('-');
    const moved = await view();
    const described = inVpcs(drawn.map, (vpc) => ({ ...vpc, description: 'Another one' }));
    await send({ ...drawn, version: 2, map: described });
    expect([await focused(), await chosen(), await view()]).toEqual(['shop.cashier', ['shop.cashier'], moved]);
    // Its own box is drawn anew, and has the keyboard still.
    const edited = inSubnets(described, (one) => ({
      ...one,
      resources: one.resources.map((resource) => ({ ...resource, detail: '10.0.0.77' })),
    }));
    await send({ ...drawn, version: 3, map: edited });
    expect([await focused(), await chosen()]).toEqual(['shop.cashier', ['shop.cashier']]);
    await send({ ...drawn, version: 4, map: inSubnets(drawn.map, (one) => ({ ...one, resources: [] })) });
    expect(await chosen()).toEqual([]);
    expect(preview.errors).toEqual([]);
  });

  it('leaves the trace that is played, the signs of the chosen box, and nothing of what was only tried', async () => {
    const MORE = coffeeShopText(
      '  // The cellar',
      '  private subnet attic 10.0.3.0/24 in a { instance ghost 10.0.3.30 }\n\n  // The cellar',
    );
    const open = (text: string) => LivePreview.open(browser, text, { width: 1100, height: 1000 });
    const [edited, fresh] = [await open(coffeeShopText()), await open(MORE)];
    const button = (name: string, { page }: LivePreview) => page.getByRole('button', { name, exact: true });
    const choose = ({ page }: LivePreview) =>
      page.locator('[data-box="shop.front-door"] .outline').click({ position: { x: 60, y: 8 } });
    const signs = ({ page }: LivePreview) => page.locator('.reach').count();
    // Without the trace: what is switched off is on again after an edit.
    await choose(edited);
    await button('Switch off front-door', edited).click();
    await edited.answer();
    expect(await edited.page.locator('.off').count()).toBeGreaterThan(0);
    await edited.edit(MORE);
    await choose(fresh);
    expect(await drawing(edited)).toEqual(await drawing(fresh));
    await edited.edit(coffeeShopText());
    for (const live of [edited, fresh]) {
      await live.trace('internet', 'shop.cashier', 'https');
      for (let step = 0; step < 3; step++) await button('Next step', live).press('Enter');
    }
    await edited.edit(MORE);
    expect(await edited.page.locator('.stop:not([hidden])').count()).toBe(4);
    expect(await drawing(edited)).toEqual(await drawing(fresh));
    // The signs come once the verdicts of the new text are there.
    for (const live of [edited, fresh]) {
      await live.page.locator('[data-box="shop.cashier"] .outline').click({ position: { x: 60, y: 8 } });
      await live.page.locator('.reach').first().waitFor({ state: 'attached' });
    }
    await edited.edit(coffeeShopText());
    await edited.edit(MORE);
    await expect.poll(() => signs(edited)).toBe(await signs(fresh));
    expect(await drawing(edited)).toEqual(await drawing(fresh));
    expect([...edited.errors, ...fresh.errors]).toEqual([]);
    await edited.close();
    await fresh.close();
  });
});
