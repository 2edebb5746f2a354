import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { until } from '../harness/until.mjs';
import { inPreview } from './preview-driver.js';
import { exchange, openShop, shopUri, undoAll } from './shop.js';
import { isNotified, isShown } from './workbench.js';

const ACCEPT = 'workbench.action.acceptSelectedQuickOpenItem';
const beside = (name: string): vscode.Uri => vscode.Uri.joinPath(shopUri(), '..', name);

export function defineExport(): void {
  describe('exports', () => {
    const made: vscode.Uri[] = [];
    afterEach(async () => {
      await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
      await vscode.commands.executeCommand('notifications.clearAll');
      await undoAll();
      for (const uri of made.splice(0)) await vscode.workspace.fs.delete(uri);
    });
    after(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

    const exported = (uri: vscode.Uri): Promise<string> =>
      until(`${uri.path}`, async () => {
        const bytes = await vscode.workspace.fs.readFile(uri);
        if (bytes.length === 0) return undefined;
        made.push(uri);
        return new TextDecoder('utf-8').decode(bytes);
      });

    for (const [format, ending, wanted] of [
      ['svg', 'svg', /^<svg [\s\S]*<style>[\s\S]*cashier/],
      ['html', 'html', /^<!DOCTYPE html>[\s\S]*Content-Security-Policy[\s\S]*id="recorded"/],
      ['mermaid', 'mmd', /^flowchart/],
      ['d2', 'd2', /cashier/],
      ['terraform', 'tf.json', /"aws_subnet"/],
      ['cloudformation', 'yaml', /AWS::EC2::Subnet/],
    ] as const)
      it(`write ${format} where they are told to`, async () => {
        const target = beside(`exported.${ending}`);
        // The command ends when its last notification is closed.
        void vscode.commands.executeCommand('vpclens.export', shopUri(), format, target);
        assert.match(await exported(target), wanted);
        await until('that it is done', () => isNotified(`exported exported.${ending}`));
      });

    it('ask what to make, and where it goes', async () => {
      await openShop();
      void vscode.commands.executeCommand('vpclens.export');
      await until('the formats', () => isShown('.quick-input-widget', 'CloudFormation'));
      await vscode.commands.executeCommand(ACCEPT);
      await until('where it goes', () => isShown('.quick-input-widget', 'Export as SVG'));
      await vscode.commands.executeCommand(ACCEPT);
      assert.match(await exported(beside('shop.svg')), /^<svg/);
    });

    it('write PNG where they are told to, by the preview', async () => {
      await openShop();
      void vscode.commands.executeCommand('vpclens.export', shopUri(), 'png', beside('exported.png'));
      assert.match(await exported(beside('exported.png')), /^.PNG/);
    });

    it('save the map as a PNG from the preview', async () => {
      await openShop();
      void vscode.commands.executeCommand('vpclens.export', shopUri(), 'png');
      await until('the preview', () => inPreview(() => document.querySelector('.drawing') !== null || undefined));
      await until('where it goes', () => isShown('.quick-input-widget', 'Save the map'));
      await vscode.commands.executeCommand(ACCEPT);
      assert.match(await exported(beside('shop.png')), /^.PNG/);
    });

    it('say what cannot be read, and where, and export nothing', async () => {
      const editor = await openShop();
      await exchange(editor, 'vpc ', 'vpc ; ');
      void vscode.commands.executeCommand('vpclens.export', shopUri(), 'terraform', beside('never.tf.json'));
      await until('the place', () => isNotified('shop.vpc:'));
      const [written] = (await vscode.workspace.fs.readDirectory(beside('.'))).filter(
        ([name]) => name === 'never.tf.json',
      );
      assert.equal(written, undefined);
    });
  });
}
