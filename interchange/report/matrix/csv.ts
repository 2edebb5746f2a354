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
  yield row(COLUMNS);
  for (const flow of flows) {
    for (const [outcome, box] of dispositions(flow)) {
      const { protocol, ports = '', types = '', from, to, clientPorts = '', translatedPorts = '' } = box;
      yield row([
        flow.from,
        flow.to,
        flow.verdict,
        outcome,
        protocol,
        ports,
        types,
        from,
        to,
        clientPorts,
        translatedPorts,
      ]);
    }
  }
}

function row(cells: readonly string[]): string {
  return `${cells.map((cell) => quoted(spreadsheetText(cell))).join(',')}\r\n`;
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
