import { diagram } from '../../library/diagram.js';
import { say } from '../../network/words/index.js';
import { readNetwork } from '../input/network.js';
import { refusing } from '../input/refusing.js';
import type { Terminal } from '../terminal.js';
import { writeOutput } from './write-output.js';

export type DiagramFormat = 'mermaid' | 'd2';

export interface DiagramExport {
  readonly format: DiagramFormat;
  readonly flows: boolean;
  readonly output: string | undefined;
  readonly roots: readonly string[];
}

/** What Mermaid draws unless it is told otherwise: `maxTextSize` and `maxEdges` in https://mermaid.js.org/config/schema-docs/config.html */
const MERMAID = { characters: 50_000, lines: 500 };

/** A picture has no wrong answer: the exit code is 0. */
export function exportDiagram(
  operands: readonly string[],
  { format, flows, output, roots }: DiagramExport,
  terminal: Terminal,
): number {
  const network = readNetwork(operands, roots, terminal);
  const text = refusing(() => diagram(network, { format, flows }));
  writeOutput(text, output, network.files, terminal);
  if (format === 'mermaid') sayTooLarge(text, terminal);
  return 0;
}

function sayTooLarge(text: string, terminal: Terminal): void {
  const lines = text.split('\n').filter((line) => /(-->|==>|-\.-x|-\.->)(\||$| )/.test(line)).length;
  if (text.length > MERMAID.characters || lines > MERMAID.lines)
    terminal.err(
      say`
        warning: ${text.length} characters and ${lines} lines are more than Mermaid draws by default
        (${MERMAID.characters} and ${MERMAID.lines}): set its maxTextSize and maxEdges, or export d2\n
      `,
    );
}
