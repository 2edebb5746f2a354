import * as vscode from 'vscode';
import { say } from '../../../network/words/index.js';
import { compareWithGit } from '../compare/compare-with-git.js';
import type { LanguageServer } from '../language-server/language-server.js';
import { askPair } from './ask-pair.js';
import { explainRule } from './explain-rule.js';
import { insertFreeBlock } from './free-block.js';
import { listReaches } from './list-reaches.js';
import type { Place } from './place.js';

/** Questions that nobody has written down: palette, context menu and keyboard. Each is about the cursor's place in the active editor. */
export function registerQuestions(context: vscode.ExtensionContext, server: LanguageServer): void {
  const register = (
    command: string,
    ask: (server: LanguageServer, place: Place, argument: unknown) => Promise<void>,
  ): void => {
    context.subscriptions.push(
      vscode.commands.registerCommand(command, async (argument?: unknown) => {
        const place = placeOfCursor();
        if (!place) return;
        try {
          await ask(server, place, argument);
        } catch (error) {
          const text = error instanceof Error ? error.message : String(error);
          void vscode.window.showErrorMessage(say`VPC Lens: there is no answer. ${text}`);
        }
      }),
    );
  };
  register('vpclens.ask', askPair);
  register('vpclens.whatCanReachThis', (asked, place) => listReaches(asked, place, 'to'));
  register('vpclens.whatCanThisReach', (asked, place) => listReaches(asked, place, 'from'));
  register('vpclens.explainRule', explainRule);
  register('vpclens.compareWithGit', (asked, place, ref) =>
    compareWithGit(asked, place, typeof ref === 'string' ? ref : undefined),
  );
  register('vpclens.nextFreeBlock', insertFreeBlock);
}

function placeOfCursor(): Place | undefined {
  const editor = vscode.window.activeTextEditor;
  if (editor?.document.languageId !== 'vpc') {
    void vscode.window.showInformationMessage(
      say`VPC Lens: open a .vpc file first, and put the cursor on what you ask about.`,
    );
    return undefined;
  }
  const { line, character } = editor.selection.active;
  return { editor, params: { textDocument: { uri: editor.document.uri.toString() }, position: { line, character } } };
}
