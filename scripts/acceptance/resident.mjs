// The command line as a process that stays: each command runs as in a process of its own, but nothing has to start anew.
//   node scripts/acceptance/resident.mjs SOCKET
// Takes `{ args, cwd }` as a line of JSON on a connection, and answers with `{ code, out, err }`. Prints a line once it listens.
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { programOptions } from '../bundle/program.mjs';

const run = await commandLine();

/** The same source, bundled in the same way, but without the first lines that make it a process. */
async function commandLine() {
  const folder = mkdtempSync(join(tmpdir(), 'vpclens-resident-'));
  try {
    const outfile = join(folder, 'run.cjs');
    await build({ ...programOptions, entryPoints: ['cli/run.ts'], outfile });
    return createRequire(import.meta.url)(outfile).run;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function answer({ args, cwd }) {
  let [out, err] = ['', ''];
  const code = await run(args, {
    cwd,
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    readInput: () => new Uint8Array(),
    colour: false,
    watched: false,
    width: undefined,
  });
  return { code, out, err };
}

const [socket] = process.argv.slice(2);
const server = createServer({ allowHalfOpen: true }, (connection) => {
  let question = '';
  connection.setEncoding('utf8');
  connection.on('data', (text) => {
    question += text;
  });
  connection.on('end', async () => {
    connection.end(JSON.stringify(await answer(JSON.parse(question))));
  });
});
server.listen(socket, () => console.log('listening'));
