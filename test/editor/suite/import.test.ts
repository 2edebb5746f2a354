import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { shopUri } from './shop.js';
import { until } from './wait.js';

export function defineImport(): void {
  describe('imports', () => {
    before(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));
    afterEach(() => vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor'));

    it('open what AWS describes as a document that is not saved, with findings', async () => {
      const folder = vscode.Uri.joinPath(shopUri(), '..', 'account');
      // The command ends when its last notification is closed: nobody closes it here.
      void vscode.commands.executeCommand('vpclens.importAws', folder);
      const document = await until('the imported network', () => {
        const shown = vscode.window.activeTextEditor?.document;
        return shown?.isUntitled && shown.languageId === 'vpc' && shown;
      });
      assert.match(document.getText(), /^vpc bakery 10\.7\.0\.0\/16 in eu-central-1 \{$/m);
      assert.match(document.getText(), /instance oven 10\.7\.1\.10/);
      assert.ok(document.isDirty);
      const finding = await until('a finding in it', () =>
        vscode.languages
          .getDiagnostics(document.uri)
          .find(({ code }) => typeof code === 'object' && code.value === 'group-open'),
      );
      assert.match(document.getText(finding.range), /ssh|22/);
    });

    it('reads templates too, with the values that their parameters have', async () => {
      const template = vscode.Uri.joinPath(shopUri(), '..', 'stack', 'bakery.yaml');
      void vscode.commands.executeCommand('vpclens.importCloudFormation', template);
      const text = await until('the imported network', () => {
        const shown = vscode.window.activeTextEditor?.document;
        return shown?.isUntitled && shown.languageId === 'vpc' && shown.getText();
      });
      assert.match(text, /^vpc Bakery 10\.8\.0\.0\/16/m);
      assert.match(text, /10\.8\.0\.0\/24/);
    });
  });
}
