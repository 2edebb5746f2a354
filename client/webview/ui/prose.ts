import { h } from './dom.js';
import { sentence } from './words.js';

/** The server's sentence, what stands between backticks as code. */
export function prose(text: string): HTMLElement {
  const parts = sentence(text).split('`');
  return h('span', { class: 'note' }, ...parts.map((part, index) => (index % 2 === 1 ? h('code', {}, part) : part)));
}
