// Bundles what is shipped: the extension, the language server, the command line, the library, the preview, and what exported pages and pictures are made of. Prints how large each became.
//   node esbuild.mjs [--dev]     --dev: not minified, with source maps
import { rmSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { browserOptions } from './scripts/bundle/browser.mjs';
import { writeExamples } from './scripts/bundle/examples.mjs';
import { langiumAlone } from './scripts/bundle/langium-alone.mjs';
import { writeMarkdownStyle } from './scripts/bundle/markdown-style.mjs';
import { nodeOptions, programOptions } from './scripts/bundle/program.mjs';
import { buildServers } from './scripts/bundle/servers.mjs';
import { buildSplit } from './scripts/bundle/split.mjs';
import { webviewBundles } from './scripts/bundle/webview.mjs';
import { writeNotices } from './scripts/third-party.mjs';
import { bundleCatalogues } from './scripts/words/catalogues.mjs';

const dev = process.argv.includes('--dev');

const common = {
  bundle: true,
  minify: !dev,
  sourcemap: dev,
  legalComments: 'none',
  logLevel: 'warning',
  // Packages that ship UMD in `main` cannot be bundled from there: their `require` is a variable.
  mainFields: ['module', 'main'],
};
const node = { ...nodeOptions, ...common };
const browser = { ...browserOptions, ...common };

const bundles = [
  {
    ...node,
    entryPoints: ['client/extension.ts'],
    outfile: 'dist/client/extension.cjs',
    external: ['vscode'],
    inject: [],
  },
  {
    ...browser,
    entryPoints: ['client/extension.browser.ts'],
    // VS Code takes `.js` for a module where package.json says so, and its web worker cannot load one.
    outfile: 'dist/client/extension.browser.cjs',
    // It gives its extensions a `require` for this one module.
    format: 'cjs',
    external: ['vscode'],
    inject: [],
  },
  {
    ...node,
    platform: 'neutral',
    target: 'es2022',
    format: 'esm',
    plugins: [langiumAlone],
    // Both entries share one copy: a network that the one read is asked by the other.
    splitting: true,
    chunkNames: 'shared-[hash]',
    external: ['node:*'],
    entryPoints: { index: 'library/index.ts', node: 'library/node/index.ts' },
    outdir: 'dist/library',
    // Names stay, for the stacks of errors in other people's programs.
    minify: false,
    minifySyntax: !dev,
    minifyWhitespace: !dev,
  },
  ...webviewBundles.map((options) => ({ ...options, ...common })),
  // Apart where somebody looks into one of them.
  ...(dev
    ? [
        { ...node, entryPoints: ['server/main.node.ts'], outfile: 'dist/server/main.node.cjs' },
        { ...browser, entryPoints: ['server/main.browser.ts'], outfile: 'dist/server/main.browser.js' },
      ]
    : []),
];

// What is in a bundle stays there, and what no bundle makes any more goes.
rmSync('dist/webview', { recursive: true, force: true });
// The name of what the library's entries share changes with its contents.
rmSync('dist/library', { recursive: true, force: true });

const program = { ...programOptions, ...common, outdir: 'dist/cli' };

const outputs = [];
const inputs = [];
const built = bundles.map((options) => () => build({ ...options, metafile: true }));
for (const work of [...built, () => buildSplit(program)]) {
  const { metafile } = await work();
  inputs.push(...Object.keys(metafile.inputs));
  outputs.push(...Object.keys(metafile.outputs).filter((file) => !file.endsWith('.map')));
}

if (!dev) {
  const servers = await buildServers('dist/server');
  inputs.push(...servers.inputs);
  outputs.push(...servers.outputs);
}

writeExamples('examples', 'dist/examples.json');
writeNotices(inputs, 'dist/THIRD-PARTY.txt');

outputs.push(await writeMarkdownStyle('dist/webview/markdown.css'), ...bundleCatalogues('dist/l10n'));

const kilobytes = (bytes) => `${(bytes / 1000).toFixed(0)} kB`.padStart(9);
for (const file of outputs) {
  console.log(
    `${file.padEnd(28)}${kilobytes(statSync(file).size)}${kilobytes(gzipSync(await readFile(file)).length)} gzipped`,
  );
}
