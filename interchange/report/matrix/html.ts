import type { MatrixFlow, Verdict } from '../../../network/answers/index.js';
import { plural, say, speech } from '../../../network/words/index.js';
import { groupBy } from '../group-by.js';
import { escapeAttribute, escapeMarkup } from '../markup.js';
import { flowWords, SIGN } from './dispositions.js';
import type { MatrixReport, ReportEndpoint } from './matrix-report.js';

/** Beyond this a browser takes seconds to lay out a grid; the list below has everything. */
const LARGEST_GRID = 150;

/** `matrix --format html`: one page that needs nothing else, no script, readable without colour and with a screen reader. */
export function* matrixHtml(report: MatrixReport, title: string): Iterable<string> {
  const { endpoints } = report;
  yield `<!doctype html>\n<html lang="${speech().language}">\n<head>\n<meta charset="utf-8"/>\n<meta name="viewport" content="width=device-width"/>\n`;
  yield `<title>${escapeMarkup(title)}</title>\n<style>${STYLE}</style>\n</head>\n<body>\n<h1>${escapeMarkup(title)}</h1>\n`;
  yield `<p>${say`${plural(endpoints.length, 'endpoint')}; a pair that is not listed is blocked.`}</p>\n`;
  yield `<p class="legend">${(Object.keys(SIGN) as Verdict[]).map((verdict) => `<span class="${verdict}">${SIGN[verdict]} ${verdict}</span>`).join(' ')}</p>\n`;
  if (endpoints.length <= LARGEST_GRID) yield* grid(report);
  yield* list(report);
  yield '</body>\n</html>\n';
}

function* grid({ endpoints, flows }: MatrixReport): Iterable<string> {
  const rows = groupBy(flows, (flow) => flow.from);
  yield `<table class="grid">\n<caption>${say`Who reaches whom: a row is the client, a column the server.`}</caption>\n<thead><tr><td></td>`;
  for (const { name } of endpoints) yield `<th scope="col"><span>${escapeMarkup(name)}</span></th>`;
  yield '</tr></thead>\n<tbody>\n';
  for (const from of endpoints) {
    const cells = new Map(rows.get(from.name)?.map((flow) => [flow.to, flow]));
    yield `<tr><th scope="row">${nameOf(from)}</th>${endpoints.map((to) => gridCell(from, to, cells.get(to.name))).join('')}</tr>\n`;
  }
  yield '</tbody>\n</table>\n';
}

function gridCell(from: ReportEndpoint, to: ReportEndpoint, flow: MatrixFlow | undefined): string {
  if (!flow && from === to) return '<td></td>';
  const verdict = flow?.verdict ?? 'blocked';
  const words = flow ? `${verdict}: ${flowWords(flow)}` : verdict;
  const told = escapeAttribute(`${from.name} to ${to.name}: ${words}`);
  return `<td class="${verdict}" title="${told}"><span role="img" aria-label="${told}">${SIGN[verdict]}</span></td>`;
}

function* list({ endpoints, flows }: MatrixReport): Iterable<string> {
  const byName = new Map(endpoints.map((endpoint) => [endpoint.name, endpoint]));
  const heads = [say`From`, say`To`, say`Verdict`, say`Traffic`].map((head) => `<th scope="col">${head}</th>`);
  yield `<table class="list">\n<caption>${say`What gets through`}</caption>\n<thead><tr>${heads.join('')}</tr></thead>\n<tbody>\n`;
  for (const flow of flows) {
    const [from, to] = [byName.get(flow.from), byName.get(flow.to)];
    yield `<tr><td>${from ? nameOf(from) : escapeMarkup(flow.from)}</td><td>${to ? nameOf(to) : escapeMarkup(flow.to)}</td>` +
      `<td class="${flow.verdict}">${SIGN[flow.verdict]} ${flow.verdict}</td><td>${escapeMarkup(flowWords(flow))}</td></tr>\n`;
  }
  yield '</tbody>\n</table>\n';
}

function nameOf({ name, members, addresses }: ReportEndpoint): string {
  const about = escapeAttribute((members && members.length > 1 ? members : addresses).join(', '));
  const others = (members?.length ?? 1) - 1;
  return `<span title="${about}">${escapeMarkup(name)}${others > 0 ? ` <small>+${others}</small>` : ''}</span>`;
}

const STYLE = `
:root{color-scheme:light dark;--line:#8886}
body{font:14px/1.4 system-ui,sans-serif;margin:2rem}
table{border-collapse:collapse;margin:1rem 0}
caption{text-align:left;padding:.3rem 0;font-weight:600}
td,th{border:1px solid var(--line);padding:.2rem .5rem;text-align:left;font-weight:400}
thead th{font-weight:600;position:sticky;top:0;background:Canvas}
.grid td{text-align:center}
.grid thead span{writing-mode:vertical-rl}
.legend span{margin-right:1rem}
.reachable{color:#1a7f37}.partly{color:#9a6700}.one-way{color:#8250df}.unknown{color:#0969da}.blocked{color:#888}
@media (prefers-color-scheme:dark){.reachable{color:#3fb950}.partly{color:#d29922}.one-way{color:#bc8cff}.unknown{color:#58a6ff}}
`;
