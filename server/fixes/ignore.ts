/** Ways to silence a finding: at its place, in its file, in the workspace. Each says what it does, and a comment says why. */

import { type CodeAction, CodeActionKind, type Diagnostic, type TextEdit } from 'vscode-languageserver-protocol';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Finding } from '../../network/findings/index.js';
import { say } from '../../network/words/index.js';
import type { TurnOffRuleArguments, TurnOffRuleCommand } from '../protocol.js';
import type { Workspace } from '../workspace/workspace.js';

const TURN_OFF_RULE: TurnOffRuleCommand = 'vpclens.turnOffRule';

/** What a comment cannot silence: a text that cannot be read stays unread, and comments about comments lead nowhere. */
const NOT_IGNORABLE: ReadonlySet<string> = new Set(['syntax', 'ignore-unused', 'import-unresolved']);

interface Place {
  readonly workspace: Workspace;
  readonly document: TextDocument;
  readonly hasCommand: (command: string) => boolean;
}

export function ignoreActions(
  { workspace, document, hasCommand }: Place,
  { rule, origin }: Finding,
  diagnostics: Diagnostic[],
): CodeAction[] {
  if (NOT_IGNORABLE.has(rule)) return [];
  const uri = workspace.documents.clientUri(document.uri);
  const kind = CodeActionKind.QuickFix;
  const withComment = (title: string, line: number, word: string): CodeAction => ({
    title,
    kind,
    diagnostics,
    edit: { changes: { [uri]: [comment(document, line, `// ${word} ${rule}: say here why this is right`)] } },
  });
  const actions = [
    withComment(say`Ignore "${rule}" here, with a reason`, origin.range.start.line - 1, 'vpclens-ignore'),
    withComment(say`Ignore "${rule}" in this file, with a reason`, 0, 'vpclens-ignore-file'),
  ];
  if (!hasCommand(TURN_OFF_RULE)) return actions;
  const title = say`Turn "${rule}" off in the workspace`;
  const args: TurnOffRuleArguments = [uri, rule];
  return [...actions, { title, kind, diagnostics, command: { title, command: TURN_OFF_RULE, arguments: args } }];
}

function comment(document: TextDocument, line: number, text: string): TextEdit {
  const at = { line, character: 0 };
  const indent = /^[ \t]*/.exec(document.getText({ start: at, end: { line: line + 1, character: 0 } }))?.[0] ?? '';
  return { range: { start: at, end: at }, newText: `${indent}${text}\n` };
}
