/** Which provider answers which request. What a provider throws becomes the request's error: vscode-jsonrpc sends it as one. */
import {
  CodeActionKind,
  type Connection,
  ErrorCodes,
  ProgressType,
  RequestType,
  ResponseError,
} from 'vscode-languageserver';
import { PREVIEW_PROTOCOL } from '../network/wire/index.js';
import { say } from '../network/words/index.js';
import { answerAsked, PARAMS } from './asked.js';
import type { ClientTraits } from './client-traits.js';
import type { ClosedFiles } from './closed/closed-files.js';
import { complete } from './completion/complete.js';
import type { Diagnostics } from './diagnostics/diagnostics.js';
import { findingsOfShown } from './diagnostics/findings-of-shown.js';
import { fixOfFinding } from './fixes/fix-of-finding.js';
import { hover } from './hover/hover.js';
import { PictureStates } from './preview/picture-states.js';
import { previewPicture, previewRest } from './preview/snapshot.js';
import type {
  DocumentId,
  ElementAtMethod,
  ElementAtParams,
  ElementAtResult,
  FileTests,
  FixMethod,
  FixParams,
  FixResult,
  PictureUpdate,
  PreviewMethod,
  PreviewParams,
  PreviewPicture,
  PreviewRest,
  PreviewSnapshot,
  ReachMethod,
  ReachParams,
  ReachResult,
  RunTestsMethod,
  Settings,
} from './protocol.js';
import { incomingCalls, outgoingCalls, prepareCallHierarchy } from './providers/call-hierarchy.js';
import { codeActions } from './providers/code-actions.js';
import { codeLenses, resolveCodeLens } from './providers/code-lens.js';
import { definition } from './providers/definition.js';
import { documentLinks } from './providers/document-links.js';
import { elementAt } from './providers/element-at.js';
import { foldingRanges } from './providers/folding.js';
import { actionsFor, completionsFor, hoverFor, lensesFor, lensFor, symbolsFor } from './providers/for-client.js';
import { formatDocument, formatRange } from './providers/formatting.js';
import { inlayHints } from './providers/inlay-hints.js';
import { reach } from './providers/reach.js';
import { highlights, references } from './providers/references.js';
import { prepareRename, rename } from './providers/rename.js';
import { renameFiles } from './providers/rename-files.js';
import { selectionRanges } from './providers/selection-ranges.js';
import { semanticTokens } from './providers/semantic-tokens.js';
import { documentSymbols } from './providers/symbols.js';
import { formatOnType } from './providers/type-formatting.js';
import { workspaceSymbols } from './providers/workspace-symbols.js';
import { runTests } from './testing/run-tests.js';
import { editsIn, workspaceEditIn } from './text/line-ends.js';
import { GiveBack } from './workspace/give-back.js';
import { letCancel, orCancelled } from './workspace/let-cancel.js';
import { canonicalUri } from './workspace/uri.js';
import type { Workspace } from './workspace/workspace.js';

const PREVIEW = new RequestType<PreviewParams, PreviewSnapshot | PreviewRest, void>(
  'vpclens/preview' satisfies PreviewMethod,
);
const PICTURE = new ProgressType<PreviewPicture | PictureUpdate>();
const REACH = new RequestType<ReachParams, ReachResult, void>('vpclens/reach' satisfies ReachMethod);
const FIX = new RequestType<FixParams, FixResult, void>('vpclens/fix' satisfies FixMethod);
const RUN_TESTS = new RequestType<{ textDocument: DocumentId }, FileTests, void>(
  'vpclens/runTests' satisfies RunTestsMethod,
);
const ELEMENT_AT = new RequestType<ElementAtParams, ElementAtResult, void>(
  'vpclens/elementAt' satisfies ElementAtMethod,
);

