import type { Browser, Locator } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type {
  Answer,
  MapFinding,
  PathAnswer,
  PreviewSnapshot,
  ReachResult,
  TrafficBox,
} from '../../../server/protocol.js';
import { launchBrowser } from '../../editor/harness/browser.mjs';
import { violations } from './accessibility.js';
import { coffeeShopText, LivePreview } from './live-preview.js';

/** More than the second line opens. */
const MANY = 1_100;

/** Opens each line that hides a part of a list, until there is none. */
async function openAll(within: Locator): Promise<void> {
  await within.evaluate((list) => {
    const next = () => list.querySelector<HTMLElement>('details.more:not([open]) > summary');
    for (let line = next(); line; line = next()) line.click();
  });
}

describe('a list that is long', () => {
  let browser: Browser;
  let live: LivePreview;

  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());
  afterEach(() => live.close());

  /** The answer to a real question, with more in it. */
  const ask = async (more: (answer: Answer) => Partial<Answer>) => {
    live = await LivePreview.open(
      browser,
      coffeeShopText('100 allow tcp 1024-65535 to any', '100 allow tcp 1024-4999 to any'),
    );
    const pair = { from: 'internet', to: 'shop.cashier', traffic: 'https' };
    const result = await live.ask<ReachResult>('vpclens/reach', pair);
    if (!result.answer) throw new Error(result.error);
    await live.send({ type: 'show', tab: 'trace', pair });
    const asked = (await live.posted()).findLast(({ type }) => type === 'reach') as { id: number };
    const answer = { ...result.answer, ...more(result.answer) };
    await live.send({ type: 'reach', id: asked.id, result: { ...result, answer } });
    return live.page;
  };
  const numbered = <T>(count: number, one: (number: number) => T) => Array.from({ length: count }, (_, at) => one(at));

  it('of traffic tells all of it, and is short before it is opened', async () => {
    const page = await ask(({ partly }) => ({
      reachable: numbered(MANY, (at) => ({ ...(partly[0] as TrafficBox), from: `198.18.${at >> 8}.${at & 255}` })),
    }));
    const rows = page.locator('.traffics li:not(.more)');
    // Those in part are a list of their own.
    expect(await rows.count()).toBe(41);
    expect(await page.locator('.traffics summary').textContent()).toBe(`and ${MANY - 40} more reachable`);
    expect(await violations(page)).toEqual([]);
    await openAll(page.locator('.traffics').first());
    expect(await rows.count()).toBe(MANY + 1);
    expect(await rows.nth(MANY - 1).textContent()).toContain('198.18.4.75');
    expect(live.errors).toEqual([]);
  });

  it('of paths that differ in nothing else names each of them', async () => {
    const page = await ask(({ paths }) => {
      const [path] = paths as [PathAnswer];
      return {
        paths: numbered(MANY, (at) => ({
          ...path,
          forward: path.forward.map((hop) => ({
            ...hop,
            packet: { ...hop.packet, source: `198.18.${at >> 8}.${at & 255}` },
          })),
        })),
      };
    });
    expect(await page.locator('.ways-title').textContent()).toBe('1,100 paths, 1 kind');
    const whose = page.locator('.path details').first();
    await whose.locator('summary').first().click();
    await openAll(whose);
    const names = whose.locator('.way-ends > li:not(.more)');
    expect(await names.count()).toBe(MANY);
    expect(await names.last().textContent()).toContain('198.18.4.75');
  });

  const GUESTS = numbered(6, (at) => `203.0.113.${1 + 2 * at}`);
  const FOR_GUESTS = `allow https from ${GUESTS.map((guest) => `${guest}/32`).join(', ')} }`;

  it.each([
    ['that are asked for', coffeeShopText(), GUESTS.join(', '), ['.traffics > li', '.blockers > li']],
    ['that a rule names', coffeeShopText('allow https from any }', FOR_GUESTS), 'internet', ['.traffics > li']],
  ])('of addresses %s is told by the first few, and opens in place', async (_, text, from, places) => {
    live = await LivePreview.open(browser, text);
    const { page } = live;
    await live.send({ type: 'show', tab: 'trace', pair: { from, to: 'shop.cashier', traffic: 'https, tcp 80' } });
    await live.answer();
    for (const place of places) {
      const row = page.locator(place, { hasText: '203.0.113.1, 203.0.113.3, 203.0.113.5 and 3 more ranges' }).first();
      expect(await row.getByText('all 6 ranges').allTextContents(), place).toEqual(['all 6 ranges']);
      await row.getByText('all 6 ranges').click();
      expect(await row.locator('.folded li').allTextContents()).toEqual(GUESTS);
    }
    expect(await violations(page)).toEqual([]);
    expect(live.errors).toEqual([]);
  });

  it('of ports has a bar for each traffic, and each range of one that has many', async () => {
    const odd = numbered(20, (at) => `${2000 + 2 * at}`).join(',');
    const page = await ask(({ partly }) => ({
      partly: numbered(9, (at) => ({ ...(partly[0] as TrafficBox), ports: `${8000 + at}`, clientPorts: odd })),
    }));
    const card = page.locator('.card', { has: page.getByRole('heading', { name: 'Which ports lose their reply' }) });
    expect(await card.getByRole('img').count()).toBe(4);
    await openAll(card);
    expect(await card.getByRole('img').count()).toBe(9);
    const last = card.locator('.ports').last();
    expect(await last.locator('figcaption').textContent()).toContain('comes back for 20 ports between 2000 and 2038');
    await last.getByText('Every range').click();
    expect(await last.getByText(/^It comes back for /).textContent()).toBe(
      `It comes back for ${odd.replaceAll(',', ', ')}.`,
    );
    expect(await last.getByText(/^The reply is lost for /).isVisible()).toBe(true);
    expect(await violations(page)).toEqual([]);
  });

  it('of what is wrong with what is chosen opens below the map, and stays open while the text changes', async () => {
    live = await LivePreview.open(browser, coffeeShopText());
    const { page } = live;
    const snapshot = await live.ask<PreviewSnapshot>('vpclens/preview', {});
    const [shop] = snapshot.map.vpcs as [PreviewSnapshot['map']['vpcs'][number]];
    const findings = (count: number): MapFinding[] =>
      numbered(count, (at) => ({
        severity: 'warning',
        rule: 'made-up',
        message: `It is wrong in way ${at + 1}`,
        origin: shop.origin,
        fixes: numbered(5, (fix) => `mend it in way ${fix + 1}`),
      }));
    const show = (count: number) => {
      const vpcs = [{ ...shop, severity: 'warning' as const, findings: findings(count) }];
      return live.send({ type: 'snapshot', snapshot: { ...snapshot, map: { ...snapshot.map, vpcs } } });
    };
    await show(MANY);
    await page
      .locator('[data-box="shop"] .outline')
      .first()
      .click({ position: { x: 60, y: 8 } });
    const list = page.getByRole('list', { name: 'What is wrong here' });
    const told = list.locator('.finding-warning');
    expect(await told.count()).toBe(3);
    expect(await page.locator('[data-box="shop"]').getAttribute('aria-label')).toContain('once this is chosen');
    const map = page.locator('.map-frame');
    await openAll(list);
    expect(await told.count()).toBe(MANY);
    expect(await list.locator('.fix').count()).toBe(MANY * 5);
    expect((await map.boundingBox())?.height).toBeGreaterThan(300);
    await show(MANY - 1);
    expect(await told.count()).toBeGreaterThan(500);
    expect(await violations(page)).toEqual([]);
    expect(live.errors).toEqual([]);
  });

  it('of names that are new tells each of them, and stays open while more is worked out', async () => {
    live = await LivePreview.open(browser, coffeeShopText());
    const { page } = live;
    const added = numbered(50, (at) => `shop.new-${at + 1}`);
    const head = { added, removed: ['shop.old'], effects: [], percent: 10 };
    await live.send({ type: 'since', version: 1, head });
    await page.locator('.since > details > summary').click();
    expect(await page.locator('.since > details > summary').textContent()).toContain('shop.new-5 and 45 more');
    await openAll(page.locator('.since-names'));
    const names = page.getByRole('list', { name: 'New' }).locator('li:not(.more)');
    expect(await names.allTextContents()).toEqual(added);
    await live.send({ type: 'sinceMore', version: 1, base: 'head', effects: [], percent: 20 });
    expect(await names.last().isVisible()).toBe(true);
    expect(await violations(page)).toEqual([]);
  });
});
