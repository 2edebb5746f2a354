#!/usr/bin/env bash
# langium 4.4.0 and vscode-languageserver 10.1.2, installed as their ranges say: a refused rename reaches the editor as a success.
# guessed: both are made for each other, share one vscode-jsonrpc, and a `ResponseError` that a handler gives is the error of the answer.
# version: langium 4.4.0, vscode-languageserver 10.1.2
# behaviour: npm installs two copies of vscode-jsonrpc. The server knows an error by `instanceof` of its own copy's class; one of the
#   other copy is an object like any other and goes out as the `result` of a successful answer.
# seen: the lines at the end of this file.
# means for us: `overrides` in package.json leave one copy; test/server/process.test.ts holds it in the bundle that is shipped.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --no-audit --no-fund --loglevel=error langium@4.4.0 vscode-languageserver@10.1.2 >/dev/null
cat >look.cjs <<'END'
const { PassThrough } = require('node:stream');
const { createRequire } = require('node:module');
const { readFileSync, realpathSync } = require('node:fs');
const { dirname } = require('node:path');
const of = (name) => createRequire(realpathSync(`node_modules/${name}/package.json`));
const theirs = of('langium')('vscode-jsonrpc');
const ours = of('vscode-languageserver')('vscode-jsonrpc');
const folder = (name) => dirname(of(name).resolve('vscode-jsonrpc')).replace(/(vscode-jsonrpc).*/, '$1');
const version = (name) => JSON.parse(readFileSync(`${folder(name)}/package.json`)).version;
console.log('langium has', version('langium'), 'and the server', version('vscode-languageserver'));
const { createConnection, StreamMessageReader, StreamMessageWriter } = require('vscode-languageserver/node');
const tell = async (what, ResponseError) => {
  const input = new PassThrough();
  const output = new PassThrough();
  const connection = createConnection(new StreamMessageReader(input), new StreamMessageWriter(output));
  connection.onRequest('refuse', () => new ResponseError(-32602, 'no'));
  connection.listen();
  const answer = new Promise((resolve) => new StreamMessageReader(output).listen(resolve));
  const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'refuse' });
  input.write(`Content-Length: ${body.length}\r\n\r\n${body}`);
  console.log(what, Object.keys(await answer).filter((key) => key === 'result' || key === 'error').join());
};
(async () => {
  await tell("an error of the server's copy is sent as", ours.ResponseError);
  await tell("an error of langium's copy is sent as", theirs.ResponseError);
  process.exit(0);
})();
END
node look.cjs >out.txt
diff - out.txt <<'SEEN' || { echo 'changed'; exit 1; }
langium has 10.0.0 and the server 9.0.3
an error of the server's copy is sent as error
an error of langium's copy is sent as result
SEEN
echo 'as it was'
