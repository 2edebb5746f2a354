/** A fix as the client takes it. */

import type {
  AnnotatedTextEdit,
  ChangeAnnotation,
  ClientCapabilities,
  TextEdit,
  WorkspaceEdit,
} from 'vscode-languageserver-protocol';
import type { Fix } from '../../network/findings/index.js';
import { say } from '../../network/words/index.js';
import { editsIn } from '../text/line-ends.js';
import { toRange } from '../text/range.js';
import type { Workspace } from '../workspace/workspace.js';
import { inWholeLines } from './whole-lines.js';

/** Whether a client can show edits one by one before they are made. */
export function previewsEdits(capabilities: ClientCapabilities | undefined): boolean {
  const edit = capabilities?.workspace?.workspaceEdit;
  return edit?.documentChanges === true && edit.changeAnnotationSupport !== undefined;
}

/** `ask`: each edit is shown with its label, and waits to be confirmed. */
export function workspaceEdit(workspace: Workspace, { edits }: Pick<Fix, 'edits'>, ask: boolean): WorkspaceEdit {
  const byUri = new Map<string, Fix['edits'][number][]>();
  for (const edit of edits) {
    const uri = workspace.documents.clientUri(edit.origin.file);
    byUri.set(uri, [...(byUri.get(uri) ?? []), edit]);
  }
  const inLines = <Made extends TextEdit>(uri: string, own: readonly Made[]): Made[] => {
    const document = workspace.documents.get(uri);
    return document ? editsIn(document.getText(), inWholeLines(document, own)) : [...own];
  };
  if (!ask)
    return {
      changes: Object.fromEntries(
        [...byUri].map(([uri, own]) => [
          uri,
          inLines(
            uri,
            own.map(({ origin, newText }): TextEdit => ({ range: toRange(origin.range), newText })),
          ),
        ]),
      ),
    };
  const changeAnnotations: Record<string, ChangeAnnotation> = {};
  const documentChanges = [...byUri].map(([uri, own]) => ({
    textDocument: { uri, version: workspace.documents.versionOf(own[0]?.origin.file ?? '') ?? null },
    edits: inLines(
      uri,
      own.map(({ origin, newText, label }): AnnotatedTextEdit => {
        const annotationId = `change-${Object.keys(changeAnnotations).length + 1}`;
        changeAnnotations[annotationId] = { label: label ?? say`Change`, needsConfirmation: true };
        return { range: toRange(origin.range), newText, annotationId };
      }),
    ),
  }));
  return { documentChanges, changeAnnotations };
}
