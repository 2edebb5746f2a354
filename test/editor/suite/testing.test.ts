import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { until } from '../harness/until.mjs';
import { ask, inPreview } from './preview-driver.js';
import { exchange, openShop, placeOf, undoAll } from './shop.js';

const FIRST = 'internet can reach cashier on https';
const SECOND = 'internet cannot reach orders';

/** What the Testing view says of an item, to whoever cannot see it: its name, and its state in brackets. */
async function said(name: string): Promise<string> {
  return String(await ask({ action: 'label', selector: rowOf(name) }));
}

const rowOf = (name: string): string => `.test-explorer [role=treeitem][aria-label^="${name}"]`;

const isSaid = (name: string, state: RegExp): Promise<unknown> =>
  until(`${name} ${state}`, async () => {
    assert.match(await said(name), state);
    return true;
  });

const count = async (selector: string): Promise<number> => Number(await ask({ action: 'count', selector }));

export function defineTesting(): void {
  describe('the Testing view', () => {
    let editor: vscode.TextEditor;

    before(async () => {
      editor = await openShop();
      // The view is there once somebody has tests.
      await vscode.extensions.getExtension('vpc-lens.vpc-lens')?.activate();
      await until('the file', async () => {
        await vscode.commands.executeCommand('workbench.view.testing.focus');
        return (await said('shop.vpc')) !== 'null';
      });
      await vscode.commands.executeCommand('testing.viewAsTree');
      await ask({ action: 'clickOnRow', row: rowOf('shop.vpc'), selector: '.monaco-tl-twistie' });
    });
    afterEach(undoAll);
    after(async () => {
      await vscode.commands.executeCommand('testing.stopContinuousRun');
      await vscode.commands.executeCommand('workbench.view.explorer');
    });

    it('runs what the file expects, and marks its lines', async () => {
      await vscode.commands.executeCommand('testing.runAll');
      await isSaid(FIRST, /\(Passed\)/);
      await isSaid(SECOND, /\(Passed\)/);
      // A line that is not in view has no mark.
      editor.revealRange(new vscode.Range(placeOf(editor.document, FIRST), placeOf(editor.document, SECOND)));
      await until('marks beside the lines', async () => (await count('.testing-run-glyph')) >= 2);
    });

    it('runs continuously: fails with the packet’s way, and dims while a rule is half typed', async () => {
      await vscode.commands.executeCommand('testing.startContinuousRun');
      await exchange(editor, 'allow https from any', 'allow http from any');
      await isSaid(FIRST, /\(Failed\)/);
      await exchange(editor, 'allow http from any', 'allow http fro');
      await isSaid(FIRST, /\(Failed\).*outdated/);
      await exchange(editor, 'allow http fro ', 'allow http from any ');
      await isSaid(FIRST, /\(Failed\)(?!.*outdated)/);
      await undoAll();
      await isSaid(FIRST, /\(Passed\)/);
    });

    it('shows wanted and found, with the steps of the packet, and opens the question', async () => {
      await vscode.commands.executeCommand('testing.stopContinuousRun');
      await exchange(editor, 'allow https from any', 'allow http from any');
      await vscode.commands.executeCommand('testing.runAll');
      await isSaid(FIRST, /\(Failed\)/);
      // The workspace's settings have the editor open what failed.
      await until('the steps of the packet', async () => (await count('.test-output-peek .multiCallStackFrame')) > 1);
      await until('the difference', async () => (await count('.test-output-peek .monaco-diff-editor')) > 0);
      await vscode.commands.executeCommand('editor.closeTestPeek');
      await ask({ action: 'clickOnRow', row: rowOf(FIRST), selector: '[aria-label^="Show Why"]' });
      await until('its question in the preview', async () => {
        const fields = await inPreview(() =>
          ['from', 'to', 'traffic'].map(
            (name) => document.querySelector<HTMLInputElement>(`input[name=${name}]`)?.value,
          ),
        );
        assert.deepEqual(fields, ['internet', 'cashier', 'https']);
        return true;
      });
    });
  });
}
