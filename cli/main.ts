#!/usr/bin/env node
import * as node from 'node:module';
import { compileLate } from '../library/node/compile-late.js';
import { keepCompiledCode } from './compile-cache.js';
import { KeptCode } from './kept-code.js';
import { run } from './run.js';
import { processTerminal } from './terminal.js';

const { enableCompileCache } = node as { readonly enableCompileCache?: (folder: string) => unknown };
keepCompiledCode({
  enableCompileCache,
  keepIn: (folder) => new KeptCode(folder).install(node.createRequire(__filename).extensions),
});
const terminal = processTerminal();
run(process.argv.slice(2), terminal, () => compileLate(process.versions.v8)).then((code) => {
  // Not process.exit: a pipe may not have taken all of the output yet.
  process.exitCode = code;
});
