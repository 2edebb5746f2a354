import { plural, say, termOf } from '../../../network/words/index.js';
import type { CompactMatrix } from '../../../server/protocol.js';
import { dataOf, h, s } from '../ui/dom.js';
import { verdictIcon } from '../ui/icons.js';
import { VERDICT_MEANING, VERDICTS } from '../ui/words.js';
import { type Cell, Cells, cellSentence, isSought, openPairs } from './cells.js';
import { type CopyFormat, copied, MOST_COPIED } from './copy.js';
import { gridStep, type Place, shownRange } from './grid.js';
import type { Grouping, MatrixGrouping } from './grouping.js';
import { GROUPED_FROM, type MatrixLine, toLines } from './lines.js';
import { MatrixToolbar } from './toolbar.js';
import { cellText } from './traffic.js';

export interface MatrixEvents {
  readonly pair: (from: string, to: string) => void;
  readonly reveal: (endpoint: string) => void;
  readonly grouping: (kept: MatrixGrouping) => void;
  readonly copy: (text: string) => void;
  readonly say: (text: string) => void;
}

/** Pixels. */
const ROW = 30;
const COLUMN = 84;
const ROW_HEADER = 210;
const COLUMN_HEADER = 150;

/** The matrix: only the cells in the window are on the page, however many there are. */
export class MatrixView {
  readonly element: HTMLElement;
  private readonly grid = h('div', {
    class: 'matrix-grid',
    role: 'grid',
    'aria-label': say`Who can reach whom: rows are clients, columns are servers`,
  });
  private readonly scroller = h('div', { class: 'matrix-scroller' }, this.grid);
  private readonly message = h('p', { class: 'empty', hidden: true });
  private readonly toolbar: MatrixToolbar;
  private readonly spoken = h('p', { class: 'matrix-spoken', 'aria-hidden': 'true' });
  private matrix: CompactMatrix | undefined;
  private cells: Cells | undefined;
  private rows: readonly MatrixLine[] = [];
  private columns: readonly MatrixLine[] = [];
  private at: Place = { row: 0, column: 0 };
  private grouping: Grouping | undefined;
  private readonly openRows: Set<string>;
  private readonly openColumns: Set<string>;

  constructor(
    kept: MatrixGrouping,
    private readonly events: MatrixEvents,
  ) {
    this.grouping = kept.grouping;
    this.openRows = new Set(kept.openRows);
    this.openColumns = new Set(kept.openColumns);
    this.toolbar = new MatrixToolbar({
      grouping: (grouping) => {
        this.grouping = grouping;
        this.keepGrouping();
        this.rebuild();
      },
      sought: () => this.rebuild(),
      copy: (format) => this.copy(format),
    });
    const legend = h('ul', { class: 'legend', 'aria-label': say`Legend` });
    for (const verdict of VERDICTS)
      legend.append(h('li', { title: VERDICT_MEANING[verdict] }, verdictIcon(verdict), termOf(verdict)));
    legend.append(
      h(
        'li',
        { title: say`a group whose pairs differ: in how many of them something gets through, or may` },
        h('span', { class: 'mixed-sign', 'aria-hidden': 'true' }),
        say`2 of 9`,
      ),
    );
    this.element = h(
      'div',
      { class: 'matrix' },
      this.toolbar.element,
      legend,
      this.message,
      this.scroller,
      this.spoken,
    );
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
    this.message.textContent = say`
      Who reaches whom is still being worked out, which takes some seconds where everybody can reach everybody.
      The map is there already, and so is the trace of a single pair.
    `;
    this.message.hidden = false;
    this.scroller.hidden = true;
  }

  resized(): void {
    this.draw();
  }

