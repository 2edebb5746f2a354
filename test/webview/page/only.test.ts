import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { PreviewSnapshot } from '../../../server/protocol.js';
import { launchBrowser } from '../../editor/harness/browser.mjs';
import { coffeeShop, hub, large, snapshot } from '../fixtures/snapshots.js';
import { coffeeShopText, LivePreview } from './live-preview.js';
import { openPreview, type PreviewPage } from './preview-page.mjs';
import { allBlocked } from './recorded-cells.js';

describe('one VPC or subnet alone on the map', () => {
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
  const box = (id: string) => preview.page.locator(`[data-box="${id}"]`);
  const boxes = () =>
    preview.page.locator('[data-box]').evaluateAll((all) => all.map((one) => one.getAttribute('data-box')));
  const way = () => preview.page.getByRole('navigation', { name: 'What the map shows' });
  const crumbs = () => way().locator('li:visible').allTextContents();
  const press = (name: string) => preview.page.getByRole('button', { name, exact: true }).click();
  const choose = (id: string) =>
    box(id)
      .locator('.outline')
      .click({ position: { x: 60, y: 8 } });

  it('is chosen by the button below the map, and left by the way back', async () => {
    await show(coffeeShop());
    expect(await crumbs()).toEqual([]);
    const all = await boxes();
    await choose('shop.barista');
    await press('Show only subnet kitchen');
    expect(await crumbs()).toEqual(['All', 'vpc shop', 'subnet kitchen']);
    expect(await way().locator('[aria-current=location]').textContent()).toBe('subnet kitchen');
    const alone = await boxes();
    expect(alone).toEqual(expect.arrayContaining(['shop', 'shop.kitchen', 'shop.barista', 'shop.counter', 'internet']));
    expect(alone).not.toEqual(expect.arrayContaining(['shop.orders']));
    expect(await box('shop.barista').getAttribute('aria-selected')).toBe('true');
    await press('vpc shop');
    expect(await crumbs()).toEqual(['All', 'vpc shop']);
    await press('All');
    expect(await crumbs()).toEqual([]);
    expect(await boxes()).toEqual(all);
    expect(preview.errors).toEqual([]);
  });

  it('is chosen by F, and left step by step by Escape', async () => {
    const page = await show(coffeeShop());
    await page.locator('.map-canvas').focus();
    await choose('shop.barista');
    await page.locator('[data-box="shop.barista"]').focus();
    await page.keyboard.press('f');
    expect(await crumbs()).toEqual(['All', 'vpc shop', 'subnet kitchen']);
    // The keyboard is still on the map.
    expect(await page.evaluate(() => document.activeElement?.getAttribute('data-box'))).toBe('shop.barista');
    await page.keyboard.press('Escape');
    expect(await crumbs()).toEqual(['All', 'vpc shop']);
    await page.keyboard.press('Escape');
    expect(await crumbs()).toEqual([]);
    await page.keyboard.press('Escape');
    expect(await crumbs()).toEqual([]);
  });

  it('is chosen from the menu of a box, which the keyboard walks', async () => {
    const page = await show(coffeeShop());
    await box('shop.barista')
      .locator('.outline')
      .click({ button: 'right', position: { x: 60, y: 8 } });
    const menu = page.getByRole('menu', { name: 'What the map shows' });
    expect(await menu.getByRole('menuitem').allTextContents()).toEqual([
      'Show only subnet kitchen',
      'Show only vpc shop',
    ]);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    expect(await menu.count()).toBe(0);
    expect(await crumbs()).toEqual(['All', 'vpc shop']);
    await box('shop.barista')
      .locator('.outline')
      .click({ button: 'right', position: { x: 60, y: 8 } });
    expect(await menu.getByRole('menuitem').allTextContents()).toEqual([
      'Show only subnet kitchen',
      'Show all of the network',
    ]);
    await page.keyboard.press('Escape');
    expect([await menu.count(), await crumbs()]).toEqual([0, ['All', 'vpc shop']]);
    await box('shop.barista')
      .locator('.outline')
      .click({ button: 'right', position: { x: 60, y: 8 } });
    await page.locator('.map-frame').click({ position: { x: 3, y: 3 } });
    expect(await menu.count()).toBe(0);
  });

  it('is chosen at a stack and at a zone, by what these lie in', async () => {
    const page = await show(large(2000));
    await box('v0.net-7/kind/instance').focus();
    await page.keyboard.press('f');
    expect(await crumbs()).toEqual(['All', 'vpc v0', 'subnet net-7']);
    await press('All');
    await page.locator('[data-box^="v0/zone/"]').first().focus();
    await page.keyboard.press('f');
    expect(await crumbs()).toEqual(['All', 'vpc v0']);
    await box('v0.net-7/kind/instance').click({ button: 'right' });
    expect(await page.getByRole('menuitem').allTextContents()).toEqual([
      'Show only subnet net-7',
      'Show all of the network',
    ]);
  });

  it('leaves the keyboard on the map when a button that was pressed is gone, and on one that stays', async () => {
    const drawn = coffeeShop();
    const page = await show(drawn);
    await choose('shop.barista');
    await page.getByRole('button', { name: 'Show only subnet kitchen' }).press('Enter');
    const focused = () => page.evaluate(() => document.activeElement?.getAttribute('data-box'));
    expect(await focused()).toBe('shop.barista');
    await page.getByRole('button', { name: 'vpc shop', exact: true }).focus();
    await preview.send({ type: 'snapshot', snapshot: { ...drawn, version: 2 } });
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('vpc shop');
    await page.keyboard.press('Enter');
    expect([await crumbs(), await focused()]).toEqual([['All', 'vpc shop'], 'shop.barista']);
    await page.keyboard.press('Escape');
    expect(await crumbs()).toEqual([]);
  });

  it('places nothing of the rest: 2,000 resources, and a thousand VPCs', async () => {
    const page = await show(large(2000));
    const drawn = async () => Number(await page.locator('.map').getAttribute('data-drawn'));
    const whole = await drawn();
    await box('v2').focus();
    await page.keyboard.press('f');
    expect(await boxes()).not.toContain('v0');
    expect((await boxes()).filter((id) => id?.startsWith('v2.net-'))).not.toEqual([]);
    // What was drawn before is kept, and no more than the VPC is drawn for it.
    expect(await drawn()).toBeLessThan(whole / 3);
    await preview.send({ type: 'snapshot', snapshot: { ...snapshot({ map: hub(1000) }), version: 2 } });
    expect(await crumbs()).toEqual(['All', 'vpc v2']);
    expect(await boxes()).toEqual(['hub', 'v2', 'v2/zone/a', 'v2.s']);
    expect(Number(await page.locator('.map').getAttribute('data-work'))).toBeLessThan(100);
    expect(preview.errors).toEqual([]);
  });

  it('comes back with the preview, and is saved as a picture as it is shown', async () => {
    const page = await show(coffeeShop(), { state: { only: 'shop.kitchen' } });
    expect(await crumbs()).toEqual(['All', 'vpc shop', 'subnet kitchen']);
    await page.getByRole('button', { name: 'SVG' }).click();
    const saved = (await preview.posted()).findLast(({ type }) => type === 'save');
    const data = saved?.type === 'save' ? Object.values(saved.data) : [];
    const svg = Buffer.from(data).toString();
    expect(svg).toContain('barista');
    expect(svg).not.toContain('orders');
  });

  it('says what became of it when it is deleted', async () => {
    const drawn = coffeeShop();
    await show(drawn, { state: { only: 'shop.cellar' } });
    const vpcs = drawn.map.vpcs.map((vpc) => ({ ...vpc, zones: vpc.zones.filter(({ name }) => name !== 'b') }));
    await preview.send({ type: 'snapshot', snapshot: { ...drawn, version: 2, map: { ...drawn.map, vpcs } } });
    expect(await way().getByRole('status').textContent()).toBe(
      'subnet cellar is not in the network any more: vpc shop is shown.',
    );
    expect(await crumbs()).toEqual(['All', 'vpc shop']);
    expect((await preview.kept()).only).toBe('shop');
  });

  it('is not left as long as something is found in it, and the search says how much is elsewhere', async () => {
    const page = await show(large(2000), { state: { only: 'v0' } });
    const count = page.locator('.search-count');
    await page.keyboard.press('/');
    await page.keyboard.type('web-2-9');
    const matches = Number((await count.textContent())?.match(/^(\d+) found, \d+ elsewhere$/)?.[1]);
    expect(matches).toBeGreaterThan(0);
    // Once round, and at the first again.
    for (let step = 0; step <= matches; step++) await page.keyboard.press('Enter');
    expect(await count.textContent()).toMatch(new RegExp(`^1 of ${matches}, \\d+ elsewhere$`));
    expect(await crumbs()).toEqual(['All', 'vpc v0']);
    expect(await page.locator('.found-now.box').getAttribute('data-box')).toMatch(/^v0\./);
    // All is shown: now every match counts.
    await way().getByRole('button', { name: 'All' }).click();
    expect(await count.textContent()).toMatch(/^1 of \d+$/);
  });

  it('is left for a match that lies elsewhere, and the search says so', async () => {
    const page = await show(large(2000), { state: { only: 'v0' } });
    await page.keyboard.press('/');
    await page.keyboard.type('v3.web-2-9');
    await page.keyboard.press('Enter');
    expect(await crumbs()).toEqual([]);
    expect(await way().getByRole('status').textContent()).toBe(
      'instance web-2-9 lies elsewhere: all of the network is shown.',
    );
    expect(await page.locator('.found-now.box').getAttribute('data-box')).toBe('v3.web-2-9');
  });

  it('is what the editor wants shown, by what its cursor is in', async () => {
    preview = await openPreview(browser, { answer: allBlocked });
    await preview.send({ type: 'show', tab: 'map', only: ['shop.staff', 'shop.barista', 'shop'] });
    await preview.send({ type: 'snapshot', snapshot: coffeeShop() });
    expect(await crumbs()).toEqual(['All', 'vpc shop', 'subnet kitchen']);
    await preview.send({ type: 'show', tab: 'map', only: ['shop'] });
    expect(await crumbs()).toEqual(['All', 'vpc shop']);
    // What is to be chosen lies elsewhere: then all is shown.
    await preview.send({ type: 'show', tab: 'map', only: ['shop.cellar'] });
    await preview.send({ type: 'show', tab: 'map', focus: 'shop.barista' });
    expect([await crumbs(), await box('shop.barista').getAttribute('aria-selected')]).toEqual([[], 'true']);
  });
});

