import * as vscode from 'vscode';
import type { Middleware } from 'vscode-languageclient';

const SHOW_RULE = 'vpclens.showRule';

/** A rule's page is shown as it is to be read, not as the Markdown that it is written in. */
export function registerRulePages(context: vscode.ExtensionContext): void {
  context.subscriptions.push(
    vscode.commands.registerCommand(SHOW_RULE, async (page: string) => {
      const uri = vscode.Uri.parse(page, true);
      try {
        await vscode.commands.executeCommand('markdown.showPreview', uri);
      } catch {
        // The editor's own Markdown extension is off.
        await vscode.window.showTextDocument(uri);
      }
    }),
  );
}

/** Has the code of every finding lead there. */
export const rulePages: Pick<Middleware, 'handleDiagnostics' | 'provideDiagnostics' | 'provideWorkspaceDiagnostics'> = {
  handleDiagnostics: (uri, diagnostics, next) => next(uri, diagnostics.map(withPage)),
  async provideDiagnostics(document, previousResultId, token, next) {
    const report = await next(document, previousResultId, token);
    return report && 'items' in report ? { ...report, items: report.items.map(withPage) } : report;
  },
  provideWorkspaceDiagnostics: (resultIds, token, reporter, next) =>
    next(resultIds, token, (chunk) =>
      reporter(
        chunk && {
          items: chunk.items.map((item) => ('items' in item ? { ...item, items: item.items.map(withPage) } : item)),
        },
      ),
    ),
};

function withPage(diagnostic: vscode.Diagnostic): vscode.Diagnostic {
  const { code } = diagnostic;
  if (typeof code !== 'object' || code.target.scheme === 'command') return diagnostic;
  const argument = encodeURIComponent(JSON.stringify([code.target.toString()]));
  diagnostic.code = { value: code.value, target: vscode.Uri.parse(`command:${SHOW_RULE}?${argument}`) };
  return diagnostic;
}
