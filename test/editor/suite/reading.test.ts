import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { until } from '../harness/until.mjs';
import { exchange, openShop, placeOf, shopUri, undoAll } from './shop.js';
import { isShown, write } from './workbench.js';

const command = vscode.commands.executeCommand;

/** What stands beside and behind the text for whoever reads it, and what is done for whoever types. */
export function defineReading(): void {
  describe('reading and typing', () => {
    let editor: vscode.TextEditor;
    const uri = shopUri;

    before(async () => {
      editor = await openShop();
    });
    afterEach(undoAll);

    it('shows between the words how large a block is, and no longer where that is switched off', async () => {
      const settings = vscode.workspace.getConfiguration('vpclens.inlayHints', uri());
      editor.revealRange(new vscode.Range(0, 0, 0, 0));
      await until('the size', () => isShown('.view-line', '65,536 addresses'));
      await settings.update('blockSizes', false, vscode.ConfigurationTarget.Workspace);
      await until('no size', async () => !(await isShown('.view-line', '65,536 addresses')));
      assert.ok(await isShown('.view-line', 'has'));
      await settings.update('blockSizes', undefined, vscode.ConfigurationTarget.Workspace);
      await until('the size again', () => isShown('.view-line', '65,536 addresses'));
    });

    it('tells as calls who reaches a thing, and what it reaches', async () => {
      const at = (text: string, offset: number): Promise<vscode.CallHierarchyItem> =>
        until('an item', async () => {
          const place = placeOf(editor.document, text, offset);
          return (await command<vscode.CallHierarchyItem[]>('vscode.prepareCallHierarchy', uri(), place))?.[0];
        });
      const incoming = await command<vscode.CallHierarchyIncomingCall[]>(
        'vscode.provideIncomingCalls',
        await at('database orders', 10),
      );
      assert.deepEqual(
        incoming.map(({ from }) => from.name),
        ['shop.cashier'],
      );
      const outgoing = await command<vscode.CallHierarchyOutgoingCall[]>(
        'vscode.provideOutgoingCalls',
        await at('instance cashier', 10),
      );
      assert.ok(outgoing.some(({ to }) => to.name === 'shop.orders'));
    });

    it('leads from an import to its file', async () => {
      const place = (name: string): vscode.Uri => vscode.Uri.joinPath(uri(), '..', 'led', name);
      await write(place('office.vpc'), 'network office 192.168.0.0/16\n');
      await write(place('bar.vpc'), 'import "./office.vpc"\nvpc bar 10.1.0.0/16 { }\n');
      const document = await vscode.workspace.openTextDocument(place('bar.vpc'));
      const link = await until('its link', async () => {
        const links = await command<vscode.DocumentLink[]>('vscode.executeLinkProvider', document.uri);
        return links.find(({ target }) => target?.path.endsWith('/office.vpc'));
      });
      assert.equal(document.getText(link.range), './office.vpc');
      await vscode.workspace.fs.delete(place('.'), { recursive: true });
    });

    it('marks both ends of a rule, and grows a selection by what is around it', async () => {
      const place = placeOf(editor.document, 'allow postgres from cashiers');
      const marked = await until('the ends', async () => {
        const found = await command<vscode.DocumentHighlight[]>('vscode.executeDocumentHighlights', uri(), place);
        return found && found.length > 1 && found;
      });
      const words = marked.map(({ range }) => editor.document.getText(range));
      assert.ok(words.includes('orders') && words.includes('cashier'), words.join());
      const [range] = await command<vscode.SelectionRange[]>('vscode.executeSelectionRangeProvider', uri(), [place]);
      const texts: string[] = [];
      for (let one = range; one; one = one.parent as vscode.SelectionRange)
        texts.push(editor.document.getText(one.range));
      assert.ok(texts.includes('allow postgres from cashiers'), texts.join('\n--\n'));
    });

    it('lays out a line that was typed, with settings that agree with the formatter', async () => {
      const settings = vscode.workspace.getConfiguration('editor', { uri: uri(), languageId: 'vpc' });
      assert.deepEqual(
        [settings.get('formatOnType'), settings.get('tabSize'), settings.get('insertSpaces')],
        [true, 2, true],
      );
      const options = { tabSize: 2, insertSpaces: true };
      const edits = await command<vscode.TextEdit[]>('vscode.executeFormatDocumentProvider', uri(), options);
      assert.deepEqual(edits ?? [], []);
      await exchange(editor, 'allow postgres from cashiers', 'allow   postgres   from  cashiers');
      const end = placeOf(editor.document, 'from  cashiers', 'from  cashiers'.length);
      await vscode.window.showTextDocument(editor.document, vscode.ViewColumn.One);
      editor.selection = new vscode.Selection(end, end);
      await command('type', { text: '\n' });
      await until('the line', () => editor.document.getText().includes('allow postgres from cashiers\n'));
    });

    it('turns a rule off in the workspace by the light bulb', async () => {
      await exchange(
        editor,
        '    inbound { allow https from any }',
        '    inbound { allow https from any allow ssh from any }',
      );
      const found = await until('the finding', () =>
        vscode.languages.getDiagnostics(uri()).find(({ message }) => message.includes('SSH')),
      );
      const off = await until('its action', async () => {
        const actions = await command<vscode.CodeAction[]>('vscode.executeCodeActionProvider', uri(), found.range);
        return actions.find(({ title }) => title === 'Turn "group-open" off in the workspace')?.command;
      });
      await command(off.command, ...(off.arguments ?? []));
      const none = (): boolean =>
        !vscode.languages.getDiagnostics(uri()).some(({ message }) => message.includes('SSH'));
      await until('no finding', none);
      const settings = vscode.workspace.getConfiguration('vpclens', uri());
      assert.deepEqual(settings.inspect('rules')?.workspaceValue, { 'group-open': 'off' });
      await settings.update('rules', undefined, vscode.ConfigurationTarget.Workspace);
      await until('the finding again', () => !none());
    });
  });
}
