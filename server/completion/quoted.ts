/** What is offered inside a comment and inside quotes: ids of rules behind `vpclens-ignore`, files behind `import`. */

import { type CompletionItem, CompletionItemKind, type Position, type Range } from 'vscode-languageserver-protocol';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Finding } from '../../network/findings/index.js';
import { ALL_RULE_IDS, describeRule } from '../../network/rules/index.js';
import { say } from '../../network/words/index.js';
import { importablePaths } from '../workspace/importable.js';
import type { Workspace } from '../workspace/workspace.js';

export function quotedItems(
  workspace: Workspace,
  document: TextDocument,
  position: Position,
  findings: readonly Finding[],
): CompletionItem[] {
  const before = document.getText({ start: { line: position.line, character: 0 }, end: position });
  const ignore = /\/\/\s*vpclens-ignore(-file)?\s+([\w-]*)$/.exec(before);
  if (ignore) {
    const [, whole, typed = ''] = ignore;
    const found = findings.filter(({ origin }) => whole || origin.range.start.line === position.line + 2);
    return ruleItems(new Set(found.map(({ rule }) => rule))).map(inPlace(position, typed));
  }
  const quoted = /^\s*import\s+"([^"]*)$/.exec(before);
  return quoted ? importItems(workspace, document).map(inPlace(position, quoted[1] as string)) : [];
}

const inPlace =
  (end: Position, typed: string) =>
  (item: CompletionItem, index: number): CompletionItem => {
    const range: Range = { start: { line: end.line, character: end.character - typed.length }, end };
    return {
      ...item,
      sortText: `${String(index).padStart(5, '0')}`,
      textEdit: { range, newText: item.insertText ?? item.label },
      insertText: undefined,
    };
  };

/** A text that cannot be read stays unread. */
const IGNORABLE = ALL_RULE_IDS.filter((id) => id !== 'syntax');

/** What the comment would silence comes first. */
function ruleItems(found: ReadonlySet<string>): CompletionItem[] {
  const ids = [...IGNORABLE.filter((id) => found.has(id)), ...IGNORABLE.filter((id) => !found.has(id))];
  return ids.map((label) => ({
    label,
    kind: CompletionItemKind.EnumMember,
    insertText: `${label}: `,
    detail: found.has(label) ? say`found here` : '',
    documentation: describeRule(label)?.summary ?? '',
  }));
}

const importItems = (workspace: Workspace, document: TextDocument): CompletionItem[] =>
  importablePaths(workspace, document).map((label) => ({ label, kind: CompletionItemKind.File }));