  private rebuild(): void {
    const { matrix, cells, toolbar } = this;
    if (!matrix || !cells) return;
    const grouping = this.grouping ?? (matrix.endpoints.length > GROUPED_FROM ? 'subnet' : 'none');
    toolbar.showGrouping(grouping);
    const kinds = cells.kindsWith(toolbar.sought);
    const { filter } = toolbar;
    this.rows = toLines(matrix, { grouping, open: this.openRows, filter, kinds: kinds?.from });
    this.columns = toLines(matrix, { grouping, open: this.openColumns, filter, kinds: kinds?.to });
    this.at = {
      row: Math.min(this.at.row, this.rows.length - 1),
      column: Math.min(this.at.column, this.columns.length - 1),
    };
    const text = emptyText(matrix, this.rows.length > 0 && this.columns.length > 0);
    this.message.hidden = !text;
    this.message.textContent = text;
    this.scroller.hidden = text !== '';
    this.grid.style.width = `${ROW_HEADER + this.columns.length * COLUMN}px`;
    this.grid.style.height = `${COLUMN_HEADER + this.rows.length * ROW}px`;
    this.grid.setAttribute('aria-rowcount', String(this.rows.length + 1));
    this.grid.setAttribute('aria-colcount', String(this.columns.length + 1));
    this.draw();
  }

  private keepGrouping(): void {
    const { grouping } = this;
    this.events.grouping({ grouping, openRows: [...this.openRows], openColumns: [...this.openColumns] });
  }

  private copy(format: CopyFormat): void {
    const { cells, rows, columns } = this;
    if (!cells || rows.length === 0 || columns.length === 0) return;
    const number = rows.length * columns.length;
    if (number > MOST_COPIED) {
      this.events.say(
        say`
          ${plural(number, 'cell')} are too many to copy. Group the endpoints or filter them; “vpclens matrix FILE
          --format csv” writes all.
        `,
      );
      return;
    }
    this.events.copy(copied(cells, rows, columns, format));
    this.events.say(say`Copied: ${plural(rows.length, 'row')} by ${plural(columns.length, 'column')}.`);
  }

  private draw(): void {
    const { cells } = this;
    if (!cells || this.scroller.hidden) return;
    const hadFocus = this.grid.contains(document.activeElement);
    const { scrollLeft, scrollTop, clientWidth, clientHeight } = this.scroller;
    const rows = shownRange(scrollTop, clientHeight - COLUMN_HEADER, ROW, this.rows.length);
    const columns = shownRange(scrollLeft, clientWidth - ROW_HEADER, COLUMN, this.columns.length);
    const head = h('div', { role: 'row', class: 'matrix-head', 'aria-rowindex': 1 });
    head.append(h('div', { class: 'matrix-corner', role: 'columnheader' }, h('span', {}, say`from ↓ to →`)));
    for (let column = columns.start; column < columns.end; column++) head.append(this.header(-1, column));
    const body: HTMLElement[] = [];
    for (let row = rows.start; row < rows.end; row++) {
      const element = h('div', { role: 'row', class: 'matrix-row', 'aria-rowindex': row + 2 });
      element.style.top = `${COLUMN_HEADER + row * ROW}px`;
      element.append(this.header(row, -1));
      for (let column = columns.start; column < columns.end; column++) element.append(this.cell(cells, row, column));
      body.push(element);
    }
    this.grid.replaceChildren(head, ...body);
    if (hadFocus) this.placed(this.at)?.focus({ preventScroll: true });
  }

  private header(row: number, column: number): HTMLElement {
    const isRow = column === -1;
    const line = isRow ? this.rows[row] : this.columns[column];
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
    if (!isRow) element.style.left = `${ROW_HEADER + column * COLUMN}px`;
    return element;
  }

  private cell(cells: Cells, row: number, column: number): HTMLElement {
    const from = this.rows[row];
    const to = this.columns[column];
    const element = h('div', {
      role: 'gridcell',
      tabindex: this.isAt(row, column) ? 0 : -1,
      'data-at': `${row} ${column}`,
      'aria-colindex': column + 2,
    });
    element.style.left = `${ROW_HEADER + column * COLUMN}px`;
    if (!from || !to) return element;
    const cell = cells.cell(from, to);
    const sentence = cellSentence(from, to, cell);
    element.className = `cell cell-${cell.verdict}${isSought(cell, this.toolbar.sought) ? '' : ' cell-other'}`;
    element.title = sentence;
    element.setAttribute('aria-label', sentence);
    element.dataset.verdict = cell.verdict;
    element.append(...cellContent(cell));
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
    const size = { rows: this.rows.length, columns: this.columns.length };
    const page = Math.max(1, Math.floor((this.scroller.clientHeight - COLUMN_HEADER) / ROW) - 1);
    const step = gridStep(event.key, { ctrl: event.ctrlKey, page }, this.at, size);
    if (!step) return;
    event.preventDefault();
    this.move(step);
  }

