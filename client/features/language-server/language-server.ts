import * as vscode from 'vscode';
import { type BaseLanguageClient, ProgressType, State, WorkDoneProgress } from 'vscode-languageclient';
import { say } from '../../../network/words/index.js';
import type {
  ChangedMethod,
  ChangedParams,
  CompareMethod,
  CompareParams,
  CompareResult,
  DrawnFilesMethod,
  DrawnFilesParams,
  DrawnText,
  DrawTextMethod,
  DrawTextParams,
  ElementAtMethod,
  ElementAtParams,
  ElementAtResult,
  EndsMethod,
  EndsParams,
  EndsResult,
  ExplainRuleMethod,
  ExplainRuleResult,
  ExportAnswer,
  ExportMethod,
  ExportParams,
  FileTests,
  FixMethod,
  FixParams,
  FixResult,
  FreeBlocksMethod,
  FreeBlocksResult,
  ImportAnswer,
  ImportMethod,
  ImportParams,
  MatrixCellsMethod,
  MatrixCellsParams,
  MatrixCellsResult,
  MatrixKindsMethod,
  MatrixKindsParams,
  MatrixKindsResult,
  NewExpectationMethod,
  NewExpectationParams,
  NewExpectationResult,
  PictureUpdate,
  PreviewMethod,
  PreviewParams,
  PreviewRest,
  ReachesMethod,
  ReachesParams,
  ReachesResult,
  ReachMethod,
  ReachParams,
  ReachResult,
  RunTestsMethod,
  StatusMethod,
  StatusParams,
  TestsMethod,
  TrustedMethod,
  WhatIfMethod,
  WhatIfParams,
  WhatIfResult,
} from '../../../server/protocol.js';
import type { TellPercent } from '../questions/patiently.js';

const PREVIEW: PreviewMethod = 'vpclens/preview';
const PICTURE = new ProgressType<PictureUpdate>();
const REACH: ReachMethod = 'vpclens/reach';
const ELEMENT_AT: ElementAtMethod = 'vpclens/elementAt';
const IMPORT: ImportMethod = 'vpclens/import';
const EXPORT: ExportMethod = 'vpclens/export';
const TRUSTED: TrustedMethod = 'vpclens/trusted';
const ENDS: EndsMethod = 'vpclens/ends';
const REACHES: ReachesMethod = 'vpclens/reaches';
const EXPLAIN_RULE: ExplainRuleMethod = 'vpclens/explainRule';
const MATRIX_CELLS: MatrixCellsMethod = 'vpclens/matrixCells';
const MATRIX_KINDS: MatrixKindsMethod = 'vpclens/matrixKinds';
const WHAT_IF: WhatIfMethod = 'vpclens/whatIf';
const FIX: FixMethod = 'vpclens/fix';
const NEW_EXPECTATION: NewExpectationMethod = 'vpclens/newExpectation';
const COMPARE: CompareMethod = 'vpclens/compare';
const FREE_BLOCKS: FreeBlocksMethod = 'vpclens/freeBlocks';
const DRAW_TEXT: DrawTextMethod = 'vpclens/drawText';
const DRAWN_FILES: DrawnFilesMethod = '$/vpclens/drawnFiles';
const CHANGED: ChangedMethod = '$/vpclens/changed';
const TESTS: TestsMethod = '$/vpclens/tests';
const RUN_TESTS: RunTestsMethod = 'vpclens/runTests';
const STATUS: StatusMethod = '$/vpclens/status';

/** A client of the protocol, and what carries its messages. */
export interface Connected {
  readonly client: BaseLanguageClient;
  /** Another server in place of the one there is, or was. */
  restart(): Promise<void>;
}
export type Connect = (context: vscode.ExtensionContext) => Connected;

