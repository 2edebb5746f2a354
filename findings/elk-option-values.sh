#!/usr/bin/env bash
# elkjs 0.12.1: what becomes of a layout option that is wrong.
# guessed: options are checked alike: a wrong one is an error, or is told, or is ignored.
# version: elkjs 0.12.1
# behaviour: a layout algorithm that there is not is an error. A value that there is not (`down` for `DOWN`, `100px` for 100) and an
#   option that there is not (`elk.dirrection`) are dropped without a word: the layout is the one without them.
# seen: the lines at the end of this file: where the second of two nodes is.
# means for us: test/webview/map/layout.test.ts asserts where things are, not which options are set.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --no-audit --no-fund --loglevel=error elkjs@0.12.1 >/dev/null
cat >look.mjs <<'END'
import ELK from 'elkjs';
const elk = new ELK();
const node = (id) => ({ id, width: 30, height: 20 });
for (const options of [
  { 'elk.direction': 'DOWN' },
  { 'elk.direction': 'down' },
  { 'elk.dirrection': 'DOWN' },
  { 'elk.layered.spacing.nodeNodeBetweenLayers': '100' },
  { 'elk.layered.spacing.nodeNodeBetweenLayers': '100px' },
  { 'elk.algorithm': 'layerd' },
]) {
  const graph = { id: 'root', layoutOptions: { 'elk.algorithm': 'layered', ...options }, children: [node('a'), node('b')], edges: [{ id: 'e', sources: ['a'], targets: ['b'] }] };
  const result = await elk.layout(graph).catch((error) => error);
  console.log(JSON.stringify(options), result instanceof Error ? 'is an error' : `${result.children[1].x}, ${result.children[1].y}`);
}
END
node look.mjs >out.txt
diff - out.txt <<'SEEN' || { echo 'changed'; exit 1; }
{"elk.direction":"DOWN"} 12, 52
{"elk.direction":"down"} 62, 12
{"elk.dirrection":"DOWN"} 62, 12
{"elk.layered.spacing.nodeNodeBetweenLayers":"100"} 142, 12
{"elk.layered.spacing.nodeNodeBetweenLayers":"100px"} 62, 12
{"elk.algorithm":"layerd"} is an error
SEEN
echo 'as it was'
