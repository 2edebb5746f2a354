#!/usr/bin/env bash
# `yaml` 2.9.1 on a CloudFormation template, which is YAML 1.1: neither of its two modes reads what AWS reads.
# guessed: `parse(text, { version: '1.1' })` gives a template's values.
# version: yaml 2.9.1, beside js-yaml 3.14.1, whose default schema is YAML 1.1.
# behaviour: in its mode for 1.1 the single letters y and n are booleans, as keys too, so the variables of a `!Sub` and a logical id are
#   renamed to "true" and "false"; a date is a Date. js-yaml leaves letters alone. In the mode for 1.2 `yes` is a text and 0100 is 100
#   where 1.1 has 64. In either mode an account that begins with 0 and holds an 8 or a 9 becomes a number and loses its zero;
#   js-yaml's 1.1 keeps it a text, as the pattern of the specification for integers does.
# seen: the lines at the end of this file.
# means for us: interchange/import/cloudformation/scalars.ts reads 1.2 and mends the rest; test/import/cloudformation/scalars.test.ts.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --no-audit --no-fund --loglevel=error yaml@2.9.1 js-yaml@3.14.1 >/dev/null
cat >look.mjs <<'END'
import jsYaml from 'js-yaml';
import { parse } from 'yaml';
const text = ['{ y: 1, x: 2 }', '2010-09-09', 'yes', '0100', '012345678901', '22:22'];
for (const value of text) {
  const told = [parse(value, { version: '1.1' }), parse(value), jsYaml.safeLoad(value)];
  console.log(`${value} | ${told.map((one) => JSON.stringify(one)).join(' | ')}`);
}
END
node look.mjs >out.txt
diff - out.txt <<'SEEN' || { echo 'changed'; exit 1; }
{ y: 1, x: 2 } | {"true":1,"x":2} | {"y":1,"x":2} | {"y":1,"x":2}
2010-09-09 | "2010-09-09T00:00:00.000Z" | "2010-09-09" | "2010-09-09T00:00:00.000Z"
yes | true | "yes" | "yes"
0100 | 64 | 100 | 64
012345678901 | 12345678901 | 12345678901 | "012345678901"
22:22 | 1342 | "22:22" | 1342
SEEN
echo 'as it was'