/** The language server as the rest of the client sees it: our own messages, typed, whichever process answers them at the moment. */
export class LanguageServer implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<ChangedParams>();
  private readonly status = new vscode.EventEmitter<StatusParams>();
  private readonly tests = new vscode.EventEmitter<FileTests>();
  private readonly drawnFiles = new vscode.EventEmitter<DrawnFilesParams>();
  private readonly running = new vscode.EventEmitter<void>();
  private readonly stopped = new vscode.EventEmitter<void>();
  private readonly client: BaseLanguageClient;
  private readonly startAgain: () => Promise<void>;
  /** Of progress that was asked for. */
  private tokens = 0;
  private readonly disposables: vscode.Disposable[] = [
    this.changed,
    this.status,
    this.tests,
    this.drawnFiles,
    this.running,
    this.stopped,
  ];

  /** The analysis of a document's network is done. */
  readonly onChanged = this.changed.event;
  /** What is checked, or how far that is, changed. */
  readonly onStatus = this.status.event;
  /** The tests of a file were found, or judged. */
  readonly onTests = this.tests.event;
  /** Files changed that a text imports which was drawn. */
  readonly onDrawnFiles = this.drawnFiles.event;
  /** Nothing answers until the server starts again. */
  readonly onStopped = this.stopped.event;
  /** The server has started, or started again: whatever it told before is gone. */
  readonly onRunning = this.running.event;

  constructor(context: vscode.ExtensionContext, connect: Connect) {
    const { client, restart } = connect(context);
    this.client = client;
    this.startAgain = restart;
    this.client.onNotification(CHANGED, (params: ChangedParams) => this.changed.fire(params));
    this.client.onNotification(STATUS, (params: StatusParams) => this.status.fire(params));
    this.client.onNotification(DRAWN_FILES, (params: DrawnFilesParams) => this.drawnFiles.fire(params));
    this.client.onNotification(TESTS, (params: FileTests) => this.tests.fire(params));
    this.disposables.push(
      this.client.onDidChangeState((change) => {
        if (change.newState === State.Running) this.running.fire();
        if (change.newState === State.Stopped) this.stopped.fire();
      }),
      vscode.workspace.onDidGrantWorkspaceTrust(() => {
        // One that is not running yet learns it when it starts.
        if (this.client.isRunning()) void this.client.sendNotification(TRUSTED).catch(() => undefined);
      }),
      vscode.commands.registerCommand('vpclens.restartServer', () => this.restart()),
    );
  }

  async start(): Promise<void> {
    try {
      await this.client.start();
    } catch (error) {
      await this.tellFailure('start', error);
    }
  }

  /** `pictured` hears what there is to show before everybody was asked who reaches whom. */
  async preview(
    params: Omit<PreviewParams, 'partialResultToken'>,
    pictured: (picture: PictureUpdate) => void,
    token: vscode.CancellationToken,
  ): Promise<PreviewRest> {
    const partialResultToken = this.token();
    const progress = this.client.onProgress(PICTURE, partialResultToken, pictured);
    try {
      return await this.client.sendRequest<PreviewRest>(PREVIEW, { ...params, partialResultToken }, token);
    } finally {
      progress.dispose();
    }
  }

  reach(params: ReachParams, token: vscode.CancellationToken): Promise<ReachResult> {
    return this.client.sendRequest(REACH, params, token);
  }

  matrixCells(params: MatrixCellsParams, token: vscode.CancellationToken): Promise<MatrixCellsResult> {
    return this.client.sendRequest(MATRIX_CELLS, params, token);
  }

  matrixKinds(params: MatrixKindsParams, token: vscode.CancellationToken): Promise<MatrixKindsResult> {
    return this.client.sendRequest(MATRIX_KINDS, params, token);
  }

  whatIf(params: WhatIfParams, token: vscode.CancellationToken): Promise<WhatIfResult> {
    return this.client.sendRequest(WHAT_IF, params, token);
  }

  fix(params: FixParams): Promise<FixResult> {
    return this.client.sendRequest(FIX, params);
  }

  newExpectation(params: NewExpectationParams): Promise<NewExpectationResult> {
    return this.client.sendRequest(NEW_EXPECTATION, params);
  }

  /** An edit of the server's as the editor makes it. */
  toEdit(edit: Extract<WhatIfResult, { readonly edit: unknown }>['edit']): Promise<vscode.WorkspaceEdit> {
    return this.client.protocol2CodeConverter.asWorkspaceEdit(edit);
  }

  elementAt(params: ElementAtParams, token: vscode.CancellationToken): Promise<ElementAtResult> {
    return this.client.sendRequest(ELEMENT_AT, params, token);
  }

  runTests(uri: string, token: vscode.CancellationToken): Promise<FileTests> {
    return this.client.sendRequest(RUN_TESTS, { textDocument: { uri } }, token);
  }

  ends(params: EndsParams, token: vscode.CancellationToken): Promise<EndsResult> {
    return this.client.sendRequest(ENDS, params, token);
  }

  reaches(params: ReachesParams, tell: TellPercent, token: vscode.CancellationToken): Promise<ReachesResult> {
    return this.withProgress(REACHES, params, (_, percentage) => tell(percentage), token);
  }

  explainRule(params: ElementAtParams, tell: TellPercent, token: vscode.CancellationToken): Promise<ExplainRuleResult> {
    return this.withProgress(EXPLAIN_RULE, params, (_, percentage) => tell(percentage), token);
  }

  /** `tell` left out: nobody looks how far it is. */
  compare(params: CompareParams, token: vscode.CancellationToken, tell?: TellPercent): Promise<CompareResult> {
    return tell
      ? this.withProgress(COMPARE, params, (_, percentage) => tell(percentage), token)
      : this.client.sendRequest(COMPARE, params, token);
  }

  drawText(params: DrawTextParams, token: vscode.CancellationToken): Promise<DrawnText> {
    return this.client.sendRequest(DRAW_TEXT, params, token);
  }

  freeBlocks(params: ElementAtParams): Promise<FreeBlocksResult> {
    return this.client.sendRequest(FREE_BLOCKS, params);
  }

  /** `told` hears how far the work is: a few words, and the part that is done in percent. */
  importNetwork(
    params: Omit<ImportParams, 'workDoneToken'>,
    told: (message: string, percentage: number) => void,
    token: vscode.CancellationToken,
  ): Promise<ImportAnswer> {
    return this.withProgress(IMPORT, params, told, token);
  }

  exportNetwork(
    params: Omit<ExportParams, 'workDoneToken'>,
    told: (message: string) => void,
    token: vscode.CancellationToken,
  ): Promise<ExportAnswer> {
    return this.withProgress(EXPORT, params, told, token);
  }

  dispose(): void {
    for (const disposable of this.disposables) disposable.dispose();
    void this.client.dispose().catch(() => undefined);
  }

  private async withProgress<T>(
    method: ImportMethod | ExportMethod | ReachesMethod | ExplainRuleMethod | CompareMethod,
    params: object,
    told: (message: string, percentage: number) => void,
    token: vscode.CancellationToken,
  ): Promise<T> {
    const workDoneToken = this.token();
    const progress = this.client.onProgress(WorkDoneProgress.type, workDoneToken, (report) => {
      if (report.kind === 'report') told(report.message ?? '', report.percentage ?? 0);
    });
    try {
      return await this.client.sendRequest<T>(method, { ...params, workDoneToken }, token);
    } finally {
      progress.dispose();
    }
  }

  private token(): string {
    return `vpclens-${++this.tokens}`;
  }

  private async restart(): Promise<void> {
    try {
      await this.startAgain();
      vscode.window.setStatusBarMessage(say`VPC Lens: the language server was restarted`, 4000);
    } catch (error) {
      await this.tellFailure('restart', error);
    }
  }

  private async tellFailure(what: 'start' | 'restart', error: unknown): Promise<void> {
    const reason = error instanceof Error ? error.message : String(error);
    const show = say`Show Log`;
    const chosen = await vscode.window.showErrorMessage(
      what === 'start'
        ? say`
        VPC Lens: the language server did not start, so there are no findings, hovers or previews. ${reason}
      `
        : say`
        VPC Lens: the language server did not restart, so there are no findings, hovers or previews. ${reason}
      `,
      show,
    );
    if (chosen === show) this.client.outputChannel.show();
  }
}
