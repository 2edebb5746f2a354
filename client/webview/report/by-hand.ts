import type { PreviewMessage } from '../messages.js';
import { h } from '../ui/dom.js';

/** Puts a text on the clipboard. From a disk some browsers have no clipboard for pages: there the text is chosen and copied as a person would. */
export function copyText(text: string): void {
  const byHand = (): void => {
    const area = h('textarea', { 'aria-hidden': 'true', class: 'copied' });
    area.value = text;
    document.body.append(area);
    area.select();
    document.execCommand('copy');
    area.remove();
  };
  if (navigator.clipboard) navigator.clipboard.writeText(text).catch(byHand);
  else byHand();
}

/** Where a page has no dialog to save with, the browser's own download is it. */
export function download({ name, data }: Extract<PreviewMessage, { type: 'save' }>): void {
  const url = URL.createObjectURL(new Blob([data]));
  h('a', { href: url, download: name }).click();
  URL.revokeObjectURL(url);
}
