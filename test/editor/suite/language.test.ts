import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { until } from '../harness/until.mjs';
import { exchange, openShop, placeOf, shopUri, undoAll } from './shop.js';

export function defineLanguage(): void {
  describe('the language in the editor', () => {
    let editor: vscode.TextEditor;

    before(async () => {
      editor = await openShop();
    });
    afterEach(undoAll);

    it('runs from the installed package', () => {
      const extension = vscode.extensions.getExtension('vpc-lens.vpc-lens');
      assert.ok(extension, 'VPC Lens is not installed');
      assert.match(extension.extensionPath, /extensions/);
      assert.equal(editor.document.languageId, 'vpc');
    });

    it('marks what is wrong while it is typed, and forgets it when it is mended', async () => {
      await exchange(editor, 'security-groups cashiers', 'security-groups cashier');
      const found = await until('a finding about the group', () => findingAbout(/cashier/));
      assert.equal(found.severity, vscode.DiagnosticSeverity.Error);
      assert.equal(editor.document.getText(found.range), 'cashier');
      await exchange(editor, 'security-groups cashier\n', 'security-groups cashiers\n');
      await until('no finding', () => errors().length === 0);
    });

    it('says that an expectation fails', async () => {
      await exchange(editor, 'allow https from any', 'allow http from any');
      const found = await until('a failed expectation', () =>
        errors().find(({ code }) => codeOf(code) === 'expectation-failed'),
      );
      assert.equal(found.range.start.line, placeOf(editor.document, 'expect internet can').line);
    });

    it('makes it hold by a quick fix whose edits wait to be confirmed', async () => {
      await exchange(editor, 'allow https from any', 'allow http from any');
      const found = await until('a failed expectation', () =>
        errors().find(({ code }) => codeOf(code) === 'expectation-failed'),
      );
      const fix = await until('its quick fix', async () => {
        const ask = vscode.commands.executeCommand<vscode.CodeAction[]>;
        const actions = await ask('vscode.executeCodeActionProvider', shopUri(), found.range);
        return actions.find(({ title }) => title.startsWith('Make it hold'))?.edit;
      });
      const added = fix.get(shopUri());
      assert.deepEqual(
        added.map(({ newText }) => newText.trim()),
        ['allow https from any'],
      );
      // Made without the question that a person is asked.
      const edit = new vscode.WorkspaceEdit();
      edit.set(shopUri(), added);
      assert.ok(await vscode.workspace.applyEdit(edit));
      await until('no failed expectation', () => errors().length === 0);
    });

    it('teaches in hovers', async () => {
      const position = placeOf(editor.document, 'security-group cashiers', 18);
      await until('a hover that explains security groups', async () => {
        const ask = vscode.commands.executeCommand<vscode.Hover[]>;
        const hovers = await ask('vscode.executeHoverProvider', shopUri(), position);
        const contents = hovers.flatMap((hover) => hover.contents as vscode.MarkdownString[]);
        assert.match(contents.map(({ value }) => value).join('\n'), /stateful|remember/);
        return true;
      });
    });

    it('completes names', async () => {
      const position = placeOf(editor.document, 'order-books }', 0);
      const labels = await until('completions', async () => {
        const command = 'vscode.executeCompletionItemProvider';
        const list = await vscode.commands.executeCommand<vscode.CompletionList>(command, shopUri(), position);
        const found = list.items.map(({ label }) => (typeof label === 'string' ? label : label.label));
        return found.includes('cashiers') && found;
      });
      assert.ok(labels.includes('order-books'));
    });

    it('renames a group and everything that names it', async () => {
      const position = placeOf(editor.document, 'security-group cashiers', 18);
      const command = 'vscode.executeDocumentRenameProvider';
      const edit = await vscode.commands.executeCommand<vscode.WorkspaceEdit>(command, shopUri(), position, 'tills');
      assert.ok(await vscode.workspace.applyEdit(edit));
      const text = editor.document.getText();
      assert.equal(text.match(/\btills\b/g)?.length, 3);
      assert.doesNotMatch(text, /\bcashiers\b/);
    });

    it('goes to a definition', async () => {
      const position = placeOf(editor.document, '-> front-door', 5);
      const command = 'vscode.executeDefinitionProvider';
      const target = await until('a definition', async () => {
        const ask = vscode.commands.executeCommand<(vscode.Location | vscode.LocationLink)[]>;
        return (await ask(command, shopUri(), position))[0];
      });
      const range = 'targetUri' in target ? (target.targetSelectionRange ?? target.targetRange) : target.range;
      assert.equal(range.start.line, placeOf(editor.document, 'internet-gateway front-door').line);
    });

    it('offers the preview above a VPC', async () => {
      await until('its code lens', async () => {
        const command = 'vscode.executeCodeLensProvider';
        const found = await vscode.commands.executeCommand<vscode.CodeLens[]>(command, shopUri(), 100);
        return found.some((lens) => lens.command?.command === 'vpclens.preview');
      });
    });

    it('marks what is wrong in a file that is not open, for as long as it is there and wrong', async () => {
      const uri = vscode.Uri.joinPath(shopUri(), '..', 'annex', 'annex.vpc');
      const found = (): unknown[] => vscode.languages.getDiagnostics(uri).map(({ code }) => codeOf(code));
      const write = (text: string): Thenable<void> =>
        vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
      await write('network annex 10.9.0.5/24\n');
      await until('a finding in the closed file', () => found().includes('cidr-host-bits'));
      await write('network annex 10.9.0.0/24\n');
      await until('no finding in it', () => found().length === 0);
      await write('network annex 10.9.0.5/24\n');
      await until('the finding again', () => found().includes('cidr-host-bits'));
      // The editor tells of the folder alone.
      await vscode.workspace.fs.delete(vscode.Uri.joinPath(uri, '..'), { recursive: true });
      await until('no finding in what is gone', () => found().length === 0);
      assert.ok(!vscode.workspace.textDocuments.some((document) => document.uri.path === uri.path));
    });

    it('starts its server again on command', async () => {
      await vscode.commands.executeCommand('vpclens.restartServer');
      await exchange(editor, '10.0.2.20', '10.0.3.20');
      await until('a finding of the new server', () => findingAbout(/10\.0\.3\.20/));
    });
  });
}

function findings(): vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(shopUri());
}

function errors(): vscode.Diagnostic[] {
  return findings().filter(({ severity }) => severity === vscode.DiagnosticSeverity.Error);
}

function findingAbout(text: RegExp): vscode.Diagnostic | undefined {
  return errors().find(({ message }) => text.test(message));
}

function codeOf(code: vscode.Diagnostic['code']): unknown {
  return typeof code === 'object' ? code.value : code;
}
