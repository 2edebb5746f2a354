import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { until } from '../harness/until.mjs';
import { inPreview } from './preview-driver.js';

export function defineExamples(): void {
  describe('the examples', () => {
    it('open as a copy, together with their preview', async () => {
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
      await vscode.commands.executeCommand('vpclens.openExample', 'coffee-shop/shop.vpc');
      const example = await until('the example', () => {
        const shown = vscode.window.activeTextEditor?.document;
        return shown?.uri.path.endsWith('/coffee-shop/shop.vpc') && shown;
      });
      assert.doesNotMatch(example.uri.path, /\/extensions\//);
      await until('its preview', () => inPreview(() => document.querySelector('[data-box="shop.cashier"]') !== null));
    });
  });
}
