import { dispositions } from './dispositions.js';
import type { MatrixReport } from './matrix-report.js';
import { spreadsheetText } from './spreadsheet-text.js';

const COLUMNS = [
  'from',
  'to',
  'verdict',
  'outcome',
  'protocol',
  'ports',
  'types',
  'source',
  'destination',
  'clientPorts',
  'translatedPorts',
];

/** `matrix --format csv` (RFC 4180): a row a box of traffic, `verdict` that of the pair, `outcome` that of the box. A pair that is not listed is blocked. What a spreadsheet would take for a date, a number or a formula has an apostrophe in front. */
export function* matrixCsv({ flows }: MatrixReport): Iterable<string> {
  yield `${COLUMNS.join(',')}\r\n`;
  const cell = new Cells();
  for (const flow of flows) {
    const ends = `${cell.of(flow.from)},${cell.of(flow.to)},${flow.verdict}`;
    for (const [outcome, box] of dispositions(flow)) {
      const { protocol, ports = '', types = '', from, to, clientPorts = '', translatedPorts = '' } = box;
      yield `${ends},${outcome},${cell.of(protocol)},${cell.of(ports)},${cell.of(types)},${cell.of(from)},${cell.of(to)},${cell.of(clientPorts)},${cell.of(translatedPorts)}\r\n`;
    }
  }
}

/** So many cells are remembered at a time. */
const MOST_REMEMBERED = 1 << 16;

/** Cells as they are written: of hundreds of thousands of rows most hold what others hold. */
class Cells {
  private readonly remembered = new Map<string, string>();

  of(text: string): string {
    let cell = this.remembered.get(text);
    if (cell === undefined) {
      if (this.remembered.size >= MOST_REMEMBERED) this.remembered.clear();
      cell = quoted(spreadsheetText(text));
      this.remembered.set(text, cell);
    }
    return cell;
  }
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
