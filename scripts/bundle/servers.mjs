// The language server for a process of Node and for a web worker: both have one copy of what it is, and each brings its transport.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { basename, join, resolve } from 'node:path';
import { build, transform } from 'esbuild';
import { browserOptions } from './browser.mjs';

/**
 * The protocol's packages choose by platform in their first line alone, and what they share asks for whatever that chose.
 * Here what is shared asks for what is common to both; the entries ask for their platform by its name.
 */
const protocolByPlatform = {
  name: 'the protocol of each platform',
  setup({ onResolve, initialOptions: { absWorkingDir = process.cwd() } }) {
    onResolve(
      { filter: /^vscode-(languageserver|languageserver-protocol|jsonrpc)(\/(node|browser))?$/ },
      ({ path }) => {
        const [name, platform] = path.split('/');
        const file = platform ? `${platform}/main.js` : 'common/api.js';
        return { path: resolve(absWorkingDir, 'node_modules', name, 'lib', file) };
      },
    );
  },
};

/** What the server loads late is a piece of its own to a bundler that cuts, and calls from piece to piece are slower: here it stays where it is, and is still begun late. */
const lateInPlace = {
  name: 'what is late in place',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]server[\\/].+\.ts$/ }, ({ path }) => {
      const text = readFileSync(path, 'utf8');
      return { contents: text.replace(/\bawait import\(('[^']+')\)/g, 'require($1)'), loader: 'ts' };
    });
  },
};

/**
 * Writes `main.browser.js`, one script that needs nothing else, and `main.node.cjs`, which has what they share from there.
 * Answers what esbuild read and what was written, as its metafile has it.
 */
export async function buildServers(outdir) {
  const { outputFiles, metafile } = await build({
    ...browserOptions,
    platform: 'neutral',
    // As bundles for a platform have it without being told.
    conditions: ['module'],
    external: ['node:*', ...builtinModules],
    plugins: [protocolByPlatform, lateInPlace],
    entryPoints: { browser: 'server/main.browser.ts', node: 'server/main.node.ts' },
    format: 'esm',
    splitting: true,
    chunkNames: 'shared',
    minify: true,
    metafile: true,
    write: false,
    outdir,
  });
  const ofNode = Object.entries(metafile.outputs).flatMap(([path, { imports }]) =>
    imports.some(({ external }) => external) ? [basename(path)] : [],
  );
  if (outputFiles.length !== 3 || ofNode.join() !== 'node.js')
    throw new Error(`the servers are two entries and one piece, and only Node’s asks for Node: ${ofNode}`);
  const piece = async (name) => {
    const file = outputFiles.find(({ path }) => basename(path) === `${name}.js`);
    const options = {
      format: 'cjs',
      platform: 'node',
      minify: true,
      target: browserOptions.target,
      legalComments: 'none',
    };
    return (await transform(file.text, options)).code;
  };
  const [shared, browser, node] = [await piece('shared'), await piece('browser'), await piece('node')];
  const scripts = {
    'main.browser.js': `(()=>{const shared=(module=>{${shared}
return module.exports})({exports:{}});if(typeof module==="object")module.exports=shared;else(require=>{${browser}
})(()=>shared)})();\n`,
    'main.node.cjs': node.replace('"./shared.js"', '"./main.browser.js"'),
    // To Node a `.js` of this package is a module; this one is a script.
    'package.json': '{"type":"commonjs"}\n',
  };
  mkdirSync(outdir, { recursive: true });
  for (const [name, text] of Object.entries(scripts)) writeFileSync(join(outdir, name), text);
  return { inputs: Object.keys(metafile.inputs), outputs: Object.keys(scripts).map((name) => `${outdir}/${name}`) };
}
