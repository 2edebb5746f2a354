import * as vscode from 'vscode';
import { listOf, say } from '../../../network/words/index.js';
import type { NetworkMap } from '../../../server/protocol.js';
import type { LanguageServer } from '../language-server/language-server.js';
import { type Draw, FenceMaps } from './fence-maps.js';
import { type MarkdownIt, withFences } from './fence-plugin.js';
import { untilRendered } from './until-rendered.js';

const SETTING = 'markdown.map';

/** What VS Code's Markdown preview takes from an extension: https://code.visualstudio.com/api/extension-guides/markdown-extension */
export interface MarkdownExtension {
  extendMarkdownIt<T extends MarkdownIt>(md: T): T;
}

export function registerMarkdown(context: vscode.ExtensionContext, server: LanguageServer): MarkdownExtension {
  const maps: FenceMaps = new FenceMaps(
    drawer(server),
    untilRendered(refresh, () => maps),
  );
  context.subscriptions.push(
    server.onDrawnFiles(({ files }) => maps.changed(files)),
    server.onRunning(() => maps.restarted()),
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration(`vpclens.${SETTING}`)) refresh();
    }),
  );
  const isOn = (document: string | undefined): boolean =>
    vscode.workspace
      .getConfiguration('vpclens', document === undefined ? undefined : vscode.Uri.parse(document))
      .get(SETTING, true);
  return { extendMarkdownIt: (md) => withFences(md, { maps, isOn }) };
}

/** Every preview there is, once. Where the editor's Markdown extension is off there is none. */
function refresh(): void {
  void Promise.resolve(vscode.commands.executeCommand('markdown.preview.refresh')).catch(() => undefined);
}

function drawer(server: LanguageServer): Draw {
  return async (fence, signal) => {
    const cancel = new vscode.CancellationTokenSource();
    signal.addEventListener('abort', () => cancel.cancel());
    try {
      const { map, wrong, files } = await server.drawText(fence, cancel.token);
      return { svg: map && (await drawn(map)), wrong, files };
    } finally {
      cancel.dispose();
    }
  };
}

/** In the colours of the page, whatever its theme. Undefined: there is nothing to see. */
async function drawn(map: NetworkMap): Promise<string | undefined> {
  const { embeddedPicture } = await import('../../webview/picture/map-picture.js');
  const names = [...map.vpcs, ...map.networks].map(({ label }) => label);
  return embeddedPicture(map, names.length > 0 ? say`Map of ${listOf(names)}` : say`Map of the network`);
}
