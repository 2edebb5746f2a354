import * as vscode from 'vscode';
import { plural, say } from '../../../network/words/index.js';
import type { ExportAnswer, ExportFormat, ExportNote, NetworkMap, Origin } from '../../../server/protocol.js';
import type { LanguageServer } from '../language-server/language-server.js';
import type { Previews } from '../preview/previews.js';
import { reveal } from '../preview/reveal.js';
import type { Choice } from './formats.js';
import { readParts } from './page-parts.js';

/** What an export needs of the rest of the extension. */
export interface Exporting {
  readonly server: LanguageServer;
  readonly previews: Previews;
  readonly extensionUri: vscode.Uri;
  /** What an export does not say, each with its place. */
  readonly log: vscode.OutputChannel;
}

/** Asks where the export goes, beside its network at first, and writes it there. What cannot be read as a network is said before anything is asked. */
export async function exportNetwork(
  exporting: Exporting,
  network: vscode.Uri,
  choice: Choice,
  given?: vscode.Uri,
): Promise<void> {
  const made = await withProgress(exporting, network, choice);
  if (!made) return;
  if (made.error !== undefined) {
    await tellRefusal(made);
    return;
  }
  if (choice.format === 'png') {
    exporting.previews.show(network, { type: 'show', tab: 'map' });
    exporting.previews.savePicture(network, 'png', given);
    return;
  }
  const target = given ?? (await askTarget(network, choice));
  if (!target) return;
  try {
    await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(made.text));
  } catch (error) {
    void vscode.window.showErrorMessage(say`VPC Lens: nothing was exported. ${textOf(error)}`);
    return;
  }
  await tell(exporting.log, choice, made.notes, target);
}

/** Undefined: it was cancelled, or failed, which was then told. */
async function withProgress(
  { server, extensionUri }: Exporting,
  network: vscode.Uri,
  { format, name }: Choice,
): Promise<ExportAnswer | undefined> {
  const location = vscode.ProgressLocation.Notification;
  const title = say`VPC Lens: exporting as ${name}`;
  return vscode.window.withProgress({ location, title, cancellable: true }, async (progress, token) => {
    try {
      const document = await vscode.workspace.openTextDocument(network);
      const isPicture = format === 'svg' || format === 'png';
      const asked: ExportFormat = isPicture ? 'map' : format;
      const parts = format === 'html' ? { parts: await readParts(extensionUri) } : {};
      const question = { textDocument: { uri: document.uri.toString() }, format: asked, ...parts };
      const answer = await server.exportNetwork(question, (message) => progress.report({ message }), token);
      if (format !== 'svg' || answer.error !== undefined) return answer;
      return { ...answer, text: await drawn(network, JSON.parse(answer.text) as NetworkMap) };
    } catch (error) {
      if (!token.isCancellationRequested)
        void vscode.window.showErrorMessage(say`VPC Lens: nothing was exported. ${textOf(error)}`);
      return undefined;
    }
  });
}

/** In the editor's colours. Only who saves a picture pays for what draws it. */
async function drawn(network: vscode.Uri, map: NetworkMap): Promise<string> {
  const { mapPicture } = await import('../../webview/picture/map-picture.js');
  const { kind } = vscode.window.activeColorTheme;
  const dark = kind === vscode.ColorThemeKind.Dark ? 'dark' : 'light';
  const theme = kind === vscode.ColorThemeKind.HighContrast ? 'high-contrast' : dark;
  return mapPicture(map, { theme, title: say`The network of ${nameOf(network)}` });
}

async function askTarget(network: vscode.Uri, { name, ending, filter }: Choice): Promise<vscode.Uri | undefined> {
  const file = `${nameOf(network).replace(/\.vpc$/, '')}${ending}`;
  // A document that is not saved yet lies nowhere.
  const beside = network.scheme === 'untitled' ? undefined : vscode.Uri.joinPath(network, '..', file);
  return vscode.window.showSaveDialog({
    ...(beside ? { defaultUri: beside } : {}),
    filters: { [name]: [filter] },
    title: say`VPC Lens: Export as ${name}`,
    saveLabel: say`Export`,
  });
}

async function tellRefusal({ error, origin }: { readonly error: string; readonly origin?: Origin }): Promise<void> {
  const place = origin ? `${placeOf(origin)}: ` : '';
  const show = say`Show the Place`;
  const chosen = await vscode.window.showErrorMessage(
    say`VPC Lens: nothing was exported: what cannot be read would be missing from it. ${place}${error}`,
    ...(origin ? [show] : []),
  );
  if (chosen === show && origin) await reveal(origin, true);
}

async function tell(
  log: vscode.OutputChannel,
  { name, format }: Choice,
  notes: readonly ExportNote[],
  target: vscode.Uri,
): Promise<void> {
  const open = say`Open`;
  const file = nameOf(target);
  if (notes.length === 0) {
    const chosen = await vscode.window.showInformationMessage(say`VPC Lens: exported ${file}.`, open);
    if (chosen === open) await openExport(format, target);
    return;
  }
  const show = say`Show Notes`;
  log.appendLine(say`Export as ${name}: ${file}, ${plural(notes.length, 'note')}`);
  for (const { origin, message } of notes) log.appendLine(`  ${placeOf(origin)}: ${message}`);
  const chosen = await vscode.window.showWarningMessage(
    say`
      VPC Lens: exported ${file}, with ${plural(notes.length, 'note')}: what no resource says, or the file leaves open.
    `,
    open,
    show,
  );
  if (chosen === open) await openExport(format, target);
  if (chosen === show) log.show();
}

/** A page is for a browser, the rest for an editor. */
async function openExport(format: Choice['format'], target: vscode.Uri): Promise<void> {
  if (format === 'html') await vscode.env.openExternal(target);
  else await vscode.commands.executeCommand('vscode.open', target);
}

const placeOf = ({ file, range: { start } }: Origin): string =>
  `${vscode.workspace.asRelativePath(vscode.Uri.parse(file))}:${start.line}:${start.column}`;

const nameOf = ({ path }: vscode.Uri): string => path.slice(path.lastIndexOf('/') + 1);

const textOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
