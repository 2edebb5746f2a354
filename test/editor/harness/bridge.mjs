// The tests run in the extension host, which sees no pixels. This small server on the loopback address lets them look into the preview's document and click in it.
import { once } from 'node:events';
import { createServer } from 'node:http';
import { PATIENCE, until } from './until.mjs';

/**
 * `page()` answers the workbench's page. Actions: `evaluate` a function's source in the preview, `evaluateIn` another page that has what a selector finds, `click`, `press` and `fill` in it; the `label` of something in the workbench, and the `count` of what a selector finds there, the `framesText` of all that is drawn in frames, `clickOn` what it finds, `keys` pressed one after the other, `clickOnRow` of what a row shows while the pointer is on it; `tell` a line of the suite,
 * which comes this way since no two editors print what an extension writes alike.
 */
export async function startBridge(page, tell = () => {}) {
  const locate = async (selector) => {
    const frame = await until('the preview', async () => previewFrame(await page()));
    return frame.locator(selector).first();
  };
  const actions = {
    async evaluate({ source, argument }) {
      const frame = await previewFrame(await page());
      return frame ? frame.evaluate(`(${source})(${JSON.stringify(argument) ?? ''})`) : null;
    },
    async evaluateIn({ selector, source, argument }) {
      const frame = await frameWhere(await page(), (wanted) => document.querySelector(wanted) !== null, selector);
      return frame ? frame.evaluate(`(${source})(${JSON.stringify(argument) ?? ''})`) : null;
    },
    async click({ selector, modifiers }) {
      await (await locate(selector)).click({ modifiers, timeout: PATIENCE });
    },
    async press({ selector, key }) {
      await (await locate(selector)).press(key, { timeout: PATIENCE });
    },
    async fill({ selector, text }) {
      await (await locate(selector)).fill(text, { timeout: PATIENCE });
    },
    async label({ selector }) {
      const found = (await page()).locator(selector).first();
      return (await found.count()) > 0 ? found.getAttribute('aria-label', { timeout: PATIENCE }) : null;
    },
    async count({ selector }) {
      return (await page()).locator(selector).count();
    },
    async clickOn({ selector }) {
      await (await page()).locator(selector).first().click({ timeout: PATIENCE });
    },
    async keys({ keys }) {
      const { keyboard } = await page();
      for (const key of keys) await keyboard.press(key);
    },
    async clickOnRow({ row, selector }) {
      const found = (await page()).locator(row).first();
      await found.hover({ timeout: PATIENCE });
      await found.locator(selector).first().click({ timeout: PATIENCE });
    },
    async framesText() {
      return framesText(await page());
    },
    async tell({ line }) {
      tell(line);
    },
  };
  const server = createServer(async (request, response) => {
    // The suite may run in a page of another origin.
    response.setHeader('Access-Control-Allow-Origin', '*');
    let body = '';
    for await (const chunk of request) body += chunk;
    try {
      const { action, ...rest } = JSON.parse(body);
      response.end(JSON.stringify({ result: (await actions[action](rest)) ?? null }));
    } catch (error) {
      response.end(JSON.stringify({ error: String(error) }));
    }
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { address: `http://127.0.0.1:${server.address().port}`, stop: () => server.close() };
}

/** Any text that is shown in a frame: what an extension draws by itself. */
async function framesText(page) {
  const texts = await Promise.all(
    page.frames().map((frame) => frame.evaluate(() => document.body?.innerText ?? '').catch(() => '')),
  );
  return texts.slice(1).join('\n');
}

/** The frame that holds the preview's document; undefined while there is none. */
export function previewFrame(page) {
  return frameWhere(page, () => document.querySelector('.app') !== null && document.body.dataset.uri !== undefined);
}

async function frameWhere(page, isIt, argument) {
  for (const frame of page.frames()) {
    try {
      if (await frame.evaluate(isIt, argument)) return frame;
    } catch {
      // The frame was replaced while it was being asked.
    }
  }
  return undefined;
}
