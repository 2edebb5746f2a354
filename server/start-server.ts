/**
 * The language server on a connection, whatever carries it. `main.node.ts` and the command line's `lsp` bring the connection and the files.
 * Invariant: a request answers, with a result or an error; nothing that a document holds ends the process.
 */
import {
  CodeActionKind,
  CodeLensRefreshRequest,
  type Connection,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  type InitializeParams,
  type InitializeResult,
  TextDocumentSyncKind,
} from 'vscode-languageserver';
import { Diagnostics } from './diagnostics/diagnostics.js';
import type { FileSystem } from './files/file-system.js';
import { previewsEdits } from './fixes/workspace-edit.js';
import { registerImport } from './import/register-import.js';
import type { ChangedMethod, ChangedParams, Settings, TrustedMethod } from './protocol.js';
import { LEGEND } from './providers/semantic-tokens.js';
import { registerRequests } from './register-requests.js';
import { Documents } from './workspace/documents.js';
import { ImportAccess } from './workspace/import-access.js';
import { readSettings } from './workspace/settings.js';
import { canonicalUri } from './workspace/uri.js';
import { Workspace } from './workspace/workspace.js';

export interface ServerOptions {
  readonly files: FileSystem;
  /** The URI of the folder with the rules' pages, for the links of diagnostics. The client's `initializationOptions.docs` goes before it. */
  readonly docs?: string | undefined;
}

const CHANGED: ChangedMethod = 'vpclens/changed';
const TRUSTED: TrustedMethod = 'vpclens/trusted';

export function startServer(connection: Connection, options: ServerOptions): void {
  const documents = new Documents(options.files);
  const access = new ImportAccess(options.files);
  const workspace = new Workspace(documents, access);
  let settings: Settings = {};
  let docs = options.docs;
  let commands: ReadonlySet<unknown> = new Set();
  let can = capabilitiesOf(undefined);

  const diagnostics = new Diagnostics(
    workspace,
    {
      publish: (params) => void send(() => connection.sendDiagnostics(params)),
      changed: (params: ChangedParams) => {
        void send(() => connection.sendNotification(CHANGED, params));
        if (can.refreshLenses) void send(() => connection.sendRequest(CodeLensRefreshRequest.type));
      },
      failed: (doing, error) => void send(() => connection.console.error(`While ${doing}: ${textOf(error)}`)),
    },
    () => ({ settings, docs }),
  );

  const changed = (uri: string): void => {
    workspace.invalidate(uri);
    diagnostics.refresh();
  };

  connection.onInitialize((params) => {
    can = capabilitiesOf(params);
    // Older clients have one folder, by a name that newer ones do not use.
    const single = params.rootUri ? [{ uri: params.rootUri }] : [];
    access.folders = (params.workspaceFolders ?? single).map((folder) => canonicalUri(folder.uri));
    const wishes: unknown = params.initializationOptions;
    if (typeof wishes === 'object' && wishes !== null) {
      if ('docs' in wishes && typeof wishes.docs === 'string') docs = wishes.docs;
      if ('trusted' in wishes && wishes.trusted === false) documents.trusted = false;
      if ('commands' in wishes && Array.isArray(wishes.commands)) commands = new Set(wishes.commands);
    }
    return initializeResult();
  });

  connection.onInitialized(() => {
    if (can.watchFiles)
      void send(() =>
        connection.client.register(DidChangeWatchedFilesNotification.type, {
          watchers: [{ globPattern: '**/*.vpc' }],
        }),
      );
    if (can.configuration) {
      void send(() => connection.client.register(DidChangeConfigurationNotification.type, { section: 'vpclens' }));
      void pullSettings();
    }
    if (can.folders)
      connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        const gone = new Set(removed.map((folder) => canonicalUri(folder.uri)));
        access.folders = [
          ...access.folders.filter((folder) => !gone.has(folder)),
          ...added.map((folder) => canonicalUri(folder.uri)),
        ];
        accessChanged();
      });
  });

  const accessChanged = (): void => {
    workspace.invalidateAll();
    diagnostics.refresh(true);
  };

  connection.onNotification(TRUSTED, () => {
    documents.trusted = true;
    accessChanged();
  });

  const applySettings = (value: unknown): void => {
    settings = readSettings(value);
    const { importRoots = [] } = settings;
    if (importRoots.join('\n') === access.widened.join('\n')) {
      diagnostics.refresh(true);
      return;
    }
    access.widened = importRoots;
    accessChanged();
  };

  const pullSettings = async (): Promise<void> => {
    try {
      applySettings(await connection.workspace.getConfiguration('vpclens'));
    } catch (error) {
      void send(() => connection.console.warn(`The settings "vpclens" could not be read: ${textOf(error)}`));
    }
  };

  connection.onDidChangeConfiguration(({ settings: sent }) => {
    if (can.configuration) {
      void pullSettings();
      return;
    }
    const section: unknown = typeof sent === 'object' && sent !== null && 'vpclens' in sent ? sent.vpclens : sent;
    applySettings(section);
  });

  connection.onDidOpenTextDocument(({ textDocument: { uri, version, text } }) =>
    changed(documents.open(uri, version, text)),
  );
  connection.onDidChangeTextDocument(({ textDocument: { uri, version }, contentChanges }) => {
    const known = documents.change(uri, version, contentChanges);
    if (known) changed(known);
  });
  connection.onDidCloseTextDocument(({ textDocument: { uri } }) => changed(documents.close(uri)));
  connection.onDidSaveTextDocument(() => {
    // Who cannot tell us of files that change on disk at least tells of those it saves; the others are read again.
    if (!can.watchFiles) documents.forgetAll();
  });
  connection.onDidChangeWatchedFiles(({ changes }) => {
    for (const { uri } of changes) {
      documents.forget(uri);
      workspace.invalidate(canonicalUri(uri));
    }
    diagnostics.refresh();
  });

  registerRequests(connection, workspace, diagnostics, {
    hasCommand: (command) => commands.has(command),
    previewsEdits: () => can.previewEdits,
  });
  registerImport(connection, options.files, () => documents.trusted);
  connection.listen();
}

