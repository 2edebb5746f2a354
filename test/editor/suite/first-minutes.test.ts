import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { until } from '../harness/until.mjs';
import { ask, inPreview } from './preview-driver.js';
import { openShop, placeOf } from './shop.js';
import { isShown } from './workbench.js';

const command = vscode.commands.executeCommand;
const count = async (selector: string): Promise<number> => Number(await ask({ action: 'count', selector }));
const step = (id: string): string => `.getting-started-step[data-step-id$="#start#${id}"]`;
const isDone = async (id: string): Promise<boolean> =>
  (await count(`[data-done-step-id$="#start#${id}"][aria-checked="true"]`)) > 0;

/** What somebody meets who has just installed the extension. */
export function defineFirstMinutes(): void {
  describe('the first minutes', () => {
    before(() => command('workbench.action.closeAllEditors'));
    afterEach(async () => {
      await command('workbench.action.closeQuickOpen');
      await command('workbench.action.revertAndCloseActiveEditor');
      await command('workbench.action.closeAllEditors');
    });

    it('are led by a walkthrough, whose step is done when it is done, even before somebody opened it', async () => {
      const editor = await openShop();
      const place = placeOf(editor.document, 'allow https from any');
      editor.selection = new vscode.Selection(place, place);
      void command('vpclens.explainRule');
      await until('what the rule is for', () => isShown('.quick-input-widget', 'cashier'));
      await command('workbench.action.closeQuickOpen');

      const open = (): Thenable<unknown> =>
        command('workbench.action.openWalkthrough', 'vpc-lens.vpc-lens#start', false);
      await open();
      const all = ['vpc', 'subnets', 'doors', 'acls', 'groups', 'way', 'question'];
      await until('its steps', async () => (await count('.getting-started-step')) === all.length);
      for (const id of all) assert.equal(await count(step(id)), 1, id);
      await until('the step of the groups to be done', () => isDone('groups'));
      assert.equal(await isDone('subnets'), false);
      assert.equal(await isDone('question'), false);
      await ask({ action: 'clickOn', selector: `${step('question')} .step-title` });
      await until('its code to be code', () =>
        isShown(`${step('question')} code`, 'expect internet cannot reach orders'),
      );

      await openShop();
      await command('vpclens.preview');
      await open();
      await until('the step of the subnets to be done', () => isDone('subnets'));
      assert.equal(await isDone('question'), false);
    });

    it('have examples, the coffee shop first and none that only helps another', async () => {
      void command('vpclens.openExample');
      const row = '.quick-input-list .monaco-list-row';
      await until('the examples', async () => (await count(row)) > 2);
      assert.equal(await count(`${row}[data-index="0"]:has-text("coffee-shop/shop.vpc")`), 1);
      assert.equal(await count(`${row}:has-text("office.vpc")`), 0);
    });

    it('begin in an empty file with what it can begin with, and write a network into it', async () => {
      const empty = await vscode.workspace.openTextDocument({ language: 'vpc', content: '' });
      await vscode.window.showTextDocument(empty, vscode.ViewColumn.One);
      const lens = '.codelens-decoration a';
      for (const offered of ['New network…', 'Open an example', 'Import from AWS…'])
        await until(offered, () => isShown(lens, offered));
      await ask({ action: 'clickOn', selector: `${lens}:has-text("New network…")` });
      for (const asked of ['One public subnet', 'Its name', 'Its block of addresses']) {
        await until(asked, () => isShown('.quick-input-widget', asked));
        await command('workbench.action.acceptSelectedQuickOpenItem');
      }
      await until('the network in the file', () => /^vpc shop 10\.0\.0\.0\/16 \{/.test(empty.getText()));
      await until('its preview', () => inPreview(() => document.querySelector('[data-box="shop"]') !== null));
      await vscode.window.showTextDocument(empty, vscode.ViewColumn.One);
    });
  });
}
