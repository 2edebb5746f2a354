import * as vscode from 'vscode';
import type { TurnOffRuleArguments, TurnOffRuleCommand } from '../../../server/protocol.js';

const TURN_OFF_RULE: TurnOffRuleCommand = 'vpclens.turnOffRule';

export function registerRuleSettings(context: vscode.ExtensionContext): void {
  context.subscriptions.push(
    vscode.commands.registerCommand(TURN_OFF_RULE, (...[uri, rule]: TurnOffRuleArguments) =>
      turnOff(vscode.Uri.parse(uri), rule),
    ),
  );
}

/** In the workspace's settings, where everybody who works on it sees it; without a workspace in the user's. */
async function turnOff(uri: vscode.Uri, rule: string): Promise<void> {
  const settings = vscode.workspace.getConfiguration('vpclens', uri);
  const isInWorkspace = vscode.workspace.workspaceFolders !== undefined;
  const target = isInWorkspace ? vscode.ConfigurationTarget.Workspace : vscode.ConfigurationTarget.Global;
  const told = settings.inspect<Record<string, string>>('rules');
  const own = (isInWorkspace ? told?.workspaceValue : told?.globalValue) ?? {};
  await settings.update('rules', { ...own, [rule]: 'off' }, target);
}
