import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../../editor/harness/browser.mjs';
import { coffeeShopText, LivePreview } from './live-preview.js';
import { LARGE, SEVERAL_KINDS, SMALL_ACCOUNT } from './networks.js';

const NO_REPLY = coffeeShopText('      100 allow tcp 1024-65535 to any\n', '');
const PARTLY = coffeeShopText('100 allow tcp 1024-65535 to any', '100 allow tcp 1024-4999 to any');
const PING = coffeeShopText('allow https from any }', 'allow https, ping from any }').replace(
  '110 allow tcp 1024-65535 from any',
  '110 allow all from any',
);

/** Traces of every kind: to the internet and from it, within a VPC and between two, in part, without ports, and of what is stacked. */
const TRACES: readonly (readonly [string, string, string, string, string])[] = [
  ['a reply that is lost', NO_REPLY, 'internet', 'shop.cashier', 'https'],
  ['replies that come back in part', PARTLY, 'internet', 'shop.cashier', 'https'],
  ['a ping', PING, 'internet', 'shop.cashier', 'ping'],
  ['a way by a NAT gateway', coffeeShopText(), 'shop.barista', 'internet', 'https'],
  ['a way from subnet to subnet', coffeeShopText(), 'shop.cashier', 'shop.barista', 'tcp 8080'],
  ['a way by a VPN', coffeeShopText(), 'office', 'shop.orders', 'postgres'],
  ['one of several kinds', SEVERAL_KINDS, 'asking', 'answering', 'tcp 5432'],
  ['a way by a transit gateway', SMALL_ACCOUNT, 'orders.app-a-1', 'catalogue.web-b-1', 'https'],
  ['a way from stack to stack', LARGE, 'orders.web-a-1', 'orders.app-b-3', 'tcp 8080'],
];

describe('what stands along a trace has room:', () => {
  let browser: Browser;
  let live: LivePreview;

  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());
  afterEach(() => live.close());

  const trace = async (
    [, text, from, to, traffic]: (typeof TRACES)[number],
    size: { width: number; height: number; wider?: number },
  ) => {
    live = await LivePreview.open(browser, text, size);
    await live.page.emulateMedia({ reducedMotion: 'reduce' });
    await live.trace(from, to, traffic);
    return live.page;
  };
  const button = (name: string) => live.page.getByRole('button', { name });

  describe.each(TRACES)('%s', (...of) => {
    it('covers no box, dimmed or not, and no text with a notebook, which a thread joins to its group', async () => {
      const page = await trace(of, { width: 1100, height: 900 });
      await button('Next step').press('End');
      const { notebooks, threads, covered } = await page.evaluate(() => {
        const at = (one: Element) => one.getBoundingClientRect();
        const boxes = [...document.querySelectorAll('.box')].filter(
          (box) => !box.matches('.box-vpc, .box-zone, .box-subnet, .box-network'),
        );
        const said = [
          ...boxes.map((box) => box.querySelector('.outline')),
          ...document.querySelectorAll('.texts text, .guard text, .stop-label:not([hidden]) rect'),
        ].flatMap((one) => (one ? [one] : []));
        const rows = [...document.querySelectorAll('.notebook:not([hidden]) rect')];
        const over = (a: DOMRect, b: DOMRect) =>
          a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1;
        return {
          notebooks: new Set(rows.map((row) => Math.round(at(row).left))).size,
          threads: document.querySelectorAll('.notebook-thread:not([hidden])').length,
          covered: rows.flatMap((row) =>
            said
              .filter((one) => over(at(row), at(one)))
              .map((one) => one.textContent || one.closest('[data-box]')?.getAttribute('data-box')),
          ),
        };
      });
      expect(covered).toEqual([]);
      if (notebooks > 0) expect(threads).toBeGreaterThan(0);
    });

    // Names of wider letters are cut where their room ends: they fill it.
    it.each([100, 140])('runs its line through no text: letters %i percent as wide', async (wider) => {
      const page = await trace(of, { width: 1100, height: 900, wider });
      await button('Next step').press('End');
      const struck = await page.evaluate(() => {
        // What is drawn of a letter is lower than its line, and a stroke's middle is what is followed.
        const all = document.querySelectorAll('.texts text, .guard text, .link:not(.on-way) .link-label text');
        const texts = [...all].map((one) => {
          const { left, right, top, bottom, height } = one.getBoundingClientRect();
          return { text: one.textContent, left, right, top: top + height * 0.15, bottom: bottom - height * 0.15 };
        });
        const hit = [...document.querySelectorAll<SVGPathElement>('.journey-lines path:not([hidden])')].flatMap(
          (path) => {
            const toScreen = path.getScreenCTM() as DOMMatrix;
            return Array.from({ length: Math.ceil(path.getTotalLength()) + 1 }, (_, at) =>
              path.getPointAtLength(at).matrixTransform(toScreen),
            ).flatMap(({ x, y }) =>
              texts
                .filter((one) => x > one.left && x < one.right && y > one.top && y < one.bottom)
                .map(({ text }) => text),
            );
          },
        );
        return [...new Set(hit)];
      });
      expect(struck).toEqual([]);
      // There is a line that could have.
      expect(await page.locator('.journey-lines path').count()).toBeGreaterThan(2);
    });

    it.each([1000, 360])(
      'has each step, and what is said beside it, in the window and under no button, in letters that can be read: %i pixels',
      async (width) => {
        const page = await trace(of, { width, height: 800 });
        await button('Next step').press('Home');
        for (let step = 0; await button('Next step').isEnabled(); step++) {
          if (step > 0) await button('Next step').click();
          const wrong = await page.evaluate((at) => {
            const frame = document.querySelector('.map-frame')?.getBoundingClientRect() as DOMRect;
            const over = [...(document.querySelector('.map')?.children ?? [])]
              .filter((one) => !one.matches('.map-frame'))
              .map((one) => one.getBoundingClientRect());
            const shown = [
              document.querySelector(`[data-stop="${at}"] circle`),
              document.querySelector('.stop-label.current rect'),
            ].flatMap((one) => (one ? [one.getBoundingClientRect()] : []));
            const out = shown.filter(
              (one) =>
                one.left < frame.left - 1 ||
                one.right > frame.right + 1 ||
                one.top < frame.top - 1 ||
                one.bottom > frame.bottom + 1,
            );
            const under = shown.filter((one) =>
              over.some(
                (two) => one.left < two.right && two.left < one.right && one.top < two.bottom && two.top < one.bottom,
              ),
            );
            // Of letters of 11 pixels.
            const small = shown.slice(1).filter(({ height }) => (height / 17) * 11 < 8);
            return [out.length, under.length, small.length];
          }, step);
          expect(wrong, `step ${step}: outside, under a button, too small`).toEqual([0, 0, 0]);
        }
      },
    );
  });
});
