/** The playground in a real browser, as it is built, on a static host below a path. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { PAGE_WORDS } from '../../client/playground/page-words.js';
import { type Person, type Playground, startPlayground } from './playground-page.mjs';

let playground: Playground;
let person: Person;
beforeAll(async () => {
  playground = await startPlayground();
});
afterAll(() => playground?.stop());
beforeEach(async () => {
  person = await playground.person();
});
afterEach(async () => {
  expect(person.errors).toEqual([]);
  // Nothing is asked for but the page's own files.
  const foreign = person.asked.filter((url) => !url.startsWith(person.own) && !/^(blob|data):/.test(url));
  expect(foreign).toEqual([]);
  await person.close();
});

const content = (page: Page) => page.locator('.cm-content');
const problems = (page: Page) => page.locator('#problems');
const preview = (page: Page) => page.frameLocator('#preview');
const SMALL = 'vpc shop 10.0.0.0/16 {\n}\n';

/** All of the text is another. */
async function write(page: Page, text: string): Promise<void> {
  await content(page).click();
  await page.keyboard.press('Control+a');
  await page.keyboard.insertText(text);
}

/** Much at once: typed, each of its lines would be a key. */
async function paste(page: Page, text: string): Promise<void> {
  await content(page).click();
  await page.keyboard.press('Control+a');
  await content(page).evaluate((element, pasted) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', pasted);
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, text);
}

const said = (page: Page, text: string): Promise<void> => problems(page).and(page.getByText(text)).waitFor();

