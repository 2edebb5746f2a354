import * as vscode from 'vscode';
import { say } from '../../../network/words/index.js';
import type { HostMessage } from '../../webview/messages.js';
import type { LanguageServer } from '../language-server/language-server.js';
import { PreviewPanel } from './preview-panel.js';

export const VIEW_TYPE = 'vpclens.preview';

/** The open previews: at most one a file. */
export class Previews implements vscode.Disposable {
  private readonly panels = new Map<string, PreviewPanel>();

  constructor(
    private readonly server: LanguageServer,
    private readonly extensionUri: vscode.Uri,
  ) {}

  show(uri: vscode.Uri, message?: HostMessage): void {
    const preview = this.shown(uri);
    if (message) preview.post(message);
  }

  savePicture(uri: vscode.Uri, format: 'svg' | 'png', target: vscode.Uri | undefined): void {
    this.shown(uri).savePicture(format, target);
  }

  private shown(uri: vscode.Uri): PreviewPanel {
    const open = this.panels.get(uri.toString());
    if (open) open.panel.reveal(undefined, true);
    return open ?? this.adopt(createPanel(uri), uri);
  }

  /** Takes over a panel, new or brought back by a reload of the window. */
  adopt(panel: vscode.WebviewPanel, uri: vscode.Uri): PreviewPanel {
    const key = uri.toString();
    this.panels.get(key)?.panel.dispose();
    const preview = new PreviewPanel(panel, uri, this.server, this.extensionUri);
    this.panels.set(key, preview);
    panel.onDidDispose(() => {
      preview.dispose();
      if (this.panels.get(key) === preview) this.panels.delete(key);
    });
    return preview;
  }

  /** The previews that can show something of this file: its own, and those of files that may import it. */
  visible(): PreviewPanel[] {
    return [...this.panels.values()].filter((preview) => preview.panel.visible);
  }

  /** The file of the preview that has the focus. */
  get activeUri(): vscode.Uri | undefined {
    return [...this.panels.values()].find((preview) => preview.panel.active)?.uri;
  }

  dispose(): void {
    for (const preview of [...this.panels.values()]) preview.panel.dispose();
  }
}

function createPanel(uri: vscode.Uri): vscode.WebviewPanel {
  const name = uri.path.slice(uri.path.lastIndexOf('/') + 1);
  return vscode.window.createWebviewPanel(
    VIEW_TYPE,
    say`Reachability: ${name}`,
    { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true },
    { enableScripts: true, enableFindWidget: true },
  );
}
