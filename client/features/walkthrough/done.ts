import * as vscode from 'vscode';

/** What a step of the walkthrough waits for. A command that was run and given up again is none. */
export type Deed = 'exampleOpened' | 'previewShown' | 'pairShown' | 'explained' | 'asked';

export function done(deed: Deed): void {
  void vscode.commands.executeCommand('setContext', `vpclens.${deed}`, true);
}
