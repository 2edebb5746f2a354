import type { MatrixFlow, Verdict } from '../../../network/answers/index.js';
import { grouped, plural, say } from '../../../network/words/index.js';
import { wrap } from '../columns.js';
import { groupBy } from '../group-by.js';
import { terminalText } from '../lines.js';
import type { Paint } from '../paint.js';
import { sentenceOf } from '../traffic-words.js';
import { flowWords, SIGN } from './dispositions.js';
import type { MatrixReport, ReportEndpoint } from './matrix-report.js';

export interface MatrixTextOptions {
  readonly paint: Paint;
  readonly width: number;
}

/** Beyond this a grid is no picture any more. */
const LARGEST_GRID = 40;
/** A terminal shows no more than a few screens to a reader. */
const MOST_LINES = 200;
const MOST_NAMES = 6;

/** `matrix` for a reader at a terminal: a grid where it fits, then who reaches whom on what, rows that say the same put together. */
export function matrixText(report: MatrixReport, options: MatrixTextOptions): string {
  const endpoints = report.endpoints;
  if (endpoints.length === 0) return say`No endpoints: the files declare nothing that could send or receive.\n`;
  const { flows, counts } = read(report);
  const grid = gridLines(endpoints, flows, options);
  const lines = [
    ...grid,
    ...(grid.length > 0 ? [''] : []),
    ...listLines(endpoints, flows, counts, options),
    '',
    sum(endpoints, counts, options.paint),
    ...(report.assumptions ?? []).flatMap((one) => wrap(sentenceOf(one), options.width).map(options.paint.dim)),
  ];
  return terminalText(lines);
}

type Counts = ReadonlyMap<Verdict, number>;

/** All flows are counted; of many, those that are told are kept: each source takes two lines at least. They come source by source. */
function read(report: MatrixReport): { readonly flows: readonly MatrixFlow[]; readonly counts: Counts } {
  const flows: MatrixFlow[] = [];
  const counts = new Map<Verdict, number>();
  const sources = new Set<string>();
  for (const flow of report.flows) {
    counts.set(flow.verdict, (counts.get(flow.verdict) ?? 0) + 1);
    if (sources.size * 2 <= MOST_LINES) sources.add(flow.from);
    if (sources.has(flow.from)) flows.push(flow);
  }
  return { flows, counts };
}

function gridLines(
  endpoints: readonly ReportEndpoint[],
  flows: readonly MatrixFlow[],
  { paint, width }: MatrixTextOptions,
): string[] {
  const digits = String(endpoints.length).length;
  const names = endpoints.map(label);
  const widest = Math.max(...names.map((name) => name.length));
  const cell = digits + 1;
  if (endpoints.length > LARGEST_GRID || digits + 1 + widest + endpoints.length * cell > width) return [];
  const verdicts = new Map(flows.map((flow) => [`${flow.from}\n${flow.to}`, flow.verdict]));
  const head = endpoints.map((_, i) => String(i + 1).padStart(cell)).join('');
  const rows = endpoints.map((from, i) => {
    const cells = endpoints.map((to) => {
      const own = from === to && (from.members?.length ?? 1) < 2;
      const verdict = verdicts.get(`${from.name}\n${to.name}`) ?? 'blocked';
      return ' '.repeat(cell - 1) + (own && verdict === 'blocked' ? ' ' : paintSign(verdict, paint));
    });
    return `${paint.dim(String(i + 1).padStart(digits))} ${(names[i] as string).padEnd(widest)}${cells.join('')}`;
  });
  const legend = (Object.keys(SIGN) as Verdict[])
    .map((verdict) => `${paintSign(verdict, paint)} ${verdict}`)
    .join('  ');
  return [`${' '.repeat(digits + 1)}${'from ↓  to →'.padEnd(widest)}${paint.dim(head)}`, ...rows, '', legend];
}

function paintSign(verdict: Verdict, paint: Paint): string {
  return verdict === 'blocked' ? paint.dim(SIGN.blocked) : paint.verdict(verdict, SIGN[verdict]);
}

function label(endpoint: ReportEndpoint): string {
  const others = (endpoint.members?.length ?? 1) - 1;
  return others > 0 ? `${endpoint.name} (+${others})` : endpoint.name;
}

function listLines(
  endpoints: readonly ReportEndpoint[],
  flows: readonly MatrixFlow[],
  counts: Counts,
  { paint, width }: MatrixTextOptions,
): string[] {
  const labels = new Map(endpoints.map((endpoint) => [endpoint.name, label(endpoint)]));
  const lines: string[] = [];
  let told = 0;
  for (const [from, own] of groupBy(flows, (flow) => flow.from)) {
    if (lines.length >= MOST_LINES) break;
    lines.push(paint.bold(labels.get(from) ?? from));
    for (const [words, same] of groupBy(own, (flow) => `${SIGN[flow.verdict]} ${flowWords(flow)}`)) {
      const names = same.map((flow) => labels.get(flow.to) ?? flow.to);
      const shown =
        names.slice(0, MOST_NAMES).join(', ') +
        (names.length > MOST_NAMES ? say` and ${names.length - MOST_NAMES} more` : '');
      const { verdict } = same[0] as MatrixFlow;
      const [first = '', ...rest] = wrap(`${shown}  ${words.slice(2)}`, width - 6);
      lines.push(`  ${paintSign(verdict, paint)} → ${first}`, ...rest.map((line) => `      ${line}`));
      told += same.length;
    }
  }
  const all = [...counts.values()].reduce((total, count) => total + count, 0);
  if (told < all) {
    lines.push(
      paint.dim(
        say`… and ${all - told} more pairs: --group puts those alike together; --format json, csv and html have all`,
      ),
    );
  }
  return lines;
}

function sum(endpoints: readonly ReportEndpoint[], counts: Counts, paint: Paint): string {
  const members = endpoints.reduce((count, endpoint) => count + (endpoint.members?.length ?? 1), 0);
  const classes = endpoints.some((endpoint) => endpoint.members)
    ? say` in ${plural(endpoints.length, 'class', 'classes')}`
    : '';
  const parts = (Object.keys(SIGN) as Verdict[]).flatMap((verdict) => {
    const count = counts.get(verdict) ?? 0;
    return count > 0 ? [paint.verdict(verdict, `${grouped(count)} ${verdict}`)] : [];
  });
  return say`
    ${plural(members, 'endpoint')}${classes}; ${classes === '' ? say`pairs` : say`pairs of classes`}:
    ${parts.map((part) => `${part}, `).join('')}the others blocked
  `;
}
