// The style sheet that Markdown previews get: what a map looks like in a page that is not ours. It is made from the styles of saved pictures.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { build, transform } from 'esbuild';

const SCOPE = '.vpclens-map';
const OWN = `
${SCOPE} { overflow-x: auto; margin: 1em 0; }
${SCOPE} svg { max-width: 100%; height: auto; }
.vpclens-note { color: var(--vscode-descriptionForeground, inherit); font-style: italic; }
`;

export async function writeMarkdownStyle(outfile) {
  const { outputFiles } = await build({
    entryPoints: ['client/webview/picture/page-style.ts'],
    bundle: true,
    format: 'esm',
    write: false,
  });
  const { pageStyle } = await import(`data:text/javascript,${encodeURIComponent(outputFiles[0].text)}`);
  const { code } = await transform(`${OWN}${pageStyle(SCOPE)}`, { loader: 'css', minify: true });
  mkdirSync(dirname(outfile), { recursive: true });
  writeFileSync(outfile, code);
  return outfile;
}
