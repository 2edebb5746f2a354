import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { until } from '../harness/until.mjs';
import { shopUri } from './shop.js';

export function defineImport(): void {
  describe('imports', () => {
    // Between the two nothing is closed: the editor would give the second document the name of the first, and with it the backup of its text, if that is still there.
    before(closeEverything);
    after(closeEverything);

    it('open what AWS describes as a document that is not saved, with findings', async () => {
      const folder = vscode.Uri.joinPath(shopUri(), '..', 'account');
      // The command ends when its last notification is closed: nobody closes it here.
      void vscode.commands.executeCommand('vpclens.importAws', folder);
      const document = await until('the imported network', () =>
        importedWith(/^vpc bakery 10\.7\.0\.0\/16 in eu-central-1 \{$/m),
      );
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
      const document = await until('the imported network', () => importedWith(/^vpc Bakery 10\.8\.0\.0\/16/m));
      assert.match(document.getText(), /10\.8\.0\.0\/24/);
    });

    it('reads the state of Terraform', async () => {
      const state = vscode.Uri.joinPath(shopUri(), '..', 'state', 'mill.json');
      void vscode.commands.executeCommand('vpclens.importTerraform', state);
      const document = await until('the imported network', () =>
        importedWith(/^vpc mill 10\.9\.0\.0\/16 in eu-central-1 \{$/m),
      );
      assert.match(document.getText(), /subnet stones 10\.9\.1\.0\/24 in a/);
    });
  });
}

/** The document that is shown, once it is one that was never saved and has this text. */
function importedWith(text: RegExp): vscode.TextDocument {
  const shown = vscode.window.visibleTextEditors.map(({ document }) => document);
  const found = shown.find((document) => document.isUntitled && document.languageId === 'vpc');
  assert.ok(found, `what is shown: ${tabs().join() || 'nothing'}`);
  assert.match(found.getText(), text);
  return found;
}

/** Also what was never saved, without a question. */
async function closeEverything(): Promise<void> {
  await until('no editor', async () => {
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    return tabs().length === 0 && vscode.window.visibleTextEditors.length === 0;
  });
}

function tabs(): string[] {
  return vscode.window.tabGroups.all.flatMap((group) => group.tabs.map((tab) => tab.label));
}
