#!/usr/bin/env node
import { run } from './run.js';
import { processTerminal } from './terminal.js';

const terminal = processTerminal();
run(process.argv.slice(2), terminal).then((code) => {
  // Not process.exit: a pipe may not have taken all of the output yet.
  process.exitCode = code;
});