export function registerRequests(
  connection: Connection,
  workspace: Workspace,
  diagnostics: Diagnostics,
  closed: ClosedFiles,
  client: () => ClientTraits,
  settings: () => Settings,
): void {
  const { documents } = workspace;
  const giveBack = new GiveBack(workspace);

  connection.onHover(({ textDocument, position }) => hoverFor(client(), hover(workspace, textDocument.uri, position)));
  connection.onCompletion(({ textDocument, position }) =>
    completionsFor(
      client(),
      complete(workspace, textDocument.uri, position, () => diagnostics.findingsOf(canonicalUri(textDocument.uri))),
    ),
  );
  connection.onDefinition(({ textDocument, position }) => definition(workspace, textDocument.uri, position));
  connection.onReferences(async ({ textDocument, position, context }) => {
    await workspace.whole();
    return giveBack.later(references(workspace, textDocument.uri, position, context.includeDeclaration));
  });
  connection.onDocumentHighlight(({ textDocument, position }) => highlights(workspace, textDocument.uri, position));
  connection.onPrepareRename(({ textDocument, position }) => prepareRename(workspace, textDocument.uri, position));
  connection.onRenameRequest(async ({ textDocument, position, newName }) => {
    await workspace.whole();
    return giveBack.later(rename(workspace, textDocument.uri, position, newName));
  });
  connection.workspace.onWillRenameFiles(async ({ files }) => {
    await workspace.whole();
    return giveBack.later(renameFiles(workspace, files));
  });
  connection.onDocumentSymbol(({ textDocument }) =>
    symbolsFor(client(), documentSymbols(workspace, textDocument.uri), textDocument.uri),
  );
  connection.onFoldingRanges(({ textDocument }) => foldingRanges(documents.get(textDocument.uri)?.getText() ?? ''));
  connection.onDocumentFormatting(({ textDocument }) => {
    const document = documents.get(textDocument.uri);
    return document ? formatDocument(document) : null;
  });
  connection.onDocumentRangeFormatting(({ textDocument, range }) => {
    const document = documents.get(textDocument.uri);
    return document ? formatRange(document, range) : null;
  });
  connection.onDocumentOnTypeFormatting(({ textDocument, position, ch }) => {
    const document = documents.get(textDocument.uri);
    return document ? editsIn(document.getText(), formatOnType(document, position, ch)) : null;
  });
  connection.onDocumentLinks(({ textDocument }) => documentLinks(workspace, textDocument.uri));
  connection.onWorkspaceSymbol(async ({ query }) => {
    await workspace.whole();
    return giveBack.later(workspaceSymbols(workspace, query, (file) => closed.symbolsOf(file)));
  });
  connection.onSelectionRanges(({ textDocument, positions }) =>
    selectionRanges(workspace, textDocument.uri, positions),
  );
  connection.languages.inlayHint.on(({ textDocument, range }) =>
    inlayHints(workspace, textDocument.uri, range, settings().inlayHints ?? {}),
  );
  connection.languages.callHierarchy.onPrepare(({ textDocument, position }) =>
    prepareCallHierarchy(workspace, textDocument.uri, position),
  );
  connection.languages.callHierarchy.onIncomingCalls(({ item }, token) =>
    incomingCalls(workspace, item, () => letCancel(token)),
  );
  connection.languages.callHierarchy.onOutgoingCalls(({ item }, token) =>
    outgoingCalls(workspace, item, () => letCancel(token)),
  );
  connection.languages.semanticTokens.on(({ textDocument }) => semanticTokens(workspace, textDocument.uri));
  connection.onCodeLens(({ textDocument }) => lensesFor(client(), codeLenses(workspace, textDocument.uri)));
  connection.onCodeLensResolve((lens) => lensFor(client(), resolveCodeLens(workspace, lens)));
  connection.onCodeAction(async ({ textDocument, range, context }, token) => {
    const document = documents.get(textDocument.uri);
    if (!document || !isWanted(CodeActionKind.QuickFix, context.only)) return null;
    const sources = { workspace, diagnostics, closed, settings: settings() };
    const findings = await findingsOfShown(sources, document.uri, context.diagnostics, token);
    const { hasCommand, previewsEdits } = client();
    const bulb = { workspace, findings, document, hasCommand, previewsEdits };
    const actions = codeActions(bulb, range, context.diagnostics);
    const written = actions.map(({ edit, ...rest }) =>
      edit ? { ...rest, edit: workspaceEditIn(documents, edit) } : rest,
    );
    return giveBack.later(actionsFor(client(), written));
  });

  const states = new PictureStates();
  answerAsked(
    connection,
    PREVIEW,
    PARAMS.preview,
    async ({ textDocument, partialResultToken, protocol, have }, token): Promise<PreviewSnapshot | PreviewRest> => {
      if (protocol !== undefined) refuseOtherVersion(protocol);
      // It shows what is found.
      await orCancelled(diagnostics.upToDate(), token);
      const picture = await diagnostics.first(async () => {
        await letCancel(token);
        const made = previewPicture(workspace, diagnostics, textDocument.uri);
        if (partialResultToken !== undefined) {
          const told = protocol === undefined ? made.shown : states.update(made.shown, have);
          await connection.sendProgress(PICTURE, partialResultToken, told);
        }
        return made;
      });
      const rest = await previewRest(workspace, picture, () => letCancel(token));
      return partialResultToken === undefined ? { ...picture.shown, ...rest } : rest;
    },
  );
  answerAsked(connection, REACH, PARAMS.reach, async (params, token): Promise<ReachResult> => {
    await letCancel(token);
    return reach(workspace, diagnostics, params);
  });
  answerAsked(connection, FIX, PARAMS.fix, async (params) => {
    // What an older text's analysis found may be mended by now.
    await diagnostics.idle();
    return fixOfFinding(workspace, diagnostics, params);
  });
  answerAsked(connection, RUN_TESTS, PARAMS.document, async ({ textDocument }, token) => {
    await workspace.whole();
    return giveBack.later(runTests(workspace, textDocument.uri, () => letCancel(token)));
  });
  answerAsked(connection, ELEMENT_AT, PARAMS.at, ({ textDocument, position }) =>
    elementAt(workspace, textDocument.uri, position),
  );
}

/** An editor that asks for one kind of action, before it saves for example, waits for the answer. Kinds have kinds: `refactor` means `refactor.extract` too. */
function isWanted(kind: CodeActionKind, only: readonly CodeActionKind[] | undefined): boolean {
  return only === undefined || only.some((one) => one === '' || kind === one || kind.startsWith(`${one}.`));
}

function refuseOtherVersion(protocol: number): void {
  if (protocol === PREVIEW_PROTOCOL) return;
  throw new ResponseError(
    ErrorCodes.InvalidParams,
    say`
      The preview speaks version ${protocol} of its protocol, the language server version ${PREVIEW_PROTOCOL}: they are
      of two versions of VPC Lens. Reload the window.
    `,
  );
}
