// How the preview is bundled, and what exported pages and pictures are made of.
import { langiumAlone } from './langium-alone.mjs';

const page = { bundle: true, platform: 'browser', target: 'es2022', format: 'iife', legalComments: 'none' };

export const webviewBundles = [
  { ...page, entryPoints: ['client/webview/main.ts'], outfile: 'dist/webview/preview.js' },
  // What runs in the editor's previews of Markdown.
  { ...page, entryPoints: ['client/webview/markdown/main.ts'], outfile: 'dist/webview/markdown.js' },
  // The preview as a file, and the analysis in it.
  { ...page, entryPoints: ['client/webview/report/main.ts'], outfile: 'dist/webview/report.js' },
  {
    ...page,
    entryPoints: ['server/main.page.ts'],
    outfile: 'dist/webview/analysis.js',
    plugins: [langiumAlone],
    inject: ['language/object-group-by.ts'],
  },
  // The map as a picture, for a program without a page.
  {
    ...page,
    platform: 'neutral',
    format: 'cjs',
    entryPoints: ['client/webview/picture/map-picture.ts'],
    outfile: 'dist/webview/picture.cjs',
  },
];
