// The preview alone, in a plain browser: the page as it is bundled, what the editor gives it (colours, its interface to the host), and messages as the server sends them.
import { join } from 'node:path';
import { build } from 'esbuild';
import { newWindow } from '../../editor/harness/browser.mjs';
import { root } from '../../editor/harness/downloads.mjs';
import { THEMES } from './themes.mjs';

let bundle;

/** The page's script and style sheet, from the sources as they are. */
function bundled() {
  bundle ??= build({
    entryPoints: [join(root, 'client/webview/main.ts')],
    bundle: true,
    write: false,
    outdir: 'page',
    platform: 'browser',
    target: 'es2022',
    format: 'iife',
    mainFields: ['module', 'main'],
    logLevel: 'warning',
  }).then(({ outputFiles }) => ({
    script: outputFiles.find(({ path }) => path.endsWith('.js')).text,
    style: outputFiles.find(({ path }) => path.endsWith('.css')).text,
  }));
  return bundle;
}

/** A window with the preview in it, ready for messages. `posted` answers what it has said to its host. */
export async function openPreview(browser, { theme = 'dark', width = 1000, height = 800, answer, state } = {}) {
  const { script, style } = await bundled();
  const page = await newWindow(browser);
  await page.setViewportSize({ width, height });
  const errors = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  const colours = Object.entries(THEMES[theme]).map(([name, value]) => `--vscode-${name}: ${value};`);
  await page.setContent(
    `<!DOCTYPE html><html lang="en"><head><title>VPC Lens: Reachability</title></head><body data-uri="file:///shop.vpc"></body></html>`,
  );
  await page.addStyleTag({ content: `:root { ${colours.join(' ')} }\n${style}` });
  if (answer) await page.exposeFunction('answerOf', answer);
  await page.addScriptTag({
    content: `
window.posted = [];
const post = async (message) => {
  window.posted.push(message);
  const data = await window.answerOf?.(message);
  if (data) window.dispatchEvent(new MessageEvent('message', { data }));
};
window.acquireVsCodeApi = () => ({ postMessage: post, getState: () => window.kept, setState: (state) => { window.kept = state; } });
window.kept = ${JSON.stringify(state) ?? 'undefined'};`,
  });
  await page.addScriptTag({ content: script });
  return {
    page,
    errors,
    posted: () => page.evaluate('window.posted'),
    kept: () => page.evaluate('window.kept'),
    send: (message) => page.evaluate((data) => window.dispatchEvent(new MessageEvent('message', { data })), message),
    close: () => page.close(),
  };
}
