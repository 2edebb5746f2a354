import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { GuardKind, PreviewSnapshot } from '../../../server/protocol.js';
import { launchBrowser } from '../../editor/harness/browser.mjs';
import { coffeeShop, element, guardedShop, hub, large, peered, snapshot } from '../fixtures/snapshots.js';
import { openPreview, type PreviewPage } from './preview-page.mjs';
import { allBlocked } from './recorded-cells.js';

/** The map on the screen of a real browser. */
describe('the map', () => {
  let browser: Browser;
  let preview: PreviewPage;

  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());

  const show = async (drawn: PreviewSnapshot, height = 800) => {
    preview = await openPreview(browser, { height, answer: allBlocked });
    await preview.send({ type: 'snapshot', snapshot: drawn });
    return preview.page;
  };
  const places = (page: PreviewPage['page']) =>
    page
      .locator('[data-box]')
      .evaluateAll((boxes) => boxes.map((box) => [box.getAttribute('data-box'), box.getAttribute('transform')]));

  it('is there when the message has been heard: nothing is waited for', async () => {
    for (const map of [hub(1000), peered(60), large(2000).map]) {
      const page = await show(snapshot({ map }));
      expect(await page.locator('.app').getAttribute('data-state')).toBe('drawn');
      const drawn = new Set((await places(page)).map(([id]) => id));
      expect(map.vpcs.filter(({ id }) => !drawn.has(id))).toEqual([]);
      expect(Number(await page.locator('.map').getAttribute('data-work'))).toBeLessThan(10_000);
      expect(preview.errors).toEqual([]);
      await preview.close();
    }
  });

  it('is there before anybody knows who reaches whom, and says that this is still to come', async () => {
    const { matrix, expectations, ...picture } = coffeeShop();
    const page = await show(picture as PreviewSnapshot);
    const state = () => page.locator('.app').getAttribute('data-state');
    const status = () => page.locator('.status-text').textContent();
    expect(await state()).toBe('pictured');
    expect(await page.locator('[data-box="shop.cashier"]').count()).toBe(1);
    expect(await status()).toBe('Who reaches whom is still being worked out.');
    expect(await page.locator('.matrix .empty').textContent()).toContain('still being worked out');
    expect(await page.locator('.expectations').textContent()).toContain('still being worked out');
    // A box that is chosen has no verdicts yet.
    await page.locator('[data-box="shop.cashier"]').click({ position: { x: 60, y: 8 } });
    expect(await page.locator('.reach').count()).toBe(0);
    await preview.send({ type: 'rest', rest: { version: picture.version - 1, matrix, expectations } });
    expect(await state()).toBe('pictured');
    await preview.send({ type: 'rest', rest: { version: picture.version, matrix, expectations } });
    expect(await state()).toBe('drawn');
    expect(await status()).toBe('1 of 2 expectations fail, no errors or warnings.');
    await page.locator('.reach').first().waitFor();
    expect(await page.locator('.matrix .empty').isHidden()).toBe(true);
    // The next text's map has no verdicts of this one's.
    await preview.send({ type: 'snapshot', snapshot: { ...picture, version: picture.version + 1 } });
    expect(await page.locator('.reach').count()).toBe(0);
    expect(preview.errors).toEqual([]);
    await preview.close();
  });

  it('says how many peerings are not drawn, and draws those of the chosen VPC', async () => {
    const page = await show(snapshot({ map: peered(20) }));
    await expect(page.getByRole('note').textContent()).resolves.toBe(
      '190 peerings are too many to tell apart: choose a box to see its own.',
    );
    expect(await page.locator('.link').count()).toBe(0);
    await page.locator('[data-box="v7"]').click({ position: { x: 60, y: 12 } });
    expect(await page.locator('.link-peering').count()).toBe(19);
    await preview.close();
  });

  it('stays where it is when an edit adds a resource at the end of its subnet', async () => {
    const drawn = coffeeShop();
    const page = await show(drawn, 1200);
    const before = await places(page);
    const view = await page.locator('.map-canvas').getAttribute('style');
    const [shop] = drawn.map.vpcs;
    if (!shop) throw new Error('no shop');
    const zones = shop.zones.map((zone) => ({
      ...zone,
      subnets: zone.subnets.map((subnet) =>
        subnet.id === 'shop.cellar'
          ? { ...subnet, resources: [...subnet.resources, element('shop.wine', 'database')] }
          : subnet,
      ),
    }));
    await preview.send({ type: 'snapshot', snapshot: { ...drawn, map: { ...drawn.map, vpcs: [{ ...shop, zones }] } } });
    const after = await places(page);
    expect(after).toEqual(expect.arrayContaining(before));
    expect(after).toHaveLength(before.length + 1);
    expect(await page.locator('.map-canvas').getAttribute('style')).toBe(view);
    await preview.close();
  });

  it('is moved and zoomed from outside: nothing that is drawn is touched, however much that is', async () => {
    const page = await show(large(2000));
    const touched = await page.evaluate(async () => {
      const frame = document.querySelector('.map-frame') as HTMLElement;
      const records: MutationRecord[] = [];
      const observer = new MutationObserver((found) => records.push(...found));
      observer.observe(frame, { subtree: true, attributes: true, childList: true, characterData: true });
      const before = document.querySelector('[data-box="v0"]')?.getBoundingClientRect();
      for (let index = 0; index < 20; index++) {
        frame.dispatchEvent(new WheelEvent('wheel', { deltaX: 9, deltaY: 5, cancelable: true }));
        frame.dispatchEvent(new WheelEvent('wheel', { deltaY: -20, ctrlKey: true, cancelable: true }));
      }
      records.push(...observer.takeRecords());
      const after = document.querySelector('[data-box="v0"]')?.getBoundingClientRect();
      const targets = new Set(records.map(({ target }) => (target as Element).getAttribute('class')?.split(' ')[0]));
      return { targets: [...targets].sort(), moved: before?.x !== after?.x && before?.width !== after?.width };
    });
    expect(touched).toEqual({ targets: ['map-canvas', 'map-frame'], moved: true });
    // At rest, texts have the size that can be read now; until then, what they had.
    const zoomTo = (scale: number) =>
      page.evaluate((to) => {
        const frame = document.querySelector('.map-frame') as HTMLElement;
        const { a } = new DOMMatrix((document.querySelector('.map-canvas') as SVGElement).style.transform);
        frame.dispatchEvent(
          new WheelEvent('wheel', { deltaY: 200 * Math.log(a / to), ctrlKey: true, cancelable: true }),
        );
        return getComputedStyle(document.querySelector('.text .label') as Element).fontSize;
      }, scale);
    const size = () =>
      page.evaluate(() => getComputedStyle(document.querySelector('.text .label') as Element).fontSize);
    await page.locator('.map-frame:not(.moving)').waitFor();
    await zoomTo(0.9);
    await page.locator('.map-frame:not(.moving)').waitFor();
    const near = await size();
    expect(await zoomTo(0.7)).toBe(near);
    await page.locator('.map-frame:not(.moving)').waitFor();
    expect(Number.parseFloat(await size())).toBeGreaterThan(Number.parseFloat(near));
    await preview.close();
  });

  it('shows the ACL at the subnet’s border, its table in it, and the groups on what wears them', async () => {
    const page = await show(guardedShop());
    const inBox = (id: string) => page.locator(`[data-box="${id}"]`);
    expect(await inBox('shop.counter').locator('.guard text').allTextContents()).toEqual([
      '⚠ ACL counter-acl',
      'table street',
    ]);
    expect(await inBox('shop.kitchen').locator('.guard text').allTextContents()).toEqual([
      'ACL AWS’s default',
      'table street',
    ]);
    expect(
      await inBox('shop.counter')
        .locator('.shield .half')
        .evaluateAll((halves) => halves.map((half) => half.classList[2])),
    ).toEqual(['half-some', 'half-none']);
    const border = (await inBox('shop.counter').locator('.outline').boundingBox())?.x ?? Number.NaN;
    const half = await inBox('shop.counter').locator('.half-in').boundingBox();
    expect(Math.abs((half?.x ?? 0) + (half?.width ?? 0) - border)).toBeLessThan(2);
    expect(await inBox('shop.cashier').locator('.group-badge text').allTextContents()).toEqual(['cashiers', 'staff']);
    expect(await inBox('shop.orders').locator('.group-badge text').allTextContents()).toEqual(['default']);
    const colour = (id: string) =>
      inBox(id)
        .locator('.ring')
        .last()
        .evaluate((ring) => ring.classList[1]);
    expect(await colour('shop.cashier')).toBe(await colour('shop.barista'));
    expect(await inBox('shop.cashier').getAttribute('aria-label')).toContain('security groups: cashiers, staff');
    await preview.close();
  });

  it('lights what an ACL, a group or a table governs, and nothing else', async () => {
    const page = await show(guardedShop());
    const lit = async (kind: GuardKind, id: string) => {
      await preview.send({ type: 'highlight', elements: [id, 'shop'], guard: { kind, id } });
      return page.locator('.highlighted').evaluateAll((boxes) => boxes.map((box) => box.getAttribute('data-box')));
    };
    expect(await lit('network-acl', 'shop.counter-acl')).toEqual(['shop.counter']);
    expect(await lit('security-group', 'shop.staff')).toEqual(['shop.cashier', 'shop.barista']);
    expect(await page.locator('.group-badge.lit text').allTextContents()).toEqual(['staff', 'staff']);
    expect(await lit('route-table', 'shop.street')).toEqual(['shop.counter', 'shop.kitchen', 'shop.cellar']);
    expect(await lit('security-group', 'shop.nobody')).toEqual([]);
    await preview.send({ type: 'highlight', elements: ['shop.orders', 'shop.cellar', 'shop'] });
    expect(await page.locator('.highlighted').getAttribute('data-box')).toBe('shop.orders');
    await preview.close();
  });

  it('marks a finding where it bites, says it, and leads to its line', async () => {
    const page = await show(guardedShop());
    const marked = await page
      .locator('.mark')
      .evaluateAll((marks) => marks.map((mark) => mark.closest('[data-box]')?.getAttribute('data-box')));
    expect(marked).toEqual(['shop.orders']);
    expect(await page.locator('.mark title').textContent()).toBe('Error: Its address is taken');
    expect(await page.locator('.guard-warning title').textContent()).toContain('Warning: Replies have no rule.');
    await page.locator('[data-box="shop.orders"] .outline').click({ position: { x: 60, y: 8 } });
    const said = page.getByRole('list', { name: 'What is wrong here' });
    await said.getByRole('button', { name: 'Error: Its address is taken' }).click();
    expect((await preview.posted()).at(-1)).toMatchObject({
      type: 'reveal',
      origin: { range: { start: { line: 99 } } },
    });
    await preview.close();
  });

  it('marks from afar what is wrong with a guard, and leads to it', async () => {
    const page = await show(guardedShop());
    for (let far = 0; far < 4; far++) await page.getByRole('button', { name: 'Zoom out (-)' }).click();
    await page.locator('.map-frame.far').waitFor();
    const mark = page.locator('[data-box="shop.counter"] > .mark');
    await mark.waitFor();
    expect(await mark.locator('title').textContent()).toBe('counter-acl\nWarning: Replies have no rule');
    // Its own error, once; and nothing where its guards are in order.
    expect(await page.locator('.mark').count()).toBe(2);
    const circle = await mark.locator('circle').boundingBox();
    if (!circle) throw new Error('It is not shown');
    await page.mouse.click(circle.x + circle.width / 2, circle.y + circle.height / 2);
    const said = page.getByRole('list', { name: 'What is wrong here' });
    await said.getByRole('button', { name: 'Warning: Replies have no rule' }).waitFor();
    await preview.close();
  });

  it.each([320, 550])('has no button over the map in a window of %i pixels', async (width) => {
    preview = await openPreview(browser, { width, height: 700 });
    await preview.send({ type: 'snapshot', snapshot: guardedShop() });
    const { page } = preview;
    await page.locator('.box').first().waitFor();
    const frame = await page.locator('.map-frame').boundingBox();
    for (const name of ['Zoom', 'Save the map']) {
      const buttons = await page.getByRole('group', { name, exact: true }).boundingBox();
      if (!frame || !buttons) throw new Error('They are not shown');
      expect(buttons.y).toBeGreaterThanOrEqual(frame.y + frame.height);
      expect(buttons.x + buttons.width).toBeLessThanOrEqual(width);
    }
    expect(frame?.width).toBe(width);
    await preview.close();
  });

  it.each([
    [1000, 400],
    [500, 400],
    [360, 400],
  ])('has no button over the map in a short window: %i by %i', async (width, height) => {
    preview = await openPreview(browser, { width, height });
    await preview.send({ type: 'snapshot', snapshot: guardedShop() });
    const { page } = preview;
    await page.locator('.box').first().waitFor();
    const frame = await page.locator('.map-frame').boundingBox();
    if (!frame) throw new Error('There is no map');
    expect(frame.height).toBeGreaterThan(150);
    for (const name of ['Zoom', 'Save the map']) {
      const buttons = await page.getByRole('group', { name, exact: true }).boundingBox();
      if (!buttons) throw new Error('They are not shown');
      expect(buttons.x).toBeGreaterThanOrEqual(frame.x + frame.width);
      expect(buttons.x + buttons.width).toBeLessThanOrEqual(width);
      expect(buttons.y + buttons.height).toBeLessThanOrEqual(height);
    }
    await preview.close();
  });

  it.each([
    [479, 800, false],
    [480, 800, true],
    [1000, 400, false],
  ])('offers an overview where there is room for one: %i by %i', async (width, height, offered) => {
    preview = await openPreview(browser, { width, height });
    await preview.send({ type: 'snapshot', snapshot: guardedShop() });
    expect(await preview.page.getByRole('button', { name: 'Overview' }).isVisible()).toBe(offered);
    await preview.close();
  });

  it('shows the text of a guard that is clicked', async () => {
    const page = await show(guardedShop());
    await page.locator('[data-box="shop.barista"] .group-badge').click();
    const [staff] = guardedShop().map.guards.filter(({ id }) => id === 'shop.staff');
    expect((await preview.posted()).at(-1)).toMatchObject({ type: 'reveal', origin: staff?.origin });
    await preview.close();
  });
});
