import * as vscode from 'vscode';
import { type Deed, STEPS } from './steps.js';

export function done(deed: Deed): void {
  void vscode.commands.executeCommand('setContext', `vpclens.${deed}`, true);
  // VS Code marks no step whose context was already so when it first looked at walkthroughs, however often it comes again: what was done before the walkthrough was opened has to be said to it. An editor without this command loses that alone.
  vscode.commands.executeCommand('welcome.markStepComplete', STEPS[deed]).then(undefined, () => undefined);
}
