import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { PreviewSnapshot } from '../../../server/protocol.js';
import { launchBrowser } from '../../editor/harness/browser.mjs';
import { TestClient } from '../../server/test-client.js';
import { endpoint, snapshot } from '../fixtures/snapshots.js';
import { violations } from './accessibility.js';
import { cellsFrom } from './live-preview.js';
import { openPreview, type PreviewPage } from './preview-page.mjs';
import { allBlocked } from './recorded-cells.js';

/** Two web servers that are alike, one database, and an office that reaches nothing. */
const TEXT = `network office 192.168.0.0/16
vpc shop 10.0.0.0/16 {
  internet-gateway front-door
  public subnet counter 10.0.0.0/24 in a {
    route-table street
    instance till 10.0.0.10 { security-groups tills  public-ip 198.51.100.10 }
    instance till-2 10.0.0.11 { security-groups tills  public-ip 198.51.100.11 }
  }
  subnet cellar 10.0.1.0/24 in a { database orders 10.0.1.5 { security-groups data } }
  route-table street { any -> front-door }
  security-group tills { inbound { allow tcp 443 from any  allow tcp 22 from any }  outbound { allow tcp 5432 to data } }
  security-group data { inbound { allow postgres from tills } outbound { } }
}
`;
const EXPECTED = `${TEXT}expect internet can reach shop.till on https
expect office can reach shop.orders on postgres
expect internet cannot reach shop.orders
`;