describe('a question while one subnet is shown alone', () => {
  let browser: Browser;
  let live: LivePreview;

  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());
  afterEach(() => live.close());

  const note = () => live.page.locator('.crumbs [role=status]').textContent();
  const isShown = async (id: string) => (await live.page.locator(`[data-box="${id}"]`).count()) === 1;

  it('shows what its trace passes elsewhere, says so, and takes it away with the trace', async () => {
    live = await LivePreview.open(browser, coffeeShopText(), { width: 1100, height: 900 });
    const { page } = live;
    await live.send({ type: 'show', tab: 'map', only: ['shop.cellar'] });
    expect([await isShown('shop.cellar'), await isShown('shop.kitchen')]).toEqual([true, false]);
    await live.trace('shop.barista', 'shop.orders', 'tcp 5432');
    expect(await note()).toBe('The trace leaves subnet cellar: what it passes besides is shown, too.');
    expect([await isShown('shop.cellar'), await isShown('shop.kitchen')]).toEqual([true, true]);
    expect(await page.locator('.stop').count()).toBeGreaterThan(2);
    // An edit changes nothing of that.
    await live.edit(`${coffeeShopText()}\n// more\n`);
    expect([await isShown('shop.kitchen'), await page.locator('.stop').count()]).toEqual([true, expect.any(Number)]);
    // A picture that is saved has it as well.
    await page.getByRole('button', { name: 'SVG' }).click();
    const saved = (await live.posted()).findLast(({ type }) => type === 'save');
    const svg = Buffer.from(saved?.type === 'save' ? Object.values(saved.data) : []).toString();
    expect([svg.includes('kitchen'), svg.includes('cellar')]).toEqual([true, true]);
    // The trace goes first, then the subnet, wherever the keyboard is.
    await page.locator('.player button:visible').first().focus();
    await page.keyboard.press('Escape');
    expect([await note(), await isShown('shop.kitchen'), await isShown('shop.cellar')]).toEqual(['', false, true]);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    expect(await isShown('shop.kitchen')).toBe(true);
    expect(live.errors).toEqual([]);
  });

  it('is asked of the matrix as ever', async () => {
    live = await LivePreview.open(browser, coffeeShopText(), { width: 1100, height: 900 });
    await live.send({ type: 'show', tab: 'map', only: ['shop.cellar'] });
    await live.page.getByRole('tab', { name: 'Matrix' }).click();
    await live.page.locator('[role=gridcell][aria-label^="internet to shop.cashier:"]').click();
    await live.answer();
    expect(await live.page.locator('.trace-result').textContent()).toContain('reachable');
    expect(live.errors).toEqual([]);
  });
});
