/** The light bulb: changes that mend a finding, what shows why it is one, and the comments and settings that silence it. */

import { type CodeAction, CodeActionKind, type Diagnostic, type Range } from 'vscode-languageserver-protocol';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { ExpectationResult } from '../../network/expectations/index.js';
import type { Finding, Fix } from '../../network/findings/index.js';
import type { Origin } from '../../network/topology/index.js';
import { say } from '../../network/words/index.js';
import { anotherName } from '../fixes/another-name.js';
import { fixOfAll } from '../fixes/fix-all.js';
import { ignoreActions } from '../fixes/ignore.js';
import { holdFix } from '../fixes/make-it-hold.js';
import { nearestImports } from '../fixes/nearest-import.js';
import { withoutImport } from '../fixes/needless-import.js';
import { workspaceEdit } from '../fixes/workspace-edit.js';
import { originKey, toRange } from '../text/range.js';
import type { Network } from '../workspace/network.js';
import type { Workspace } from '../workspace/workspace.js';
import { SHOW_PAIR, showPair } from './show-pair.js';

export interface LightBulb {
  readonly workspace: Workspace;
  /** What is shown for the document. */
  readonly findings: readonly Finding[];
  readonly document: TextDocument;
  /** Whether the client knows this command of ours. */
  readonly hasCommand: (command: string) => boolean;
  /** Whether the client can show edits before they are made. */
  readonly previewsEdits: boolean;
}

export function codeActions(bulb: LightBulb, range: Range, diagnostics: readonly Diagnostic[]): CodeAction[] {
  const { findings, document } = bulb;
  const standing = findings.filter((finding) => meets(rangeOf(finding), range));
  // The eye may be on the rule that lets requests in, while what is missing is told at the ACL's name.
  const pointing = findings.filter(
    (finding) =>
      !standing.includes(finding) &&
      finding.related.some(({ origin }) => origin.file === document.uri && meets(toRange(origin.range), range)),
  );
  return [
    ...standing.flatMap((finding) => actionsAt(bulb, finding, diagnostics)),
    ...pointing.flatMap((finding) => fixActions(bulb, finding, [], false)),
  ];
}

function actionsAt(bulb: LightBulb, finding: Finding, diagnostics: readonly Diagnostic[]): CodeAction[] {
  const shown = diagnostics.filter(
    (diagnostic) =>
      diagnostic.code === finding.rule && diagnostic.range.start.line === finding.origin.range.start.line - 1,
  );
  return [
    ...expectationActions(bulb, finding, shown),
    ...(finding.rule === 'name-reserved' ? anotherName(bulb.workspace, bulb.document, finding, shown) : []),
    ...fixActions(bulb, finding, shown, true),
    ...fixAllActions(bulb, finding, shown),
    ...ignoreActions(bulb, finding, shown),
  ];
}

/** Fixes that need to know the files, or to try the texts. */
const MADE_HERE: Readonly<
  Record<string, (workspace: Workspace, document: TextDocument, finding: Finding) => readonly Fix[]>
> = {
  'import-unresolved': nearestImports,
  'import-cycle': withoutImport,
};

function fixActions(
  { workspace, document }: LightBulb,
  finding: Finding,
  diagnostics: Diagnostic[],
  mayBePreferred: boolean,
): CodeAction[] {
  const made = MADE_HERE[finding.rule];
  const fixes = made ? made(workspace, document, finding) : (finding.fixes ?? []);
  return fixes.map((fix, i) => ({
    title: fix.title,
    kind: CodeActionKind.QuickFix,
    diagnostics,
    ...(mayBePreferred ? { isPreferred: i === 0 } : {}),
    edit: workspaceEdit(workspace, fix, false),
  }));
}

function fixAllActions(
  { workspace, findings, document }: LightBulb,
  { rule, fixes }: Finding,
  diagnostics: Diagnostic[],
): CodeAction[] {
  if (!fixes || fixes.length === 0) return [];
  const alike = findings.filter((one) => one.rule === rule && one.origin.file === document.uri);
  const { count, edits } = fixOfAll(alike);
  if (count < 2) return [];
  const title =
    count === alike.length
      ? say`Fix all ${count} of "${rule}" in this file`
      : say`Fix ${count} of ${alike.length} "${rule}" in this file at once`;
  return [{ title, kind: CodeActionKind.QuickFix, diagnostics, edit: workspaceEdit(workspace, { edits }, false) }];
}

/** Of an expectation that does not hold: what makes it hold, and its question, answered in the preview. */
function expectationActions(bulb: LightBulb, { rule, origin }: Finding, diagnostics: Diagnostic[]): CodeAction[] {
  if (!rule.startsWith('expectation-')) return [];
  const { workspace, document, hasCommand } = bulb;
  const uri = workspace.documents.clientUri(document.uri);
  const network = workspace.widestNetwork(uri);
  const result = network && resultAt(network, origin);
  if (!result) return [];
  const actions: CodeAction[] = [];
  const fix = holdFix(workspace, network, result);
  if (fix) actions.push(holdAction(bulb, fix, diagnostics));
  if (hasCommand(SHOW_PAIR)) {
    const title =
      rule === 'expectation-unknown'
        ? say`Show its question in the preview`
        : say`Show in the preview why it does not hold`;
    const command = { title, command: SHOW_PAIR, arguments: showPair(workspace, uri, result) };
    actions.push({ title, kind: CodeActionKind.QuickFix, diagnostics, command });
  }
  return actions;
}

function holdAction({ workspace, previewsEdits }: LightBulb, fix: Fix, diagnostics: Diagnostic[]): CodeAction {
  const edit = workspaceEdit(workspace, fix, previewsEdits);
  return { title: fix.title, kind: CodeActionKind.QuickFix, diagnostics, isPreferred: true, edit };
}

function resultAt(network: Network, origin: Origin): ExpectationResult | undefined {
  const place = originKey(origin);
  return network.expectations.find(({ expectation }) => originKey(expectation.origin) === place);
}

/** A failed expectation is one from the word `expect` on. */
function rangeOf({ rule, origin }: Finding): Range {
  const range = toRange(origin.range);
  return rule.startsWith('expectation-') ? { ...range, start: { ...range.start, character: 0 } } : range;
}

function meets(a: Range, b: Range): boolean {
  if (a.end.line < b.start.line || b.end.line < a.start.line) return false;
  if (a.end.line === b.start.line && a.end.character < b.start.character) return false;
  return !(b.end.line === a.start.line && b.end.character < a.start.character);
}
