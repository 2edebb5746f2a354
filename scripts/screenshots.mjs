// Pictures of the preview in a real editor, for the README and to look at after a change: docs/images/*.png.
//   node scripts/screenshots.mjs [name…]
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { launchBrowser } from '../test/editor/harness/browser.mjs';
import { packageExtension } from '../test/editor/harness/build.mjs';
import { startCodeServer } from '../test/editor/harness/code-server.mjs';
import { root } from '../test/editor/harness/downloads.mjs';
import { drawn } from '../test/editor/harness/reload.mjs';
import { PATIENCE } from '../test/editor/harness/until.mjs';
import { address } from '../test/editor/harness/workbench.mjs';
import { largeNetwork } from './large-network.mjs';
import { withPalette } from './pictures/palette.mjs';

const LIGHT = 'Default Light Modern';
const DARK = 'Default Dark Modern';
const CONTRAST = 'Default High Contrast';

const matrix = async (frame) => {
  await frame.locator('#tab-matrix').click();
  await frame.locator('[role=gridcell]').first().waitFor();
  // Each cell that is seen has been told.
  await frame.locator('.matrix-grid:not(:has([data-verdict=waiting]))').waitFor();
};
const trace = (from, to, traffic) => async (frame) => {
  await frame.locator('#tab-trace').click();
  await frame.locator('input[name=from]').fill(from);
  await frame.locator('input[name=to]').fill(to);
  await frame.locator('input[name=traffic]').fill(traffic);
  await frame.locator('input[name=traffic]').press('Enter');
  await frame.locator('.verdict-banner').waitFor();
};
const chosen = (id) => async (frame) => {
  await frame.locator(`[data-box="${id}"]`).click();
  await frame.locator('.reach').first().waitFor();
};

/** The trace on the map, played to its end. */
const played = (from, to, traffic) => async (frame) => {
  await trace(from, to, traffic)(frame);
  await frame.getByRole('button', { name: 'Show on the map' }).click();
  const next = frame.getByRole('button', { name: 'Next step' });
  while (await next.isEnabled()) await next.click();
};

const SMALL = { width: 1080, height: 680 };

const SHOTS = [
  { name: 'preview-light', theme: LIGHT, file: 'shop.vpc', act: chosen('shop.cashier') },
  // The picture of the README, which is in the extension's package.
  { name: 'preview-dark', theme: DARK, file: 'shop.vpc', act: chosen('shop.cashier'), size: SMALL, colours: 24 },
  { name: 'preview-high-contrast', theme: CONTRAST, file: 'shop.vpc', act: chosen('shop.cashier') },
  { name: 'matrix-dark', theme: DARK, file: 'shop.vpc', act: matrix },
  { name: 'matrix-high-contrast', theme: CONTRAST, file: 'shop.vpc', act: matrix },
  { name: 'trace-light', theme: LIGHT, file: 'shop.vpc', act: trace('internet', 'shop.cashier', 'https') },
  { name: 'trace-blocked-dark', theme: DARK, file: 'shop.vpc', act: trace('internet', 'shop.orders', '') },
  { name: 'reply-lost-light', theme: LIGHT, file: 'no-reply.vpc', act: played('internet', 'shop.cashier', 'https') },
  { name: 'large-map-light', theme: LIGHT, file: 'large.vpc' },
  { name: 'large-map-dark', theme: DARK, file: 'large.vpc' },
  { name: 'grouped-matrix-dark', theme: DARK, file: 'medium.vpc', act: matrix },
];

const wanted = process.argv.slice(2);
const work = join(root, '.vscode-test', 'screenshots');
const workspace = join(work, 'workspace');
const images = join(root, 'docs', 'images');
rmSync(work, { recursive: true, force: true });
cpSync(join(root, 'test', 'editor', 'workspace'), workspace, { recursive: true });
cpSync(join(root, 'examples', 'coffee-shop'), workspace, { recursive: true });
const shop = readFileSync(join(root, 'examples', 'coffee-shop', 'shop.vpc'), 'utf8');
writeFileSync(join(workspace, 'no-reply.vpc'), shop.replace('      100 allow tcp 1024-65535 to any\n', ''));
writeFileSync(join(workspace, 'large.vpc'), largeNetwork(2000));
writeFileSync(join(workspace, 'medium.vpc'), largeNetwork(180));
mkdirSync(images, { recursive: true });

const browser = await launchBrowser();
const server = await startCodeServer({ data: join(work, 'data'), vsix: packageExtension(work), env: process.env });
for (const shot of SHOTS) if (wanted.length === 0 || wanted.includes(shot.name)) await take(shot);
await browser.close();
await server.stop();
rmSync(work, { recursive: true, force: true });

async function take({ name, theme, file, act, size = { width: 1440, height: 900 }, colours }) {
  const settings = join(workspace, '.vscode', 'settings.json');
  const others = JSON.parse(readFileSync(settings, 'utf8'));
  const { 'workbench.colorTheme': _, ...rest } = others;
  writeFileSync(
    settings,
    JSON.stringify({ ...rest, 'workbench.colorTheme': theme, 'workbench.sideBar.location': 'left' }),
  );
  const context = await browser.newContext({ viewport: size });
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE);
  await page.goto(address(server.port, workspace, [['skipWelcome', 'true']]));
  await page.locator('.explorer-folders-view .monaco-list-row', { hasText: file }).dblclick();
  await page.locator('.codelens-decoration a', { hasText: 'Preview Reachability' }).first().waitFor();
  await page.locator('.editor-actions [aria-label*="Preview Reachability"]').first().click();
  await page.locator('.activitybar [aria-label^="Explorer"]').first().click();
  await page.locator('.explorer-folders-view').waitFor({ state: 'hidden' });
  // The first window of a new server opens this one, whatever the workspace's settings say.
  const secondary = page.locator('.part.auxiliarybar');
  if (await secondary.isVisible()) await secondary.locator('[aria-label^="Hide Secondary Side Bar"]').click();
  await secondary.waitFor({ state: 'hidden' });
  const frame = await drawn(page);
  await act?.(frame);
  writeFileSync(join(images, `${name}.png`), withPalette(await page.screenshot(), colours));
  await context.close();
  console.log(`docs/images/${name}.png`);
}
