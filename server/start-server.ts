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
  FileOperationPatternKind,
  type InitializeResult,
  InlayHintRefreshRequest,
  TextDocumentSyncKind,
} from 'vscode-languageserver';
import { clientTraits, isRecord } from './client-traits.js';
import { Diagnostics } from './diagnostics/diagnostics.js';
import type { FileSystem } from './files/file-system.js';
import { registerImport } from './import/register-import.js';
import { answerMistimed } from './message-order.js';
import type {
  ChangedMethod,
  ChangedParams,
  FileTests,
  Settings,
  StatusMethod,
  TestsMethod,
  TrustedMethod,
} from './protocol.js';
import { LEGEND } from './providers/semantic-tokens.js';
import { registerQuestions } from './questions/register-questions.js';
import { registerRequests } from './register-requests.js';
import { TestFeed } from './testing/test-feed.js';
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
const STATUS: StatusMethod = 'vpclens/status';
const TESTS: TestsMethod = 'vpclens/tests';
const TRUSTED: TrustedMethod = 'vpclens/trusted';

export function startServer(connection: Connection, options: ServerOptions): void {
  const documents = new Documents(options.files);
  const access = new ImportAccess(options.files);
  const workspace = new Workspace(documents, access);
  let settings: Settings = {};
  let docs = options.docs;
  let client = clientTraits(undefined);

  const tests = new TestFeed(workspace, (told: FileTests) => void send(() => connection.sendNotification(TESTS, told)));
  const diagnostics = new Diagnostics(
    workspace,
    {
      publish: (params) => void send(() => connection.sendDiagnostics(params)),
      changed: (params: ChangedParams) => {
        if (client.wantsChanges) void send(() => connection.sendNotification(CHANGED, params));
        if (client.refreshesLenses) void send(() => connection.sendRequest(CodeLensRefreshRequest.type));
      },
      status: (params) => {
        if (client.wantsStatus) void send(() => connection.sendNotification(STATUS, params));
      },
      checked: (networks) => {
        if (client.wantsTests) tests.tell(networks);
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
    client = clientTraits(params);
    // Older clients have one folder, by a name that newer ones do not use.
    const single = params.rootUri ? [{ uri: params.rootUri }] : [];
    access.folders = (params.workspaceFolders ?? single).map((folder) => canonicalUri(folder.uri));
    const wishes: unknown = params.initializationOptions;
    if (isRecord(wishes)) {
      if (typeof wishes.docs === 'string') docs = wishes.docs;
      if (wishes.trusted === false) documents.trusted = false;
      if ('settings' in wishes) applySettings(wishes.settings);
    }
    return initializeResult();
  });

  connection.onInitialized(() => {
    if (client.watchesFiles)
      void send(() =>
        connection.client.register(DidChangeWatchedFilesNotification.type, {
          watchers: [{ globPattern: '**/*.vpc' }],
        }),
      );
    if (client.registersSettings)
      void send(() => connection.client.register(DidChangeConfigurationNotification.type, { section: 'vpclens' }));
    if (client.tellsSettings) void pullSettings();
    if (client.hasFolders)
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
    if (client.refreshesHints) void send(() => connection.sendRequest(InlayHintRefreshRequest.type));
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
    if (client.tellsSettings) {
      void pullSettings();
      return;
    }
    const section: unknown = isRecord(sent) && 'vpclens' in sent ? sent.vpclens : sent;
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
    if (!client.watchesFiles) documents.forgetAll();
  });
  connection.onDidChangeWatchedFiles(({ changes }) => {
    for (const { uri } of changes) {
      documents.forget(uri);
      workspace.invalidate(canonicalUri(uri));
    }
    diagnostics.refresh();
  });

  registerRequests(
    connection,
    workspace,
    diagnostics,
    () => client,
    () => settings,
  );
  registerQuestions(connection, workspace);
  answerMistimed((method, handler) => connection.onRequest(method, handler));
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

function initializeResult(): InitializeResult {
  return {
    serverInfo: { name: 'vpclens' },
    capabilities: {
      textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: { includeText: false } },
      hoverProvider: true,
      completionProvider: { triggerCharacters: ['.', ' ', '/', '>', ',', '"'] },
      definitionProvider: true,
      referencesProvider: true,
      documentHighlightProvider: true,
      renameProvider: { prepareProvider: true },
      documentSymbolProvider: true,
      foldingRangeProvider: true,
      documentFormattingProvider: true,
      documentRangeFormattingProvider: true,
      documentOnTypeFormattingProvider: { firstTriggerCharacter: '}', moreTriggerCharacter: ['\n'] },
      semanticTokensProvider: { legend: LEGEND, full: true },
      documentLinkProvider: {},
      workspaceSymbolProvider: true,
      selectionRangeProvider: true,
      callHierarchyProvider: true,
      inlayHintProvider: true,
      codeLensProvider: { resolveProvider: true },
      codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix] },
      workspace: {
        workspaceFolders: { supported: true, changeNotifications: true },
        fileOperations: {
          willRename: {
            filters: [
              { pattern: { glob: '**/*.vpc', matches: FileOperationPatternKind.file } },
              { pattern: { glob: '**', matches: FileOperationPatternKind.folder } },
            ],
          },
        },
      },
    },
  };
}
