// Bundles a program for Node in pieces: what is imported when it is needed is a file of its own, so that a command reads and compiles no more than it runs.
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, transform } from 'esbuild';

/**
 * esbuild splits modules only (`format: esm`), and Node starts modules some ten milliseconds later than scripts: so each piece is made a script afterwards.
 * `outdir` holds nothing else: it is emptied first, since the names of pieces change with what is in them.
 */
export async function buildSplit({ outdir, entryPoints, ...options }) {
  const { absWorkingDir = process.cwd(), minify, sourcemap, target } = options;
  rmSync(join(absWorkingDir, outdir), { recursive: true, force: true });
  const result = await build({
    ...options,
    entryPoints,
    outdir,
    format: 'esm',
    splitting: true,
    // In place, since the second step reads the first one's map there.
    sourcemap: sourcemap ? 'inline' : false,
    outExtension: { '.js': '.cjs' },
    chunkNames: 'part-[hash]',
    metafile: true,
  });
  for (const file of Object.keys(result.metafile.outputs)) {
    const path = join(absWorkingDir, file);
    const { code } = await transform(readFileSync(path, 'utf8'), {
      format: 'cjs',
      platform: 'node',
      target,
      minify,
      sourcemap: sourcemap ? 'inline' : false,
      sourcefile: path,
      supported: { 'dynamic-import': false },
      legalComments: options.legalComments,
    });
    writeFileSync(path, code);
  }
  return result;
}
