#!/usr/bin/env bash
# elkjs 0.12.1: edges between nodes of different containers, as between instances of two subnets.
# guessed: an edge that can be laid out has sections, in the coordinates of the graph that declares it; one that cannot is an error.
# version: elkjs 0.12.1 (layered)
# behaviour: declared at the root between children of two containers, the edge comes back without `sections` and without a word. One to
#   its own container is an error. With INCLUDE_CHILDREN both have sections, but then a container's own `elk.direction` is ignored, and an
#   edge that was declared at the root and lies within one container is told relative to that (`container`), not to where it was declared.
# seen: the lines at the end of this file.
# means for us: client/webview/map/layout-graph.ts lays all levels out at once and asks for coordinates from the root (elk.json.edgeCoords); what it does not route is drawn as a curve.
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
const all = { 'elk.hierarchyHandling': 'INCLUDE_CHILDREN' };
const edge = { id: 'e', sources: ['a'], targets: ['b'] };
const graph = (options, children, edges) => ({ id: 'root', layoutOptions: { 'elk.algorithm': 'layered', ...options }, children, edges });
const told = async (what, made) => {
  const result = await elk.layout(made).catch((error) => error);
  if (result instanceof Error) return console.log(what, 'is an error');
  const [{ sections, container }] = result.edges;
  console.log(what, container, sections ? JSON.stringify([sections[0].startPoint, sections[0].endPoint]) : 'no sections');
};
const two = () => [{ id: 'v', children: [node('a')] }, { id: 'w', children: [node('b')] }];
await told('between containers:', graph({}, two(), [edge]));
await told('between containers, all levels at once:', graph(all, two(), [edge]));
const up = { id: 'e', sources: ['a'], targets: ['v'] };
await told('to its own container', graph({}, [{ id: 'v', children: [node('a')] }], [up]));
await told('to its own container, all levels at once:', graph(all, [{ id: 'v', children: [node('a')] }], [up]));
const inner = () => [{ id: 'v', layoutOptions: { 'elk.padding': '[top=50,left=50,bottom=5,right=5]' }, children: [node('a'), node('b')] }];
await told('declared at the root, inside v:', graph(all, inner(), [edge]));
for (const options of [{}, all]) {
  const child = { id: 'v', layoutOptions: { 'elk.direction': 'DOWN' }, children: [node('a'), node('b')], edges: [{ ...edge }] };
  const { children } = await elk.layout(graph(options, [child], []));
  const [a, b] = children[0].children;
  console.log(`v says DOWN${options === all ? ', all levels at once' : ''}: b is ${b.y > a.y ? 'below' : 'beside'} a`);
}
END
node look.mjs >out.txt
diff - out.txt <<'SEEN' || { echo 'changed'; exit 1; }
between containers: root no sections
between containers, all levels at once: root [{"x":54,"y":34},{"x":108,"y":34}]
to its own container is an error
to its own container, all levels at once: v [{"x":42,"y":22},{"x":54,"y":22}]
declared at the root, inside v: v [{"x":80,"y":60},{"x":100,"y":60}]
v says DOWN: b is below a
v says DOWN, all levels at once: b is beside a
SEEN
echo 'as it was'
