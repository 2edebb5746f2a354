import * as vscode from 'vscode';
import { say } from '../../../network/words/index.js';
import type { WhatIfResult } from '../../../server/protocol.js';
import type { HostMessage, Pair, PreviewMessage } from '../../webview/messages.js';
import { addedWords } from '../../webview/what-if/added-words.js';
import type { LanguageServer } from '../language-server/language-server.js';
import { areStill } from './are-still.js';

type Edit = Parameters<LanguageServer['toEdit']>[0];

/** What the page tries out, and what of that is written: edits come from the server and are made by the editor, seen and undone like any other. The page names them by a number. */
export class Trials implements vscode.Disposable {
  private last: { readonly id: number; readonly result: WhatIfResult } | undefined;
  private newest: vscode.CancellationTokenSource | undefined;

  constructor(
    private readonly uri: vscode.Uri,
    private readonly server: LanguageServer,
    private readonly post: (message: HostMessage) => void,
  ) {}

  /** Only the newest counts: one that is still being worked out is given up. */
  async whatIf({ id, texts, without, pair }: Extract<PreviewMessage, { type: 'whatIf' }>): Promise<void> {
    this.newest?.cancel();
    const own = new vscode.CancellationTokenSource();
    this.newest = own;
    const textDocument = { uri: this.uri.toString() };
    try {
      const params = { textDocument, texts, without, ...(pair ? { question: pair } : {}) };
      let told: Extract<WhatIfResult, { readonly edit: unknown }>['effects'] = [];
      for (let after: number | undefined = 0; after !== undefined; ) {
        const result: WhatIfResult = await this.server.whatIf({ ...params, after }, own.token);
        const isFirst = after === 0;
        after = result.error === undefined ? result.next : undefined;
        if (result.error === undefined) told = [...told, ...result.effects];
        // Once it is applied it is another text that is looked at.
        if (!isFirst && this.last?.id !== id) return;
        this.last = { id, result };
        this.post({ type: 'whatIf', id, result: result.error === undefined ? { ...result, effects: told } : result });
      }
    } catch (error) {
      if (!own.token.isCancellationRequested) this.post({ type: 'whatIf', id, result: { error: textOf(error) } });
    } finally {
      own.dispose();
      if (this.newest === own) this.newest = undefined;
    }
  }

  /** Makes what was tried, once. */
  async apply(id: number): Promise<void> {
    const result = this.last?.id === id ? this.last.result : undefined;
    if (!result || result.error !== undefined) return;
    this.last = undefined;
    if (!areStill(result.versions, vscode.workspace.textDocuments))
      this.tell(say`The text changed: what was tried was another.`);
    else await this.write(result.edit, say`Applied. Undo takes it back.`);
  }

  /** Mends a finding, as its light bulb would. */
  async fix({ type: _, ...fix }: Extract<PreviewMessage, { type: 'fix' }>): Promise<void> {
    try {
      const result = await this.server.fix({ textDocument: { uri: this.uri.toString() }, ...fix });
      if (result.error !== undefined) this.tell(result.error);
      else await this.write(result.edit, say`Fixed. Undo takes it back.`);
    } catch (error) {
      this.tell(textOf(error));
    }
  }

  async expect(question: Pair, can: boolean): Promise<void> {
    try {
      const result = await this.server.newExpectation({ textDocument: { uri: this.uri.toString() }, question, can });
      if (result.error !== undefined) this.tell(result.error);
      else await this.write(result.edit, addedWords(result));
    } catch (error) {
      this.tell(textOf(error));
    }
  }

  dispose(): void {
    this.newest?.cancel();
  }

  /** Where it stands it is shown. */
  private async write(edit: Edit, said: string): Promise<void> {
    const made = await this.server.toEdit(edit);
    const done = await vscode.workspace.applyEdit(made);
    if (!done) {
      this.tell(say`The editor did not take the change.`);
      return;
    }
    this.tell(said);
    const [first] = made.entries();
    const at = first?.[1][0]?.range.start;
    if (!first || !at) return;
    const [uri] = first;
    const open = vscode.window.visibleTextEditors.find((one) => one.document.uri.toString() === uri.toString());
    const editor = await vscode.window.showTextDocument(uri, {
      viewColumn: open?.viewColumn ?? vscode.ViewColumn.One,
      preserveFocus: true,
    });
    editor.revealRange(new vscode.Range(at, at), vscode.TextEditorRevealType.InCenterIfOutsideViewport);
  }

  private tell(text: string): void {
    this.post({ type: 'notice', text });
  }
}

function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
