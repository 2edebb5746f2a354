import type { BoxShape, Diagram, DiagramBox, DiagramLine, LineKind } from './diagram/diagram.js';

/** https://d2lang.com/tour/shapes */
const SHAPES: Readonly<Record<BoxShape, string | undefined>> = {
  area: undefined,
  outside: 'cloud',
  gateway: 'hexagon',
  'load-balancer': 'step',
  database: 'cylinder',
  resource: undefined,
};

const STYLES: Readonly<Record<LineKind, string>> = {
  way: '',
  flow: 'style.stroke-width: 3',
  'one-way': 'style.stroke-dash: 4; target-arrowhead.shape: cross',
  unknown: 'style.stroke-dash: 4',
};

/** A subnet's colour says what it is; the text says so too. */
const STROKES = { public: '#2e7d32', private: '#1565c0', 'vpn-only': '#6a1b9a', unknown: undefined };

/** A diagram in D2, which draws boxes in boxes: https://d2lang.com */
export function d2Of({ boxes, lines }: Diagram): string {
  return [...boxes.flatMap((box) => boxLines(box, '')), ...lines.map(lineText), ''].join('\n');
}

function boxLines(box: DiagramBox, indent: string): string[] {
  const shape = SHAPES[box.shape];
  const stroke = box.access && STROKES[box.access];
  const inside = [
    ...(shape ? [`shape: ${shape}`] : []),
    ...(stroke ? [`style.stroke: "${stroke}"`] : []),
    ...box.boxes.flatMap((one) => boxLines(one, '')),
  ].map((line) => `${indent}  ${line}`);
  const head = `${indent}${quoted([box.path.at(-1) ?? ''])}: ${quoted([box.label, ...box.details])}`;
  return inside.length > 0 ? [`${head} {`, ...inside, `${indent}}`] : [head];
}

function lineText({ from, to, kind, label, both }: DiagramLine): string {
  const style = STYLES[kind];
  const ends = `${keyOf(from)} ${both ? '<->' : '->'} ${keyOf(to)}`;
  return `${ends}${label ? `: ${quoted([label])}` : style ? ': ""' : ''}${style ? ` { ${style} }` : ''}`;
}

const keyOf = ({ path }: DiagramBox): string => path.map((name) => quoted([name])).join('.');

/** Lines of text in double quotes, in which `$` would stand for a variable: https://d2lang.com/tour/strings */
function quoted(lines: readonly string[]): string {
  return `"${lines.map((line) => line.replace(/[\\"$]/g, '\\$&').replace(/[\r\n]+/g, ' ')).join('\\n')}"`;
}
