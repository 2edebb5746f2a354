// A new user's editor: nothing installed, an empty folder, the default layout.
import { PATIENCE, until } from '../../test/editor/harness/until.mjs';

const SIZE = { width: 1280, height: 800 };

/** A window with nothing but the editor; every step has the same patience. */
export async function newUser(browser, { port, folder, locale }) {
  const context = await browser.newContext({ viewport: SIZE, locale });
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE);
  await page.goto(`http://127.0.0.1:${port}/?folder=${encodeURIComponent(folder)}`);
  await page.locator('.monaco-workbench .part.editor').waitFor();
  return page;
}

/** Chooses a command in the palette by its title. The palette lists what was there when its text last changed, so it is asked again until the command is. */
export async function command(page, title) {
  const input = page.locator('.quick-input-widget input[type=text]');
  const row = page.locator('.quick-input-list .monaco-list-row', { hasText: title }).first();
  await until(`the command ${title}`, async () => {
    // A window that is still opening takes no key.
    if (!(await input.isVisible())) await page.keyboard.press('F1');
    if (!(await input.isVisible())) return false;
    await input.fill('>');
    await input.fill(`>${title}`);
    return row.isVisible();
  });
  await row.click();
}

export async function goToLine(page, line) {
  await page.keyboard.press('Control+G');
  const input = page.locator('.quick-input-widget input[type=text]');
  await input.fill(`:${line}`);
  await page.keyboard.press('Enter');
  await input.waitFor({ state: 'hidden' });
}
