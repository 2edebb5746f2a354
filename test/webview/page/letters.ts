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

/** Gives a page the letters, as the font that the editor has. `wider`: in percent of their size, as those of other fonts are. */
export async function bringLetters(page: Page, wider = 100): Promise<void> {
  const faces = LETTERS.map(
    ({ weight, bytes }) =>
      `@font-face { font-family: '${FONT}'; font-weight: ${weight}; size-adjust: ${wider}%; src: url(data:font/woff2;base64,${bytes}); }`,
  );
  await page.addStyleTag({ content: faces.join('\n') });
  await page.evaluate(async (font) => {
    await Promise.all([...document.fonts].filter(({ family }) => family.includes(font)).map((face) => face.load()));
    document.documentElement.style.setProperty('--vscode-font-family', `'${font}', sans-serif`);
  }, FONT);
}
