/**
 * Renaming, across every file that uses the name. A new name is tried out first: the edited texts are read, and where a name would then be taken, or mean
 * something else than now, the rename is refused with the reason. An editor shows the message of the error.
 */

import {
  ErrorCodes,
  type Position,
  type Range,
  ResponseError,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { LoadedNetwork, NamesOfLines } from '../../language/index.js';
import type { Finding } from '../../network/findings/index.js';
import {
  type Element,
  nounOf,
  type Origin,
  qualifiedName,
  withArticle,
  writtenName,
} from '../../network/topology/index.js';
import { say } from '../../network/words/index.js';
import { type NameAt, nameAt } from '../model/name-at.js';
import { usesIn } from '../model/name-use.js';
import { originKey, toRange } from '../text/range.js';
import type { Network } from '../workspace/network.js';
import type { Workspace } from '../workspace/workspace.js';

const NAME = /^[A-Za-z_]\w*(-\w+)*$/;
const RESERVED: ReadonlySet<string> = new Set(['internet', 'any', 'local', 'blackhole']);
/** Findings that say that a name does not mean what was meant. */
const NAME_RULES: ReadonlySet<string> = new Set([
  'syntax',
  'reference-unresolved',
  'reference-ambiguous',
  'name-duplicate',
  'name-reserved',
]);

export function prepareRename(
  workspace: Workspace,
  uri: string,
  position: Position,
): { range: Range; placeholder: string } | null {
  const found = find(workspace, uri, position);
  if (!found) return null;
  const element = renamable(found.name);
  return { range: toRange(found.name.origin.range), placeholder: writtenName(element) };
}

export function rename(workspace: Workspace, uri: string, position: Position, newName: string): WorkspaceEdit | null {
  const found = find(workspace, uri, position);
  if (!found) return null;
  const element = renamable(found.name);
  if (newName === writtenName(element)) return { changes: {} };
  checkName(element, newName);
  const networks = workspace.networksWith(element.nameOrigin.file);
  const edits = editsFor(element, newName, networks);
  tryOut(workspace, networks, element, newName, edits);
  return { changes: Object.fromEntries([...edits].map(([file, list]) => [workspace.documents.clientUri(file), list])) };
}

function find(workspace: Workspace, uri: string, position: Position): { name: NameAt } | undefined {
  const document = workspace.documents.get(uri);
  const network = workspace.widestNetwork(uri);
  const name = document && network && nameAt(network.index, document.uri, position);
  return name && { name };
}

function renamable(name: NameAt): Element {
  const element = name.elements[0] as Element;
  if (name.byId)
    throw refusal(
      say`
        This is the provider's own id of ${element.name}, which only AWS can change. To give the element another
        name, rename it where it is declared.
      `,
    );
  return element;
}

function checkName(element: Element, newName: string): void {
  if (!NAME.test(newName))
    throw refusal(
      say`
        "${newName}" cannot be a name: a name is a letter or "_", then letters, digits, "_" and single "-" between
        them, such as web-1.
      `,
    );
  if (RESERVED.has(newName))
    throw refusal(say`"${newName}" has a meaning of its own in the language, so nothing can be called that.`);
  if (element.kind === 'security-group' && newName === 'default')
    throw refusal(
      say`
        AWS keeps the name "default" for the group that each VPC comes with. Write "default security-group" to
        describe that one.
      `,
    );
}

function editsFor(element: Element, newName: string, networks: readonly Network[]): Map<string, TextEdit[]> {
  const places = new Map<string, Origin>([[originKey(element.nameOrigin), element.nameOrigin]]);
  for (const network of networks)
    for (const use of network.index.usesOf(element))
      if (!use.byId && use.elements.length === 1) places.set(originKey(use.origin), use.origin);
  const edits = new Map<string, TextEdit[]>();
  for (const origin of places.values())
    edits.set(origin.file, [...(edits.get(origin.file) ?? []), { range: toRange(origin.range), newText: newName }]);
  return edits;
}

/** Reads the texts as they would be, and compares: every name must lead where it leads now. */
function tryOut(
  workspace: Workspace,
  networks: readonly Network[],
  element: Element,
  newName: string,
  edits: ReadonlyMap<string, TextEdit[]>,
): void {
  const texts = new Map<string, string>();
  for (const [file, list] of edits) {
    const document = workspace.documents.get(file);
    if (document) texts.set(file, TextDocument.applyEdits(document, list));
  }
  for (const network of networks) {
    const after = workspace.tryWords(network.root, texts).loaded;
    const known = countByRule(network.loaded.findings);
    const fresh = [...countByRule(after.findings)].find(([rule, count]) => count > (known.get(rule) ?? 0))?.[0];
    const problem = after.findings.find(({ rule }) => rule === fresh);
    if (problem || !leadsAlike(network.loaded, after, newName, element))
      throw clash(network, element, newName, problem?.message);
  }
}

/** By rule: a name that is taken makes up for none that may not be. */
function countByRule(findings: readonly Finding[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { rule } of findings) if (NAME_RULES.has(rule)) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  return counts;
}

/** Whether every name leads where it did. Lines whose names were not looked up anew mean what they meant. */
function leadsAlike(before: LoadedNetwork, after: LoadedNetwork, newName: string, element: Element): boolean {
  return [...before.names].every(([file, lines]) => {
    const now = after.names.get(file) ?? [];
    const differ = (i: number): boolean => lines[i]?.links !== now[i]?.links;
    const [old, other] =
      lines.length === now.length ? [lines, now].map((list) => list.filter((_, i) => differ(i))) : [lines, now];
    return targets(old ?? []) === targets(other ?? [], newName, element);
  });
}

/** Which name leads where, in the order of the text, as one text. The renamed element goes by its old name. */
function targets(lines: readonly NamesOfLines[], newName?: string, element?: Element): string {
  return lines
    .flatMap(({ links }) => links.flatMap(usesIn))
    .map((use) =>
      use.elements
        .map((target) =>
          element && target.kind === element.kind && writtenName(target) === newName
            ? writtenName(element)
            : writtenName(target),
        )
        .join('+'),
    )
    .join(' ');
}

function clash(network: Network, element: Element, newName: string, problem: string | undefined): ResponseError<void> {
  const other = network.index.elements.find((candidate) => writtenName(candidate) === newName);
  if (other)
    return refusal(
      say`
        ${qualifiedName(other)} is already ${withArticle(nounOf(other))} here. With the same name for
        ${qualifiedName(element)}, a reference would not say which one it means.
      `,
    );
  return refusal(
    say`With the name "${newName}" for ${qualifiedName(element)} the file would not mean the same any more. ${problem ?? ''}`.trim(),
  );
}

function refusal(message: string): ResponseError<void> {
  return new ResponseError(ErrorCodes.InvalidRequest, message);
}
