import * as vscode from 'vscode';
import type { LanguageServer } from '../language-server/language-server.js';
import type { Previews } from './previews.js';

/** Moving the cursor highlights, in every visible preview, what the cursor is in. Only the newest position counts. */
export function followCursor(previews: Previews, server: LanguageServer): vscode.Disposable {
  let newest: vscode.CancellationTokenSource | undefined;
  const subscription = vscode.window.onDidChangeTextEditorSelection(async ({ textEditor, selections }) => {
    const position = selections[0]?.active;
    if (textEditor.document.languageId !== 'vpc' || !position || previews.visible().length === 0) return;
    newest?.cancel();
    const own = new vscode.CancellationTokenSource();
    newest = own;
    try {
      const params = {
        textDocument: { uri: textEditor.document.uri.toString() },
        position: { line: position.line, character: position.character },
      };
      const found = await server.elementAt(params, own.token);
      if (own.token.isCancellationRequested) return;
      for (const preview of previews.visible()) preview.post({ type: 'highlight', ...found });
    } catch {
      // The text changed or the server is starting: the next movement asks again, and a stale highlight is worse than none.
    } finally {
      own.dispose();
    }
  });
  return vscode.Disposable.from(subscription, { dispose: () => newest?.cancel() });
}
