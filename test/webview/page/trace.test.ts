import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answer, PreviewSnapshot, ReachResult } from '../../../server/protocol.js';
import { launchBrowser } from '../../editor/harness/browser.mjs';
import { TestClient } from '../../server/test-client.js';
import { coffeeShopText, LivePreview } from './live-preview.js';
import { openPreview } from './preview-page.mjs';

/** A counter whose ACL lets requests in and no reply out: the groups remember, the ACL does not. */
const TEXT = `vpc shop 10.0.0.0/16 {
  internet-gateway front-door
  public subnet counter 10.0.0.0/24 in a {
    route-table street
    network-acl counter-acl
    instance cashier 10.0.0.10 { security-groups cashiers  public-ip 198.51.100.10 }
  }
  route-table street { any -> front-door }
  network-acl counter-acl {
    inbound { 100 allow https from any }
    outbound { 110 allow https to any }
  }
  security-group cashiers { inbound { allow https from any } outbound { allow https to any } }
}
`;

describe('the trace as text', () => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());

  const ask = async (from: string, to: string, traffic: string, text = TEXT) => {
    const client = await TestClient.start();
    await client.open(text);
    const snapshot = await client.ask<PreviewSnapshot>('vpclens/preview', undefined);
    const result = await client.ask<ReachResult>('vpclens/reach', undefined, { from, to, traffic });
    const preview = await openPreview(browser);
    await preview.send({ type: 'snapshot', snapshot });
    await preview.send({ type: 'show', tab: 'trace', pair: { from, to, traffic } });
    await preview.send({ type: 'reach', id: 1, result });
    return { ...preview, answer: result.answer as Answer };
  };

  it('says why the reply is lost at the ACL and not at the group', async () => {
    const { page, close } = await ask('internet', 'shop.cashier', 'https');
    const lines = async (half: string) =>
      (await page.getByRole('list', { name: half }).locator('.step-line > .place').allTextContents()).map((line) =>
        line.trim(),
      );
    expect(await lines('Request')).toEqual([
      '↓ Internet gateway front-door · translates destination 198.51.100.10 to 10.0.0.10',
      '↓ ACL counter-acl in · rule 100 · allow',
      '↓ Group cashiers in · allow https from any · allow',
    ]);
    const [first, second, ...others] = await lines('Reply');
    expect(first).toBe('↑ Group cashiers out · remembered: the reply passes');
    expect(second).toBe('↑ ACL counter-acl out · rule * · deny');
    expect(others.length).toBeGreaterThan(0);
    for (const line of others) expect(line).toMatch(/ · not reached$/);
    const sign = (place: number) =>
      page.getByRole('list', { name: 'Reply' }).locator('li').nth(place).locator('.verdict-icon').count();
    expect([await sign(0), await sign(1), await sign(2)]).toEqual([1, 1, 0]);
    await close();
  });

  it('keeps packet and reason behind a button', async () => {
    const { page, close } = await ask('internet', 'shop.cashier', 'https');
    const step = page.getByRole('list', { name: 'Request' }).locator('li').nth(1);
    expect(await step.locator('.packet').isVisible()).toBe(false);
    const more = step.getByRole('button', { name: /^Packet and reason: ↓ ACL counter-acl in/ });
    await more.click();
    expect(await more.getAttribute('aria-expanded')).toBe('true');
    expect(await step.locator('.packet').textContent()).toContain('the internet');
    expect(await step.textContent()).toContain('Stateless');
    await close();
  });

  it('tells first what gets through, then what stops something, and folds what merely is not allowed', async () => {
    const { page, answer, close } = await ask('internet', 'shop.cashier', '');
    expect(answer.notAllowed?.length).toBeGreaterThan(0);
    const headings = await page.locator('.trace-result h3, .trace-result summary').allTextContents();
    expect(headings[0]).toBe('What gets through');
    expect(headings[1]).toMatch(/^What stops it/);
    expect(headings[2]).toMatch(/^Other traffic is not allowed, by /);
    const folded = page.locator('details.not-allowed');
    expect(await folded.locator('li').first().isVisible()).toBe(false);
    await folded.locator('summary').click();
    expect(await folded.locator('li').first().isVisible()).toBe(true);
    await close();
  });

  it('never tells a set by what it is not', async () => {
    const { page, close } = await ask('internet', 'shop.cashier', '');
    const text = (await page.locator('.trace-result').textContent()) ?? '';
    expect(text).not.toMatch(/internet(, but not| less| besides)/);
    expect(text).not.toMatch(/0-442,444-65535/);
    expect(text).toContain('the internet');
    await close();
  });

  it('offers what mends it, and not what mends the other way', async () => {
    const preview = await ask('internet', 'shop.cashier', 'https');
    const fixes = preview.page.locator('.blockers .fix');
    expect(await fixes.allTextContents()).toEqual(['Fix: Add 120 allow tcp 1024-65535 to any to outbound']);
    await fixes.click();
    expect((await preview.posted()).at(-1)).toMatchObject({
      type: 'fix',
      rule: 'acl-no-reply',
      title: 'Add `120 allow tcp 1024-65535 to any` to outbound',
    });
    await preview.close();
  });

  it('offers what mends what was asked alone, and the file has it once it is pressed', async () => {
    const text = coffeeShopText('      100 allow tcp 1024-65535 to any\n', '');
    const live = await LivePreview.open(browser, text);
    const fixes = live.page.locator('.blockers .fix');
    const question = async (traffic: string) => {
      await live.send({ type: 'show', tab: 'trace', pair: { from: 'internet', to: 'shop.cashier', traffic } });
      await live.answer();
      return await fixes.allTextContents();
    };
    expect(await question('udp 53')).toEqual([]);
    expect((await question('https'))[0]).toMatch(/^Fix: Add \d+ allow tcp 1024-65535 to any/);
    await fixes.first().click();
    await live.answer();
    expect(await live.page.locator('.verdict-banner').getAttribute('data-verdict')).toBe('reachable');
    expect(await fixes.count()).toBe(0);
    expect(live.errors).toEqual([]);
    await live.close();
  });
});
