import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { until } from '../harness/until.mjs';
import { ask } from './preview-driver.js';
import { exchange, openShop, placeOf, undoAll } from './shop.js';
import { isShown } from './workbench.js';

const MENU = '.action-widget';

export function defineLightBulb(): void {
  describe('the light bulb', () => {
    let editor: vscode.TextEditor;

    const countOf = (rule: string): number =>
      vscode.languages
        .getDiagnostics(editor.document.uri)
        .filter(({ code }) => (typeof code === 'object' ? code.value : code) === rule).length;

    /** As a person does: the cursor on what is marked, the menu by its key, an offer by the mouse. */
    const choose = async (marked: string, offer: string): Promise<void> => {
      const place = placeOf(editor.document, marked);
      editor.selection = new vscode.Selection(place, place);
      await vscode.commands.executeCommand('workbench.action.focusActiveEditorGroup');
      await vscode.commands.executeCommand('editor.action.quickFix');
      await until(`the offer "${offer}"`, () => isShown(MENU, offer.replaceAll('"', '\\"')));
      await ask({
        action: 'clickOn',
        selector: `${MENU} .monaco-list-row:has-text("${offer.replaceAll('"', '\\"')}")`,
      });
    };

    beforeEach(async () => {
      editor = await openShop();
      // Two groups that nothing uses.
      await exchange(
        editor,
        '  security-group order-books {',
        '  security-group bakers { }\n  security-group waiters { }\n  security-group order-books {',
      );
      await until('two findings', () => countOf('group-unused') === 2);
    });
    afterEach(undoAll);

    it('mends one', async () => {
      await choose('bakers', 'Remove');
      await until('one finding', () => countOf('group-unused') === 1);
      assert.doesNotMatch(editor.document.getText(), /bakers/);
    });

    it('mends all of a kind', async () => {
      await choose('bakers', 'Fix all 2 of "group-unused" in this file');
      await until('no finding', () => countOf('group-unused') === 0);
      assert.doesNotMatch(editor.document.getText(), /bakers|waiters/);
    });

    it('ignores one here, with a comment that waits for a reason', async () => {
      await choose('bakers', 'Ignore "group-unused" here');
      await until('one finding', () => countOf('group-unused') === 1);
      assert.match(editor.document.getText(), /\n {2}\/\/ vpclens-ignore group-unused: .*\n {2}security-group bakers/);
    });

    it('ignores all of a kind in the file', async () => {
      await choose('bakers', 'Ignore "group-unused" in this file');
      await until('no finding', () => countOf('group-unused') === 0);
      assert.match(editor.document.getText(), /^\/\/ vpclens-ignore-file group-unused: /);
    });

    it('turns a rule off in the workspace', async () => {
      await choose('bakers', 'Turn "group-unused" off in the workspace');
      await until('no finding', () => countOf('group-unused') === 0);
      const settings = vscode.workspace.getConfiguration('vpclens');
      assert.deepEqual(settings.inspect('rules')?.workspaceValue, { 'group-unused': 'off' });
      await settings.update('rules', undefined, vscode.ConfigurationTarget.Workspace);
      await until('the findings again', () => countOf('group-unused') === 2);
    });
  });
}
