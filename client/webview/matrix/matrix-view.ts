import type { CompactMatrix } from '../../../server/protocol.js';
import { dataOf, h, s } from '../ui/dom.js';
import { verdictIcon } from '../ui/icons.js';
import { count, VERDICT_MEANING, VERDICTS } from '../ui/words.js';
import { Cells, cellSentence } from './cells.js';
import { gridStep, type Place, shownRange } from './grid.js';
import { GROUPED_FROM, type MatrixLine, toLines } from './lines.js';

export interface MatrixEvents {
  readonly pair: (from: string, to: string) => void;
  readonly reveal: (endpoint: string) => void;
  readonly grouping: (grouped: boolean, open: readonly string[]) => void;
}

const CELL = 30;
const ROW_HEADER = 210;
const COLUMN_HEADER = 150;

/** The matrix: only the cells in the window are on the page, however many there are. */
export class MatrixView {
  readonly element: HTMLElement;
  private readonly grid = h('div', {
    class: 'matrix-grid',
    role: 'grid',
    'aria-label': 'Who can reach whom: rows are clients, columns are servers',
  });
  private readonly scroller = h('div', { class: 'matrix-scroller' }, this.grid);
  private readonly message = h('p', { class: 'empty', hidden: true });
  private readonly filter = h('input', {
    type: 'search',
    placeholder: 'Filter by name or address',
    'aria-label': 'Filter by name or address',
  });
  private readonly groupBox = h('input', { type: 'checkbox' });
  private readonly spoken = h('p', { class: 'matrix-spoken', 'aria-hidden': 'true' });
  private matrix: CompactMatrix | undefined;
  private cells: Cells | undefined;
  private lines: readonly MatrixLine[] = [];
  private at: Place = { row: 0, column: 0 };
  private readonly open: Set<string>;

  constructor(
    private grouped: boolean | undefined,
    openGroups: readonly string[],
    private readonly events: MatrixEvents,
  ) {
    this.open = new Set(openGroups);
    const group = h('label', { class: 'check' }, this.groupBox, 'Group by subnet');
    const legend = h('ul', { class: 'legend', 'aria-label': 'Legend' });
    for (const verdict of VERDICTS)
      legend.append(h('li', { title: VERDICT_MEANING[verdict] }, verdictIcon(verdict), verdict));
    legend.append(
      h(
        'li',
        { title: 'a group whose pairs differ' },
        h('span', { class: 'mixed-sign', 'aria-hidden': 'true' }),
        'mixed',
      ),
    );
    this.element = h(
      'div',
      { class: 'matrix' },
      h('div', { class: 'toolbar' }, this.filter, group),
      legend,
      this.message,
      this.scroller,
      this.spoken,
    );
    this.filter.addEventListener('input', () => this.rebuild());
    this.groupBox.addEventListener('change', () => {
      this.grouped = this.groupBox.checked;
      this.events.grouping(this.grouped, [...this.open]);
      this.rebuild();
    });
    this.scroller.addEventListener('scroll', () => this.draw());
    this.grid.addEventListener('click', (event) => this.click(event));
    this.grid.addEventListener('keydown', (event) => this.key(event));
    this.grid.addEventListener('focusin', (event) => this.tell(event));
    this.grid.addEventListener('mouseover', (event) => this.tell(event));
  }

  update(matrix: CompactMatrix): void {
    this.matrix = matrix;
    this.cells = new Cells(matrix);
    this.rebuild();
  }

  /** The matrix of this text is still to come. That of an older one would say what is not so any more. */
  waiting(): void {
    this.matrix = undefined;
    this.cells = undefined;
    this.message.textContent =
      'Who reaches whom is still being worked out, which takes some seconds where everybody can reach everybody. The map is there already, and so is the trace of a single pair.';
    this.message.hidden = false;
    this.scroller.hidden = true;
  }

  resized(): void {
    this.draw();
  }

