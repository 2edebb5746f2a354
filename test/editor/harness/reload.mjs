// What a person sees after the window was reloaded: the preview is there again, on the tab that was chosen. A suite inside the extension host would not survive the reload.
import { previewFrame } from './bridge.mjs';
import { address } from './workbench.mjs';

const TITLE = 'the preview survives a reload of the window';

export async function checkReload(browser, port, workspace) {
  const page = await browser.newPage({ viewport: { width: 1500, height: 950 } });
  try {
    await page.goto(
      address(port, workspace, [
        ['skipWelcome', 'true'],
        ['openFile', `vscode-remote://127.0.0.1:${port}${workspace}/shop.vpc`],
      ]),
    );
    await page.locator('.monaco-editor .view-line').first().waitFor({ timeout: 60_000 });
    await page.locator('.editor-actions [aria-label*="Preview Reachability"]').first().click({ timeout: 30_000 });
    const frame = await drawn(page);
    await frame.locator('#tab-matrix').click();
    await frame.locator('[role=gridcell]').first().waitFor();
    await stateSaved(page);
    await page.reload();
    const again = await drawn(page);
    await again.locator('#tab-matrix[aria-selected=true]').waitFor({ timeout: 10_000 });
    console.log(`  ok ${TITLE}`);
    return true;
  } catch (error) {
    await page.screenshot({ path: '/tmp/wv/reload.png' });
    console.log(`  FAILED ${TITLE}\n${error.stack ?? error}`);
    return false;
  } finally {
    await page.close();
  }
}

/** The preview's frame, as soon as it has drawn a snapshot. */
export async function drawn(page, patience = 30_000) {
  const end = Date.now() + patience;
  while (Date.now() < end) {
    const frame = await previewFrame(page);
    if (frame && (await frame.locator('.app[data-state=drawn]').count()) > 0) return frame;
    await page.waitForTimeout(50);
  }
  throw new Error('no preview was drawn');
}

/** The workbench writes its state when the page is left; a person who reloads leaves it too. */
async function stateSaved(page) {
  await page.evaluate(() => window.dispatchEvent(new Event('pagehide')));
}
