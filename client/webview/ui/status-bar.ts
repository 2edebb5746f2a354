import { say } from '../../../network/words/index.js';
import type { PreviewPicture, PreviewRest } from '../../../server/protocol.js';
import { h } from './dom.js';
import { statusText } from './status-text.js';

/** The line under the tabs: how the network stands, what is being waited for, what went wrong. Read out when it changes. */
export class StatusBar {
  readonly element: HTMLElement;
  private readonly text = h('span', { class: 'status-text' });
  private readonly told = h('span', { class: 'status-notice' });
  private readonly spoken = h('span', { class: 'sr', role: 'status', 'aria-live': 'polite' });
  private readonly retry = h('button', { type: 'button', class: 'secondary', hidden: true }, say`Try again`);

  constructor(retry: () => void) {
    this.retry.addEventListener('click', () => {
      this.loading();
      retry();
    });
    this.element = h('div', { class: 'status' }, this.text, this.told, this.retry, this.spoken);
  }

  loading(): void {
    this.put('loading', say`Reading the network…`);
  }

  show(snapshot: PreviewPicture & Partial<PreviewRest>): void {
    const { kind, text } = statusText(snapshot);
    this.put(kind, text);
  }

  failed(reason: string, drawnBefore: boolean): void {
    const failed = drawnBefore
      ? say`The network cannot be shown: ${reason}. What is shown is the network as it was before.`
      : say`The network cannot be shown: ${reason}.`;
    this.put('failed', failed.replaceAll('..', '.'));
  }

  /** What came of something that was asked for; beside the state of the network, until that is another. */
  notice(text: string): void {
    this.told.textContent = text;
    this.say(text);
  }

  /** Only for screen readers. */
  say(text: string): void {
    this.spoken.textContent = text;
  }

  private put(kind: string, text: string): void {
    this.element.dataset.kind = kind;
    this.retry.hidden = kind !== 'failed';
    if (this.text.textContent === text) return;
    this.told.textContent = '';
    this.text.textContent = text;
    this.say(text);
  }
}
