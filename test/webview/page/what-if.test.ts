import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { PreviewSnapshot } from '../../../server/protocol.js';
import { launchBrowser } from '../../editor/harness/browser.mjs';
import { violations } from './accessibility.js';
import { coffeeShopText, LivePreview } from './live-preview.js';

describe('what if', () => {
  let browser: Browser;
  let live: LivePreview;

  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());
  afterEach(() => live.close());

  const open = async () => {
    live = await LivePreview.open(browser, coffeeShopText(), { width: 1100, height: 1000 });
    return live.page;
  };
  const strip = () => live.page.getByRole('region', { name: 'What if' });
  const click = async (name: string | RegExp) => {
    await live.page.getByRole('button', { name }).click();
    await live.answer();
  };
  const box = (id: string) => live.page.locator(`[data-box="${id}"]`);
  const choose = (id: string) =>
    box(id)
      .locator('.outline')
      .click({ position: { x: 60, y: 8 } });
  const changes = () => strip().getByRole('list', { name: 'What changes' }).getByRole('button').allTextContents();

  it('switches off a gateway in the picture, and says what that closes', async () => {
    const page = await open();
    expect(await strip().isHidden()).toBe(true);
    await choose('shop.front-door');
    await click('Switch off front-door');
    expect(await strip().getByRole('heading').textContent()).toBe('What if, and not in the file: without');
    expect(await strip().locator('.what-if-summary').textContent()).toMatch(/^This closes \d+ pairs\.$/);
    expect((await changes()).join('\n')).toContain('internet → shop.cashier');
    expect(await strip().getByRole('list', { name: 'Expectations that change' }).textContent()).toContain(
      'Fails then: internet can reach cashier on https',
    );
    // So it does where the expectations are, beside what holds in the file.
    const card = page.locator('.expectations button', { hasText: 'internet can reach cashier on https' });
    expect(await card.textContent()).toMatch(/holds.*Not in the file: Fails then/);
    // In the picture it is marked, with a dash and a line through its name; signs of the file are gone.
    expect(await box('shop.front-door').getAttribute('class')).toContain('off');
    const dash = await box('shop.front-door')
      .locator('.outline')
      .evaluate((outline) => getComputedStyle(outline).strokeDasharray);
    expect(dash).not.toBe('none');
    expect(await page.locator('.reach').count()).toBe(0);
    expect(await page.getByRole('status').first().textContent()).toMatch(/^Not in the file: This closes/);
    await click('Switch on again: front-door');
    expect(await strip().isHidden()).toBe(true);
    expect(await card.textContent()).not.toContain('Not in the file');
    expect(await box('shop.front-door').getAttribute('class')).not.toMatch(/\boff\b/);
    expect(live.errors).toEqual([]);
  });

  it('marks in the matrix what would open and close, and that this is in no file', async () => {
    const page = await open();
    await choose('shop.front-door');
    await click('Switch off front-door');
    await page.getByRole('tab', { name: 'Matrix' }).click();
    await live.answer();
    const colours = page.getByLabel('Colour cells');
    const chosen = () => colours.evaluate((select: HTMLSelectElement) => select.selectedOptions[0]?.textContent);
    const cell = page.getByRole('gridcell', { name: /^internet to shop\.cashier: / });
    expect(await chosen()).toBe('Colour: what if, and not in the file');
    expect(await cell.getAttribute('data-change')).toBe('closed');
    expect(await cell.getAttribute('data-tried')).toBe('');
    // What the file says stays the cell’s own.
    expect(await cell.getAttribute('data-verdict')).toBe('reachable');
    expect(await cell.getAttribute('aria-label')).toMatch(/Not in the file: Closed: internet → shop\.cashier, /);
    const list = page.getByRole('region', { name: 'What opened and closed', exact: true });
    expect(await list.locator('summary').textContent()).toMatch(/^Not in the file: closes \d+ pairs$/);
    // Nobody has told what changed since HEAD.
    expect(await colours.locator('option:not([disabled])').allTextContents()).toEqual([
      'Colour: verdicts',
      'Colour: what if, and not in the file',
    ]);
    await colours.selectOption('Colour: verdicts');
    expect(await cell.getAttribute('data-change')).toBeNull();
    await colours.selectOption('Colour: what if, and not in the file');
    expect(await violations(page)).toEqual([]);
    await click('Switch on again: front-door');
    expect(await colours.isHidden()).toBe(true);
    expect(await cell.getAttribute('data-change')).toBeNull();
    expect(await list.isHidden()).toBe(true);
    expect(live.errors).toEqual([]);
  });

  it('tries the network without the rule that decided at a step, and traces it anew', async () => {
    await open();
    await live.trace('internet', 'shop.cashier', 'https');
    const player = live.page.getByRole('region', { name: 'The trace, step by step' });
    await player.getByRole('button', { name: 'Next step' }).press('End');
    for (let step = 0; step < 3; step++) await player.getByRole('button', { name: 'Next step' }).press('ArrowLeft');
    expect(await player.locator('.player-name').textContent()).toBe('ACL counter-acl out, reply:');
    await click('Try without rule 100 of ACL counter-acl out');
    expect(await player.getByRole('heading').textContent()).toBe(
      'internet → shop.cashier on https: one-way, if that were so',
    );
    expect(await player.locator('.player-step').textContent()).toMatch(/No rule allows it out of the subnet/);
    expect(await live.page.locator('.stop-deny:not([hidden])').count()).toBe(1);
    // The ACL of which a rule is off says so where it stands.
    expect(await box('shop.counter').locator('.shield').getAttribute('class')).toContain('less');
    await live.page.getByRole('tab', { name: 'Trace' }).click();
    expect(await live.page.locator('.verdict-banner h2').textContent()).toContain('one-way, if that were so');
    expect(await live.page.locator('.verdict-banner').getByRole('button', { name: /^Add/ }).count()).toBe(0);
  });

  it('switches off the ACL of a subnet, the group of a resource, a VPN', async () => {
    const page = await open();
    await choose('shop.counter');
    await click('Switch off ACL counter-acl');
    await choose('shop.barista');
    await click('Switch off group baristas');
    // What lies in the middle of a line's surroundings need not be the line.
    await page.locator('[data-link="office-line"] .touch').dispatchEvent('click');
    await click('Switch off office-line');
    expect(await strip().getByRole('list', { name: 'Switched off' }).getByRole('button').allTextContents()).toEqual([
      'ACL counter-acl ✕',
      'group baristas ✕',
      'office-line ✕',
    ]);
    expect((await changes()).join('\n')).toContain('office → shop.orders');
    await click('Switch everything on');
    expect(await strip().isHidden()).toBe(true);
  });

  it('switches off a transit gateway', async () => {
    const text = `vpc a 10.0.0.0/16 {
  subnet s 10.0.0.0/24 in a { instance x { security-groups g } route-table t }
  route-table t { 10.1.0.0/16 -> hub }
  security-group g { }
}
vpc b 10.1.0.0/16 {
  subnet u 10.1.0.0/24 in a { instance y { security-groups g } route-table t }
  route-table t { 10.0.0.0/16 -> hub }
  security-group g { inbound { allow https from any } }
}
transit-gateway hub { attach a in a.s  attach b in b.u }
`;
    live = await LivePreview.open(browser, text, { width: 1100, height: 1000 });
    await box('hub').locator('.outline').click();
    await click('Switch off hub');
    expect((await changes()).join('\n')).toContain('a.x → b.y');
    expect(await box('hub').getAttribute('class')).toContain('off');
  });

  it('applies what is tried, by the editor, and only once it is known', async () => {
    await open();
    await choose('shop.front-door');
    await live.page.getByRole('button', { name: 'Switch off front-door' }).click();
    const apply = strip().getByRole('button', { name: 'Apply to the file' });
    expect(await apply.isDisabled()).toBe(true);
    await apply.click({ force: true });
    expect((await live.posted()).some(({ type }) => type === 'apply')).toBe(false);
    await live.answer();
    await apply.click();
    const posted = await live.posted();
    const asked = posted.findLast(({ type }) => type === 'whatIf');
    expect(posted.at(-1)).toEqual({ type: 'apply', id: asked?.type === 'whatIf' ? asked.id : undefined });
    // The text is another one then: all is on again.
    await live.edit(coffeeShopText('internet-gateway front-door', ''));
    expect(await strip().isHidden()).toBe(true);
    expect(await live.page.getByRole('status').first().textContent()).not.toBe('');
  });

  it('takes an edit of an imported file for one, though the version is that of the file itself', async () => {
    const page = await open();
    const signs = page.locator('.reach');
    const asked = await live.ask<PreviewSnapshot>('vpclens/preview', {});
    await choose('shop.barista');
    await signs.first().waitFor();
    const { matrix: _, expectations: __, ...picture } = asked;
    await live.send({ type: 'snapshot', snapshot: picture });
    expect(await signs.count()).toBeGreaterThan(0);
    await live.send({ type: 'snapshot', snapshot: { ...picture, texts: 'another office' } });
    expect(await signs.count()).toBe(0);
    await live.send({ type: 'snapshot', snapshot: asked });
    await choose('shop.front-door');
    await click('Switch off front-door');
    expect(await strip().isVisible()).toBe(true);
    await live.send({ type: 'snapshot', snapshot: { ...asked, texts: 'another office' } });
    expect(await strip().isHidden()).toBe(true);
  });

  it('asks by dragging one thing to another', async () => {
    const page = await open();
    const [from, to] = await Promise.all([box('shop.barista').boundingBox(), box('shop.orders').boundingBox()]);
    if (!from || !to) throw new Error('They are not shown');
    const view = await page.locator('.map-canvas').getAttribute('style');
    await page.mouse.move(from.x + 60, from.y + 12);
    await page.mouse.down();
    await page.mouse.move(from.x + 80, from.y + 20);
    await page.mouse.move(to.x + 60, to.y + 12);
    expect(await page.locator('.asking').count()).toBe(1);
    expect(await page.locator('.box.asked').getAttribute('data-box')).toBe('shop.orders');
    await page.mouse.up();
    await live.answer();
    expect(await page.locator('.asking').count()).toBe(0);
    expect(await page.locator('.player-title').textContent()).toBe('shop.barista → shop.orders: reachable');
    expect(await page.locator('.map-canvas').getAttribute('style')).not.toBe(null);
    // Elsewhere dragging moves the map.
    await page.keyboard.press('Escape');
    await page.mouse.move(20, 300);
    await page.mouse.down();
    await page.mouse.move(60, 340);
    await page.mouse.up();
    expect(await page.locator('.map-canvas').getAttribute('style')).not.toBe(view);
    expect((await live.posted()).filter(({ type }) => type === 'reach')).toHaveLength(1);
  });

  it('completes ends and traffic, with the services of the file', async () => {
    const page = await open();
    await page.getByRole('tab', { name: 'Trace' }).click();
    const suggested = (label: string) =>
      page
        .getByLabel(label, { exact: true })
        .evaluate((field) => [...((field as HTMLInputElement).list?.options ?? [])].map(({ value }) => value));
    expect(await suggested('From')).toEqual(
      expect.arrayContaining(['internet', 'shop.cashier', 'shop.orders', 'office']),
    );
    const traffic = await suggested('Traffic');
    expect(traffic[0]).toBe('brew');
    expect(traffic).toEqual(expect.arrayContaining(['https', 'postgres', 'ping', 'tcp 8080']));
    expect(new Set(traffic).size).toBe(traffic.length);
    for (const [label, text] of [
      ['From', 'cashier'],
      ['To', 'barista'],
      ['Traffic', 'brew'],
    ] as const)
      await page.getByLabel(label, { exact: true }).fill(text);
    await page.getByRole('button', { name: 'Show trace' }).click();
    await live.answer();
    expect(await page.locator('.verdict-banner h2').textContent()).toBe('cashier → barista on brew: reachable');
  });

  it('offers to write down what the answer says', async () => {
    await open();
    const offered = async (from: string, to: string, traffic: string) => {
      await live.send({ type: 'show', tab: 'trace', pair: { from, to, traffic } });
      await live.answer();
      return live.page.locator('.verdict-banner').getByRole('button', { name: /^Add/ });
    };
    const yes = await offered('internet', 'shop.cashier', 'https');
    expect(await yes.allTextContents()).toEqual(['Add “expect … can reach …”']);
    await yes.click();
    expect((await live.posted()).at(-1)).toEqual({
      type: 'expect',
      pair: { from: 'internet', to: 'shop.cashier', traffic: 'https' },
      can: true,
    });
    await live.send({ type: 'notice', text: 'Added: expect internet can reach shop.cashier on https' });
    expect(await live.page.locator('.status-notice').textContent()).toMatch(/^Added: /);
    const no = await offered('internet', 'shop.orders', '');
    expect(await no.allTextContents()).toEqual(['Add “expect … cannot reach …”']);
  });
});
