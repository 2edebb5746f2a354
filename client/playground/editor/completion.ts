import { type Completion, type CompletionContext, type CompletionResult, snippet } from '@codemirror/autocomplete';
import type { CompletionItem } from '../lsp.js';
import type { ServerLink } from '../server-link.js';
import { markdown } from './markdown.js';
import { offsetOf, positionOf } from './positions.js';

/** https://microsoft.github.io/language-server-protocol/specifications/lsp/3.17/specification/#completionItemKind */
const TYPES: Readonly<Record<number, string>> = {
  6: 'variable',
  7: 'class',
  8: 'interface',
  12: 'constant',
  14: 'keyword',
};

/** What the server offers, in its order. */
export function completionFrom(server: ServerLink) {
  return async ({ state, pos, explicit, view }: CompletionContext): Promise<CompletionResult | null> => {
    const before = state.doc.lineAt(pos);
    const typed = before.text.slice(0, pos - before.from);
    if (!explicit && !/[\w./>,"-]$|\s$/.test(typed)) return null;
    if (!explicit && view === undefined) return null;
    const items = await server.complete(positionOf(state.doc, pos));
    const [first] = items;
    if (!first) return null;
    const from = first.textEdit ? offsetOf(state.doc, first.textEdit.range.start) : pos;
    return {
      from,
      options: items.map((item, i) => optionOf(item, 99 - Math.min(i, 198))),
      validFor: /^[\w./-]*$/,
    };
  };
}

function optionOf(item: CompletionItem, boost: number): Completion {
  const { label, kind, detail, documentation, insertTextFormat, textEdit } = item;
  const text = textEdit?.newText ?? label;
  return {
    label: item.filterText ?? label,
    displayLabel: label,
    boost,
    ...(kind && TYPES[kind] ? { type: TYPES[kind] } : {}),
    ...(detail ? { detail } : {}),
    ...(documentation
      ? { info: () => markdown(typeof documentation === 'string' ? documentation : documentation.value) }
      : {}),
    apply: insertTextFormat === 2 ? snippet(templateOf(text)) : text,
  };
}

/** The protocol's snippets in the editor's words: `$1` and `${1|a,b|}` are `${1}` and `${1:a}`; `$0` is the last place. */
function templateOf(text: string): string {
  return text
    .replace(/\$\{(\d+)\|([^,|}]*)[^}]*\}/g, (_, number, first) => `\${${number}:${first}}`)
    .replace(/\$(\d+)/g, (_, number) => `\${${number === '0' ? 99 : number}}`)
    .replace(/\$\{0(:[^}]*)?\}/g, (_, rest = '') => `\${99${rest}}`);
}