/** Sends what nobody waits for. Where that fails the client has gone, and there is nobody to tell. */
async function send(message: () => unknown): Promise<void> {
  try {
    await message();
  } catch {
    return;
  }
}

function textOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

interface Capabilities {
  readonly configuration: boolean;
  readonly watchFiles: boolean;
  readonly folders: boolean;
  readonly refreshLenses: boolean;
  readonly previewEdits: boolean;
}

function capabilitiesOf(params: InitializeParams | undefined): Capabilities {
  const workspace = params?.capabilities.workspace;
  return {
    configuration: workspace?.configuration === true && workspace.didChangeConfiguration?.dynamicRegistration === true,
    watchFiles: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    folders: workspace?.workspaceFolders === true,
    refreshLenses: workspace?.codeLens?.refreshSupport === true,
    previewEdits: previewsEdits(params?.capabilities),
  };
}

function initializeResult(): InitializeResult {
  return {
    serverInfo: { name: 'vpclens' },
    capabilities: {
      textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: { includeText: false } },
      hoverProvider: true,
      completionProvider: { triggerCharacters: ['.', ' ', '/', '>', ','] },
      definitionProvider: true,
      referencesProvider: true,
      documentHighlightProvider: true,
      renameProvider: { prepareProvider: true },
      documentSymbolProvider: true,
      foldingRangeProvider: true,
      documentFormattingProvider: true,
      documentRangeFormattingProvider: true,
      semanticTokensProvider: { legend: LEGEND, full: true },
      codeLensProvider: { resolveProvider: true },
      codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix] },
      workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
    },
  };
}
