// Pictures of the first steps, taken in a real editor by going them: docs/images/first-steps/. It fails where a step cannot be gone.
//   node scripts/first-steps.mjs [en] [ko]
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { launchBrowser } from '../test/editor/harness/browser.mjs';
import { packageExtension } from '../test/editor/harness/build.mjs';
import { startCodeServer } from '../test/editor/harness/code-server.mjs';
import { root } from '../test/editor/harness/downloads.mjs';
import { newUser } from './first-steps/editor.mjs';
import { speakIn } from './first-steps/language-pack.mjs';
import { firstSteps } from './first-steps/steps.mjs';
import { withPalette } from './pictures/palette.mjs';

const LOCALES = { en: 'en-US', ko: 'ko-KR' };

const asked = process.argv.slice(2);
const work = join(root, '.vscode-test', 'first-steps');
rmSync(work, { recursive: true, force: true });
mkdirSync(work, { recursive: true });
const vsix = packageExtension(work);
const shop = readFileSync(join(root, 'examples', 'coffee-shop', 'shop.vpc'), 'utf8');
const browser = await launchBrowser();
try {
  for (const [language, locale] of Object.entries(LOCALES))
    if (asked.length === 0 || asked.includes(language)) await go(language, locale);
} finally {
  await browser.close();
  rmSync(work, { recursive: true, force: true });
}

async function go(language, locale) {
  const images = join(root, 'docs', 'images', 'first-steps', language);
  rmSync(images, { recursive: true, force: true });
  mkdirSync(images, { recursive: true });
  const home = join(work, language);
  const data = join(home, 'data');
  const folder = join(home, 'network');
  mkdirSync(join(data, 'data', 'Machine'), { recursive: true });
  mkdirSync(folder);
  copyFileSync(vsix, join(home, 'vpc-lens.vsix'));
  // What this editor adds to VS Code's window would only distract.
  const settings = {
    'chat.disableAIFeatures': true,
    'workbench.secondarySideBar.defaultVisibility': 'hidden',
    'workbench.colorTheme': 'Default Light Modern',
  };
  writeFileSync(join(data, 'data', 'Machine', 'settings.json'), JSON.stringify(settings));
  if (language !== 'en') speakIn(language, data);
  const server = await startCodeServer({ data, locale: language, env: { ...process.env, HOME: home } });
  const page = await newUser(browser, { port: server.port, folder, locale });
  let count = 0;
  try {
    await firstSteps(
      page,
      shop,
      async (name) => {
        const file = `${++count}-${name}.png`;
        writeFileSync(join(images, file), withPalette(await page.screenshot()));
        console.log(`docs/images/first-steps/${language}/${file}`);
      },
      language !== 'en',
    );
  } catch (error) {
    await page.screenshot({ path: join(root, '.vscode-test', 'failed.png') });
    throw error;
  } finally {
    await page.context().close();
    await server.stop();
  }
}
