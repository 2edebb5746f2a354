import * as assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import * as vscode from 'vscode';
import { until } from '../harness/until.mjs';
import { ask, inPreview } from './preview-driver.js';
import { exchange, openShop, shopUri, undoAll } from './shop.js';
import { isNotified, isShown, write } from './workbench.js';

export function defineWorkspace(): void {
  describe('a crash of the language server', () => {
    afterEach(undoAll);

    it('is survived, said, and mended by starting it again', async () => {
      const editor = await openShop();
      const before = await until('the server', () => serverProcess());
      process.kill(before, 'SIGKILL');
      await until('a notification', () => isNotified('ended unexpectedly and is started again'));
      await until('another server', () => {
        const now = serverProcess();
        return now !== undefined && now !== before;
      });
      await exchange(editor, '10.0.2.20', '10.0.3.20');
      await until('a finding of the new server', () =>
        vscode.languages.getDiagnostics(shopUri()).some(({ message }) => /10\.0\.3\.20/.test(message)),
      );
      await vscode.commands.executeCommand('notifications.clearAll');
    });
  });

  describe('a rule’s page', () => {
    afterEach(async () => {
      await vscode.commands.executeCommand('workbench.action.closePanel');
      await undoAll();
    });

    it('is shown rendered, from the code of a finding in the Problems view', async () => {
      const editor = await openShop();
      await exchange(editor, '10.0.2.20', '10.0.3.20');
      await until('a finding', () => vscode.languages.getDiagnostics(shopUri()).length > 0);
      await vscode.commands.executeCommand('workbench.actions.view.problems');
      const link = '.markers-panel a:has-text("address-outside-subnet")';
      await until('its code', async () => Number(await ask({ action: 'count', selector: link })) > 0);
      await ask({ action: 'clickOn', selector: link });
      const text = await until('the page', async () => {
        const shown = String(await ask({ action: 'framesText' }));
        return /address-outside-subnet[\s\S]*Why on AWS/.test(shown) && shown;
      });
      assert.doesNotMatch(text, /^#+ /m);
      await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    });
  });

  describe('a copy of a file', () => {
    afterEach(undoAll);

    it('as Git and the preview of an edit show one, has no findings of its own', async () => {
      const editor = await openShop();
      const wrong = editor.document.getText().replace('10.0.2.20', '10.0.3.20');
      const provider = vscode.workspace.registerTextDocumentContentProvider('copy', {
        provideTextDocumentContent: () => wrong,
      });
      const copy = await vscode.workspace.openTextDocument(shopUri().with({ scheme: 'copy' }));
      assert.equal(copy.languageId, 'vpc');
      // The file's own finding comes after all that was opened before.
      await exchange(editor, '10.0.2.20', '10.0.3.20');
      await until('a finding in the file', () => vscode.languages.getDiagnostics(shopUri()).length > 0);
      assert.deepEqual(vscode.languages.getDiagnostics(copy.uri), []);
      provider.dispose();
    });
  });

  describe('a comparison with Git', () => {
    const folder = vscode.Uri.joinPath(shopUri(), '..', 'history');
    const file = vscode.Uri.joinPath(folder, 'bar.vpc');
    const text = (port: string): string => `vpc bar 10.1.0.0/16 {
  subnet room 10.1.0.0/24 {
    instance guest 10.1.0.10
    instance tap 10.1.0.11 { security-groups taps }
  }
  security-group taps { inbound { allow tcp ${port} from guest } }
}
`;

    before(async () => {
      await write(file, text('8080'));
      const git = (...args: string[]): string => execFileSync('git', args, { cwd: folder.fsPath, encoding: 'utf8' });
      const me = ['-c', 'user.name=A Tester', '-c', 'user.email=tester@example.com'];
      git('init', '--quiet');
      git('add', '.');
      git(...me, 'commit', '--quiet', '-m', 'A tap');
    });

    after(async () => {
      await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
      await vscode.workspace.fs.delete(folder, { recursive: true });
    });

    it('lists who reaches whom since the last commit, and opens the question in the preview', async () => {
      const editor = await vscode.window.showTextDocument(file, { viewColumn: vscode.ViewColumn.One });
      await exchange(editor, '8080', '9090');
      void vscode.commands.executeCommand('vpclens.compareWithGit', 'HEAD');
      await until('what has changed', () => isShown('.quick-input-widget', 'bar.guest → bar.tap'));
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      await until('the question', () => inPreview(() => /bar\.guest[\s\S]*bar\.tap/.test(document.body.innerText)));
    });

    it('says in the preview what the text opens and closes since then, and since it was saved', async () => {
      const editor = await vscode.window.showTextDocument(file, { viewColumn: vscode.ViewColumn.One });
      const since = (base: string): Promise<string | undefined> =>
        inPreview((name) => document.querySelector(`.since-${name} summary`)?.textContent ?? '', base);
      await until('both lines', async () => {
        assert.equal(await since('head'), 'Since HEAD: opens 1 pair, closes 1 pair.');
        assert.equal(await since('disk'), 'Since the file on disk: opens 1 pair, closes 1 pair.');
        return true;
      });
      await editor.document.save();
      await until('nothing that is not saved', async () => (await since('disk')) === '');
      assert.equal(await since('head'), 'Since HEAD: opens 1 pair, closes 1 pair.');
      await exchange(editor, '9090', '8080');
      await until('nothing since the commit', async () => {
        assert.equal(await since('head'), '');
        assert.equal(await since('disk'), 'Since the file on disk: opens 1 pair, closes 1 pair.');
        return true;
      });
    });

    it('says that there is no such version', async () => {
      await vscode.window.showTextDocument(file, { viewColumn: vscode.ViewColumn.One });
      void vscode.commands.executeCommand('vpclens.compareWithGit', 'nobody');
      await until('why not', () => isNotified('Git knows no commit, branch or tag “nobody”'));
      await vscode.commands.executeCommand('notifications.clearAll');
    });
  });
}

/** The process of the language server, which is a child of the extension host. */
function serverProcess(): number | undefined {
  const lines = execFileSync('ps', ['-eo', 'pid=,ppid=,args='], { encoding: 'utf8' }).split('\n');
  const line = lines.find((one) => {
    const [, parent, ...args] = one.trim().split(/\s+/);
    return Number(parent) === process.pid && args.join(' ').includes('main.node.cjs');
  });
  return line === undefined ? undefined : Number(line.trim().split(/\s+/)[0]);
}
