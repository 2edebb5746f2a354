import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { buildServers } from '../../../scripts/bundle/servers.mjs';
import { ROOT } from '../../architecture/source-tree.js';
import { Workplace } from '../../cli/fake-terminal.js';
import { launchBrowser, newWindow } from '../../editor/harness/browser.mjs';
import { SHOP, TestClient } from '../../server/test-client.js';
import { violations } from './accessibility.js';
import { builtWebview } from './built.js';

const example = (name: string): string => readFileSync(join(ROOT, 'examples', name), 'utf8');

/** An exported page, opened from the disk in a real browser that has no network. */
describe('an exported page', () => {
  let browser: Browser;
  let place: Workplace;
  let page: Page;
  /** What the browser was asked for, and what it complained about. */
  let requests: string[];
  let complaints: string[];

  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());
  beforeEach(() => {
    place = new Workplace({
      'secret-folder/coffee-shop/shop.vpc': example('coffee-shop/shop.vpc'),
      'secret-folder/coffee-shop/office.vpc': example('coffee-shop/office.vpc'),
    });
  });
  afterEach(async () => {
    await page.close();
    place.remove();
  });

  const open = async (args: readonly string[], colorScheme: 'light' | 'dark' = 'light'): Promise<string> => {
    const webview = await builtWebview();
    const { code, err, out } = await place.run([...args, '-o', 'report.html'], { webview });
    expect([code, err, out]).toEqual([0, '', '']);
    await visit(colorScheme);
    return readFileSync(join(place.folder, 'report.html'), 'utf8');
  };
  const visit = async (colorScheme: 'light' | 'dark'): Promise<void> => {
    page = await newWindow(browser);
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.context().setOffline(true);
    requests = [];
    complaints = [];
    page.on('request', (request) => requests.push(request.url().slice(0, 100)));
    page.on('pageerror', (error) => complaints.push(String(error)));
    page.on('console', (message) => complaints.push(message.text()));
    await page.goto(pathToFileURL(join(place.folder, 'report.html')).href);
    await page.locator('.app[data-state=drawn]').waitFor();
  };
  const shop = (...options: string[]) => ['export', 'html', 'secret-folder/coffee-shop/shop.vpc', ...options];
  const tab = (name: string) => page.getByRole('tab', { name }).click();

  it('shows map, matrix, traces and expectations, and asks nobody for anything', async () => {
    await open(shop());
    expect(await page.title()).toBe('Reachability: secret-folder/coffee-shop/shop.vpc');
    expect(await page.locator('[data-box="shop.cashier"]').count()).toBe(1);
    await tab('Matrix');
    expect(await page.locator('[role=gridcell][aria-label^="internet to shop.cashier:"]').textContent()).toBe('443');
    await tab('Expectations');
    expect(await page.locator('.expectations').textContent()).toContain('internet cannot reach kitchen');
    await tab('Trace');
    await page.getByLabel('From', { exact: true }).fill('barista');
    await page.getByLabel('To', { exact: true }).fill('orders');
    await page.getByRole('button', { name: 'Show trace' }).click();
    await page.locator('.trace-result[aria-busy=false]').waitFor();
    expect(await page.locator('.trace-result').textContent()).toContain('reachable');
    // What nobody recorded is worked out in the page.
    await page.getByLabel('From', { exact: true }).fill('192.168.77.1');
    await page.getByLabel('To', { exact: true }).fill('shop.barista');
    await page.getByRole('button', { name: 'Show trace' }).click();
    await page.getByText('shop.baristas').first().waitFor();
    expect(await page.locator('.trace-result').textContent()).toContain('blocked');
    expect(requests.filter((url) => !url.endsWith('/report.html'))).toEqual([]);
    expect(complaints).toEqual([]);
  });

  it('shows the lines that are meant, and tells nothing of the disk it was made on', async () => {
    const text = await open(shop());
    await page.locator('[data-box="shop.barista"]').click({ position: { x: 60, y: 10 } });
    expect(await page.locator('.source-place').textContent()).toMatch(/^shop\.vpc:\d+$/);
    expect(await page.locator('.source-lines .meant').first().textContent()).toContain('instance barista 10.0.1.5');
    await page.getByRole('button', { name: 'Close' }).click();
    expect(await page.locator('.source').isHidden()).toBe(true);
    expect(text).not.toContain(place.folder);
    expect(text.match(/secret-folder/g)).toHaveLength(1);
  });

  it('opens at the matrix where that was asked for', async () => {
    await open(shop('--tab', 'matrix'));
    expect(await page.getByRole('tab', { name: 'Matrix' }).getAttribute('aria-selected')).toBe('true');
    expect(await page.title()).toBe('Who reaches whom: secret-folder/coffee-shop/shop.vpc');
  });

  it('offers nothing that only an editor can do', async () => {
    await open(shop());
    const offered = () => page.getByRole('button', { name: /^(Try without|Switch off|Fix|Add “expect)/ });
    await page.locator('[data-box="shop.counter"] .outline').click({ position: { x: 60, y: 8 } });
    expect(await offered().allTextContents()).toEqual([]);
    await tab('Trace');
    await page.locator('input[name=from]').fill('internet');
    await page.locator('input[name=to]').fill('shop.cashier');
    await page.locator('input[name=to]').press('Enter');
    await page.locator('.verdict-banner').waitFor();
    await page.locator('.step-toggle').nth(1).click();
    await page.locator('.step-more:not([hidden])').waitFor();
    expect(await offered().allTextContents()).toEqual([]);
    await page.getByRole('button', { name: 'Show on the map' }).click();
    await page.getByRole('button', { name: 'Next step' }).press('End');
    expect(await offered().allTextContents()).toEqual([]);
  });

  it('says what is wrong, and offers no fix: it changes nothing', async () => {
    const text = example('coffee-shop/shop.vpc').replace('      100 allow tcp 1024-65535 to any\n', '');
    place.write('secret-folder/coffee-shop/shop.vpc', text);
    await open(shop());
    await page.locator('[data-box="shop.counter"] .guard', { hasText: 'counter-acl' }).click();
    const said = page.getByRole('list', { name: 'What is wrong here' });
    expect(await said.getByRole('listitem').count()).toBeGreaterThan(0);
    expect(await said.getByRole('button', { name: /^Fix/ }).count()).toBe(0);
  });

  it.each(['light', 'dark'] as const)('has nothing that a checker of accessibility finds, in %s', async (scheme) => {
    await open(shop(), scheme);
    await page.locator('[data-box="shop.barista"]').click({ position: { x: 60, y: 10 } });
    for (const name of ['Map', 'Matrix', 'Trace', 'Expectations']) {
      await tab(name);
      expect([name, await violations(page)]).toEqual([name, []]);
    }
  });

  it('is looked at by a checker that sees what is wrong', async () => {
    await open(shop());
    await page.evaluate(() => {
      const fit = document.querySelector('.zoom button:last-child');
      fit?.replaceChildren();
      for (const name of ['title', 'aria-label']) fit?.removeAttribute(name);
      document.querySelector<HTMLElement>('.status-text')?.style.setProperty('color', '#aaaaaa');
      document.querySelector('[role=tab]')?.setAttribute('aria-controls', 'nothing');
    });
    expect((await violations(page)).map((problem) => problem.replace(/:.*/s, ''))).toEqual([
      'aria-valid-attr-value',
      'button-name',
      'color-contrast',
    ]);
  });

  it('has a policy that holds: a script that somebody adds does not run', async () => {
    const text = await open(shop());
    place.write('changed.html', text.replace('</body>', '<script>document.title = "taken over"</script></body>'));
    await page.goto(pathToFileURL(join(place.folder, 'changed.html')).href);
    await page.locator('.app[data-state=drawn]').waitFor();
    expect(await page.title()).toContain('Reachability');
    expect(complaints.join()).toContain('Content Security Policy');
    const policy = /Content-Security-Policy" content="([^"]+)"/.exec(text)?.[1] ?? '';
    expect(policy).toMatch(
      /^default-src 'none'; script-src 'sha256-[\w+/=]+' 'sha256-[\w+/=]+'; style-src 'sha256-[\w+/=]+'/,
    );
    expect(policy).not.toMatch(/unsafe|https?:|\*/);
  });

  it('lets no text of a file out of its place', async () => {
    const evil = '</script><script>document.title="x"</script><!--<script>\u2028';
    place.write(
      'evil.vpc',
      `/** ${evil} */\nvpc shop 10.0.0.0/16 { subnet counter 10.0.0.0/24 in a { /** ${evil} */ instance till 10.0.0.10 } }\ntest "${evil.replaceAll('"', "'")}" { internet cannot reach till }\n// ${evil}\n`,
    );
    await open(['export', 'html', 'evil.vpc']);
    await tab('Expectations');
    expect(await page.locator('.expectations').textContent()).toContain('</script><script>');
    expect(await page.title()).toBe('Reachability: evil.vpc');
    expect(complaints).toEqual([]);
  });

  it('saves the map as PNG and SVG by the browser’s own download', async () => {
    await open(shop());
    for (const [name, begin] of [
      ['PNG', '\x89PNG'],
      ['SVG', '<svg xmlns'],
    ] as const) {
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name, exact: true }).click(),
      ]);
      expect(download.suggestedFilename()).toBe(`shop.${name.toLowerCase()}`);
      expect(readFileSync(await download.path(), 'latin1').startsWith(begin)).toBe(true);
    }
    expect(complaints).toEqual([]);
  });

  it('is what a matrix is as HTML, open at the matrix, with what is alike together where that was asked for', async () => {
    const webview = await builtWebview();
    const matrix = ['matrix', 'secret-folder/coffee-shop/shop.vpc', '--format', 'html'];
    for (const group of [[], ['--group']]) {
      const { code, err, out } = await place.run([...matrix, ...group], { webview });
      expect([code, err]).toEqual([0, '']);
      place.write('report.html', out);
      await visit('light');
      expect(await page.title()).toBe('Who reaches whom: secret-folder/coffee-shop/shop.vpc');
      expect(await page.locator('[role=gridcell][aria-label^="internet to shop.cashier:"]').textContent()).toBe('443');
      expect(await page.getByLabel('Group endpoints').inputValue()).toBe(group.length > 0 ? 'alike' : 'none');
      expect(complaints).toEqual([]);
      if (group.length === 0) await page.close();
    }
  });

  it('answers the same with the scripts that an editor puts into it, which are its preview and its server elsewhere', async () => {
    const webview = await builtWebview();
    const servers = mkdtempSync(join(tmpdir(), 'vpclens-servers-'));
    await buildServers(servers);
    const part = (name: string): string => readFileSync(join(webview, name), 'utf8');
    const analysis = readFileSync(join(servers, 'main.browser.js'), 'utf8');
    rmSync(servers, { recursive: true });
    const parts = { preview: part('preview.js'), style: part('report.css'), analysis };
    const client = await TestClient.start({});
    await client.open('vpc shop 10.0.0.0/16 {\n subnet a 10.0.1.0/24 { instance one instance two }\n}\n');
    const answer = await client.connection.sendRequest<{ readonly text: string }>('vpclens/export', {
      textDocument: { uri: SHOP },
      format: 'html',
      parts,
    });
    place.write('report.html', answer.text);
    await visit('light');
    await tab('Trace');
    await page.getByLabel('From', { exact: true }).fill('one');
    await page.getByLabel('To', { exact: true }).fill('two');
    await page.getByRole('button', { name: 'Show trace' }).click();
    await page.locator('.trace-result[aria-busy=false]').waitFor();
    expect(await page.locator('.verdict-banner').textContent()).toContain('reachable');
    expect(complaints).toEqual([]);
    expect(requests).toHaveLength(1);
  });
});
