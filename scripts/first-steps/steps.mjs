// The first steps of a new user, from the package to the first expectation that a quick fix repairs: docs/first-steps.md, step by step.
// Nothing here reads a text in one language: what is clicked is found by what it is.
import { drawn } from '../../test/editor/harness/reload.mjs';
import { until } from '../../test/editor/harness/until.mjs';
import { command, goToLine } from './editor.mjs';

const REPLY_RULE = '100 allow tcp 1024-65535 to any';
const FIRST_EXPECTATION = 'internet can reach cashier on https';

/** `page` is the window, `shop` the text of the example, `shot` takes the picture of that name. `isForeign`: the window speaks another language, in which it reads what an extension says of itself when it opens. */
export async function firstSteps(page, shop, shot, isForeign) {
  const lineOf = (text) => shop.split('\n').findIndex((line) => line.includes(text)) + 1;

  await command(page, 'Extensions: Install from VSIX...');
  const vsix = page.locator('.quick-input-list .monaco-list-row', { hasText: 'vpc-lens.vsix' });
  await vsix.waitFor();
  await shot('install');
  await vsix.click();

  const open = page.locator('.getting-started-step[data-step-id$="#start#vpc"] .monaco-button');
  if (isForeign) {
    await page.locator('.getting-started-category, .getting-started-step', { hasText: 'VPC Lens' }).first().waitFor();
    await page.reload();
    // Whether the page that was open comes back depends on how soon it was put down that it was.
    await command(page, 'Help: Welcome');
    await page.locator('.getting-started-category', { hasText: 'VPC Lens' }).first().click();
  }
  // As soon as it no longer moves.
  await open.click({ trial: true });
  await shot('walkthrough');
  await open.click();

  const preview = await drawn(page);
  await page.locator('.activitybar [aria-label^="Explorer"]').first().click();
  await page.locator('.explorer-folders-view').waitFor({ state: 'hidden' });
  await page.locator('.codelens-decoration a').first().waitFor();
  await shot('map');

  await page.keyboard.press('Control+1');
  await goToLine(page, lineOf(REPLY_RULE));
  await page.keyboard.press('Control+Shift+K');
  await preview.locator('.status[data-kind=bad]').waitFor();
  await shot('rule-removed');

  await goToLine(page, lineOf(FIRST_EXPECTATION) - 1);
  const failed = page.locator('.codelens-decoration a', { hasText: '✗' }).first();
  await failed.waitFor();
  await failed.click();
  await preview.locator('.verdict-banner').waitFor();
  await shot('why');

  await page.keyboard.press('Control+1');
  await page.keyboard.press('Control+.');
  const fix = page.locator('.action-widget .monaco-list-row.action').first();
  await fix.waitFor();
  await shot('quick-fix');
  await page.keyboard.press('Enter');

  const edit = page.locator('.bulk-edit-panel .monaco-list-row .edit-checkbox').first();
  await edit.waitFor();
  await edit.check();
  await shot('edit-preview');
  await page.locator('.bulk-edit-panel .monaco-button').first().click();
  await preview.locator('.status[data-kind=good]').waitFor();
  await until('the lens to say that it holds', async () => (await failed.count()) === 0);
  await shot('holds');
}
