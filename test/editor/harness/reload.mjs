// What a person sees after the window was reloaded: the preview is there again, on the tab that was chosen. A suite inside the extension host would not survive the reload.
import { join } from 'node:path';
import { previewFrame } from './bridge.mjs';
import { newWindow } from './browser.mjs';
import { root } from './downloads.mjs';
import { until } from './until.mjs';
import { address } from './workbench.mjs';

const TITLE = 'the preview survives a reload of the window';

export async function checkReload(browser, port, workspace) {
  const page = await newWindow(browser);
  try {
    await page.goto(address(port, workspace, [['skipWelcome', 'true']]));
    await page.locator('.explorer-folders-view .monaco-list-row', { hasText: 'shop.vpc' }).dblclick();
    // The lens is the language server's: it is there once the extension runs.
    await page.locator('.codelens-decoration a', { hasText: 'Preview Reachability' }).first().waitFor();
    await page.locator('.editor-actions [aria-label*="Preview Reachability"]').first().click();
    const frame = await drawn(page);
    await frame.locator('#tab-matrix').click();
    await frame.locator('[role=gridcell]').first().waitFor();
    await stateSaved(page);
    await page.reload();
    await until('the preview on the tab that was chosen', async () => {
      const again = await drawn(page);
      return (await again.locator('#tab-matrix[aria-selected=true]').count()) > 0;
    });
    console.log(`  ok ${TITLE}`);
    return true;
  } catch (error) {
    await page.screenshot({ path: join(root, '.vscode-test', 'failed.png') });
    console.log(`  FAILED ${TITLE}\n${error.stack ?? error}`);
    return false;
  } finally {
    await page.close();
  }
}

/** The preview's frame, as soon as it has drawn a snapshot. */
export function drawn(page) {
  return until('a drawn preview', async () => {
    const frame = await previewFrame(page);
    return frame && (await frame.locator('.app[data-state=drawn]').count()) > 0 && frame;
  });
}

/** The workbench writes what is open into the browser's data base every few seconds, for the next time. */
function stateSaved(page) {
  return until('the workbench to save what is open', async () =>
    /vpclens\.preview.*tab[\\"]+:[\\"]+matrix/.test(await page.evaluate(everythingStored)),
  );
}

/** Runs in the page: the contents of its data bases as text. */
async function everythingStored() {
  const result = (request) =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  const values = [];
  for (const { name } of await indexedDB.databases()) {
    const base = await result(indexedDB.open(name));
    for (const store of base.objectStoreNames)
      values.push(await result(base.transaction(store).objectStore(store).getAll()));
    base.close();
  }
  return JSON.stringify(values);
}
