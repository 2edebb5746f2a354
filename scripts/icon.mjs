// Draws the extension's icon: client/images/icon.svg -> icon.png, 256 pixels wide, as the marketplace wants it for screens with small pixels.
//   node scripts/icon.mjs
import { readFileSync } from 'node:fs';
import { launchBrowser } from '../test/editor/harness/browser.mjs';

const images = new URL('../client/images/', import.meta.url);
const svg = readFileSync(new URL('icon.svg', images), 'utf8');
const browser = await launchBrowser();
const page = await browser.newPage({ viewport: { width: 128, height: 128 }, deviceScaleFactor: 2 });
await page.setContent(`<style>body { margin: 0 } svg { display: block }</style>${svg}`);
await page.screenshot({ path: new URL('icon.png', images).pathname, omitBackground: true });
await browser.close();
