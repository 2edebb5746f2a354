import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { accountText } from '../../bench/account-text.js';
import { until } from '../harness/until.mjs';
import { ask, inPreview } from './preview-driver.js';
import { openShop, placeOf, undoAll } from './shop.js';
import { isNotified, isShown } from './workbench.js';

const QUICK_INPUT = '.quick-input-widget';
const accept = (): Thenable<unknown> => vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');

/** The question that the preview shows. */
function isAsked(from: string, to: string, traffic: string): Promise<unknown> {
  return until(`the question ${from} → ${to}`, async () => {
    const fields = await inPreview(() =>
      ['from', 'to', 'traffic'].map((name) => document.querySelector<HTMLInputElement>(`input[name=${name}]`)?.value),
    );
    assert.deepEqual(fields, [from, to, traffic]);
    return true;
  });
}

export function defineQuestions(): void {
  describe('questions that nobody has written down', () => {
    let editor: vscode.TextEditor;
    const stand = (text: string, offset = 0): void => {
      const place = placeOf(editor.document, text, offset);
      editor.selection = new vscode.Selection(place, place);
    };

    beforeEach(async () => {
      editor = await openShop();
    });
    afterEach(async () => {
      await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
      await undoAll();
    });

    it('are asked by two ends and a traffic, begun with keys, and answered in the preview', async () => {
      await vscode.commands.executeCommand('workbench.action.focusActiveEditorGroup');
      await ask({ action: 'keys', keys: ['Control+K', 'q'] });
      await until('who asks', () => isShown(QUICK_INPUT, 'shop.cashier'));
      await ask({ action: 'keys', keys: ['i', 'n', 't', 'e', 'r', 'n', 'e', 't'] });
      await until('the internet alone', async () => !(await isShown(QUICK_INPUT, 'shop.orders')));
      await accept();
      const second = `${QUICK_INPUT} input[placeholder="Whom does internet ask?"]`;
      await until('whom it asks', async () => Number(await ask({ action: 'count', selector: second })) > 0);
      await until('everybody', () => isShown(QUICK_INPUT, 'shop.orders'));
      await ask({ action: 'keys', keys: [...'cashier'] });
      await until('the cashier alone', async () => !(await isShown(QUICK_INPUT, 'shop.orders')));
      await accept();
      await until('on what', () => isShown(QUICK_INPUT, 'On which traffic'));
      await ask({ action: 'keys', keys: [...'https'] });
      await accept();
      await isAsked('internet', 'shop.cashier', 'https');
    });

    it('who can reach this is a list, of which each is a question', async () => {
      stand('database orders', 10);
      void vscode.commands.executeCommand('vpclens.whatCanReachThis');
      await until('the list', () => isShown(QUICK_INPUT, 'What can reach shop.orders?'));
      await until('the cashier in it', () => isShown(QUICK_INPUT, 'tcp 5432'));
      await accept();
      await isAsked('shop.cashier', 'shop.orders', '');
    });

    it('what this can reach says so where it is nothing', async () => {
      stand('database orders', 10);
      void vscode.commands.executeCommand('vpclens.whatCanThisReach');
      await until('the list', () => isShown(QUICK_INPUT, 'What can shop.orders reach?'));
    });

    it('what a rule is for: who would lose what without it', async () => {
      stand('allow postgres');
      void vscode.commands.executeCommand('vpclens.explainRule');
      await until('who would', () => isShown(QUICK_INPUT, 'shop.cashier → shop.orders'));
      await until('lose what', () => isShown(QUICK_INPUT, 'would lose tcp 5432'));
    });

    it('say what to do where no rule stands', async () => {
      stand('database orders', 10);
      void vscode.commands.executeCommand('vpclens.explainRule');
      await until('what to do', () => isNotified('rule'));
      await vscode.commands.executeCommand('notifications.clearAll');
    });

    it('which block is free is written at the cursor', async () => {
      await editor.edit((edit) =>
        edit.insert(placeOf(editor.document, '  route-table street {'), '  subnet more  { }\n'),
      );
      stand('subnet more ', 12);
      void vscode.commands.executeCommand('vpclens.nextFreeBlock');
      await until('the sizes', () => isShown(QUICK_INPUT, 'the next free block of'));
      const blocks = await until('blocks', () => isShown(QUICK_INPUT, '/24'));
      assert.ok(blocks);
      await ask({ action: 'keys', keys: [...'/24'] });
      await until('one size alone', async () => !(await isShown(QUICK_INPUT, '/20')));
      await accept();
      await until('the block in the text', () => /subnet more 10\.0\.\d+\.0\/24 /.test(editor.document.getText()));
    });

    it('that take their time say how far they are, and stop where a person wants it', async () => {
      const large = await vscode.workspace.openTextDocument({ language: 'vpc', content: accountText(2_000) });
      editor = await vscode.window.showTextDocument(large, vscode.ViewColumn.One);
      stand('allow ', 2);
      let isAnswered = false;
      void vscode.commands.executeCommand('vpclens.explainRule').then(() => {
        isAnswered = true;
      });
      const told = 'what would be otherwise without this rule';
      await until('how far it is', () => isNotified(told));
      await ask({ action: 'clickOn', selector: `.notifications-center .monaco-button:has-text("Cancel")` });
      await until('the end of it', () => isAnswered);
      await until('nothing more of it', async () => !(await isNotified(told)));
      assert.ok(!(await isShown(QUICK_INPUT, 'would lose')));
      await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    });
  });
}
