import { say } from '../../../network/words/index.js';
import type { MatrixEnds, PreviewRest } from '../../../server/protocol.js';
import type { HostMessage, PreviewMessage } from '../messages.js';
import { dataOf, h } from '../ui/dom.js';
import { drawnOf, shownRange } from '../ui/shown-range.js';
import { readFont } from '../ui/surface.js';
import { fillCell, type ShownCell, sentenceOf } from './cell-element.js';
import { CellSource } from './cell-source.js';
import type { Colouring } from './change-marks.js';
import { ChangesPart, type TriedChanges } from './changes-part.js';
import { type CopyEvents, CopyJob } from './copy-job.js';
import { emptyText } from './empty-text.js';
import { ExpectationMarks, placeOfExpectation } from './expectation-marks.js';
import { gridStep, keptPlace, type Place } from './grid.js';
import type { Grouping, MatrixGrouping } from './grouping.js';
import { headerHeight } from './header-height.js';
import { KindSource } from './kind-source.js';
import { legend } from './legend.js';
import { GROUPED_FROM, type MatrixLine, toLines } from './lines.js';
import { MatrixToolbar } from './toolbar.js';

export interface MatrixEvents extends CopyEvents {
  readonly pair: (from: string, to: string) => void;
  readonly reveal: (endpoint: string) => void;
  readonly grouping: (kept: MatrixGrouping) => void;
  readonly ask: (message: Extract<PreviewMessage, { readonly type: 'cells' | 'kinds' }>) => void;
}

type Answer = Extract<HostMessage, { readonly type: 'cells' | 'kinds' }>;

/** Pixels. */
const ROW = 30;
const COLUMN = 84;
const [WIDE_HEADER, NARROW_HEADER] = [210, 120];
/** A page that is narrower leaves more of its width to the cells. */
const NARROW = 480;

