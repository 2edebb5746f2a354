// A browser for tests: one that is installed, else the one that comes as an npm package (Linux, x64).
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { installed } from './downloads.mjs';
import { PATIENCE } from './until.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'microsoft-edge'];
const PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];
const PACKAGED = '147.0.0';

export async function launchBrowser() {
  const executablePath = installedBrowser() ?? (await packagedBrowser());
  const args = ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'];
  return chromium.launch({ executablePath, args, timeout: PATIENCE });
}

/** A window whose every step has the same patience. */
export async function newWindow(browser) {
  const page = await browser.newPage({ viewport: { width: 1500, height: 950 } });
  page.setDefaultTimeout(PATIENCE);
  return page;
}

function installedBrowser() {
  const given = process.env.CHROME_PATH;
  if (given) return given;
  const onPath = (process.env.PATH ?? '').split(delimiter).flatMap((folder) => NAMES.map((name) => join(folder, name)));
  return [...onPath, ...PLACES].find((file) => existsSync(file));
}

async function packagedBrowser() {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error('no browser found: install Chromium or Chrome, or set CHROME_PATH to one');
  }
  const folder = installed('@sparticuz/chromium', PACKAGED);
  const { default: packaged } = await import(pathToFileURL(join(folder, 'build', 'esm', 'index.js')).href);
  return packaged.executablePath();
}
