import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { HostMessage } from '../../../client/webview/messages.js';
import { PictureStates } from '../../../server/preview/picture-states.js';
import type { PreviewPicture } from '../../../server/protocol.js';
import { launchBrowser } from '../../editor/harness/browser.mjs';
import { coffeeShop, large, origin, snapshot } from '../fixtures/snapshots.js';
import { openPreview, type PreviewPage } from './preview-page.mjs';

const HOSTILE = '<img src=x onerror="window.hacked=1"><script>window.hacked=1</script>"\'&\u202e\u0000';

/** The page and the messages that no host should send. */
describe('the preview', () => {
  let browser: Browser;
  let preview: PreviewPage;

  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());

  const open = async () => {
    preview = await openPreview(browser);
    return preview.page;
  };
  const send = (message: unknown) => preview.send(message as HostMessage);
  const boxes = () => preview.page.locator('[data-box]').count();
  const status = async () => (await preview.page.locator('.status-text').textContent()) ?? '';

  it('refuses what it cannot use, says what is wrong with it, and keeps what it shows', async () => {
    const page = await open();
    await send({ type: 'snapshot', snapshot: { map: {} } });
    expect(await status()).toBe(
      'The network cannot be shown: the preview cannot use what it was told: `snapshot.uri` should be a text.',
    );
    expect(await page.getByRole('button', { name: 'Try again' }).isVisible()).toBe(true);
    await send({ type: 'snapshot', snapshot: coffeeShop() });
    const shown = await boxes();
    expect(shown).toBeGreaterThan(8);
    const circle: Record<string, unknown> = { type: 'snapshot', snapshot: coffeeShop() };
    for (const message of [
      null,
      7,
      'x',
      [],
      {},
      { type: 'eval' },
      { type: 'reach', id: 1 },
      { ...circle, snapshot: { ...coffeeShop(), map: { ...coffeeShop().map, vpcs: [7] } } },
    ]) {
      await send(message);
      expect(await status(), JSON.stringify(message)).toContain('What is shown is the network as it was before.');
      expect(await boxes()).toBe(shown);
    }
    await page.evaluate(() => {
      const data: Record<string, unknown> = { type: 'snapshot' };
      data.snapshot = data;
      window.dispatchEvent(new MessageEvent('message', { data }));
    });
    expect(await status()).toContain('`snapshot.uri` should be a text');
    await send({ type: 'snapshot', snapshot: coffeeShop() });
    expect(await status()).toContain('expectations fail');
    expect(preview.errors).toEqual([]);
    await preview.close();
  });

  it('tells a reader of another version what to do', async () => {
    await open();
    await send({ type: 'snapshot', protocol: 2, snapshot: { shapes: 'of tomorrow' } });
    expect(await status()).toContain(
      'it speaks version 1 of their protocol, and was told version 2. Reload the window.',
    );
    expect((await preview.posted())[0]).toEqual({ type: 'ready', protocol: 1 });
    await preview.close();
  });

  it('takes names for names, whatever they are', async () => {
    const page = await open();
    const text = JSON.stringify(coffeeShop()).replaceAll('shop.', `${JSON.stringify(HOSTILE).slice(1, -1)}.`);
    await send({ type: 'snapshot', snapshot: JSON.parse(text) });
    expect(await boxes()).toBeGreaterThan(8);
    await page.getByRole('tab', { name: 'Matrix' }).click();
    await page.getByRole('tab', { name: 'Expectations' }).click();
    await send({ type: 'reach', id: 0, result: { version: 1, error: HOSTILE } });
    await send({ type: 'notice', text: HOSTILE });
    await send({ type: 'failed', message: HOSTILE });
    expect(await page.evaluate('window.hacked')).toBeUndefined();
    expect(await page.locator('img, script:not(head script, body > script)').count()).toBe(0);
    expect(preview.errors).toEqual([]);
    await preview.close();
  });

  it('survives ten thousand findings at one place, names of a megabyte, and lines that lead nowhere', async () => {
    const page = await open();
    const drawn = coffeeShop();
    const finding = { severity: 'error' as const, rule: 'made-up', message: 'It is wrong', origin: origin(9) };
    const [shop] = drawn.map.vpcs;
    if (!shop) throw new Error('no shop');
    const worst = {
      ...shop,
      severity: 'error' as const,
      findings: Array.from({ length: 10_000 }, () => finding),
      label: 'x'.repeat(1 << 20),
    };
    const connections = [
      ...drawn.map.connections,
      { ...shop, id: 'nowhere', kind: 'peering' as const, from: 'nobody', to: 'shop' },
      { ...shop, id: 'itself', kind: 'peering' as const, from: 'shop', to: 'shop' },
    ];
    await send({ type: 'snapshot', snapshot: { ...drawn, map: { ...drawn.map, vpcs: [worst], connections } } });
    expect(await page.locator('.app').getAttribute('data-state')).toBe('drawn');
    const label = (await page.locator('[data-box="shop"]').getAttribute('aria-label')) ?? '';
    expect(label).toContain('and 9,980 findings more');
    expect(label.length).toBeLessThan(2_000);
    expect(await page.locator('.text-vpc .label').textContent()).toMatch(/^x{2,200}…x{2,200}$/);
    expect(preview.errors).toEqual([]);
    await preview.close();
  });

  it('draws what a patch makes of what it has, and asks for the whole where one was lost', async () => {
    const page = await open();
    const states = new PictureStates();
    const { matrix, expectations, ...first } = large(60);
    const renamed = (version: number): PreviewPicture => ({
      ...first,
      version,
      map: {
        ...first.map,
        vpcs: first.map.vpcs.map((vpc, index) => (index === 1 ? { ...vpc, label: `name-${version}` } : vpc)),
      },
    });
    const whole = states.update(first, undefined);
    if (!('picture' in whole)) throw new Error('no whole');
    const { picture, ...named } = whole;
    await send({ type: 'snapshot', snapshot: { ...picture, matrix, expectations }, ...named });
    const patch = states.update(renamed(2), whole.state);
    expect(JSON.stringify(patch).length).toBeLessThan(400);
    await send({ type: 'patch', ...patch });
    const label = () => page.locator('.text-vpc .label').nth(1).textContent();
    expect(await label()).toBe('name-2');
    // Who reaches whom is of the text before.
    expect(await page.locator('.app').getAttribute('data-state')).toBe('pictured');
    const lost = states.update(renamed(3), patch.state);
    const next = states.update(renamed(4), lost.state);
    await send({ type: 'patch', ...next });
    expect(await label()).toBe('name-2');
    expect((await preview.posted()).at(-1)).toEqual({ type: 'whole' });
    await send({ type: 'snapshot', snapshot: { ...renamed(4), matrix, expectations }, protocol: 1, state: next.state });
    expect(await label()).toBe('name-4');
    expect(preview.errors).toEqual([]);
    await preview.close();
  });

  it('is empty in words, never blank', async () => {
    const page = await open();
    await send({ type: 'snapshot', snapshot: snapshot({}) });
    expect(await page.locator('.map .empty').textContent()).toContain('There is no network in this file yet');
    await preview.close();
  });
});