/** The matrix: only the cells in the window are on the page, and only those are asked for, however many there are. */
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
  private readonly cells: CellSource;
  private readonly kinds: KindSource;
  private readonly copying: CopyJob;
  private readonly changes: ChangesPart;
  private matrix: MatrixEnds | undefined;
  private marks = new ExpectationMarks([]);
  /** Which of the expectations that fail was gone to last, and which of the changes. */
  private lastFailed = -1;
  private lastChange: Place | undefined;
  private rows: readonly MatrixLine[] = [];
  private columns: readonly MatrixLine[] = [];
  /** The width of the names of rows. */
  private header = WIDE_HEADER;
  /** The height of those of columns. */
  private head = 0;
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
      colouring: (colouring) => this.colour(colouring),
      nextFailed: () => this.nextFailed(),
      nextChange: () => this.nextChange(),
      copy: (format) => {
        if (this.matrix) this.copying.start(this.matrix.id, { rows: this.rows, columns: this.columns, format });
      },
    });
    this.cells = new CellSource('matrix', events.ask);
    this.kinds = new KindSource(events.ask);
    this.copying = new CopyJob(events);
    this.changes = new ChangesPart(events.pair);
    this.element = h(
      'div',
      { class: 'matrix' },
      this.toolbar.element,
      legend(),
      this.copying.element,
      this.changes.element,
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

  update({ matrix, expectations }: Pick<PreviewRest, 'matrix' | 'expectations'>): void {
    if (this.matrix?.id !== matrix.id) this.copying.giveUp();
    this.matrix = matrix;
    this.marks = new ExpectationMarks(expectations);
    this.toolbar.showFailed(this.marks.failed.length);
    this.rebuild();
  }

  /** What that text opened and closed, as far as it is told. */
  since(told: Parameters<ChangesPart['told']>[0]): void {
    this.changes.told(told);
    this.layChanges();
    this.draw();
  }

  /** What would open and close without what is switched off; undefined: nothing is, or it is still worked out. */
  showTried(tried: TriedChanges | undefined): void {
    this.changes.try(tried);
    this.layChanges();
    this.draw();
  }

  told(message: Answer): void {
    const { id, result } = message;
    if (message.type === 'cells' && message.of === 'copy') {
      this.copying.told(id, message.result);
      return;
    }
    // Nobody waits for an answer to an older question, and nobody is told why there is none.
    const isAwaited =
      message.type === 'kinds' ? this.kinds.told(id, message.result) : this.cells.told(id, message.result);
    if (!isAwaited) return;
    if (message.type === 'kinds') this.rebuild();
    else this.draw();
    if ('error' in result) this.events.say(result.error);
  }

  /** The matrix of this text is still to come. That of an older one would say what is not so any more. */
  waiting(): void {
    this.matrix = undefined;
    this.cells.reset(undefined);
    this.copying.giveUp();
    this.message.textContent = say`
      Who is in the matrix is still being worked out. The map is there already, and so is the trace of a single
      pair.
    `;
    this.message.hidden = false;
    this.scroller.hidden = true;
  }

  resized(): void {
    const { clientWidth } = this.scroller;
    const header = clientWidth > 0 && clientWidth < NARROW ? NARROW_HEADER : WIDE_HEADER;
    if (header === this.header) this.draw();
    else {
      this.header = header;
      this.grid.style.setProperty('--row-header', `${header}px`);
      this.rebuild();
    }
  }

  private rebuild(): void {
    const { matrix, toolbar } = this;
    if (!matrix) return;
    this.lastChange = undefined;
    const count = matrix.endpoints.length;
    const grouping = this.grouping ?? (count > GROUPED_FROM ? 'subnet' : 'none');
    toolbar.showGrouping(grouping);
    const { filter, sought, onlyExpected } = toolbar;
    this.cells.reset(matrix.id, sought);
    this.kinds.seek(matrix.id, sought);
    const { kinds } = this.kinds;
    const weights = (side: 'from' | 'to') => (onlyExpected ? this.marks.weights(count, side) : undefined);
    this.rows = toLines(matrix, {
      grouping,
      open: this.openRows,
      filter,
      kinds: kinds?.from,
      weights: weights('from'),
    });
    this.columns = toLines(matrix, {
      grouping,
      open: this.openColumns,
      filter,
      kinds: kinds?.to,
      weights: weights('to'),
    });
    this.layChanges();
    this.at = keptPlace(this.at, { rows: this.rows.length, columns: this.columns.length });
    const isEmpty = this.rows.length === 0 || this.columns.length === 0;
    const text = emptyText(count, isEmpty, kinds?.percent, onlyExpected);
    this.message.hidden = !text;
    this.message.textContent = text;
    this.scroller.hidden = text !== '';
    this.head = this.headOf(this.columns);
    this.grid.style.setProperty('--column-header', `${this.head}px`);
    this.grid.style.width = `${this.header + this.columns.length * COLUMN}px`;
    this.grid.style.height = `${this.head + this.rows.length * ROW}px`;
    this.grid.setAttribute('aria-rowcount', String(this.rows.length + 1));
    this.grid.setAttribute('aria-colcount', String(this.columns.length + 1));
    this.draw();
  }

  private headOf(columns: readonly MatrixLine[]): number {
    readFont();
    return headerHeight(columns, Number.parseFloat(getComputedStyle(this.grid).fontSize) || 13);
  }

  private keepGrouping(): void {
    const { grouping } = this;
    this.events.grouping({ grouping, openRows: [...this.openRows], openColumns: [...this.openColumns] });
  }

  private colour(colouring: Colouring): void {
    this.lastChange = undefined;
    this.changes.colour(colouring);
    this.layChanges();
    this.draw();
  }

  private layChanges(): void {
    const { offered, by } = this.changes;
    const some = this.matrix !== undefined && this.changes.lay(this.matrix.endpoints, this.rows, this.columns);
    this.toolbar.showChanges(offered, by, some);
  }

  private nextFailed(): void {
    const { failed } = this.marks;
    for (let tried = 0; tried < failed.length; tried++) {
      this.lastFailed = (this.lastFailed + 1) % failed.length;
      const state = failed[this.lastFailed];
      const place = state && placeOfExpectation(state, this.rows, this.columns);
      if (!place) continue;
      this.move(place);
      return;
    }
    this.events.say(say`The rows and columns that are shown have no expectation that fails.`);
  }

  private nextChange(): void {
    this.lastChange = this.changes.next(this.lastChange);
    if (this.lastChange) this.move(this.lastChange);
  }

  private draw(): void {
    if (!this.matrix || this.scroller.hidden) return;
    const hadFocus = this.grid.contains(document.activeElement);
    const { scrollLeft, scrollTop, clientWidth, clientHeight } = this.scroller;
    const rows = shownRange(scrollTop, clientHeight - this.head, ROW, this.rows.length);
    const columns = shownRange(scrollLeft, clientWidth - this.header, COLUMN, this.columns.length);
    const ends = (lines: readonly MatrixLine[]) => lines.map((line) => line.ranges);
    // A page that is not shown has no room, and asks for nothing.
    if (clientHeight > 0)
      this.cells.want(
        ends(this.rows.slice(rows.start, rows.end)),
        ends(this.columns.slice(columns.start, columns.end)),
      );
    const head = h('div', { role: 'row', class: 'matrix-head', 'aria-rowindex': 1 });
    head.append(h('div', { class: 'matrix-corner', role: 'columnheader' }, h('span', {}, say`from ↓ to →`)));
    const drawnColumns = drawnOf(columns, this.at.column);
    for (const column of drawnColumns) head.append(this.headerOf(-1, column));
    const body: HTMLElement[] = [];
    for (const row of drawnOf(rows, this.at.row)) {
      const element = h('div', { role: 'row', class: 'matrix-row', 'aria-rowindex': row + 2 });
      element.style.top = `${this.head + row * ROW}px`;
      element.append(this.headerOf(row, -1));
      for (const column of drawnColumns) element.append(this.cell(row, column));
      body.push(element);
    }
    this.grid.replaceChildren(head, ...body);
    if (hadFocus) this.placed(this.at)?.focus({ preventScroll: true });
  }

  private headerOf(row: number, column: number): HTMLElement {
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
    if (!isRow) element.style.left = `${this.header + column * COLUMN}px`;
    return element;
  }

  private cell(row: number, column: number): HTMLElement {
    const element = h('div', {
      role: 'gridcell',
      tabindex: this.isAt(row, column) ? 0 : -1,
      'data-at': `${row} ${column}`,
      'aria-colindex': column + 2,
    });
    element.style.left = `${this.header + column * COLUMN}px`;
    const shown = this.shown(row, column);
    if (shown) fillCell(element, shown);
    return element;
  }

  private shown(row: number, column: number): ShownCell | undefined {
    const from = this.rows[row];
    const to = this.columns[column];
    if (!from || !to) return undefined;
    const cell = this.cells.get(from.ranges, to.ranges);
    const { sought } = this.toolbar;
    const isAnything = sought.port === undefined && sought.verdict === undefined;
    return {
      from,
      to,
      cell,
      expected: this.marks.at(from, to),
      changes: this.changes.at(row, column),
      isSought: isAnything || !cell || cell.sought > 0,
      byChange: this.changes.isOn,
      isTried: this.changes.isTried,
    };
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
    const page = Math.max(1, Math.floor((this.scroller.clientHeight - this.head) / ROW) - 1);
    const step = gridStep(event.key, { ctrl: event.ctrlKey, page }, this.at, size);
    if (!step) return;
    event.preventDefault();
    this.move(step);
  }

  private move(to: Place): void {
    this.at = to;
    const { scroller } = this;
    const right = to.column * COLUMN - (scroller.clientWidth - this.header - COLUMN);
    const bottom = to.row * ROW - (scroller.clientHeight - this.head - ROW);
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
    const shown = place && this.shown(place.row, place.column);
    if (shown) this.spoken.textContent = sentenceOf(shown);
  }
}

function placeOf(event: Event): Place | undefined {
  const [row, column] = dataOf(event, 'at')?.split(' ').map(Number) ?? [];
  return row === undefined || column === undefined ? undefined : { row, column };
}
