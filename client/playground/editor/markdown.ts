/** Markdown as the server writes it, as elements. Text stays text: a name in a shared network cannot become markup. */
import { Marked, type Token, type Tokens } from 'marked';
import { h } from '../../webview/ui/dom.js';

const MARKED = new Marked();

export function markdown(text: string): HTMLElement {
  return h('div', { class: 'markdown' }, ...MARKED.lexer(text).map(elementOf));
}

function elementOf(token: Token): Node {
  const inner = (): Node[] => ('tokens' in token && token.tokens ? token.tokens.map(elementOf) : [textOf(token)]);
  switch (token.type) {
    case 'paragraph':
      return h('p', {}, ...inner());
    case 'heading':
      return h('p', {}, h('strong', {}, ...inner()));
    case 'strong':
      return h('strong', {}, ...inner());
    case 'em':
      return h('em', {}, ...inner());
    case 'codespan':
      return h('code', {}, textOf(token));
    case 'code':
      return h('pre', {}, h('code', {}, textOf(token)));
    case 'list':
      return h('ul', {}, ...(token as Tokens.List).items.map((item) => h('li', {}, ...item.tokens.map(elementOf))));
    case 'link':
      return link(token as Tokens.Link, inner());
    case 'table':
      return table(token as Tokens.Table);
    case 'hr':
      return h('hr');
    case 'br':
      return h('br');
    case 'space':
      return document.createTextNode('');
    case 'text':
      return h('span', {}, ...inner());
    default:
      return document.createTextNode(token.raw);
  }
}

function textOf(token: Token): Node {
  return document.createTextNode('text' in token ? String(token.text) : token.raw);
}

/** To pages of the web alone, in a window of their own. */
function link({ href }: Tokens.Link, inner: readonly Node[]): HTMLElement {
  if (!href.startsWith('https://')) return h('span', {}, ...inner);
  return h('a', { href, target: '_blank', rel: 'noopener noreferrer' }, ...inner);
}

function table({ header, rows }: Tokens.Table): HTMLElement {
  const row = (tag: 'th' | 'td', cells: readonly Tokens.TableCell[]): HTMLElement =>
    h('tr', {}, ...cells.map(({ tokens }) => h(tag, {}, ...tokens.map(elementOf))));
  return h('table', {}, row('th', header), ...rows.map((cells) => row('td', cells)));
}
