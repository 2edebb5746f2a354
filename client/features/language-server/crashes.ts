import * as vscode from 'vscode';
import { type BaseLanguageClient, CloseAction, type ErrorHandler } from 'vscode-languageclient';
import { say } from '../../../network/words/index.js';

/**
 * What becomes of a server that ended though nobody told it to: it is started again, and said so; one that goes on ending is left alone.
 * How often is too often the protocol's client knows: `own` are its decisions.
 */
export function crashHandler(client: () => BaseLanguageClient): ErrorHandler {
  let own: ErrorHandler | undefined;
  const decide = (): ErrorHandler => {
    own ??= client().createDefaultErrorHandler();
    return own;
  };
  return {
    error: (error, message, count) => decide().error(error, message, count),
    async closed() {
      const { action } = await decide().closed();
      void tell(client(), action === CloseAction.Restart);
      return { action, handled: true };
    },
  };
}

async function tell(client: BaseLanguageClient, isStartedAgain: boolean): Promise<void> {
  const [restart, show] = [say`Restart`, say`Show Log`];
  const chosen = isStartedAgain
    ? await vscode.window.showWarningMessage(
        say`
          VPC Lens: the language server ended unexpectedly and is started again. Everything is checked anew; your
          texts are as they were.
        `,
        show,
      )
    : await vscode.window.showErrorMessage(
        say`
          VPC Lens: the language server ended again and again, so it is not started any more, and there are no
          findings, hovers or previews. Its log may say why.
        `,
        restart,
        show,
      );
  if (chosen === restart) await vscode.commands.executeCommand('vpclens.restartServer');
  if (chosen === show) client.outputChannel.show();
}
