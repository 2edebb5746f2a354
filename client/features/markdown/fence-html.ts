import { say } from '../../../network/words/index.js';
import { escaped } from '../../webview/picture/written.js';
import type { Drawing } from './fence-maps.js';
import { painted } from './paint.js';

/** What the style sheet of `scripts/bundle/markdown-style.mjs` is about. */
const MAP = 'vpclens-map';
const NOTE = 'vpclens-note';

/** The attributes that the page has given to the code: by them it knows which line of the text is shown where. */
export type Attributes = readonly (readonly [name: string, value: string])[];

export function codeHtml(code: string, attributes: Attributes): string {
  const classes = ['hljs', 'language-vpc', ...attributes.flatMap(([name, value]) => (name === 'class' ? [value] : []))];
  const others = attributes.filter(([name]) => name !== 'class').map(([name, value]) => ` ${name}="${escaped(value)}"`);
  return `<pre><code class="${escaped(classes.join(' '))}"${others.join('')}>${painted(code)}</code></pre>\n`;
}

/** The code, and with it what there is to see of it. The map stands first: it is what the code is for. */
export function fenceHtml(code: string, attributes: Attributes, drawing: Drawing | undefined): string {
  const { svg, wrong } = drawing ?? { wrong: say`The map is being drawn.` };
  const note = wrong === undefined ? '' : `<p class="${NOTE}">${escaped(wrong)}</p>\n`;
  const own = codeHtml(code, attributes);
  if (svg === undefined) return note === '' ? own : `<div>${own}${note}</div>\n`;
  const folded = `<details open><summary>${escaped(say`Code`)}</summary>\n${own}</details>\n`;
  return `<div><div class="${MAP}">${svg}</div>\n${note}${folded}</div>\n`;
}
