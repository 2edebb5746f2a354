import { say } from '../../../network/words/index.js';
import type { Origin, RecordedText } from '../../../server/protocol.js';
import { h } from '../ui/dom.js';

/** Lines above and below what is shown. */
const AROUND = 3;

/** What the editor beside the preview is in the editor: the lines that are meant. */
export class SourcePane {
  readonly element: HTMLElement;
  private readonly heading = h('h2', { class: 'source-place' });
  private readonly lines = h('ol', { class: 'source-lines', tabindex: 0, role: 'list' });

  constructor(private readonly texts: readonly RecordedText[]) {
    const close = h('button', { type: 'button', class: 'secondary' }, say`Close`);
    close.addEventListener('click', () => {
      this.element.hidden = true;
    });
    this.element = h(
      'section',
      { class: 'source', 'aria-label': say`Text of the network`, hidden: true },
      h('div', { class: 'source-head' }, this.heading, close),
      this.lines,
    );
  }

  show({ file, range }: Origin): void {
    const text = this.texts.find(({ uri }) => uri === file)?.text;
    if (text === undefined) return;
    const { start, end } = range;
    const all = text.split(/\r\n|\n|\r/);
    const last = end.column === 1 && end.line > start.line ? end.line - 1 : end.line;
    this.heading.textContent = `${pathOf(file)}:${start.line}`;
    const first = Math.max(1, start.line - AROUND);
    const shown = all.slice(first - 1, last + AROUND).map((line, index) => {
      const number = first + index;
      const meant = number >= start.line && number <= last;
      return h(
        'li',
        { class: meant ? 'meant' : undefined, 'aria-current': meant || undefined },
        `${number}`.padStart(5),
        '  ',
        line,
      );
    });
    this.lines.replaceChildren(...shown);
    this.lines.setAttribute('aria-label', say`Lines ${first} to ${first + shown.length - 1} of ${pathOf(file)}`);
    this.element.hidden = false;
    this.lines.querySelector('.meant')?.scrollIntoView({ block: 'nearest' });
  }
}

function pathOf(uri: string): string {
  return decodeURIComponent(uri.replace(/^file:\/\/\//, ''));
}
