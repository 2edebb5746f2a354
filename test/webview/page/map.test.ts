import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PreviewSnapshot } from '../../../server/protocol.js';
import { launchBrowser } from '../../editor/harness/browser.mjs';
import { coffeeShop, element, hub, large, peered, snapshot } from '../fixtures/snapshots.js';
import { openPreview, type PreviewPage } from './preview-page.mjs';

/** The map on the screen of a real browser. */
describe('the map', () => {
  let browser: Browser;
  let preview: PreviewPage;

  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());

  const show = async (drawn: PreviewSnapshot, height = 800) => {
    preview = await openPreview(browser, { height });
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
    const view = await page.locator('.drawing').getAttribute('transform');
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
    expect(await page.locator('.drawing').getAttribute('transform')).toBe(view);
    await preview.close();
  });
});
