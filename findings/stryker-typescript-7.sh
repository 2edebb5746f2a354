#!/usr/bin/env bash
# Stryker 9.6.1 beside TypeScript 7.0.2: mutation testing of a project that has a tsconfig.json.
# guessed: a project whose tests need no TypeScript compiler (vitest strips types) is mutated whichever TypeScript is installed.
# version: @stryker-mutator/core 9.6.1, the last that runs on Node 20; its range for typescript is open at the top.
# behaviour: while copying tsconfig.json into its sandbox it parses the file with `parseConfigFileTextToJson` of the package
#   `typescript`. TypeScript 7 has no classic programming interface, so the run ends before the first test.
#   Naming a file that does not exist as `tsconfigFile` skips that step; with TypeScript 5.9.3 nothing is wrong.
# seen: "ts.parseConfigFileTextToJson is not a function" / with tsconfigFile "none": the mutants are tested / with TypeScript 5.9.3: the same.
# means for us: scripts/mutate.mjs sets `tsconfigFile`.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --no-audit --no-fund --loglevel=error @stryker-mutator/core@9.6.1 typescript@7.0.2 >/dev/null
echo '{ "compilerOptions": { "strict": true } }' >tsconfig.json
echo 'module.exports = (port) => port > 443;' >port.js
echo "const test = require('./port'); if (test(443) || !test(444)) process.exit(1);" >test.js

run() {
  node_modules/.bin/stryker run --mutate port.js --testRunner command --reporters clear-text --concurrency 1 "$@" >out.txt 2>&1 || true
}
fail() {
  echo "changed: $1"
  tail -20 out.txt
  exit 1
}
cat >stryker.config.json <<'END'
{ "commandRunner": { "command": "node test.js" } }
END

run
grep -q 'ts.parseConfigFileTextToJson is not a function' out.txt || fail 'TypeScript 7 is no obstacle any more'
echo '{ "tsconfigFile": "none", "commandRunner": { "command": "node test.js" } }' >stryker.config.json
run
grep -qE '^All files +\| +[0-9.]+' out.txt || fail 'the way around it is none any more'
npm install --no-audit --no-fund --loglevel=error typescript@5.9.3 >/dev/null
echo '{ "commandRunner": { "command": "node test.js" } }' >stryker.config.json
run
grep -qE '^All files +\| +[0-9.]+' out.txt || fail 'it fails with TypeScript 5.9.3 too'
echo 'as it was'