describe('the matrix', () => {
  let browser: Browser;
  let preview: PreviewPage;

  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());
  afterEach(() => preview.close());

  const open = async (text = TEXT) => {
    const client = await TestClient.start();
    await client.open(text);
    preview = await openPreview(browser, { width: 1100, answer: cellsFrom(client) });
    await preview.send({ type: 'snapshot', snapshot: await client.ask<PreviewSnapshot>('vpclens/preview', undefined) });
    await preview.send({ type: 'show', tab: 'matrix' });
    return preview.page;
  };
  const names = (role: 'rowheader' | 'columnheader') => preview.page.getByRole(role).allTextContents();
  const cell = (pair: string) => preview.page.locator(`[role=gridcell][aria-label^="${pair}:"]`);

  it('gives the names of columns the room that the longest of them needs, and no more than a part of the window', async () => {
    const heads = async () => {
      // The last column that is seen.
      await cell('internet to shop.orders').waitFor();
      const texts = await preview.page.locator('.matrix-columnheader').evaluateAll((all) =>
        all.map((head) => {
          const span = head.firstElementChild as HTMLElement;
          return {
            room: head.clientHeight,
            isCut: span.scrollHeight > span.clientHeight,
            text: span.textContent ?? '',
          };
        }),
      );
      return { room: texts[0]?.room ?? 0, cut: texts.filter(({ isCut }) => isCut).map(({ text }) => text) };
    };
    await open();
    const short = await heads();
    expect(short.cut).toEqual([]);
    expect(short.room).toBeLessThan(120);
    // In one go: cells are told meanwhile, and each time the grid is drawn anew.
    const [top, bottom] = await preview.page.evaluate(() => {
      const at = (selector: string) => document.querySelector(selector)?.getBoundingClientRect();
      return [at('.matrix-row')?.top, at('.matrix-head')?.bottom];
    });
    expect(top).toBeCloseTo(bottom ?? 0, 0);
    await preview.close();
    const long = 'a-name-that-nobody-would-give-to-anything-at-all';
    await open(TEXT.replaceAll('till-2', long));
    const wide = await heads();
    expect(wide.room).toBeGreaterThan(short.room);
    expect(wide.room).toBeLessThan(160);
    expect(wide.cut).toEqual([`shop.${long}`]);
  });

  it('has the colours of the page for its signs where colours are forced', async () => {
    const page = await open();
    await page.locator('.matrix-grid:not(:has([data-verdict=waiting]))').waitFor();
    await page.locator('[role=gridcell] .verdict-icon').first().waitFor();
    await page.emulateMedia({ forcedColors: 'active' });
    const [text, ...signs] = await page.evaluate(() => {
      const colour = (one: Element | null) => (one ? getComputedStyle(one).color : '');
      return [colour(document.body), ...[...document.querySelectorAll('.matrix .verdict-icon')].map(colour)];
    });
    expect(signs.length).toBeGreaterThan(5);
    expect(new Set(signs)).toEqual(new Set([text]));
  });

  it('says in each cell what gets through, beside the verdict’s sign', async () => {
    await open();
    expect(await cell('internet to shop.till').textContent()).toBe('22, 443');
    expect(await cell('shop.till to shop.orders').textContent()).toBe('5432');
    expect(await cell('internet to shop.orders').textContent()).toBe('');
    expect(await cell('internet to shop.orders').locator('svg').count()).toBe(1);
    expect(preview.errors).toEqual([]);
  });

  it('says of a group in how many of its pairs something gets through, and opens rows and columns apart', async () => {
    const page = await open();
    await page.getByLabel('Group endpoints').selectOption('by VPC');
    expect(await names('rowheader')).toEqual(['internet', 'office', '+ shop']);
    expect(await cell('internet to shop').textContent()).toBe('2 of 3');
    expect(await cell('internet to shop').getAttribute('aria-label')).toBe(
      'internet to shop: 3 pairs, 2 reachable, 1 blocked',
    );
    await page.getByRole('columnheader', { name: '+ shop' }).click();
    expect(await names('columnheader')).toEqual([
      'from ↓ to →',
      'internet',
      'office',
      '− shop',
      'shop.till',
      'shop.till-2',
      'shop.orders',
    ]);
    expect(await names('rowheader')).toEqual(['internet', 'office', '+ shop']);
    expect(await cell('internet to shop.till-2').textContent()).toBe('22, 443');
    // Both ends of a cell that is a group's open with it.
    await cell('shop to shop.orders').click();
    expect(await names('rowheader')).toContain('shop.till-2');
  });

  it('groups by subnet, by security groups and by like behaviour', async () => {
    const page = await open();
    for (const [grouping, expected] of [
      ['by subnet', '+ shop.counter'],
      ['by security groups', '+ shop.tills'],
      ['by like behaviour', '+ shop.till …'],
    ] as const) {
      await page.getByLabel('Group endpoints').selectOption(grouping);
      expect(await names('rowheader')).toEqual(['internet', 'office', expected, 'shop.orders']);
    }
    // What is alike has one traffic, which its cell says.
    expect(await cell('internet to shop.till …').textContent()).toBe('22, 443');
  });

  it('shows the part that has a port or a verdict, and says so where nothing has', async () => {
    const page = await open();
    await page.getByLabel('Port').fill('5432');
    await cell('shop.till to shop.orders').waitFor();
    expect(await names('rowheader')).toEqual(['shop.till', 'shop.till-2']);
    expect(await names('columnheader')).toEqual(['from ↓ to →', 'shop.orders']);
    await page.getByLabel('Show what is').selectOption('partly');
    await page.locator('.matrix .empty', { hasText: /^Nothing here is what is sought/ }).waitFor();
    await page.getByLabel('Show what is').selectOption('every verdict');
    await page.getByLabel('Port').fill('70000');
    expect(await page.getByLabel('Port').getAttribute('aria-invalid')).toBe('true');
    expect(await names('rowheader')).toHaveLength(5);
    await page.getByLabel('Port').fill('443');
    await cell('internet to shop.till').waitFor();
    expect(await cell('internet to shop.till').getAttribute('class')).not.toContain('cell-other');
    await page.getByLabel('Filter by name or address').fill('shop.till-2');
    expect(await page.locator('.matrix .empty').isVisible()).toBe(true);
  });

  it('is copied as it is shown', async () => {
    const page = await open();
    await page.getByLabel('Group endpoints').selectOption('by VPC');
    const said = page.getByRole('status');
    await page.getByRole('button', { name: 'Copy as Markdown' }).click();
    await said.filter({ hasText: 'Copied: 3 rows by 3 columns.' }).waitFor();
    await page.getByRole('button', { name: 'Copy as CSV' }).click();
    await page.waitForFunction('window.posted.filter(({ type }) => type === "copy").length === 2');
    const copies = (await preview.posted()).flatMap((message) => (message.type === 'copy' ? message.text : []));
    expect(copies.map((text) => text.split(/\r?\n/).at(-1))).toEqual([
      '| shop | blocked | blocked | 2 of 6 pairs |',
      'shop,blocked,blocked,2 of 6 pairs',
    ]);
    expect(await page.locator('.matrix-copying').isHidden()).toBe(true);
  });

  it('keeps a place that Tab leads to, where nothing was shown for a while and wherever one has scrolled', async () => {
    const page = await open();
    const stops = () => page.locator('[role=grid] [tabindex="0"]').count();
    const filter = page.getByLabel('Filter by name or address');
    await filter.fill('nobody');
    await page.locator('.matrix .empty').waitFor();
    await filter.fill('');
    await cell('internet to shop.till').waitFor();
    expect(await stops()).toBe(1);
    await page.setViewportSize({ width: 400, height: 300 });
    await page.getByRole('gridcell').first().focus();
    const scroller = page.locator('.matrix-scroller');
    // Longer than the window, as a large one is, however often it is drawn anew.
    await page.addStyleTag({ content: '.matrix-grid { width: 9000px !important; }' });
    await scroller.evaluate((element) => element.scrollTo(8000, 0));
    await page.waitForFunction(() => (document.querySelector('.matrix-scroller')?.scrollLeft ?? 0) > 5000);
    expect(await stops()).toBe(1);
    await page.keyboard.press('ArrowRight');
    expect(await focused()).toMatch(/^internet to office/);
  });

  it('says nothing of what went wrong with a question that nobody waits for any more', async () => {
    const page = await open();
    await cell('internet to shop.till').waitFor();
    await preview.send({ type: 'cells', of: 'matrix', id: 99_999, result: { error: 'gone' } });
    await preview.send({ type: 'kinds', id: 99_999, result: { error: 'gone' } });
    await preview.send({ type: 'cells', of: 'copy', id: 99_999, result: { error: 'gone' } });
    expect(await page.getByRole('status').allTextContents()).not.toContain('gone');
    expect(preview.errors).toEqual([]);
  });

  const mark = (pair: string, name: 'expected' | 'change') => cell(pair).getAttribute(`data-${name}`);
  const focused = () => preview.page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '');

  it('has what is expected in place, what fails first, and leads to it', async () => {
    const page = await open(EXPECTED);
    expect(await mark('internet to shop.till', 'expected')).toBe('holds');
    expect(await mark('office to shop.orders', 'expected')).toBe('fails');
    expect(await mark('internet to shop.till-2', 'expected')).toBeNull();
    expect(await cell('office to shop.orders').getAttribute('aria-label')).toBe(
      'office to shop.orders: blocked. Expected, and fails: “office can reach shop.orders on postgres”.',
    );
    await page.getByRole('button', { name: 'Next failed expectation (1)' }).click();
    expect(await focused()).toMatch(/^office to shop\.orders: blocked/);
    await page.getByLabel('Show what is').selectOption('expected, what fails first');
    expect(await names('rowheader')).toEqual(['office', 'internet']);
    expect(await names('columnheader')).toEqual(['from ↓ to →', 'shop.orders', 'shop.till']);
    await page.getByLabel('Show what is').selectOption('every verdict');
    // A group has the marks of its pairs, and the way to what fails leads to the group.
    await page.getByLabel('Group endpoints').selectOption('by VPC');
    expect(await mark('office to shop', 'expected')).toBe('fails');
    await page.getByRole('button', { name: 'Next failed expectation (1)' }).click();
    expect(await focused()).toMatch(/^office to shop:/);
  });

  it('is coloured by what opened and closed since HEAD or the file on disk, beside the list of it', async () => {
    const page = await open();
    const colours = page.getByLabel('Colour cells');
    // Where nobody tells what changed there is nothing to choose.
    expect(await colours.isHidden()).toBe(true);
    const change = (to: string, effect: 'opened' | 'closed') => ({ from: 'internet', to, effect, traffic: 'tcp 443' });
    const since = (...effects: ReturnType<typeof change>[]) => ({ added: [], removed: [], effects });
    await preview.send({
      type: 'since',
      version: 1,
      head: since(change('shop.till', 'opened'), change('shop.gone', 'closed')),
      disk: since(change('shop.till-2', 'closed')),
    });
    await colours.selectOption('Colour: changed since HEAD');
    expect(await mark('internet to shop.till', 'change')).toBe('opened');
    expect(await mark('internet to shop.till-2', 'change')).toBeNull();
    expect(await cell('internet to shop.till-2').getAttribute('class')).toContain('cell-other');
    expect(await cell('internet to shop.till').getAttribute('aria-label')).toContain(
      'Opened: internet → shop.till, tcp 443.',
    );
    const list = page.getByRole('region', { name: 'What opened and closed', exact: true });
    expect(await list.locator('summary').textContent()).toBe('opens 1 pair, closes 1 pair');
    await colours.selectOption('Colour: changed since the file on disk');
    expect(await mark('internet to shop.till', 'change')).toBeNull();
    expect(await mark('internet to shop.till-2', 'change')).toBe('closed');
    await page.getByRole('button', { name: 'Next change' }).click();
    expect(await focused()).toMatch(/^internet to shop\.till-2: /);
    await page.getByLabel('Group endpoints').selectOption('by VPC');
    expect(await mark('internet to shop', 'change')).toBe('closed');
    expect(await violations(page)).toEqual([]);
    // The next version differs in nothing.
    await preview.send({ type: 'since', version: 1 });
    expect(await list.textContent()).toBe('Nothing opened or closed, as far as that can be told.');
    await colours.selectOption('Colour: verdicts');
    expect(await list.isHidden()).toBe(true);
    expect(preview.errors).toEqual([]);
  });

  it('asks for the cells that are seen, and for no others', async () => {
    const page = await open();
    await cell('internet to shop.till').waitFor();
    const asked = (await preview.posted()).filter(({ type }) => type === 'cells');
    expect(asked).toHaveLength(1);
    await page.getByLabel('Filter by name or address').fill('shop');
    await cell('shop.till to shop.orders').waitFor();
    // What is known of the same pairs holds.
    expect((await preview.posted()).filter(({ type }) => type === 'cells')).toHaveLength(1);
  });

  it('shows no verdict before it is told, and none of an older matrix', async () => {
    const client = await TestClient.start();
    await client.open(TEXT);
    preview = await openPreview(browser);
    const snapshot = await client.ask<PreviewSnapshot>('vpclens/preview', undefined);
    await preview.send({ type: 'snapshot', snapshot });
    await preview.send({ type: 'show', tab: 'matrix' });
    const waiting = preview.page.locator('[role=gridcell][data-verdict="waiting"]');
    expect(await waiting.count()).toBe(25);
    const [asked] = (await preview.posted()).flatMap((message) => (message.type === 'cells' ? [message] : []));
    if (!asked) throw new Error('nothing was asked');
    const answer = await cellsFrom(client)(asked);
    if (!answer) throw new Error('nothing was answered');
    await preview.send({
      type: 'snapshot',
      snapshot: { ...snapshot, version: 2, matrix: { ...snapshot.matrix, id: 1 } },
    });
    await preview.send(answer);
    expect(await waiting.count()).toBe(25);
  });
});

