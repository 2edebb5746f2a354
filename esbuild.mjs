// Bundles what is shipped: the extension, the language server, the command line, the library and the preview. Prints how large each became.
//   node esbuild.mjs [--dev]     --dev: not minified, with source maps
import { rmSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { writeNotices } from './scripts/third-party.mjs';

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
// The parser's library calls Object.groupBy, which Node 20 lacks.
const node = { ...common, platform: 'node', target: 'node20', format: 'cjs', inject: ['language/object-group-by.ts'] };

const bundles = [
  {
    ...node,
    entryPoints: ['client/extension.ts'],
    outfile: 'dist/client/extension.cjs',
    external: ['vscode'],
    inject: [],
  },
  { ...node, entryPoints: ['server/main.node.ts'], outfile: 'dist/server/main.node.cjs' },
  { ...node, entryPoints: ['cli/main.ts'], outfile: 'dist/cli/vpclens.cjs' },
  {
    ...node,
    platform: 'neutral',
    target: 'es2022',
    format: 'esm',
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
  {
    ...common,
    platform: 'browser',
    target: 'es2022',
    format: 'iife',
    entryPoints: ['client/webview/main.ts'],
    outfile: 'dist/webview/preview.js',
  },
];

// The name of what the library's entries share changes with its contents.
rmSync('dist/library', { recursive: true, force: true });

const outputs = [];
const inputs = [];
for (const options of bundles) {
  const { metafile } = await build({ ...options, metafile: true });
  inputs.push(...Object.keys(metafile.inputs));
  outputs.push(...Object.keys(metafile.outputs).filter((file) => !file.endsWith('.map')));
}

writeNotices(inputs, 'dist/THIRD-PARTY.txt');

const kilobytes = (bytes) => `${(bytes / 1000).toFixed(0)} kB`.padStart(9);
for (const file of outputs) {
  console.log(
    `${file.padEnd(28)}${kilobytes(statSync(file).size)}${kilobytes(gzipSync(await readFile(file)).length)} gzipped`,
  );
}
