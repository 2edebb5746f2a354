import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { until } from '../harness/until.mjs';
import { inPreview } from './preview-driver.js';
import { shopUri } from './shop.js';
import { isShown, write } from './workbench.js';

export function defineEveryday(): void {
  describe('a new network', () => {
    it('is made by three answers, holds what it expects, and has its preview', async () => {
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
      void vscode.commands.executeCommand('vpclens.newNetwork');
      await until('the first question', () => isShown('.quick-input-widget', 'One public subnet'));
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      for (const asked of ['Its name', 'Its block of addresses']) {
        await until(asked, () => isShown('.quick-input-widget', asked));
        await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      }
      const made = await until('the network', () =>
        vscode.window.visibleTextEditors.map((shown) => shown.document).find((shown) => shown.isUntitled),
      );
      assert.match(made.getText(), /^vpc shop 10\.0\.0\.0\/16 \{/);
      assert.equal(made.languageId, 'vpc');
      await until('its preview', () => inPreview(() => document.querySelector('[data-box="shop"]') !== null));
      assert.deepEqual(
        vscode.languages.getDiagnostics(made.uri).filter(({ severity }) => severity === 0),
        [],
      );
      await vscode.window.showTextDocument(made, vscode.ViewColumn.One);
      await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    });
  });

  describe('a file that is renamed', () => {
    const place = (name: string): vscode.Uri => vscode.Uri.joinPath(shopUri(), '..', 'renamed', name);

    after(async () => {
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
      await vscode.workspace.fs.delete(place('.'), { recursive: true });
    });

    it('is imported by its new name, in files that are open and in those that are not', async () => {
      const importing = 'import "./office.vpc"\nvpc bar 10.1.0.0/16 { }\nexpect office cannot reach bar\n';
      await write(place('office.vpc'), 'network office 192.168.0.0/16\n');
      await write(place('open.vpc'), importing);
      await write(place('closed.vpc'), importing.replaceAll('bar', 'cafe'));
      const open = await vscode.workspace.openTextDocument(place('open.vpc'));
      await vscode.window.showTextDocument(open, vscode.ViewColumn.One);
      await until('the server to have read it', async () => {
        const command = 'vscode.executeDocumentSymbolProvider';
        return (await vscode.commands.executeCommand<unknown[]>(command, open.uri))?.length > 0;
      });
      // The editor tells of files that appear when it has seen them.
      await until('the server to know the closed file', async () => {
        const command = 'vscode.executeWorkspaceSymbolProvider';
        return (await vscode.commands.executeCommand<unknown[]>(command, 'cafe'))?.length > 0;
      });
      const edit = new vscode.WorkspaceEdit();
      edit.renameFile(place('office.vpc'), place('deep/home.vpc'));
      assert.ok(await vscode.workspace.applyEdit(edit));
      await until('the import in the open file', () => open.getText().startsWith('import "./deep/home.vpc"\n'));
      const closed = await vscode.workspace.openTextDocument(place('closed.vpc'));
      await until('the import in the closed file', () => closed.getText().startsWith('import "./deep/home.vpc"\n'));
      await vscode.workspace.saveAll();
      await until('no finding', () =>
        [open, closed].every(({ uri }) => vscode.languages.getDiagnostics(uri).every(({ severity }) => severity !== 0)),
      );
    });
  });
}