  private move(to: Place): void {
    this.at = to;
    const { scroller } = this;
    const right = to.column * COLUMN - (scroller.clientWidth - ROW_HEADER - COLUMN);
    const bottom = to.row * ROW - (scroller.clientHeight - COLUMN_HEADER - ROW);
    if (to.column >= 0) scroller.scrollLeft = Math.min(to.column * COLUMN, Math.max(scroller.scrollLeft, right));
    if (to.row >= 0) scroller.scrollTop = Math.min(to.row * ROW, Math.max(scroller.scrollTop, bottom));
    this.draw();
    this.placed(to)?.focus({ preventScroll: true });
  }

  private activate({ row, column }: Place): void {
    const from = this.rows[row];
    const to = this.columns[column];
    if (from && to) {
      if (from.group || to.group) {
        // A group that is open already has its members beside it.
        if (from.group && !from.open) this.openRows.add(from.id);
        if (to.group && !to.open) this.openColumns.add(to.id);
        this.regrouped();
      } else if (from.id !== to.id) this.events.pair(from.id, to.id);
      return;
    }
    const line = from ?? to;
    if (line?.group) {
      const open = from ? this.openRows : this.openColumns;
      if (!open.delete(line.id)) open.add(line.id);
      this.regrouped();
    } else if (line) this.events.reveal(line.id);
  }

  private regrouped(): void {
    this.keepGrouping();
    this.rebuild();
  }

  private tell(event: Event): void {
    const place = placeOf(event);
    const from = this.rows[place?.row ?? -1];
    const to = this.columns[place?.column ?? -1];
    if (from && to && this.cells) this.spoken.textContent = cellSentence(from, to, this.cells.cell(from, to));
  }
}

function placeOf(event: Event): Place | undefined {
  const [row, column] = dataOf(event, 'at')?.split(' ').map(Number) ?? [];
  return row === undefined || column === undefined ? undefined : { row, column };
}

/** The verdict's sign, and what gets through; of a group in how many of its pairs something does, or may. */
function cellContent(cell: Cell): Node[] {
  if (cell.verdict === 'self') return [];
  if (cell.verdict === 'mixed') {
    const icon = s(
      'svg',
      { viewBox: '0 0 16 16', width: 16, height: 16, class: 'mixed-icon', 'aria-hidden': 'true' },
      s('path', { d: 'M3 13L13 3V13z' }),
      s('path', { d: 'M3 3h10v10H3z', class: 'frame' }),
    );
    return [icon, h('span', { class: 'cell-text' }, say`${openPairs(cell)} of ${cell.pairs}`)];
  }
  const text = cellText(cell.traffic);
  return [verdictIcon(cell.verdict), ...(text ? [h('span', { class: 'cell-text' }, text)] : [])];
}

function emptyText({ endpoints: { length }, tooLarge }: CompactMatrix, someAreShown: boolean): string {
  if (tooLarge) {
    return say`
      The ${plural(length, 'endpoint')} of this network differ so much that their pairs are too many to show at
      once. Ask for one pair in the trace, or choose an end on the map; “vpclens matrix FILE --format csv” writes
      them all.
    `;
  }
  if (length === 0)
    return say`Nothing in this file can send or receive yet. Put an instance into a subnet, and it has a row here.`;
  return someAreShown
    ? ''
    : say`
      Nothing here is what is sought: the text in a name, an address, a subnet or a group, and the verdict and the
      port.
    `;
}
