import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

/** Letters that every machine has: what is cut, where lines break, and what has room, is alike. */
export const FONT = 'Arimo of the tests';

const require = createRequire(import.meta.url);
const LETTERS = [
  { weight: '400', file: require.resolve('@fontsource/arimo/files/arimo-latin-400-normal.woff2') },
  { weight: '700', file: require.resolve('@fontsource/arimo/files/arimo-latin-700-normal.woff2') },
].map(({ weight, file }) => ({ weight, bytes: readFileSync(file).toString('base64') }));

/** Gives a page the letters, as the font that the editor has. */
export async function bringLetters(page: Page): Promise<void> {
  await page.evaluate(
    async ({ font, letters }) => {
      for (const { weight, bytes } of letters) {
        const data = Uint8Array.from(atob(bytes), (byte) => byte.charCodeAt(0));
        document.fonts.add(await new FontFace(font, data.buffer, { weight }).load());
      }
      document.documentElement.style.setProperty('--vscode-font-family', `'${font}', sans-serif`);
    },
    { font: FONT, letters: LETTERS },
  );
}
