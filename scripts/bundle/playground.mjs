// The playground, ready for any static host under any path: scripts, pages, and the licences of what is in them.
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { writeNotices } from '../third-party.mjs';
import { catalogueOf, delivered, LANGUAGES } from '../words/catalogues.mjs';
import { browserOptions } from './browser.mjs';
import { examplesIn } from './examples.mjs';

const SOURCES = 'client/playground';
const ENTRIES = {
  playground: `${SOURCES}/main.ts`,
  'preview-frame': `${SOURCES}/preview-frame.ts`,
  preview: 'client/webview/main.ts',
  server: 'server/main.browser.ts',
};
const STYLES = { theme: `${SOURCES}/styles/theme.css`, editor: `${SOURCES}/styles/editor.css` };

/** Empties the folder first. Answers the files that it made. */
export async function buildPlayground(outdir) {
  rmSync(outdir, { recursive: true, force: true });
  mkdirSync(outdir, { recursive: true });
  const { metafile } = await build({
    ...browserOptions,
    minify: true,
    metafile: true,
    entryPoints: { ...ENTRIES, ...STYLES },
    outdir,
  });
  // `<` would end the page's block of data; to JSON the two are the same.
  const examples = JSON.stringify(examplesIn('examples')).replaceAll('<', '\\u003c');
  const page = readFileSync(join(SOURCES, 'page.html'), 'utf8');
  writeFileSync(
    join(outdir, 'index.html'),
    page.replace('{{EXAMPLES}}', () => examples),
  );
  // A script, since the page's policy allows nothing else to be read; only who reads that language asks for it.
  for (const language of LANGUAGES)
    writeFileSync(
      join(outdir, `words.${language}.js`),
      `window.vpcLensWords=${JSON.stringify(delivered(catalogueOf(language)))};\n`,
    );
  cpSync(join(SOURCES, 'preview.html'), join(outdir, 'preview.html'));
  cpSync('client/images/icon.png', join(outdir, 'icon.png'));
  cpSync('LICENSE', join(outdir, 'LICENSE.txt'));
  writeNotices(Object.keys(metafile.inputs), join(outdir, 'THIRD-PARTY.txt'));
}
