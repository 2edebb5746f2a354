/** The fix of an expectation that fails: tried on the texts before it is offered, so that it does what it says. */

import { TextDocument } from 'vscode-languageserver-textdocument';
import { type ExpectationResult, evaluateExpectation } from '../../network/expectations/index.js';
import type { Edit, Finding, Fix } from '../../network/findings/index.js';
import { makeItHold } from '../../network/repairs/index.js';
import { runRules } from '../../network/rules/index.js';
import type { TextRange } from '../../network/topology/index.js';
import { say } from '../../network/words/index.js';
import type { Network } from '../workspace/network.js';
import type { Workspace } from '../workspace/workspace.js';
import { applied, changesOf, composed, type TextChange } from './text-changes.js';

/** A route or a public address is found missing before what is missing behind it. */
const MOST_ROUNDS = 8;

/** Of a larger network, trying costs more time than somebody waits for a light bulb. */
const MOST_INTERFACES = 2_000;

const known = new WeakMap<Network, Map<number, Fix | undefined>>();

/** Undefined: no addition alone makes it hold, or one would make another fail. */
export function holdFix(workspace: Workspace, network: Network, result: ExpectationResult): Fix | undefined {
  if (result.holds !== false) return undefined;
  const index = network.topology.expectations.indexOf(result.expectation);
  const fixes = known.get(network) ?? new Map<number, Fix | undefined>();
  known.set(network, fixes);
  if (!fixes.has(index)) fixes.set(index, findFix(workspace, network, index));
  return fixes.get(index);
}

function findFix(workspace: Workspace, network: Network, index: number): Fix | undefined {
  if (network.analysis.compiled.interfaces.length > MOST_INTERFACES) return undefined;
  const draft = new Draft(new Map(network.files.map((file) => [file, workspace.documents.text(file) ?? ''])));
  let current = network;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const expectation = current.topology.expectations[index];
    const holds = expectation && evaluateExpectation(current.analysis, expectation).holds === true;
    const edits = !expectation
      ? undefined
      : holds
        ? mendOf(network, current)
        : makeItHold(current.analysis, expectation);
    if (!edits || !draft.add(edits)) return undefined;
    if (holds && edits.length === 0) return fixOf(draft);
    current = workspace.tryTexts(network.root, draft.texts());
  }
  return undefined;
}

/** What it takes so that nothing else is worse than before: the fixes of findings that are new. Undefined: there is none. */
function mendOf(before: Network, after: Network): readonly Edit[] | undefined {
  const held = before.expectations.map(({ holds }) => holds);
  if (!after.expectations.every(({ holds }, i) => holds === true || held[i] !== true)) return undefined;
  const known = new Map<string, number>();
  for (const { rule } of troublesOf(before)) known.set(rule, (known.get(rule) ?? 0) + 1);
  const edits: Edit[] = [];
  for (const { rule, fixes } of troublesOf(after)) {
    const left = known.get(rule) ?? 0;
    known.set(rule, left - 1);
    if (left > 0) continue;
    if (!fixes?.[0]) return undefined;
    edits.push(...fixes[0].edits);
  }
  return edits;
}

/** That everybody is let in is what such an expectation asks for. */
const ASKED_FOR: ReadonlySet<string> = new Set(['group-open', 'expectation-failed', 'expectation-unknown']);

function troublesOf({ loaded, topology, analysis }: Network): Finding[] {
  const findings = [...loaded.findings, ...runRules(topology, { needs: 'all', analysis: () => analysis })];
  return findings.filter(
    ({ rule, severity }) => (severity === 'error' || severity === 'warning') && !ASKED_FOR.has(rule),
  );
}

/** Texts that are being changed, round by round. */
class Draft {
  private readonly changes = new Map<string, readonly TextChange[]>();

  constructor(readonly original: ReadonlyMap<string, string>) {}

  /** False: the edits cannot be made, since they are of a file that is no text here. */
  add(edits: readonly Edit[]): boolean {
    for (const file of new Set(edits.map(({ origin }) => origin.file))) {
      const text = this.original.get(file);
      if (text === undefined) return false;
      const before = this.changes.get(file) ?? [];
      const own = edits.filter(({ origin }) => origin.file === file);
      const all = composed(before, changesOf(applied(text, before), own));
      if (!all) return false;
      this.changes.set(file, all);
    }
    return true;
  }

  texts(): Map<string, string> {
    return new Map([...this.changes].map(([file, all]) => [file, applied(this.original.get(file) ?? '', all)]));
  }

  edits(): Edit[] {
    return [...this.changes].flatMap(([file, all]) => {
      const document = TextDocument.create(file, 'vpc', 0, this.original.get(file) ?? '');
      const placeAt = (offset: number): TextRange['start'] => {
        const { line, character } = document.positionAt(offset);
        return { line: line + 1, column: character + 1 };
      };
      return all.map(({ start, end, newText, label }): Edit => {
        return { origin: { file, range: { start: placeAt(start), end: placeAt(end) } }, newText, label };
      });
    });
  }
}

function fixOf(draft: Draft): Fix {
  const edits = draft.edits();
  const [only, ...others] = edits;
  const what = others.length === 0 ? (only?.label ?? say`one change`) : say`${edits.length} changes`;
  return { title: say`Make it hold: ${what}`, edits };
}
