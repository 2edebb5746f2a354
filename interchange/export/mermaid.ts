import { type Diagram, type DiagramBox, type DiagramLine, everyBox, type LineKind } from './diagram/diagram.js';

/** What stands around the text of a box: https://mermaid.js.org/syntax/flowchart.html#node-shapes */
const SHAPES: Readonly<Record<DiagramBox['shape'], readonly [string, string]>> = {
  area: ['[', ']'],
  outside: ['((', '))'],
  gateway: ['{{', '}}'],
  'load-balancer': ['[/', '\\]'],
  database: ['[(', ')]'],
  resource: ['[', ']'],
};

const ARROWS: Readonly<Record<LineKind, string>> = { way: '-->', flow: '==>', 'one-way': '-.-x', unknown: '-.->' };

/** A subnet's colour says what it is; the text says so too. */
const CLASSES = [
  'classDef public stroke:#2e7d32,stroke-width:2px',
  'classDef private stroke:#1565c0,stroke-width:2px',
  'classDef vpn_only stroke:#6a1b9a,stroke-width:2px',
  'classDef unknown stroke-dasharray:4',
];

/** A Mermaid flowchart, which GitHub, GitLab and many wikis draw where it stands in a `mermaid` fence. */
export function mermaidOf({ boxes, lines }: Diagram): string {
  const ids = idsOf(boxes);
  const id = (box: DiagramBox): string => ids.get(box) as string;
  return [
    'flowchart TB',
    ...boxes.flatMap((box) => boxLines(box, id, '  ')),
    ...lines.map((line) => `  ${lineText(line, id)}`),
    ...CLASSES.map((text) => `  ${text}`),
    '',
  ].join('\n');
}

function boxLines(box: DiagramBox, id: (box: DiagramBox) => string, indent: string): string[] {
  const text = `"${[box.label, ...box.details].map(escaped).join('<br/>')}"`;
  const own = box.access ? [`${indent}class ${id(box)} ${box.access.replace('-', '_')}`] : [];
  if (box.shape === 'area' && box.boxes.length > 0)
    return [
      `${indent}subgraph ${id(box)} [${text}]`,
      ...box.boxes.flatMap((one) => boxLines(one, id, `${indent}  `)),
      `${indent}end`,
      ...own,
    ];
  const [open, close] = SHAPES[box.shape];
  return [`${indent}${id(box)}${open}${text}${close}`, ...own];
}

function lineText({ from, to, kind, label, both }: DiagramLine, id: (box: DiagramBox) => string): string {
  const arrow = both ? `<${ARROWS[kind]}` : ARROWS[kind];
  return `${id(from)} ${arrow}${label ? `|"${escaped(label)}"|` : ''} ${id(to)}`;
}

/** Letters, digits and `_`, after the names, so that a small change of the network is a small change of the text. No word of Mermaid's ends in `_`. */
function idsOf(boxes: readonly DiagramBox[]): ReadonlyMap<DiagramBox, string> {
  const taken = new Set<string>();
  return new Map(
    [...everyBox(boxes)].map((box) => {
      const plain = `${box.path.map((name) => name.replace(/[^A-Za-z0-9]+/g, '_')).join('__')}_`;
      let id = plain;
      for (let count = 2; taken.has(id); count++) id = `${plain}${count}_`;
      taken.add(id);
      return [box, id];
    }),
  );
}

/** Entity codes: https://mermaid.js.org/syntax/flowchart.html#entity-codes-to-escape-characters */
function escaped(text: string): string {
  return text.replace(/["#<>&`;\\]/g, (sign) => `#${sign.charCodeAt(0)};`);
}
