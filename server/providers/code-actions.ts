/** The light bulb: changes that mend a finding, and the comment that silences it. */
import {
  type CodeAction,
  CodeActionKind,
  type Diagnostic,
  type Range,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver-protocol';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Finding, Fix } from '../../network/findings/index.js';
import { originKey, toRange } from '../text/range.js';
import type { Workspace } from '../workspace/workspace.js';
import { SHOW_PAIR, showPair } from './show-pair.js';

/** What a comment cannot silence: a text that cannot be read stays unread, and comments about comments lead nowhere. */
const NOT_IGNORABLE: ReadonlySet<string> = new Set(['syntax', 'ignore-unused', 'import-unresolved']);

export function codeActions(
  workspace: Workspace,
  findings: readonly Finding[],
  document: TextDocument,
  range: Range,
  diagnostics: readonly Diagnostic[],
  hasCommand: (command: string) => boolean,
): CodeAction[] {
  const touched = findings.filter((finding) => meets(toRange(finding.origin.range), range));
  return touched.flatMap((finding) => {
    const shown = diagnostics.filter(
      (diagnostic) =>
        diagnostic.code === finding.rule && diagnostic.range.start.line === finding.origin.range.start.line - 1,
    );
    const fixes = (finding.fixes ?? []).map((fix, index) => fixAction(workspace, fix, shown, index === 0));
    const questions = hasCommand(SHOW_PAIR) ? questionActions(workspace, finding, document, shown) : [];
    const ignores = NOT_IGNORABLE.has(finding.rule) ? [] : [ignoreAction(workspace, finding, document, shown)];
    return [...fixes, ...questions, ...ignores];
  });
}

/** Of an expectation that does not hold: its question, answered in the preview. */
function questionActions(
  workspace: Workspace,
  { rule, origin }: Finding,
  document: TextDocument,
  diagnostics: Diagnostic[],
): CodeAction[] {
  if (!rule.startsWith('expectation-')) return [];
  const uri = workspace.documents.clientUri(document.uri);
  const place = originKey(origin);
  const result = workspace
    .widestNetwork(uri)
    ?.expectations.find(({ expectation }) => originKey(expectation.origin) === place);
  if (!result) return [];
  const title = 'Show in the preview why it does not hold';
  const command = { title, command: SHOW_PAIR, arguments: showPair(workspace, uri, result) };
  return [{ title, kind: CodeActionKind.QuickFix, diagnostics, command }];
}

function fixAction(workspace: Workspace, fix: Fix, diagnostics: Diagnostic[], isPreferred: boolean): CodeAction {
  const changes: Record<string, TextEdit[]> = {};
  for (const { origin, newText } of fix.edits) {
    const uri = workspace.documents.clientUri(origin.file);
    changes[uri] = [...(changes[uri] ?? []), { range: toRange(origin.range), newText }];
  }
  return { title: fix.title, kind: CodeActionKind.QuickFix, diagnostics, isPreferred, edit: { changes } };
}

function ignoreAction(
  workspace: Workspace,
  finding: Finding,
  document: TextDocument,
  diagnostics: Diagnostic[],
): CodeAction {
  const line = finding.origin.range.start.line - 1;
  const text = document.getText({ start: { line, character: 0 }, end: { line: line + 1, character: 0 } });
  const indent = /^[ \t]*/.exec(text)?.[0] ?? '';
  const at = { line, character: 0 };
  const edit: WorkspaceEdit = {
    changes: {
      [workspace.documents.clientUri(document.uri)]: [
        {
          range: { start: at, end: at },
          newText: `${indent}// vpclens-ignore ${finding.rule}: say here why this is right\n`,
        },
      ],
    },
  };
  return { title: `Ignore "${finding.rule}" here, with a reason`, kind: CodeActionKind.QuickFix, diagnostics, edit };
}

function meets(a: Range, b: Range): boolean {
  if (a.end.line < b.start.line || b.end.line < a.start.line) return false;
  if (a.end.line === b.start.line && a.end.character < b.start.character) return false;
  return !(b.end.line === a.start.line && b.end.character < a.start.character);
}