/** More cells than a clipboard is made for. */
describe('a copy of a large matrix', () => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());

  const SIZE = 501;
  const ends = Array.from({ length: SIZE }, (_, at) => endpoint(at, `v.i${at}`, 'instance', ''));

  const open = async (answer?: typeof allBlocked) => {
    const preview = await openPreview(browser, answer ? { answer } : {});
    const { page, send } = preview;
    await send({ type: 'snapshot', snapshot: snapshot({ matrix: { id: 1, endpoints: ends } }) });
    await send({ type: 'show', tab: 'matrix' });
    await page.getByLabel('Group endpoints').selectOption('each by itself');
    await page.getByRole('button', { name: 'Copy as CSV' }).click();
    return preview;
  };

  it('is a file, of every cell', async () => {
    const { page, errors, close } = await open(allBlocked);
    await page.waitForFunction('window.posted.some(({ type }) => type === "save")');
    const { name, text } = await page.evaluate(() => {
      const { posted } = window as unknown as { posted: { type: string; name: string; data: Uint8Array }[] };
      const saved = posted.find(({ type }) => type === 'save');
      return { name: saved?.name, text: new TextDecoder().decode(saved?.data) };
    });
    expect(name).toBe('shop matrix.csv');
    const rows = text.trimEnd().split('\r\n');
    expect(rows).toHaveLength(SIZE + 1);
    for (const row of rows) expect(row.split(',')).toHaveLength(SIZE + 1);
    expect(rows.at(-1)).toMatch(/^v\.i500,blocked,/);
    expect(errors).toEqual([]);
    await close();
  });

  it('is stopped by a button, and given up with a word where the matrix is another', async () => {
    const { page, send, close } = await open();
    const said = (text: RegExp) => page.getByRole('status').filter({ hasText: text }).waitFor();
    const copying = page.locator('.matrix-copying');
    expect(await copying.textContent()).toContain('0 %');
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Stop copying' }).click();
    await said(/^Nothing was copied\.$/);
    expect(await copying.isHidden()).toBe(true);
    await page.getByRole('button', { name: 'Copy as Markdown' }).click();
    await said(/saved as a file/);
    await send({ type: 'snapshot', snapshot: snapshot({ version: 2, matrix: { id: 2, endpoints: ends } }) });
    await said(/^The text changed/);
    expect(await copying.isHidden()).toBe(true);
    await close();
  });
});