  private rebuild(): void {
    const { matrix } = this;
    if (!matrix) return;
    const grouped = this.grouped ?? matrix.endpoints.length > GROUPED_FROM;
    this.groupBox.checked = grouped;
    this.lines = toLines(matrix, { grouped, open: this.open, filter: this.filter.value });
    this.at = {
      row: Math.min(this.at.row, this.lines.length - 1),
      column: Math.min(this.at.column, this.lines.length - 1),
    };
    const text = emptyText(matrix, this.lines.length);
    this.message.hidden = !text;
    this.message.textContent = text;
    this.scroller.hidden = text !== '';
    this.grid.style.width = `${ROW_HEADER + this.lines.length * CELL}px`;
    this.grid.style.height = `${COLUMN_HEADER + this.lines.length * CELL}px`;
    this.grid.setAttribute('aria-rowcount', String(this.lines.length + 1));
    this.grid.setAttribute('aria-colcount', String(this.lines.length + 1));
    this.draw();
  }

  private draw(): void {
    const { cells, lines } = this;
    if (!cells || this.scroller.hidden) return;
    const hadFocus = this.grid.contains(document.activeElement);
    const { scrollLeft, scrollTop, clientWidth, clientHeight } = this.scroller;
    const rows = shownRange(scrollTop, clientHeight - COLUMN_HEADER, CELL, lines.length);
    const columns = shownRange(scrollLeft, clientWidth - ROW_HEADER, CELL, lines.length);
    const head = h('div', { role: 'row', class: 'matrix-head', 'aria-rowindex': 1 });
    head.append(h('div', { class: 'matrix-corner', role: 'columnheader' }, h('span', {}, 'from ↓ to →')));
    for (let column = columns.start; column < columns.end; column++) head.append(this.header(-1, column));
    const body: HTMLElement[] = [];
    for (let row = rows.start; row < rows.end; row++) {
      const element = h('div', { role: 'row', class: 'matrix-row', 'aria-rowindex': row + 2 });
      element.style.top = `${COLUMN_HEADER + row * CELL}px`;
      element.append(this.header(row, -1));
      for (let column = columns.start; column < columns.end; column++) element.append(this.cell(cells, row, column));
      body.push(element);
    }
    this.grid.replaceChildren(head, ...body);
    if (hadFocus) this.placed(this.at)?.focus({ preventScroll: true });
  }

  private header(row: number, column: number): HTMLElement {
    const isRow = column === -1;
    const index = isRow ? row : column;
    const line = this.lines[index];
    const title = line ? `${line.label}${line.detail ? ` (${line.detail})` : ''}` : '';
    const element = h('div', {
      role: isRow ? 'rowheader' : 'columnheader',
      class: `${isRow ? 'matrix-rowheader' : 'matrix-columnheader'}${line?.group ? ' group' : ''}${line?.depth ? ' member' : ''}`,
      title,
      tabindex: this.isAt(row, column) ? 0 : -1,
      'data-at': `${row} ${column}`,
      'aria-colindex': column + 2,
      'aria-expanded': line?.group ? String(line.open) : undefined,
    });
    element.append(h('span', {}, `${line?.group ? (line.open ? '− ' : '+ ') : ''}${line?.label ?? ''}`));
    if (!isRow) element.style.left = `${ROW_HEADER + column * CELL}px`;
    return element;
  }

  private cell(cells: Cells, row: number, column: number): HTMLElement {
    const from = this.lines[row];
    const to = this.lines[column];
    const element = h('div', {
      role: 'gridcell',
      tabindex: this.isAt(row, column) ? 0 : -1,
      'data-at': `${row} ${column}`,
      'aria-colindex': column + 2,
    });
    element.style.left = `${ROW_HEADER + column * CELL}px`;
    if (!from || !to) return element;
    const cell = cells.cell(from, to);
    const sentence = cellSentence(from, to, cell);
    element.className = `cell cell-${cell.verdict}`;
    element.title = sentence;
    element.setAttribute('aria-label', sentence);
    element.dataset.verdict = cell.verdict;
    if (cell.verdict === 'mixed')
      element.append(
        s(
          'svg',
          { viewBox: '0 0 16 16', width: 16, height: 16, class: 'mixed-icon', 'aria-hidden': 'true' },
          s('path', { d: 'M3 13L13 3V13z' }),
          s('path', { d: 'M3 3h10v10H3z', class: 'frame' }),
        ),
      );
    else if (cell.verdict !== 'self') element.append(verdictIcon(cell.verdict));
    return element;
  }

