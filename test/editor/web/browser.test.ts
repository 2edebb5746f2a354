import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { until } from '../harness/until.mjs';
import { exchange, openShop, shopUri, undoAll } from '../suite/shop.js';
import { isNotified, write } from '../suite/workbench.js';

const place = (name: string): vscode.Uri => vscode.Uri.joinPath(shopUri(), '..', 'far', name);
const errors = (uri: vscode.Uri): string[] =>
  vscode.languages.getDiagnostics(uri).flatMap(({ severity, message }) => (severity === 0 ? [message] : []));

export function defineBrowser(): void {
  describe('in a browser alone', () => {
    afterEach(undoAll);
    after(async () => {
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
      await vscode.workspace.fs.delete(place('.'), { recursive: true });
    });

    it('runs where there is neither a machine nor a disk', () => {
      assert.equal(vscode.env.uiKind, vscode.UIKind.Web);
      assert.equal(vscode.env.remoteName, undefined);
      assert.equal(shopUri().scheme, 'vpclens-test');
      assert.match(vscode.extensions.getExtension('vpc-lens.vpc-lens')?.extensionUri.scheme ?? '', /^https?$/);
    });

    it('reads what a file imports, though nobody opened it, and hears when it changes', async () => {
      await write(place('office.vpc'), 'network office 192.168.0.0/16\n');
      await write(place('bar.vpc'), 'import "./office.vpc"\nvpc bar 10.1.0.0/16 { }\nexpect office cannot reach bar\n');
      const bar = await vscode.workspace.openTextDocument(place('bar.vpc'));
      await vscode.window.showTextDocument(bar, vscode.ViewColumn.One);
      await until('what the import declares', async () => {
        const command = 'vscode.executeDefinitionProvider';
        const at = bar.positionAt(bar.getText().indexOf('office cannot'));
        const [found] = await vscode.commands.executeCommand<vscode.Location[]>(command, bar.uri, at);
        return found?.uri.toString() === place('office.vpc').toString();
      });
      assert.deepEqual(errors(bar.uri), []);
      await write(place('office.vpc'), 'network home 192.168.0.0/16\n');
      await until('a finding about its new name', () => errors(bar.uri).some((message) => /office/.test(message)));
      await write(place('office.vpc'), 'network office 192.168.0.0/16\n');
      await until('no finding', () => errors(bar.uri).length === 0);
    });

    it('follows no link out of the workspace, and says so', async () => {
      await write(place('curious.vpc'), 'import "../linked/secret.vpc"\n');
      const curious = await vscode.workspace.openTextDocument(place('curious.vpc'));
      await vscode.window.showTextDocument(curious, vscode.ViewColumn.One);
      await until('the refusal', () => errors(curious.uri).some((message) => /it is a link/.test(message)));
    });

    it('says why there are no earlier versions to compare with, and offers no task', async () => {
      await openShop();
      void vscode.commands.executeCommand('vpclens.compareWithGit');
      await until('why not', () => isNotified('Git does not run in a browser'));
      await vscode.commands.executeCommand('notifications.clearAll');
      assert.deepEqual(await vscode.tasks.fetchTasks({ type: 'vpclens' }), []);
    });

    // This editor is without the extension that previews Markdown, and takes what that one would.
    it('draws maps for Markdown pages, and says when they are there', async () => {
      const own = await vscode.extensions.getExtension('vpc-lens.vpc-lens')?.activate();
      const { rules } = own.extendMarkdownIt({ renderer: { rules: {} } }).renderer;
      const token = { info: 'vpc', content: 'import "./mill.vpc"\nvpc bakery 10.8.0.0/16 { }\n', attrs: null };
      const render = (): string => rules.fence([token], 0, {}, { currentDocument: place('page.md') }, {});
      let refreshed = 0;
      const command = vscode.commands.registerCommand('markdown.preview.refresh', () => void refreshed++);
      try {
        await write(place('mill.vpc'), 'network mill 192.168.7.0/24\n');
        assert.match(render(), /The map is being drawn/);
        await until('the map', () => refreshed > 0);
        assert.match(render(), /aria-label="Map of bakery and mill"/);
        await write(place('mill.vpc'), 'network windmill 192.168.7.0/24\n');
        await until('the new map', () => /aria-label="Map of bakery and windmill"/.test(render()));
      } finally {
        command.dispose();
      }
    });

    it('starts its server again when told', async () => {
      const editor = await openShop();
      await vscode.commands.executeCommand('vpclens.restartServer');
      await exchange(editor, '10.0.2.20', '10.0.3.20');
      await until('a finding of the new server', () =>
        errors(shopUri()).some((message) => /10\.0\.3\.20/.test(message)),
      );
    });
  });
}
