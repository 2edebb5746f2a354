import type { EditorView } from '@codemirror/view';
import { h } from '../../webview/ui/dom.js';
import type { CodeAction, Diagnostic, TextDocumentEdit, TextEdit, WorkspaceEdit } from '../lsp.js';
import type { ServerLink } from '../server-link.js';
import { changesOf } from './positions.js';

/** The edits in this text; undefined where there are others. */
export function editsOf(edit: WorkspaceEdit | undefined, uri: string): readonly TextEdit[] | undefined {
  const all = [
    ...Object.entries(edit?.changes ?? {}),
    ...(edit?.documentChanges ?? []).map((change) =>
      isTextEdit(change) ? ([change.textDocument.uri, change.edits] as const) : (['', []] as const),
    ),
  ];
  return all.length > 0 && all.every(([file]) => file === uri) ? all.flatMap(([, edits]) => edits) : undefined;
}

function isTextEdit(change: object): change is TextDocumentEdit {
  return 'textDocument' in change && 'edits' in change;
}

export function apply(view: EditorView, edits: readonly TextEdit[]): void {
  view.dispatch({ changes: changesOf(view.state.doc, edits), userEvent: 'input.fix' });
  view.focus();
}

/** A finding as it is shown: what is wrong, by which rule, and, as soon as the server has said them, the fixes. */
export function findingElement(view: EditorView, server: ServerLink, diagnostic: Diagnostic): HTMLElement {
  const fixes = h('div', { class: 'fixes' });
  void server.fixes(diagnostic.range, [diagnostic]).then(
    (actions) => fixes.append(...buttons(view, server, actions)),
    () => undefined,
  );
  const code = diagnostic.code === undefined ? null : h('code', { class: 'rule' }, ` ${diagnostic.code}`);
  return h('div', {}, h('span', {}, diagnostic.message), code, fixes);
}

export function buttons(view: EditorView, server: ServerLink, actions: readonly CodeAction[]): HTMLElement[] {
  return actions.flatMap((action) => {
    const edits = editsOf(action.edit, server.uri);
    if (!edits) return [];
    const button = h('button', { type: 'button' }, action.title);
    button.addEventListener('click', () => apply(view, edits));
    return [button];
  });
}
