import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { until } from '../harness/until.mjs';
import { ask } from './preview-driver.js';
import { exchange, openShop, shopUri, undoAll } from './shop.js';

/** What the item beside the language's name says, to whoever cannot see it. */
async function status(): Promise<string> {
  return String(await ask({ action: 'label', selector: '[id="status.languageStatus"] [aria-label]' }));
}

export function defineStatus(): void {
  describe('the status item', () => {
    let editor: vscode.TextEditor;

    before(async () => {
      editor = await openShop();
    });
    afterEach(undoAll);

    it('says that the file is checked, and how long that took', async () => {
      await until('the status', async () => /Checked in [\d.]+ m?s, shop\.vpc/.test(await status()));
      await exchange(editor, 'allow https from any', 'allow http from any');
      await until('the status again', async () => /Checked in [\d.]+ m?s, shop\.vpc/.test(await status()));
    });
  });
}

export function defineTasks(): void {
  describe('the task', () => {
    const named = async (name: string): Promise<vscode.Task> => {
      const tasks = await vscode.tasks.fetchTasks({ type: 'vpclens' });
      const task = tasks.find((one) => one.name === name);
      assert.ok(task, `there is no task ${name}, only ${tasks.map((one) => one.name).join()}`);
      return task;
    };

    it('is there for the folder', async () => {
      const { problemMatchers, group } = await named('check');
      assert.deepEqual(problemMatchers, ['$vpclens']);
      assert.equal(group?.id, vscode.TaskGroup.Test.id);
    });

    // Its command stands in for `vpclens`, which is not installed here, and prints what that would.
    it('of tasks.json marks what it finds in files that are not open', async () => {
      const file = vscode.Uri.joinPath(shopUri(), '..', 'account', 'instances.json');
      const ended = new Promise((resolve) => {
        const listening = vscode.tasks.onDidEndTaskProcess(({ exitCode }) => {
          listening.dispose();
          resolve(exitCode);
        });
      });
      await vscode.tasks.executeTask(await named('printing'));
      assert.equal(await ended, 0);
      const found = await until('the finding of the task', () =>
        vscode.languages.getDiagnostics(file).find(({ message }) => message === 'Found by a task'),
      );
      assert.equal(found.severity, vscode.DiagnosticSeverity.Warning);
      assert.deepEqual([found.range.start.line, found.range.start.character], [1, 2]);
      assert.equal(found.source, 'vpclens');
    });
  });
}
