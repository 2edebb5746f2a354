import type { ElkExtendedEdge, ElkNode } from 'elkjs/lib/elk-api.js';
import type { Box } from './box.js';
import type { Link } from './links.js';
import {
  EMPTY_SUBNET_HEIGHT,
  GAP,
  gridColumns,
  HEADING,
  PADDING,
  RESOURCE,
  SUBNET_MIN_WIDTH,
  textWidth,
} from './sizes.js';

/**
 * The boxes as a graph for the layout library: layers from the inside (below) to the outside world (above), as an architect draws a VPC.
 * What has no line of its own in a subnet is one node, the grid: thousands of resources cost the layout nothing.
 */
export function layoutGraph(boxes: readonly Box[], links: readonly Link[]): ElkNode {
  const routed = links.filter((link) => link.routed);
  const linked = new Set(routed.flatMap((link) => [link.from, link.to]));
  const edges = routed.map(toEdge);
  const vpcs = boxes.filter((box) => box.role === 'vpc');
  // A VPC is some two times as wide as it is high.
  stack(vpcs, edges, Math.round(Math.sqrt(vpcs.length / 2.2)));
  const children = boxes.map((box) => toNode(box, linked, edges));
  return { id: ROOT, layoutOptions: ROOT_OPTIONS, children, edges };
}

export const ROOT = '$root';
export const GRID = '$grid ';
/** Lines that only hold boxes in place. */
export const HOLD = '$hold ';

/** A container does not inherit these. */
const EVERYWHERE = {
  'elk.spacing.nodeNode': '22',
  'elk.spacing.edgeNode': '12',
  'elk.spacing.edgeEdge': '8',
  'elk.layered.spacing.nodeNodeBetweenLayers': '26',
  'elk.layered.spacing.edgeNodeBetweenLayers': '12',
  'elk.layered.crossingMinimization.semiInteractive': 'true',
};

const ROOT_OPTIONS = {
  ...EVERYWHERE,
  'elk.algorithm': 'layered',
  'elk.direction': 'UP',
  'elk.hierarchyHandling': 'INCLUDE_CHILDREN',
  'elk.edgeRouting': 'ORTHOGONAL',
  'elk.json.shapeCoords': 'ROOT',
  'elk.json.edgeCoords': 'ROOT',
  'elk.aspectRatio': '1.3',
  'elk.spacing.componentComponent': '28',
  'elk.layered.nodePlacement.strategy': 'NETWORK_SIMPLEX',
};

function toNode(box: Box, linked: ReadonlySet<string>, edges: ElkExtendedEdge[]): ElkNode {
  switch (box.role) {
    case 'vpc':
      holdZonesBelow(box, edges);
      return box.folded ? fixed(box, SUBNET_MIN_WIDTH, 64) : container(box, linked, edges);
    case 'zone':
      stack(byAccess(box.children), edges, Math.ceil(Math.sqrt(box.children.length / 4)));
      return container(box, linked, edges);
    case 'subnet':
    case 'network':
      return withGrid(box, linked);
    case 'internet':
      return fixed(box, 190, 50);
    default:
      return fixed(box, RESOURCE.width, RESOURCE.height);
  }
}

function container(box: Box, linked: ReadonlySet<string>, edges: ElkExtendedEdge[]): ElkNode {
  const children = box.children.map((child, index) => inOrder(toNode(child, linked, edges), index));
  if (children.length === 0) return fixed(box, SUBNET_MIN_WIDTH, (HEADING[box.role] ?? 0) + PADDING);
  return { id: box.id, layoutOptions: paddingOf(box), children };
}

/** A subnet or an on-premises network: what has lines, and the grid of what has none. */
function withGrid(box: Box, linked: ReadonlySet<string>): ElkNode {
  const inGrid = box.children.filter((child) => !linked.has(child.id));
  const alone = box.children.filter((child) => linked.has(child.id));
  const width = Math.max(SUBNET_MIN_WIDTH, textWidth(box.label, 13) + 110) - 2 * PADDING;
  if (box.children.length === 0) {
    return fixed(box, width + 2 * PADDING, box.role === 'network' ? (HEADING.network ?? 0) + 8 : EMPTY_SUBNET_HEIGHT);
  }
  const children = alone.map((child) => fixed(child, RESOURCE.width, RESOURCE.height));
  if (inGrid.length > 0)
    children.unshift({ id: GRID + box.id, ...gridSize(inGrid.length, alone.length === 0 ? width : 0) });
  else children.unshift({ id: GRID + box.id, width, height: 1 });
  return { id: box.id, layoutOptions: paddingOf(box), children };
}

function gridSize(cells: number, atLeast = 0): { width: number; height: number } {
  const columns = gridColumns(cells);
  const rows = Math.ceil(cells / columns);
  const width = columns * (RESOURCE.width + GAP) - GAP;
  return { width: Math.max(width, atLeast), height: rows * (RESOURCE.height + GAP) - GAP };
}

/** Boxes below each other, in that many columns. */
function stack(boxes: readonly Box[], edges: ElkExtendedEdge[], columns: number): void {
  boxes.forEach((upper, index) => {
    const lower = boxes[index + Math.max(1, columns)];
    if (lower) edges.push(hold(lower, upper));
  });
}

/** Subnets open to the outside come first, that is on top. */
function byAccess(subnets: readonly Box[]): Box[] {
  const order = { public: 0, private: 1, unknown: 2, 'vpn-only': 3 } as const;
  return [...subnets].sort((a, b) => order[a.access ?? 'private'] - order[b.access ?? 'private']);
}

/** Zones hang below the gateways at the VPC's border, also those without a route to one. */
function holdZonesBelow(vpc: Box, edges: ElkExtendedEdge[]): void {
  const border = vpc.children.find((child) => child.role === 'gateway');
  if (!border) return;
  for (const zone of vpc.children) {
    const [first] = byAccess(zone.children);
    if (zone.role === 'zone' && first) edges.push(hold(first, border));
  }
}

function hold(lower: Box, upper: Box): ElkExtendedEdge {
  return { id: `${HOLD}${lower.id} ${upper.id}`, sources: [lower.id], targets: [upper.id] };
}

/** From left to right as in the text: a hint, which boxes in other layers do not mind. */
function inOrder(node: ElkNode, index: number): ElkNode {
  return { ...node, layoutOptions: { ...node.layoutOptions, 'elk.position': `(${index * 1000},0)` } };
}

function fixed(box: Box, width: number, height: number): ElkNode {
  return { id: box.id, width, height };
}

function paddingOf(box: Box): Record<string, string> {
  const top = HEADING[box.role] ?? PADDING;
  return { ...EVERYWHERE, 'elk.padding': `[top=${top},left=${PADDING},bottom=${PADDING},right=${PADDING}]` };
}

/** From the inside to the outside, whichever way the connection is written: that is what decides which box is above. */
function toEdge(link: Link): ElkExtendedEdge {
  const outward =
    link.connection.kind !== 'vpn' && link.connection.kind !== 'direct-connect' && link.connection.kind !== 'target';
  const [source, target] = outward ? [link.from, link.to] : [link.to, link.from];
  return { id: link.id, sources: [source], targets: [target] };
}
