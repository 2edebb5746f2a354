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
  FileChangeType,
  FileOperationPatternKind,
  type InitializeResult,
  InlayHintRefreshRequest,
  TextDocumentSyncKind,
  WatchKind,
} from 'vscode-languageserver';
import { type Catalogue, type Language, languageOf, say, speak } from '../network/words/index.js';
import { clientTraits, isRecord } from './client-traits.js';
import type { Checker } from './closed/checker.js';
import { ClosedFiles } from './closed/closed-files.js';
import { ClosedProgress } from './closed/progress.js';
import { type CheckedNetwork, Diagnostics } from './diagnostics/diagnostics.js';
import { registerPull } from './diagnostics/pull.js';
import { Reports } from './diagnostics/reports.js';
import { registerDrawnText } from './drawn-text/register-drawn-text.js';
import { registerExport } from './export/register-export.js';
import type { FileSystem } from './files/file-system.js';
import { registerImport } from './import/register-import.js';
import { answerMistimed } from './message-order.js';
import { registerMatrix } from './preview/matrix/register-matrix.js';
import type {
  ChangedMethod,
  ChangedParams,
  ClosedStatus,
  FileTests,
  NetworkStatus,
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
  /** Checks what is not open. */
  readonly checker: Checker;
  /** The URI of the folder with the rules' pages, for the links of diagnostics. The client's `initializationOptions.docs` goes before it. */
  readonly docs?: string | undefined;
  /** The translations that are here. The client's `initializationOptions.words` goes before it. */
  readonly words?: ((language: Language) => Catalogue | undefined) | undefined;
  /** What becomes of Markdown for editors that show it as it is written. Undefined where every client reads it, as in a browser: the reader of Markdown is large. */
  readonly plainText?: ((markdown: string) => string) | undefined;
}

const CHANGED: ChangedMethod = '$/vpclens/changed';
const STATUS: StatusMethod = '$/vpclens/status';
const TESTS: TestsMethod = '$/vpclens/tests';
const TRUSTED: TrustedMethod = 'vpclens/trusted';

