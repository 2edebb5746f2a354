/** As much of the Language Server Protocol's types as the page uses: https://microsoft.github.io/language-server-protocol/specifications/lsp/3.17/specification/ */
export interface Position {
  readonly line: number;
  readonly character: number;
}

export interface Range {
  readonly start: Position;
  readonly end: Position;
}

export interface Location {
  readonly uri: string;
  readonly range: Range;
}

export interface TextEdit {
  readonly range: Range;
  readonly newText: string;
}

export interface Diagnostic {
  readonly range: Range;
  readonly severity?: 1 | 2 | 3 | 4;
  readonly code?: string | number;
  readonly message: string;
}

export interface MarkupContent {
  readonly value: string;
}

export interface Hover {
  readonly contents: MarkupContent;
  readonly range?: Range;
}

export interface CompletionItem {
  readonly label: string;
  readonly kind?: number;
  readonly detail?: string;
  readonly documentation?: string | MarkupContent;
  readonly insertTextFormat?: 1 | 2;
  readonly filterText?: string;
  readonly textEdit?: TextEdit;
}

export interface WorkspaceEdit {
  readonly changes?: Readonly<Record<string, readonly TextEdit[]>>;
  /** Edits of texts, and files that are made, renamed or deleted. */
  readonly documentChanges?: readonly object[];
}

export interface TextDocumentEdit {
  readonly textDocument: { readonly uri: string };
  readonly edits: readonly TextEdit[];
}

export interface CodeAction {
  readonly title: string;
  readonly edit?: WorkspaceEdit;
}
