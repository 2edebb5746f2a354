import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { PreviewSnapshot } from '../../../server/protocol.js';
import { launchBrowser } from '../../editor/harness/browser.mjs';
import { TestClient } from '../../server/test-client.js';
import { openPreview, type PreviewPage } from './preview-page.mjs';

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

describe('the matrix', () => {
  let browser: Browser;
  let preview: PreviewPage;

  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());
  afterEach(() => preview.close());

  const open = async (theme: 'dark' | 'light' | 'contrast' = 'dark') => {
    const client = await TestClient.start();
    await client.open(TEXT);
    preview = await openPreview(browser, { theme });
    await preview.send({ type: 'snapshot', snapshot: await client.ask<PreviewSnapshot>('vpclens/preview', undefined) });
    await preview.send({ type: 'show', tab: 'matrix' });
    return preview.page;
  };
  const names = (role: 'rowheader' | 'columnheader') => preview.page.getByRole(role).allTextContents();
  const cell = (pair: string) => preview.page.locator(`[role=gridcell][aria-label^="${pair}:"]`);

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
    expect(await names('rowheader')).toEqual(['shop.till', 'shop.till-2']);
    expect(await names('columnheader')).toEqual(['from ↓ to →', 'shop.orders']);
    await page.getByLabel('Show what is').selectOption('partly');
    expect(await page.locator('.matrix .empty').textContent()).toMatch(/^Nothing here is what is sought/);
    await page.getByLabel('Show what is').selectOption('every verdict');
    await page.getByLabel('Port').fill('70000');
    expect(await page.getByLabel('Port').getAttribute('aria-invalid')).toBe('true');
    expect(await names('rowheader')).toHaveLength(5);
    await page.getByLabel('Port').fill('443');
    expect(await cell('internet to shop.till').getAttribute('class')).not.toContain('cell-other');
    await page.getByLabel('Filter by name or address').fill('shop.till-2');
    expect(await page.locator('.matrix .empty').isVisible()).toBe(true);
  });

  it('is copied as it is shown', async () => {
    const page = await open();
    await page.getByLabel('Group endpoints').selectOption('by VPC');
    await page.getByRole('button', { name: 'Copy as Markdown' }).click();
    await page.getByRole('button', { name: 'Copy as CSV' }).click();
    const copies = (await preview.posted()).flatMap((message) => (message.type === 'copy' ? message.text : []));
    expect(copies.map((text) => text.split(/\r?\n/).at(-1))).toEqual([
      '| shop | blocked | blocked | 2 of 6 pairs |',
      'shop,blocked,blocked,2 of 6 pairs',
    ]);
    expect(await page.locator('[aria-live]').first().textContent()).toBe('Copied: 3 rows by 3 columns.');
  });
});