describe('the playground', () => {
  it('shows the coffee shop with its preview, and finds nothing wrong', async () => {
    const page = await person.open();
    await said(page, 'Nothing is wrong.');
    expect(await content(page).textContent()).toContain('vpc shop');
    await preview(page).locator('[data-box="shop.cashier"]').waitFor();
    await preview(page).locator('.app[data-state=drawn]').waitFor();
    expect(await page.locator('#kept').textContent()).toContain('sent nowhere');
    expect(await page.locator('#files option').allTextContents()).toEqual(
      expect.arrayContaining(['coffee-shop/shop', 'hybrid/company']),
    );
  });

  it('finds what is wrong as it is typed, explains it, and mends it by a quick fix', async () => {
    const page = await person.open();
    await write(page, 'vpc shop 10.0.0.5/16 {\n}\n');
    await said(page, '1 warning');
    await page.locator('.cm-lintRange-warning').first().hover();
    const finding = page.locator('.cm-tooltip .cm-diagnostic').first();
    await finding.locator('.rule', { hasText: 'cidr-host-bits' }).waitFor();
    await finding.locator('.fixes button').first().click();
    await page.locator('.cm-content', { hasText: '10.0.0.0/16' }).waitFor();
    await said(page, 'Nothing is wrong.');
  });

  it('offers quick fixes, completion and definitions by the keyboard', async () => {
    const page = await person.open();
    await write(page, 'vpc shop 10.0.0.5/16 {\n  sub\n}\n');
    await page.keyboard.press('Control+Home');
    for (const key of ['ArrowRight', 'End']) await page.keyboard.press(key);
    for (let i = 0; i < 6; i++) await page.keyboard.press('ArrowLeft');
    await problems(page).getByText('warning').waitFor();
    await page.keyboard.press('Control+.');
    await page.locator('#fixes[open] li button').first().waitFor();
    await page.keyboard.press('Escape');
    await content(page).focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('End');
    await page.keyboard.press('Control+Space');
    await page.locator('.cm-tooltip-autocomplete li', { hasText: 'subnet' }).first().waitFor();
    await page.keyboard.press('Escape');
  });

  it('teaches in hovers, whatever names are in them', async () => {
    const page = await person.open();
    await page.locator('.cm-line', { hasText: 'vpn-gateway staff-door' }).locator('.word-type').hover();
    await page.locator('.cm-tooltip .markdown', { hasText: 'VPN' }).waitFor();
    expect(await page.locator('.cm-tooltip .markdown script, .cm-tooltip .markdown img').count()).toBe(0);
  });

  it('goes to a definition in a file that the example imports, and back', async () => {
    const page = await person.open();
    await page.locator('.cm-line', { hasText: 'import' }).first().click();
    await page.keyboard.press('Control+End');
    await page.locator('.cm-line', { hasText: 'only kitchen, office' }).getByText('office', { exact: true }).click();
    await page.keyboard.press('F12');
    await page.locator('#notice', { hasText: 'office.vpc' }).waitFor();
    await page.locator('.cm-content', { hasText: 'network office' }).waitFor();
    await page.getByRole('button', { name: 'Back to the text' }).click();
    await page.locator('.cm-content', { hasText: 'vpc shop' }).waitFor();
    await said(page, 'Nothing is wrong.');
    // What was written before can still be undone.
    await write(page, SMALL);
    await page.keyboard.press('Control+z');
    await page.locator('.cm-content', { hasText: 'cashier' }).waitFor();
  });

  it('answers questions in the preview, and leads from it to the text', async () => {
    const page = await person.open();
    await preview(page).locator('.app[data-state=drawn]').waitFor();
    await preview(page)
      .locator('[data-box="shop.cashier"]')
      .click({ position: { x: 60, y: 8 } });
    await page.locator('.cm-activeLine', { hasText: 'instance cashier' }).waitFor();
    await preview(page).locator('#tab-expectations').click();
    await preview(page).locator('.expectations').getByText('reach').first().waitFor();
  });

  it('gives the text its layout', async () => {
    const page = await person.open();
    await write(page, 'vpc   shop   10.0.0.0/16   {\n}\n');
    await page.getByRole('button', { name: 'Format' }).click();
    await page.locator('.cm-line', { hasText: /^vpc shop 10\.0\.0\.0\/16 \{/ }).waitFor();
  });

  it('keeps what was written, over a reload and beside another example, and asks before it is put back', async () => {
    const page = await person.open();
    await write(page, SMALL);
    await said(page, 'Nothing is wrong.');
    await page.reload();
    await page.locator('.cm-content', { hasText: 'vpc shop 10.0.0.0/16' }).waitFor();
    expect(await content(page).textContent()).not.toContain('cashier');
    await page.locator('#files').selectOption({ label: 'hybrid/company' });
    await page.locator('.cm-content', { hasText: 'import' }).waitFor();
    const [own] = await page
      .locator('#files option[value^="draft:"]')
      .evaluateAll((all) => all.map((one) => one.getAttribute('value')));
    await page.locator('#files').selectOption(own ?? '');
    await page.locator('.cm-content', { hasText: 'vpc shop 10.0.0.0/16' }).waitFor();
    await page.locator('#reset').click();
    await page.locator('#ask[open]').getByRole('button', { name: 'Cancel' }).click();
    expect(await content(page).textContent()).not.toContain('cashier');
    await page.locator('#reset').click();
    await page.locator('#ask[open]').getByRole('button', { name: 'Reset' }).click();
    await page.locator('.cm-content', { hasText: 'cashier' }).waitFor();
    expect(await page.locator('#files option[value^="draft:"]').count()).toBe(1);
  });

  it('writes over no text of another window', async () => {
    const page = await person.open();
    await write(page, SMALL);
    const other = await person.open();
    await other.locator('.cm-content', { hasText: 'vpc shop 10.0.0.0/16' }).waitFor();
    await write(other, SMALL.replace('shop', 'bar'));
    await said(other, 'Nothing is wrong.');
    await write(page, SMALL.replace('shop', 'cafe'));
    await said(page, 'Nothing is wrong.');
    const kept = await page.evaluate(() => Object.values(localStorage).join());
    for (const name of ['vpc bar', 'vpc cafe']) expect(kept).toContain(name);
  });

  it('has a link that carries the text, for somebody else', async () => {
    const page = await person.open();
    await write(page, `// 안녕 <script>alert(1)</script>\n${SMALL}`);
    await page.getByRole('button', { name: 'Copy link' }).click();
    await page.locator('#notice', { hasText: 'copied' }).waitFor();
    const link = await page.evaluate(() => navigator.clipboard.readText());
    expect(link).toBe(page.url());
    const somebody = await playground.person();
    const their = await somebody.open(link.slice(link.indexOf('#')));
    await their.locator('.cm-content', { hasText: '안녕 <script>' }).waitFor();
    await their.locator('#notice', { hasText: 'came with the link' }).waitFor();
    expect(somebody.errors).toEqual([]);
    await somebody.close();
  });

  it.each([
    ['that was cut off', '#text=bVDBbsIwDP2V', 'cannot be read'],
    ['that is no link of ours', '#text=%%%', 'cannot be read'],
  ])('says what is wrong with a link %s, and loses nothing', async (_, fragment, words) => {
    const page = await person.open(fragment);
    await page.locator('#notice', { hasText: words }).waitFor();
    expect(await content(page).textContent()).toContain('vpc shop');
  });

  it('says that a text is too long for a link', async () => {
    const page = await person.open();
    const random = Array.from({ length: 15_000 }, (_, i) => ((i * 2654435761) % 4294967296).toString(36)).join('\n// ');
    await paste(page, `// ${random}`);
    await page.getByRole('button', { name: 'Copy link' }).click();
    await page.locator('#notice', { hasText: 'too long for a link' }).waitFor();
  });

  it.each([
    ['light', 'rgb(255, 255, 255)'],
    ['dark', 'rgb(31, 31, 31)'],
    ['contrast', 'rgb(0, 0, 0)'],
  ])('is %s where that is chosen, the preview too', async (theme, background) => {
    const page = await person.open();
    await page.locator('#theme').selectOption(theme);
    const colour = (element: Element): string => getComputedStyle(element).backgroundColor;
    expect(await page.locator('body').evaluate(colour)).toBe(background);
    expect(await preview(page).locator('body').evaluate(colour)).toBe(background);
  });

  it('fits a narrow screen, where one of the two is shown', async () => {
    const narrow = await playground.person({ width: 400, height: 800 });
    const page = await narrow.open();
    expect(await page.locator('#preview').isVisible()).toBe(false);
    await page.locator('#show-preview').click();
    await preview(page).locator('[data-box="shop"]').waitFor();
    expect(await page.locator('#text').isVisible()).toBe(false);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(400);
    expect(narrow.errors).toEqual([]);
    await narrow.close();
  });

  it('may connect to nobody: neither the page nor its worker', async () => {
    const page = await person.open();
    const policy = (file: string): string =>
      /Content-Security-Policy" content="([^"]+)"/.exec(readFileSync(join(playground.folder, file), 'utf8'))?.[1] ?? '';
    for (const file of ['index.html', 'preview.html']) {
      expect(policy(file)).toContain("connect-src 'none'");
      expect(policy(file)).toContain("default-src 'none'");
      // The browser itself writes styles of elements where somebody edits.
      expect(policy(file).replace("style-src-attr 'unsafe-inline'", '')).not.toContain('unsafe');
    }
    const stopped = await page.evaluate(
      () =>
        new Promise((resolve) => {
          const script = `fetch(${JSON.stringify(location.href)}).then(() => postMessage('sent'), () => postMessage('stopped'))`;
          new Worker(URL.createObjectURL(new Blob([script]))).onmessage = ({ data }) => resolve(data);
        }),
    );
    expect(stopped).toBe('stopped');
    // The browser tells what it stopped, which is what was wanted.
    (person.errors as string[]).splice(0);
  });

  it('is small, names nobody’s host, and has the licences of what is in it', () => {
    const files = readdirSync(playground.folder);
    const size = files.reduce((sum, name) => sum + statSync(join(playground.folder, name)).size, 0);
    expect(size).toBeLessThan(4_000_000);
    const notices = readFileSync(join(playground.folder, 'THIRD-PARTY.txt'), 'utf8');
    for (const name of ['@codemirror/view', 'langium', 'marked']) expect(notices).toContain(name);
    // Every address in a page is below the page.
    for (const page of ['index.html', 'preview.html'])
      for (const [, address = ''] of readFileSync(join(playground.folder, page), 'utf8').matchAll(
        /(?:src|href)="([^"]+)"/g,
      ))
        expect(files).toContain(address);
  });
});

describe('in Korean', () => {
  it('is the page, the findings and the preview, where the browser is; until somebody chooses', async () => {
    const reader = await playground.person({ locale: 'ko-KR' });
    const page = await reader.open();
    await said(page, '잘못된 것이 없습니다.');
    expect(await page.locator('html').getAttribute('lang')).toBe('ko');
    expect(await page.title()).toBe('VPC Lens: 플레이그라운드');
    // What is left in Latin letters are names, and keys.
    const words = await page.evaluate(() =>
      [...document.querySelectorAll('header *, footer *, .switch *, dialog *')]
        .filter((element) => element.children.length === 0 && !element.closest('#files'))
        .map(({ textContent }) => textContent.trim())
        .filter((text) => text !== '' && !/[가-힣]/.test(text)),
    );
    expect(words).toEqual(['English']);
    for (const [selector, attribute] of [
      ['#text', 'aria-label'],
      ['#preview', 'title'],
      ['.cm-content', 'aria-label'],
      ['#fixes', 'aria-label'],
    ] as const)
      expect(await page.locator(selector).getAttribute(attribute)).toMatch(/[가-힣]/);
    await preview(page).locator('[data-box="shop.cashier"]').waitFor();
    await preview(page).getByRole('tab', { name: '맵' }).waitFor();
    await write(page, 'vpc shop 10.0.0.5/16 {\n}\n');
    await said(page, '경고');
    await page.keyboard.press('Control+f');
    expect(await page.locator('.cm-search [name=search]').getAttribute('placeholder')).toBe('찾기');

    await page.locator('#language').selectOption('en');
    await page.locator('html[lang=en] body[data-checked]').waitFor();
    await said(page, '1 warning');
    expect(await content(page).textContent()).toContain('10.0.0.5/16');
    await (await reader.open()).locator('html[lang=en]').waitFor();
    expect(reader.errors).toEqual([]);
    await reader.close();
  });

  it('is what an address may ask for', async () => {
    const page = await person.open('?lang=ko');
    await said(page, '잘못된 것이 없습니다.');
    await page.locator('#language').selectOption('en');
    await page.locator('html[lang=en] body[data-checked]').waitFor();
    expect(page.url()).not.toContain('lang');
  });

  it('has a word for each that the page has, which is English before it speaks', () => {
    const html = readFileSync('client/playground/page.html', 'utf8');
    const used = [...html.matchAll(/data-say(?:-title|-label)?="(\w+)"/g)].map(([, name]) => name as string);
    expect([...new Set(used)].sort()).toEqual(Object.keys(PAGE_WORDS).sort());
    for (const [, name = '', text] of html.matchAll(/data-say="(\w+)"[^>]*>([^<]*)</g))
      expect(text).toBe(`${PAGE_WORDS[name]}`);
  });
});
