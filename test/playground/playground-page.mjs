// The playground as it is built, from a static host, below a path.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildPlayground } from '../../scripts/bundle/playground.mjs';
import { launchBrowser } from '../editor/harness/browser.mjs';
import { serve } from '../editor/harness/static-server.mjs';
import { PATIENCE } from '../editor/harness/until.mjs';

const BELOW = '/some/where/';

export async function startPlayground() {
  const folder = mkdtempSync(join(tmpdir(), 'vpclens-playground-'));
  await buildPlayground(folder);
  const server = await serve({ folders: { [BELOW]: folder } });
  const browser = await launchBrowser();
  const own = `http://127.0.0.1:${server.port}${BELOW}`;
  return {
    folder,
    address: `${own}index.html`,
    async stop() {
      await browser.close();
      server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
    /** A browser that nothing is kept in, with one window; `errors` are those of its pages, `asked` every address that they asked for. */
    async person({ width = 1400, height = 850, ...options } = {}) {
      const context = await browser.newContext({ viewport: { width, height }, ...options });
      await context.grantPermissions(['clipboard-read', 'clipboard-write']);
      const errors = [];
      const asked = [];
      const open = async (fragment = '') => {
        const page = await context.newPage();
        page.setDefaultTimeout(PATIENCE);
        page.on('pageerror', (error) => errors.push(String(error)));
        page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
        page.on('request', (request) => asked.push(request.url()));
        await page.goto(`${own}index.html${fragment}`);
        await page.locator('body[data-checked]').waitFor();
        return page;
      };
      return { open, errors, asked, own, close: () => context.close() };
    },
  };
}
