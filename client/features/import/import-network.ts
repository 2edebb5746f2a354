import * as vscode from 'vscode';
import { plural, say } from '../../../network/words/index.js';
import type { ImportAnswer, ShowPreviewCommand } from '../../../server/protocol.js';
import type { LanguageServer } from '../language-server/language-server.js';
import type { Source } from './sources.js';

const SHOW_PREVIEW: ShowPreviewCommand = 'vpclens.preview';

/**
 * Imports in the language server's process, and opens the result as a document of its own that is not saved yet: where it goes the editor asks when it is saved,
 * so nothing is overwritten. Warnings go to `log`, each with its place.
 */
export async function importNetwork(
  server: LanguageServer,
  log: vscode.OutputChannel,
  source: Source,
  inputs: readonly vscode.Uri[],
): Promise<void> {
  const answer = await withProgress(server, source, inputs);
  if (!answer) return;
  if (answer.error !== undefined) {
    void vscode.window.showErrorMessage(say`VPC Lens: nothing was imported. ${answer.error}`);
    return;
  }
  const document = await vscode.workspace.openTextDocument({ language: 'vpc', content: answer.text });
  await vscode.window.showTextDocument(document, vscode.ViewColumn.One);
  await tell(log, source, answer, document.uri);
}

/** Undefined: it was cancelled, or failed, which was then told. */
async function withProgress(
  server: LanguageServer,
  { source, name }: Source,
  inputs: readonly vscode.Uri[],
): Promise<ImportAnswer | undefined> {
  const location = vscode.ProgressLocation.Notification;
  const title = say`VPC Lens: importing from ${name}`;
  return vscode.window.withProgress({ location, title, cancellable: true }, async (progress, token) => {
    let done = 0;
    const told = (message: string, percentage: number): void => {
      progress.report({ message, increment: Math.max(0, percentage - done) });
      done = Math.max(done, percentage);
    };
    // An importer that is at work does not hear of a cancellation: who cancels need not wait for it.
    const cancelled = new Promise<undefined>((resolve) => {
      token.onCancellationRequested(() => resolve(undefined));
    });
    const work = server
      .importNetwork({ source, inputs: inputs.map((uri) => uri.toString()) }, told, token)
      .catch((error: unknown) => {
        if (!token.isCancellationRequested)
          void vscode.window.showErrorMessage(
            say`VPC Lens: nothing was imported. ${error instanceof Error ? error.message : String(error)}`,
          );
        return undefined;
      });
    return Promise.race([work, cancelled]);
  });
}

async function tell(
  log: vscode.OutputChannel,
  { name }: Source,
  { files, vpcs, warnings }: Extract<ImportAnswer, { error?: undefined }>,
  document: vscode.Uri,
): Promise<void> {
  const preview = say`Preview Reachability`;
  const result = say`${plural(vpcs, 'VPC')} from ${plural(files, 'file')}`;
  if (warnings.length === 0) {
    const chosen = await vscode.window.showInformationMessage(
      say`VPC Lens: imported ${result}. Save the document where it belongs.`,
      preview,
    );
    if (chosen === preview) await vscode.commands.executeCommand(SHOW_PREVIEW, document);
    return;
  }
  log.appendLine(say`Import from ${name}: ${result}, ${plural(warnings.length, 'warning')}`);
  for (const warning of warnings) log.appendLine(`  ${warning}`);
  const show = say`Show Warnings`;
  const chosen = await vscode.window.showWarningMessage(
    say`
      VPC Lens: imported ${result}, with ${plural(warnings.length, 'warning')}: what the files lack, or the
      language cannot say.
    `,
    preview,
    show,
  );
  if (chosen === preview) await vscode.commands.executeCommand(SHOW_PREVIEW, document);
  if (chosen === show) log.show();
}
