// Sentences that stand in the source without `say`: a guess, by how they read and where they stand.
import { parseAst } from 'vitest/node';

/** Three words in a row, outside of what is code. */
const PROSE = /[A-Za-z][a-z’']+[,.:;)]? [a-z’']+[,.:;)]? [a-z(…]/;
const NOT_FOR_PEOPLE = new Set(['newText', 'id', 'kind', 'class', 'className', 'summary']);
const NOT_TOLD = new Set(['Variable', 'Error', 'TypeError', 'RangeError', 'RegExp', 'plural']);

/** `{ text, line }`. `written`: properties whose texts are written into a network, the same for everybody. */
export function untaggedIn(source, written = []) {
  const left = new Set([...NOT_FOR_PEOPLE, ...written]);
  const found = [];
  const walk = (node, parents) => {
    if (!node || typeof node.type !== 'string') return;
    if (/^(Import|Export(All|Named))/.test(node.type) && node.source) return;
    if (node.type === 'TaggedTemplateExpression') return holes(node.quasi, [...parents, node]);
    if ((node.type === 'CallExpression' || node.type === 'NewExpression') && NOT_TOLD.has(node.callee.name)) return;
    if (node.type === 'TSLiteralType' || (node.type === 'Property' && left.has(node.key.name))) return;
    const text = textOf(node);
    if (text !== undefined && PROSE.test(text.replace(/`[^`]*`/g, '…')))
      found.push({ text, line: source.slice(0, node.start).split('\n').length });
    children(node, [...parents, node]);
  };
  const children = (node, parents) => {
    for (const value of Object.values(node)) {
      if (Array.isArray(value)) for (const one of value) walk(one, parents);
      else if (value && typeof value === 'object') walk(value, parents);
    }
  };
  const holes = ({ expressions }, parents) => {
    for (const one of expressions) walk(one, parents);
  };
  walk(parseAst(source, { lang: 'ts' }), []);
  return found;
}

function textOf(node) {
  if (node.type === 'Literal' && typeof node.value === 'string') return node.value;
  return node.type === 'TemplateLiteral' ? node.quasis.map(({ value }) => value.cooked).join('…') : undefined;
}
