import type { Browser, Locator } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../../editor/harness/browser.mjs';
import { coffeeShopText, LivePreview } from './live-preview.js';

/** The counter's ACL without the rule that lets replies out: the group remembers, the ACL does not. */
const NO_REPLY = coffeeShopText('      100 allow tcp 1024-65535 to any\n', '');

describe('the trace on the map', () => {
  let browser: Browser;
  let live: LivePreview;

  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());
  afterEach(() => live.close());

  const trace = async (text: string, from: string, to: string, traffic: string) => {
    live = await LivePreview.open(browser, text, { width: 1100, height: 900 });
    await live.trace(from, to, traffic);
    return live.page;
  };
  const player = () => live.page.getByRole('region', { name: 'The trace, step by step' });
  const next = () => player().getByRole('button', { name: 'Next step' }).click();
  const press = (key: string) => player().getByRole('button', { name: 'Next step' }).press(key);
  const told = () => player().locator('.player-step').textContent();
  const stop = (number: number) => live.page.locator(`[data-stop="${number}"]`);
  const box = (id: string) => live.page.locator(`[data-box="${id}"]`);
  const place = async (locator: Locator) => {
    await locator.waitFor({ state: 'visible' });
    const at = await locator.boundingBox();
    if (!at) throw new Error('It is not shown');
    return { x: at.x + at.width / 2, y: at.y + at.height / 2 };
  };
  const apart = async (a: Locator, b: Locator) => {
    const [one, other] = [await place(a), await place(b)];
    return Math.hypot(one.x - other.x, one.y - other.y);
  };
  const labels = () => live.page.locator('.stop-label:not([hidden]) text').allTextContents();
  const notebook = () => live.page.locator('.notebook:not([hidden]) text').allTextContents();
  const isDim = async (id: string) => Number(await box(id).evaluate((one) => getComputedStyle(one).opacity)) < 0.5;
  const ENTRY = 'tcp the internet → 10.0.0.10:443';

  it('shows to somebody who never saw a VPC why the reply is lost at the ACL and not at the group', async () => {
    const page = await trace(NO_REPLY, 'internet', 'shop.cashier', 'https');
    // Two ends are chosen: the rest is dimmed.
    expect([await isDim('internet'), await isDim('shop.cashier'), await isDim('shop.counter')]).toEqual([
      false,
      false,
      false,
    ]);
    expect([await isDim('shop.kitchen'), await isDim('shop.cellar'), await isDim('office')]).toEqual([
      true,
      true,
      true,
    ]);
    expect(await told()).toBe(
      'internet: A request sets out from the internet to shop.cashier: tcp the internet → 198.51.100.10:443.',
    );
    // 1: the door puts another address on it, and that stands beside the line.
    await next();
    expect(await told()).toContain('Internet gateway front-door, request: ');
    expect(await labels()).toEqual(['198.51.100.10 → 10.0.0.10']);
    expect(await apart(stop(1), box('shop.front-door').locator('.outline'))).toBeLessThan(90);
    // 2: the ACL is asked on the way in, at the shield of the counter. It writes nothing down.
    await next();
    expect(await told()).toBe(
      'ACL counter-acl in, request: Rule 100 allows it into the subnet. It writes nothing down.',
    );
    expect(await labels()).toContain('rule 100 · allow');
    expect(await apart(stop(2), box('shop.counter').locator('.shield .half-in'))).toBeLessThan(40);
    expect(await notebook()).toEqual([]);
    // 3: the group lets it in by a rule, and writes a line in its notebook, which can be seen from now on.
    await next();
    expect(await told()).toBe(
      `Group cashiers in, request: Its rule “allow https from any” lets the request in. It writes a line in its notebook: ${ENTRY}.`,
    );
    expect(await labels()).toContain('allow https from any · allow');
    expect(await apart(stop(3), box('shop.cashier').locator('.group-badge'))).toBeLessThan(60);
    expect(await notebook()).toEqual([`✎ ${ENTRY}`]);
    // 4: it arrives.
    await next();
    expect(await told()).toMatch(/^shop\.cashier: The request arrives at shop\.cashier, which answers/);
    // 5: the reply is recognised by that line. No rule of the group is asked, and it is not lost here.
    await next();
    expect(await told()).toBe(
      `Group cashiers out, reply: The group has this connection in its notebook (${ENTRY}). It recognises the reply and lets it out, without asking any rule.`,
    );
    expect(await notebook()).toEqual([`✎ ${ENTRY}`, `✓ ${ENTRY}`]);
    expect(await stop(5).getAttribute('class')).toContain('stop-remembered');
    expect(await page.locator('.stop-deny:not([hidden])').count()).toBe(0);
    expect(await page.locator('.stop-not-reached:not([hidden])').count()).toBe(0);
    // 6: the ACL is asked anew, has no rule for it, and the line ends at its shield with a cross.
    await next();
    expect(await told()).toBe(
      'ACL counter-acl out, reply: An ACL keeps no notebook, so the reply is asked anew. No rule allows it out of the subnet, so the last one, *, denies it. The reply ends here.',
    );
    expect(await labels()).toContain('ACL counter-acl out: rule * · deny');
    const cross = page.locator('.stop-deny:not([hidden])');
    expect(await cross.getAttribute('data-stop')).toBe('6');
    expect(await cross.locator('path').count()).toBe(1);
    expect(await apart(cross, box('shop.counter').locator('.shield .half-out'))).toBeLessThan(40);
    expect(await page.locator('.packet-dot').isHidden()).toBe(true);
    // What would come after is grey, and said to be not reached; there is no step to it.
    expect(await page.locator('.stop-not-reached:not([hidden])').count()).toBe(2);
    expect((await labels()).filter((label) => label === 'not reached')).toHaveLength(2);
    expect(await page.locator('.journey-after:not([hidden])').count()).toBe(2);
    expect(await page.locator('.journey-after.passed').count()).toBe(0);
    expect(await player().getByRole('button', { name: 'Next step' }).isDisabled()).toBe(true);
    expect(await player().locator('.player-count').textContent()).toBe('Step 6 of 6');
    // What stands beside the line leaves to be read what the boxes on the way say; the notebook's label alone has no other room.
    const covering = await page.evaluate(
      (ids) => {
        const boxes = ids.map((id) => document.querySelector(`[data-box="${id}"]`)?.getBoundingClientRect() as DOMRect);
        const covers = (at: DOMRect) =>
          boxes.some((one) => at.left < one.right && one.left < at.right && at.top < one.bottom && one.top < at.bottom);
        const shown = [...document.querySelectorAll('.stop-label:not([hidden])')];
        return shown
          .filter((label) => covers(label.getBoundingClientRect()))
          .map((label) => label.querySelector('text')?.textContent);
      },
      ['internet', 'office', 'shop.front-door', 'shop.staff-door', 'shop.cashier'],
    );
    expect(covering).toEqual(['in its notebook']);
    expect(live.errors).toEqual([]);
  });

  it('comes near enough to be read in a narrow column, and keeps each step in sight', async () => {
    live = await LivePreview.open(browser, coffeeShopText(), { width: 320, height: 800 });
    await live.trace('internet', 'shop.cashier', 'https');
    const window = await live.page.locator('.map-frame').boundingBox();
    if (!window) throw new Error('There is no map');
    for (let step = 0; await player().getByRole('button', { name: 'Next step' }).isEnabled(); step++) {
      const { x, y } = await place(stop(step));
      expect(x > window.x && x < window.x + window.width && y > window.y, `step ${step}`).toBe(true);
      await next();
    }
    const heights = await live.page
      .locator('.stop-label:not([hidden]) rect')
      .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().height / 17));
    expect(heights.length).toBeGreaterThan(3);
    // Of letters of 11 pixels.
    expect(Math.min(...heights) * 11).toBeGreaterThan(8);
  });

  it('leaves the names of the groups to be read, wherever it goes', async () => {
    const page = await trace(coffeeShopText(), 'shop.cashier', 'shop.barista', 'tcp 8080');
    await press('End');
    const struck = await page.evaluate(() => {
      const badges = [...document.querySelectorAll('.box.on-way .group-badge text')].map((one) =>
        one.getBoundingClientRect(),
      );
      return [...document.querySelectorAll<SVGPathElement>('.journey-lines path.passed')].some((path) => {
        const toScreen = path.getScreenCTM() as DOMMatrix;
        const length = path.getTotalLength();
        return Array.from({ length: Math.ceil(length) + 1 }, (_, at) =>
          path.getPointAtLength(at).matrixTransform(toScreen),
        ).some(({ x, y }) => badges.some((at) => x > at.left && x < at.right && y > at.top && y < at.bottom));
      });
    });
    expect(struck).toBe(false);
    expect(await page.locator('.box.on-way .group-badge').count()).toBe(2);
  });

  it('stands beside its buttons in a short window, and the map is seen', async () => {
    live = await LivePreview.open(browser, NO_REPLY, { width: 1000, height: 400 });
    await live.trace('internet', 'shop.cashier', 'https');
    await press('End');
    const frame = await live.page.locator('.map-frame').boundingBox();
    const buttons = await player().boundingBox();
    if (!frame || !buttons) throw new Error('They are not shown');
    expect(frame.height).toBeGreaterThan(200);
    expect(buttons.x).toBeGreaterThanOrEqual(frame.x + frame.width);
    const { x, y } = await place(stop(6));
    expect(x > frame.x && x < frame.x + frame.width && y > frame.y && y < frame.y + frame.height).toBe(true);
  });

  it('passes the transit gateway, whose table decides, there and back', async () => {
    const vpc = (name: string, block: string, other: string) => `vpc ${name} 10.${block}.0.0/16 {
  main route-table t { 10.${other}.0.0/16 -> hub }
  security-group open { inbound { allow all from any } }
  private subnet s 10.${block}.0.0/24 in a { instance one 10.${block}.0.5 { security-groups open } }
}
`;
    const hub = 'transit-gateway hub { attach a in a.s   attach b in b.s   attach c in c.s }';
    await trace(`${vpc('a', '1', '2')}${vpc('b', '2', '1')}${vpc('c', '3', '1')}${hub}`, 'a.one', 'b.one', 'https');
    await press('End');
    // All of it, to measure in.
    await live.page.getByRole('button', { name: 'Fit to window (0)' }).click();
    expect(await isDim('hub')).toBe(false);
    const titles = await live.page.locator('.stop title').allTextContents();
    const passes = [...titles.entries()].filter(([, title]) => title.startsWith('Transit gateway ')).map(([at]) => at);
    expect(passes).toHaveLength(2);
    for (const at of passes) expect(await apart(stop(at), box('hub').locator('.outline'))).toBeLessThan(100);
    // By the lines of two attachments, and not by the third.
    const lines = live.page.locator('.link-attachment');
    const dim = await lines.evaluateAll((all) => all.map((one) => Number(getComputedStyle(one).opacity) < 0.5));
    expect(dim.toSorted()).toEqual([false, false, true]);
    // A block beside the line is the route that decided there, and no address of the packet.
    expect((await labels()).filter((label) => label.includes('/'))).toEqual([
      'route 10.2.0.0/16',
      'route 10.2.0.0/16',
      'route 10.1.0.0/16',
      'route 10.1.0.0/16',
    ]);
  });

  it('comes back to the client where every guard lets it', async () => {
    await trace(coffeeShopText(), 'shop.barista', 'internet', 'https');
    await press('End');
    expect(await told()).toBe('shop.barista: The reply is back at shop.barista: it works.');
    expect(await live.page.locator('.stop-not-reached, .stop-deny').count()).toBe(0);
    // Addresses stand beside the line where they change, there and back, and nowhere else.
    const changes = (await labels()).filter((label) => /^\d[\d.]+ → \d[\d.]+$/.test(label));
    expect(changes.sort()).toEqual(['10.0.0.220 → 198.51.100.9', '10.0.1.5 → 10.0.0.220', '198.51.100.9 → 10.0.0.220']);
    // The ACL of the counter is asked four times: in and out with the request, and anew with the reply.
    const acl = live.page.locator('.stop title', { hasText: /^ACL counter-acl/ });
    expect(await acl.allTextContents()).toHaveLength(4);
  });

  it('is asked by choosing two ends on the map, and stays there', async () => {
    live = await LivePreview.open(browser, coffeeShopText());
    const choose = async (id: string, name: string) => {
      await box(id)
        .locator('.outline')
        .click({ position: { x: 60, y: 8 } });
      await live.page.getByRole('button', { name }).click();
    };
    await choose('shop.cashier', 'Trace from here');
    expect(await player().isHidden()).toBe(true);
    await choose('shop.barista', 'Trace to here');
    await live.answer();
    expect(await live.page.getByRole('tab', { name: 'Map' }).getAttribute('aria-selected')).toBe('true');
    expect(await player().getByRole('heading').textContent()).toBe('shop.cashier → shop.barista: reachable');
    await player().getByRole('button', { name: 'As text' }).click();
    expect(await live.page.getByRole('tab', { name: 'Trace' }).getAttribute('aria-selected')).toBe('true');
  });

  it('is walked by keyboard, read out step by step, and closed with Escape', async () => {
    const page = await trace(NO_REPLY, 'internet', 'shop.cashier', 'https');
    const said = page.locator('.status').getByRole('status');
    await player().getByRole('button', { name: 'Play' }).focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    expect(await said.textContent()).toBe(
      'Step 2 of 6. ACL counter-acl in, request: Rule 100 allows it into the subnet. It writes nothing down.',
    );
    await page.keyboard.press('ArrowLeft');
    expect(await said.textContent()).toMatch(/^Step 1 of 6\. Internet gateway front-door, request: /);
    await page.keyboard.press('End');
    expect(await said.textContent()).toContain('The reply ends here.');
    await page.keyboard.press('Home');
    expect(await player().getAttribute('data-step')).toBe('0');
    await page.keyboard.press('Escape');
    expect(await player().isHidden()).toBe(true);
    expect(await isDim('shop.kitchen')).toBe(false);
    expect(await page.locator('.journey').count()).toBe(0);
  });

  /** Every place that the packet was drawn at while it came to a step, as `x y`. */
  const playedTo = async (step: number, reducedMotion: 'reduce' | 'no-preference') => {
    const page = live.page;
    await page.emulateMedia({ reducedMotion });
    await page.evaluate(() => {
      const dot = document.querySelector('.packet-dot') as Element;
      const seen: string[] = [];
      const note = () => seen.push(`${dot.getAttribute('cx')} ${dot.getAttribute('cy')}`);
      new MutationObserver(note).observe(dot, { attributes: true, attributeFilter: ['cx', 'cy'] });
      Object.assign(window, { seen });
    });
    await player().getByRole('button', { name: 'Play' }).click();
    await page.locator(`.player[data-step="${step}"]`).waitFor();
    await player().getByRole('button', { name: 'Pause' }).click();
    const at = await page
      .locator('.stop')
      .evaluateAll((stops) =>
        stops.map((one) => (one.getAttribute('transform') ?? '').replace(/[^-\d. ]/g, '').trim()),
      );
    const seen = (await page.evaluate('[...new Set(window.seen)]')) as string[];
    return seen.filter((point) => !at.includes(point));
  };

  it('plays: the packet moves along its line, until it is paused', async () => {
    await trace(NO_REPLY, 'internet', 'shop.cashier', 'https');
    expect((await playedTo(1, 'no-preference')).length).toBeGreaterThan(0);
    expect(await player().getByRole('button', { name: 'Play' }).isVisible()).toBe(true);
    expect(await player().getAttribute('data-step')).toBe('1');
    expect(await live.page.locator('.status').getByRole('status').textContent()).toMatch(
      /^Step 1 of 6\. Internet gateway front-door/,
    );
  });

  it('plays the same steps without movement for who asks for less motion', async () => {
    await trace(NO_REPLY, 'internet', 'shop.cashier', 'https');
    expect(await playedTo(2, 'reduce')).toEqual([]);
    expect(await told()).toMatch(/^ACL counter-acl in, request/);
  });

  it('keeps its step when the text is edited, and shows what the edit changed', async () => {
    await trace(NO_REPLY, 'internet', 'shop.cashier', 'https');
    await press('End');
    await live.edit(coffeeShopText());
    expect(await player().locator('.player-count').textContent()).toBe('Step 6 of 9');
    expect(await told()).toMatch(/asked anew\. Rule 100 allows it out of the subnet\./);
    await press('End');
    expect(await told()).toBe('internet: The reply is back at the internet: it works.');
  });

  it('tells of UDP and ICMP, which a group remembers as well', async () => {
    const text = NO_REPLY.replace('allow https from any }', 'allow https, ping, udp 53 from any }').replace(
      '110 allow tcp 1024-65535 from any',
      '110 allow all from any',
    );
    await trace(text, 'internet', 'shop.cashier', 'udp 53');
    await press('End');
    expect(await notebook()).toContain('✓ udp the internet → 10.0.0.10:53');
    expect(await told()).toMatch(/^ACL counter-acl out, reply: An ACL keeps no notebook/);
    await live.close();
    await trace(text, 'internet', 'shop.cashier', 'ping');
    await press('End');
    expect(await notebook()).toContain('✓ icmp 8/0 the internet → 10.0.0.10');
    expect(await told()).toMatch(/The reply ends here\.$/);
    // ICMP has no ports that could be lost.
    expect(await live.page.locator('.port-bar').count()).toBe(0);
  });

  it('shows as a bar which client ports are lost', async () => {
    const text = coffeeShopText('100 allow tcp 1024-65535 to any', '100 allow tcp 1024-4999 to any');
    await trace(text, 'internet', 'shop.cashier', 'https');
    const bar = player().getByRole('img');
    expect(await bar.getAttribute('aria-label')).toBe(
      'Client ports of tcp 443: the reply is lost for 5000–65535, and comes back for 1024–4999.',
    );
    const whole = await bar.boundingBox();
    const lost = await bar.locator('.port-lost').boundingBox();
    expect((lost?.width ?? 0) / (whole?.width ?? 1)).toBeCloseTo((65_536 - 5000) / 65_536, 2);
    expect(await bar.locator('.port-kept').count()).toBe(1);
    await press('End');
    expect(await told()).toBe('internet: A part of the replies is back at the internet.');
    expect(await live.page.locator('.narrowed').count()).toBeGreaterThan(0);
  });

  it('says that every port is lost where no reply comes back', async () => {
    await trace(NO_REPLY, 'internet', 'shop.cashier', 'https');
    expect(await player().getByRole('img').getAttribute('aria-label')).toBe(
      'Client ports of tcp 443: the reply is lost for every one of them, 1024–65535.',
    );
  });
});
