import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { PreviewSnapshot } from '../../../server/protocol.js';
import { launchBrowser } from '../../editor/harness/browser.mjs';
import { guardedShop, hub, large, snapshot } from '../fixtures/snapshots.js';
import { openPreview, type PreviewPage } from './preview-page.mjs';
import { allBlocked } from './recorded-cells.js';

describe('search on the map', () => {
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
  const field = () => preview.page.getByRole('searchbox', { name: 'Search the map' });
  const count = () => preview.page.locator('.search-count').textContent();
  const box = (id: string) => preview.page.locator(`[data-box="${id}"]`);
  const marked = (name: string) =>
    preview.page.locator(`.box.${name}`).evaluateAll((boxes) => boxes.map((one) => one.getAttribute('data-box')));
  const opacity = (id: string) => box(id).evaluate((one) => Number(getComputedStyle(one).opacity));
  const work = () =>
    preview.page.locator('.map').evaluate((map: HTMLElement) => [map.dataset.work, map.dataset.drawn].join());
  const inWindow = (id: string) =>
    box(id).evaluate((one) => {
      const at = one.getBoundingClientRect();
      const frame = (document.querySelector('.map-frame') as HTMLElement).getBoundingClientRect();
      const inside =
        at.left >= frame.left && at.right <= frame.right && at.top >= frame.top && at.bottom <= frame.bottom;
      return { inside, height: Math.round(at.height) };
    });

  const without = (drawn: PreviewSnapshot, instance: string, version: number): PreviewSnapshot => {
    const vpcs = drawn.map.vpcs.map((vpc) => ({
      ...vpc,
      zones: vpc.zones.map((zone) => ({
        ...zone,
        subnets: zone.subnets.map((subnet) => ({
          ...subnet,
          resources: subnet.resources.filter(({ id }) => id !== instance),
        })),
      })),
    }));
    return { ...drawn, version, map: { ...drawn.map, vpcs } };
  };

  it('lights what is found, dims the rest, tells how many, and says each', async () => {
    const page = await show(guardedShop());
    await field().fill('instance');
    expect(await count()).toBe('2 found');
    expect(await marked('found')).toEqual(['shop.cashier', 'shop.barista']);
    expect([await opacity('shop.cashier'), await opacity('shop.counter'), await opacity('shop')]).toEqual([1, 1, 1]);
    for (const id of ['shop.orders', 'shop.cellar', 'internet']) expect(await opacity(id), id).toBeLessThan(0.5);
    await field().press('Enter');
    expect([await count(), await marked('found-now')]).toEqual(['1 of 2', ['shop.cashier']]);
    const spoken = page.getByRole('search').getByRole('status');
    expect(await spoken.textContent()).toBe('1 of 2: instance cashier, 10.0.0.10.');
    await field().press('Enter');
    await field().press('Enter');
    expect(await count()).toBe('1 of 2');
    await field().press('Shift+Enter');
    expect([await count(), await marked('found-now')]).toEqual(['2 of 2', ['shop.barista']]);
    await page.getByRole('button', { name: 'Next match (Enter)' }).click();
    expect(await count()).toBe('1 of 2');
    // It is chosen as if it had been clicked; the keyboard stays in the field for the next one.
    expect(await box('shop.cashier').getAttribute('aria-selected')).toBe('true');
    expect(preview.errors).toEqual([]);
  });

  it('says what can be sought where there is no match', async () => {
    const page = await show(guardedShop());
    await field().fill('pharmacy');
    const none = page.locator('.search-none');
    expect(await none.textContent()).toBe(
      'Nothing on the map matches “pharmacy”. It is found by its name, its kind (“instance”), an address or block, and the name of its security group, network ACL or route table.',
    );
    expect(await page.getByRole('search').getByRole('status').textContent()).toBe(await none.textContent());
    expect(await page.getByRole('button', { name: 'Next match (Enter)' }).isVisible()).toBe(false);
    // Nothing is dimmed for the sake of nothing.
    expect(await opacity('shop.orders')).toBe(1);
    await field().fill('10.0.2.20');
    expect([await count(), await none.isVisible()]).toEqual(['3 found', false]);
    expect(await marked('found')).toEqual(['shop', 'shop.cellar', 'shop.orders']);
  });

  it('is reached by / and Ctrl+F from wherever one is, and gives the keyboard back', async () => {
    const page = await show(guardedShop());
    const outside = () => page.evaluate('window.heard');
    await page.evaluate(`window.heard = 0; window.addEventListener('keydown', () => { window.heard++; });`);
    await page.locator('.map-canvas').focus();
    await page.keyboard.press('ArrowDown');
    const before = await page.evaluate(() => document.activeElement?.getAttribute('data-box'));
    await page.keyboard.press('/');
    expect(await field().evaluate((one) => one === document.activeElement)).toBe(true);
    await page.keyboard.type('a/b');
    expect(await field().inputValue()).toBe('a/b');
    await page.keyboard.press('Escape');
    expect([await field().inputValue(), await count()]).toEqual(['', '']);
    expect(await page.locator('.searching').count()).toBe(0);
    expect(await page.evaluate(() => document.activeElement?.getAttribute('data-box'))).toBe(before);
    const heard = await outside();
    await page.keyboard.press('Control+f');
    expect(await field().evaluate((one) => one === document.activeElement)).toBe(true);
    // The editor, which listens further out, does not open its own search; the second time it does.
    expect(Number(await outside()) - Number(heard)).toBe(1);
    await page.keyboard.press('Control+f');
    expect(Number(await outside()) - Number(heard)).toBe(3);
    // From another tab the map comes to the front; in a field it is a letter.
    await page.getByRole('tab', { name: 'Trace' }).click();
    await page.getByLabel('From', { exact: true }).fill('10.0.0.0');
    await page.keyboard.press('/');
    expect(await field().isVisible()).toBe(false);
    await page.getByRole('button', { name: 'Show trace' }).focus();
    await page.keyboard.press('/');
    expect(await field().isVisible()).toBe(true);
    expect(await field().evaluate((one) => one === document.activeElement)).toBe(true);
  });

  it('places nothing while one types, among 2,000 resources, and opens what hides the match that one goes to, no more', async () => {
    const page = await show(large(2000), { height: 700 });
    const before = await work();
    await field().pressSequentially('web-7-31');
    expect(await count()).toBe('4 found');
    // Stacks stand for what they hide.
    expect(await marked('found')).toEqual(['v0', 'v1', 'v2', 'v3'].map((vpc) => `${vpc}.net-7/kind/instance`));
    expect(await work()).toBe(before);
    await field().press('Enter');
    expect(await marked('found-now')).toEqual(['v0.web-7-31']);
    expect(await inWindow('v0.web-7-31')).toMatchObject({ inside: true });
    expect((await inWindow('v0.web-7-31')).height).toBeGreaterThan(40);
    expect(await preview.kept()).toMatchObject({ opened: ['v0.net-7'] });
    await field().press('Enter');
    // The one before is folded again: going through many opens one at a time.
    expect(await preview.kept()).toMatchObject({ opened: ['v1.net-7'] });
    expect(await inWindow('v1.web-7-31')).toMatchObject({ inside: true });
    await field().press('Escape');
    expect(await box('v1.web-7-31').getAttribute('aria-selected')).toBe('true');
    expect(await page.locator('[data-box]').count()).toBeLessThan(300);
    expect(preview.errors).toEqual([]);
  });

  it('opens a VPC that is folded with a thousand others', async () => {
    await show(snapshot({ map: hub(1000) }));
    await field().fill('v777.s');
    expect(await marked('found')).toEqual(['v777']);
    await field().press('Enter');
    expect(await marked('found-now')).toEqual(['v777.s']);
    expect(await inWindow('v777.s')).toMatchObject({ inside: true });
  });

  it('leaves the keyboard at the match where it came from the map: F and the arrows go on there', async () => {
    const page = await show(guardedShop());
    await page.locator('.map-canvas').focus();
    await page.keyboard.press('/');
    await page.keyboard.type('barista');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('data-box'))).toBe('shop.barista');
  });

  it('leaves what somebody folded by hand in between', async () => {
    const page = await show(large(2000));
    await field().fill('web-7-31');
    await field().press('Enter');
    await page.locator('[data-fold="v2.net-0"]').dispatchEvent('click');
    await field().press('Enter');
    expect((await preview.kept()).opened).toEqual(['v0.net-7', 'v2.net-0', 'v1.net-7']);
  });

  it('goes on over an edit: the match that is shown stays so, whatever is found before it', async () => {
    const drawn = guardedShop();
    await show(drawn);
    await field().fill('instance');
    await field().press('Shift+Enter');
    expect(await count()).toBe('2 of 2');
    await preview.send({ type: 'snapshot', snapshot: without(drawn, 'shop.cashier', 2) });
    expect([await count(), await marked('found-now')]).toEqual(['1 of 1', ['shop.barista']]);
    // A text that is broken for one key hides it, and the next key brings it back.
    await preview.send({ type: 'snapshot', snapshot: without(drawn, 'shop.barista', 3) });
    expect([await count(), await marked('found-now')]).toEqual(['1 found', []]);
    await preview.send({ type: 'snapshot', snapshot: { ...drawn, version: 4 } });
    expect([await count(), await marked('found-now')]).toEqual(['2 of 2', ['shop.barista']]);
  });
});
