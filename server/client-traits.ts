/** What there is of a client: what it told when it introduced itself, and what else it asked for. The Language Server Protocol has few demands, and editors differ in the rest. */
import { type InitializeParams, MarkupKind } from 'vscode-languageserver';
import { previewsEdits } from './fixes/workspace-edit.js';

export interface ClientTraits {
  /** It answers `workspace/configuration`. Where not, settings come by `workspace/didChangeConfiguration`. */
  readonly tellsSettings: boolean;
  readonly registersSettings: boolean;
  readonly watchesFiles: boolean;
  readonly hasFolders: boolean;
  readonly refreshesLenses: boolean;
  readonly refreshesHints: boolean;
  /** It asks for diagnostics. Where not, they are pushed. */
  readonly pullsDiagnostics: boolean;
  readonly refreshesDiagnostics: boolean;
  /** It can show edits before they are made. */
  readonly previewsEdits: boolean;
  readonly readsMarkdownInHovers: boolean;
  readonly readsMarkdownInCompletions: boolean;
  /** Markdown for those that show it as it is written. */
  plainText(markdown: string): string;
  readonly fillsSnippets: boolean;
  readonly nestsSymbols: boolean;
  /** It takes actions with their edits; others know commands alone. */
  readonly takesActions: boolean;
  /** It asked for `$/vpclens/changed`. */
  readonly wantsChanges: boolean;
  /** It asked for `$/vpclens/status`. */
  readonly wantsStatus: boolean;
  /** It asked for `$/vpclens/tests`. */
  readonly wantsTests: boolean;
  /** Whether it knows this command of ours. */
  hasCommand(command: string): boolean;
}

/** `params` undefined: nothing is known yet. `plainText` undefined: all clients of this server read Markdown, whatever they say. */
export function clientTraits(
  params: InitializeParams | undefined,
  plainText: (markdown: string) => string = (markdown) => markdown,
): ClientTraits {
  const { workspace, textDocument } = params?.capabilities ?? {};
  const completions = textDocument?.completion?.completionItem;
  const wishes = wishesOf(params);
  const commands = new Set<unknown>(Array.isArray(wishes.commands) ? wishes.commands : []);
  return {
    tellsSettings: workspace?.configuration === true,
    registersSettings: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    watchesFiles: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    hasFolders: workspace?.workspaceFolders === true,
    refreshesLenses: workspace?.codeLens?.refreshSupport === true,
    refreshesHints: workspace?.inlayHint?.refreshSupport === true,
    pullsDiagnostics: textDocument?.diagnostic !== undefined,
    refreshesDiagnostics: workspace?.diagnostics?.refreshSupport === true,
    previewsEdits: previewsEdits(params?.capabilities),
    readsMarkdownInHovers: textDocument?.hover?.contentFormat?.includes(MarkupKind.Markdown) === true,
    readsMarkdownInCompletions: completions?.documentationFormat?.includes(MarkupKind.Markdown) === true,
    plainText,
    fillsSnippets: completions?.snippetSupport === true,
    nestsSymbols: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true,
    takesActions: textDocument?.codeAction?.codeActionLiteralSupport !== undefined,
    wantsChanges: wishes.changes === true,
    wantsStatus: wishes.status === true,
    wantsTests: wishes.tests === true,
    hasCommand: (command) => commands.has(command),
  };
}

/** In `initializationOptions`, or among what it can do, where the protocol has a place for what it does not know itself. */
function wishesOf(params: InitializeParams | undefined): Record<string, unknown> {
  const experimental: unknown = params?.capabilities.experimental;
  const own = isRecord(experimental) ? experimental.vpclens : undefined;
  const options: unknown = params?.initializationOptions;
  return { ...(isRecord(own) ? own : {}), ...(isRecord(options) ? options : {}) };
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
