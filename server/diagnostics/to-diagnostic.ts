import { type Diagnostic, DiagnosticSeverity, DiagnosticTag, type Range } from 'vscode-languageserver-protocol';
import type { Finding, Severity } from '../../network/findings/index.js';
import type { Origin } from '../../network/topology/index.js';
import { grouped, say } from '../../network/words/index.js';
import { originKey, toLocation, toRange } from '../text/range.js';
import type { Network } from '../workspace/network.js';

const SEVERITIES: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** What these find can be taken out without any change in what the network does: editors draw it faded. */
const UNNECESSARY: ReadonlySet<string> = new Set([
  'acl-rule-redundant',
  'acl-rule-shadowed',
  'acl-unused',
  'group-rule-duplicate',
  'group-rule-implied',
  'group-unused',
  'ignore-unused',
  'route-redundant',
]);

/** Who says it, in an editor that shows it. */
export const SOURCE = 'vpclens';

/** Of the one that tells how many are left out. No rule has it: nothing mends or silences it. */
export const MORE_FINDINGS = 'more-findings';

/** Editors slow down, and the protocol's messages grow, long before anybody reads this many. */
const MOST_DIAGNOSTICS = 1_000;

/** `docs`: the URI of the folder with the rules' pages. */
function toDiagnostic(finding: Finding, docs: string | undefined): Diagnostic {
  return {
    range: toRange(finding.origin.range),
    severity: SEVERITIES[finding.severity],
    code: finding.rule,
    source: SOURCE,
    message: finding.message,
    ...(docs ? { codeDescription: { href: ruleHref(docs, finding.rule) } } : {}),
    ...(UNNECESSARY.has(finding.rule) ? { tags: [DiagnosticTag.Unnecessary] } : {}),
    ...(finding.related.length > 0
      ? {
          relatedInformation: finding.related
            .filter(({ origin }) => origin.file !== '')
            .map(({ message, origin }) => ({ message, location: toLocation(origin) })),
        }
      : {}),
  };
}

const made = new WeakMap<Finding, { readonly docs: string | undefined; readonly diagnostic: Diagnostic }>();

/** The same one as before where nothing moved: most findings are those of an earlier text. */
function diagnosticOf(finding: Finding, docs: string | undefined): Diagnostic {
  const known = made.get(finding);
  if (known && known.docs === docs && standsAt(known.diagnostic, finding)) return known.diagnostic;
  const diagnostic = toDiagnostic(finding, docs);
  made.set(finding, { docs, diagnostic });
  return diagnostic;
}

function standsAt({ range, relatedInformation = [] }: Diagnostic, { origin, related }: Finding): boolean {
  const isAt = (one: Range, { range: { start, end } }: Origin): boolean =>
    one.start.line === start.line - 1 &&
    one.start.character === start.column - 1 &&
    one.end.line === end.line - 1 &&
    one.end.character === end.column - 1;
  return (
    isAt(range, origin) &&
    relatedInformation.length === related.length &&
    related.every((place, i) => isAt(relatedInformation[i]?.location.range as Range, place.origin))
  );
}

function ruleHref(docs: string, rule: string): string {
  return `${docs.endsWith('/') ? docs : `${docs}/`}${rule}.md`;
}

/** Errors first where there are too many to send; the last one says how many are left out. */
export function capped(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  if (diagnostics.length <= MOST_DIAGNOSTICS) return [...diagnostics];
  const bySeverity = [...diagnostics].sort((a, b) => (a.severity ?? 1) - (b.severity ?? 1));
  const kept = bySeverity.slice(0, MOST_DIAGNOSTICS - 1);
  const left = diagnostics.length - kept.length;
  return [
    ...kept,
    {
      range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
      severity: DiagnosticSeverity.Information,
      source: SOURCE,
      code: MORE_FINDINGS,
      message: say`
        ${grouped(left)} more findings in this file are not shown. "vpclens check" prints all of them.
      `,
    },
  ];
}

type ByFile = Map<string, Diagnostic[]>;

/**
 * By the file they stand in, of every network. A file that two others import is judged in both of theirs; what both say is said once.
 * `before`: what was told last. Of a file of which the same is told, it is the same list.
 */
export function diagnosticsByFile(
  checked: Iterable<{ readonly network: Network; readonly shown: readonly Finding[] }>,
  docs: string | undefined,
  before: ReadonlyMap<string, Diagnostic[]>,
): ByFile {
  const networks = [...checked];
  const byFile: ByFile = new Map();
  const said = new Set<string>();
  for (const { network, shown } of networks)
    for (const finding of shown) {
      const placed =
        finding.origin.file === '' ? { ...finding, origin: { ...finding.origin, file: network.root } } : finding;
      if (networks.length > 1) {
        const key = `${placed.rule} ${originKey(placed.origin)} ${placed.message}`;
        if (said.has(key)) continue;
        said.add(key);
      }
      const list = byFile.get(placed.origin.file);
      if (list) list.push(diagnosticOf(placed, docs));
      else byFile.set(placed.origin.file, [diagnosticOf(placed, docs)]);
    }
  for (const [file, list] of byFile) {
    const known = before.get(file);
    if (known && areSame(known, list)) byFile.set(file, known);
  }
  return byFile;
}

/** Whether a reader would see no difference. */
export function areSame(some: readonly Diagnostic[], others: readonly Diagnostic[]): boolean {
  return some.length === others.length && some.every((one, i) => isSame(one, others[i] as Diagnostic));
}

function isSame(a: Diagnostic, b: Diagnostic): boolean {
  if (a === b) return true;
  return (
    a.message === b.message &&
    a.code === b.code &&
    a.severity === b.severity &&
    a.codeDescription?.href === b.codeDescription?.href &&
    isSameRange(a.range, b.range) &&
    (a.relatedInformation ?? NONE).length === (b.relatedInformation ?? NONE).length &&
    (a.relatedInformation ?? NONE).every(({ message, location }, i) => {
      const other = b.relatedInformation?.[i];
      return (
        message === other?.message &&
        location.uri === other.location.uri &&
        isSameRange(location.range, other.location.range)
      );
    })
  );
}

const NONE: NonNullable<Diagnostic['relatedInformation']> = [];

const isSameRange = ({ start, end }: Range, other: Range): boolean =>
  start.line === other.start.line &&
  start.character === other.start.character &&
  end.line === other.end.line &&
  end.character === other.end.character;