export function startServer(connection: Connection, options: ServerOptions): void {
  const { far } = options.files;
  const documents = new Documents(options.files);
  const access = new ImportAccess(options.files);
  const workspace = new Workspace(documents, access);
  let settings: Settings = {};
  let docs = options.docs;
  let client = clientTraits(undefined, options.plainText);

  const tests = new TestFeed(workspace, (told: FileTests) => void send(() => connection.sendNotification(TESTS, told)));
  const reports = new Reports(documents, {
    publish: (params) => void send(() => connection.sendDiagnostics(params)),
    refresh: () => {
      if (client.refreshesDiagnostics) void send(() => connection.languages.diagnostics.refresh());
    },
  });
  let checkedNetworks: readonly CheckedNetwork[] = [];
  const tellTests = (): void => {
    if (client.wantsTests) tests.tell(checkedNetworks, closed.tests);
  };
  let networks: readonly NetworkStatus[] = [];
  let closedStatus: ClosedStatus | undefined;
  const tellStatus = (): void => {
    const params = { networks, ...(closedStatus ? { closed: closedStatus } : {}) };
    if (client.wantsStatus) void send(() => connection.sendNotification(STATUS, params));
  };
  const failed = (doing: string, error: unknown): void =>
    void send(() => connection.console.error(`While ${doing}: ${textOf(error)}`));
  const diagnostics = new Diagnostics(
    workspace,
    {
      found: (byFile) => reports.tell(byFile, closed.diagnostics()),
      changed: (params: ChangedParams) => {
        if (client.wantsChanges) void send(() => connection.sendNotification(CHANGED, params));
        if (client.refreshesLenses) void send(() => connection.sendRequest(CodeLensRefreshRequest.type));
      },
      status: (status) => {
        networks = status;
        tellStatus();
      },
      checked: (told) => {
        checkedNetworks = told;
        tellTests();
      },
      failed,
    },
    () => ({ settings, docs, ready: far?.settled() }),
  );
  const progress = new ClosedProgress(connection);
  const closed = new ClosedFiles(
    documents,
    access,
    options.checker,
    {
      changed: () => {
        diagnostics.publishAgain();
        tellTests();
      },
      status: (status) => {
        if (JSON.stringify(status) === JSON.stringify(closedStatus)) return;
        if (status && status.left > 0 && status.left !== closedStatus?.left)
          void send(() => connection.console.info(leftOut(status)));
        closedStatus = status;
        progress.tell(status);
        tellStatus();
      },
      failed,
      idle: () => diagnostics.idle(),
    },
    () => ({ settings, docs, watches: client.watchesFiles, covered: diagnostics.files }),
  );

  const changed = (uri: string): void => {
    workspace.invalidate(uri);
    diagnostics.refresh();
    closed.changed(uri);
  };
  /** Files that are far away are asked for as soon as it is known which: what comes next from the client waits for them. */
  const readOn = (): void => {
    if (far) for (const uri of documents.openUris) workspace.network(uri);
  };
  far?.onArrived((uri) => {
    documents.forget(uri);
    changed(uri);
    readOn();
  });

  connection.onInitialize((params) => {
    client = clientTraits(params, options.plainText);
    reports.pullsDocuments = client.pullsDiagnostics;
    // Older clients have one folder, by a name that newer ones do not use.
    const single = params.rootUri ? [{ uri: params.rootUri }] : [];
    access.folders = (params.workspaceFolders ?? single).map((folder) => canonicalUri(folder.uri));
    const wishes: unknown = params.initializationOptions;
    const language = languageOf(params.locale);
    let words = language === 'en' ? undefined : options.words?.(language);
    if (isRecord(wishes)) {
      if (typeof wishes.docs === 'string') docs = wishes.docs;
      if (isRecord(wishes.words)) words = wishes.words as Catalogue;
      if (wishes.trusted === false) documents.trusted = false;
      if ('settings' in wishes) applySettings(wishes.settings);
    }
    speak(words ? language : 'en', words);
    return initializeResult(client.pullsDiagnostics);
  });

  connection.onInitialized(() => {
    if (client.watchesFiles)
      void send(() =>
        connection.client.register(DidChangeWatchedFilesNotification.type, {
          // Of a folder that comes or goes nothing else is told than the folder.
          watchers: [{ globPattern: '**/*.vpc' }, { globPattern: '**/*', kind: WatchKind.Create | WatchKind.Delete }],
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
    closed.relist();
  });

  const accessChanged = (): void => {
    workspace.invalidateAll();
    diagnostics.refresh(true);
    closed.relist();
    readOn();
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
      closed.everything();
      return;
    }
    access.widened = importRoots;
    accessChanged();
  };

  const pullSettings = async (): Promise<void> => {
    try {
      applySettings(await connection.workspace.getConfiguration('vpclens'));
    } catch (error) {
      void send(() => connection.console.warn(say`The settings "vpclens" could not be read: ${textOf(error)}`));
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

  connection.onDidOpenTextDocument(({ textDocument: { uri, version, text } }) => {
    changed(documents.open(uri, version, text));
    readOn();
  });
  connection.onDidChangeTextDocument(({ textDocument: { uri, version }, contentChanges }) => {
    const known = documents.change(uri, version, contentChanges);
    if (known) changed(known);
  });
  connection.onDidCloseTextDocument(({ textDocument: { uri } }) => changed(documents.close(uri)));
  connection.onDidSaveTextDocument(() => {
    // Who cannot tell us of files that change on disk at least tells of those it saves; the others are read again.
    if (client.watchesFiles) return;
    documents.forgetAll();
    closed.relist();
  });
  connection.onDidChangeWatchedFiles(async ({ changes }) => {
    await far?.again(changes.map(({ uri }) => canonicalUri(uri)));
    for (const { uri, type } of changes) changedOnDisk(canonicalUri(uri), type);
    diagnostics.refresh();
  });
  const changedOnDisk = (uri: string, type: FileChangeType): void => {
    const isFile = uri.endsWith('.vpc');
    const files = type === FileChangeType.Deleted ? closed.gone(uri) : [uri];
    if (type === FileChangeType.Created && !isFile) closed.appeared(uri);
    for (const file of isFile ? [uri, ...files] : files) {
      documents.forget(file);
      workspace.invalidate(file);
    }
    if (isFile && type !== FileChangeType.Deleted) closed.changed(uri);
  };

  registerRequests(
    connection,
    workspace,
    diagnostics,
    closed,
    () => client,
    () => settings,
  );
  registerPull(connection, { diagnostics, reports, closed, isRefreshed: () => client.refreshesDiagnostics });
  registerQuestions(connection, workspace);
  registerMatrix(connection, workspace);
  answerMistimed((method, handler) => connection.onRequest(method, handler));
  registerExport(connection, workspace);
  registerDrawnText(
    connection,
    workspace,
    (method, params) => void send(() => connection.sendNotification(method, params)),
  );
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

function leftOut({ files, left }: ClosedStatus): string {
  return say`
    Of ${files} files that are not open ${left} are not checked: the setting vpclens.closedFiles.most allows no
    more.
  `;
}

function textOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

function initializeResult(pullsDiagnostics: boolean): InitializeResult {
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
      ...(pullsDiagnostics
        ? { diagnosticProvider: { identifier: 'vpclens', interFileDependencies: true, workspaceDiagnostics: true } }
        : {}),
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
