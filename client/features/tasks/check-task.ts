import * as vscode from 'vscode';
import { say } from '../../../network/words/index.js';
import { checkCommand } from './check-command.js';

const TYPE = 'vpclens';
const MATCHER = '$vpclens';

/** `vpclens check` as a task: one of each folder of the workspace, and those of `tasks.json`. What it finds in files that are open the language server says already. */
export function registerTasks(context: vscode.ExtensionContext): void {
  context.subscriptions.push(
    vscode.tasks.registerTaskProvider(TYPE, {
      provideTasks: () =>
        (vscode.workspace.workspaceFolders ?? [])
          .filter(({ uri }) => uri.scheme === 'file')
          .map((folder) => checkTask({ type: TYPE }, folder, 'check')),
      resolveTask: (task) => (task.scope === undefined ? undefined : checkTask(task.definition, task.scope, task.name)),
    }),
  );
}

function checkTask(
  definition: vscode.TaskDefinition,
  scope: vscode.WorkspaceFolder | vscode.TaskScope,
  name: string,
): vscode.Task {
  // Quoted as the shell that it will be wants it.
  const [command = '', ...args] = checkCommand(definition).map((value) => ({
    value,
    quoting: vscode.ShellQuoting.Strong,
  }));
  const execution = new vscode.ShellExecution(command, args);
  const task = new vscode.Task(definition, scope, name, TYPE, execution, MATCHER);
  task.group = vscode.TaskGroup.Test;
  task.detail = say`Every mistake, and whether every expectation holds`;
  task.presentationOptions = { reveal: vscode.TaskRevealKind.Silent, clear: true };
  return task;
}