/** More ends than anybody looks at: rows and columns are made as they are seen. */
describe('a matrix of 100,000 ends', () => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());

  it('is shown to its last corner, and asks for what is seen', async () => {
    const { page, send, posted, close } = await openPreview(browser, { answer: allBlocked });
    // Made in the page: so much takes its time to get there.
    await page.evaluate(
      (one) => {
        const [like] = one.matrix.endpoints;
        const endpoints = Array.from({ length: 100_000 }, (_, at) => ({
          ...like,
          name: `v.i${at}`,
          alike: at,
          subnet: `v.s${at % 400}`,
        }));
        const data = { type: 'snapshot', snapshot: { ...one, matrix: { id: 1, endpoints } } };
        window.dispatchEvent(new MessageEvent('message', { data }));
      },
      snapshot({ matrix: { id: 1, endpoints: [endpoint(0, 'v.i', 'instance', '')] } }),
    );
    await send({ type: 'show', tab: 'matrix' });
    // Grouped by subnet, as a large network is at first.
    expect(await page.getByRole('grid').getAttribute('aria-rowcount')).toBe('401');
    await page.getByLabel('Group endpoints').selectOption('each by itself');
    await page.getByRole('gridcell').first().focus();
    await page.keyboard.press('Control+End');
    await page
      .locator(
        '[role=gridcell][aria-label="v.i99999 and itself: not asked"], [role=gridcell][aria-label^="v.i99998 to v.i99999: blocked"]',
      )
      .first()
      .waitFor();
    expect(await page.getByRole('gridcell').count()).toBeLessThan(1_500);
    const asked = (await posted()).flatMap((message) => (message.type === 'cells' ? [message.question] : []));
    for (const { rows, columns } of asked) expect(rows.length * columns.length).toBeLessThan(1_500);
    await close();
  });
});