  private isAt(row: number, column: number): boolean {
    return this.at.row === row && this.at.column === column;
  }

  private placed(at: Place): HTMLElement | null {
    return this.grid.querySelector<HTMLElement>(`[data-at="${at.row} ${at.column}"]`);
  }

  private click(event: Event): void {
    const place = placeOf(event);
    if (!place) return;
    this.move(place);
    this.activate(place);
  }

  private key(event: KeyboardEvent): void {
    if (event.key === 'Enter' || event.key === ' ') {
      this.activate(this.at);
      event.preventDefault();
      return;
    }
    const size = { rows: this.lines.length, columns: this.lines.length };
    const page = Math.max(1, Math.floor((this.scroller.clientHeight - COLUMN_HEADER) / CELL) - 1);
    const step = gridStep(event.key, { ctrl: event.ctrlKey, page }, this.at, size);
    if (!step) return;
    event.preventDefault();
    this.move(step);
  }

  private move(to: Place): void {
    this.at = to;
    const { scroller } = this;
    const right = to.column * CELL - (scroller.clientWidth - ROW_HEADER - CELL);
    const bottom = to.row * CELL - (scroller.clientHeight - COLUMN_HEADER - CELL);
    if (to.column >= 0) scroller.scrollLeft = Math.min(to.column * CELL, Math.max(scroller.scrollLeft, right));
    if (to.row >= 0) scroller.scrollTop = Math.min(to.row * CELL, Math.max(scroller.scrollTop, bottom));
    this.draw();
    this.placed(to)?.focus({ preventScroll: true });
  }

  private activate({ row, column }: Place): void {
    const from = this.lines[row];
    const to = this.lines[column];
    if (from && to) {
      if (from.group || to.group) this.toggle([from, to].filter((line) => line.group && !line.open));
      else if (from.id !== to.id) this.events.pair(from.id, to.id);
      return;
    }
    const line = from ?? to;
    if (line?.group) this.toggle([line]);
    else if (line) this.events.reveal(line.id);
  }

  private toggle(groups: readonly MatrixLine[]): void {
    for (const { label, open } of groups) {
      if (open) this.open.delete(label);
      else this.open.add(label);
    }
    this.events.grouping(this.groupBox.checked, [...this.open]);
    this.rebuild();
  }

  private tell(event: Event): void {
    const place = placeOf(event);
    const from = this.lines[place?.row ?? -1];
    const to = this.lines[place?.column ?? -1];
    if (from && to && this.cells) this.spoken.textContent = cellSentence(from, to, this.cells.cell(from, to));
  }
}

function placeOf(event: Event): Place | undefined {
  const [row, column] = dataOf(event, 'at')?.split(' ').map(Number) ?? [];
  return row === undefined || column === undefined ? undefined : { row, column };
}

function emptyText({ endpoints: { length }, tooLarge }: CompactMatrix, shown: number): string {
  if (tooLarge) {
    return `The ${count(length, 'endpoint')} of this network differ so much that their pairs are too many to show at once. Ask for one pair in the trace, or choose an end on the map; “vpclens matrix FILE --format csv” writes them all.`;
  }
  if (length === 0)
    return 'Nothing in this file can send or receive yet. Put an instance into a subnet, and it has a row here.';
  return shown === 0 ? 'No endpoint has this text in its name, its addresses or its subnet.' : '';
}
