#!/usr/bin/env node
import * as node from 'node:module';
import { compileLate } from '../library/node/compile-late.js';
import { keepCompiledCode } from './compile-cache.js';
import { run } from './run.js';
import { processTerminal } from './terminal.js';

compileLate(process.versions.v8);
keepCompiledCode(node);
const terminal = processTerminal();
run(process.argv.slice(2), terminal).then((code) => {
  // Not process.exit: a pipe may not have taken all of the output yet.
  process.exitCode = code;
});
