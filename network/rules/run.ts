import { type Analysis, analysisOf } from '../answers/index.js';
import type { Finding, RuleSetting } from '../findings/index.js';
import { type Part, partsOf, type Topology } from '../topology/index.js';
import { say } from '../words/index.js';
import { IGNORE_UNUSED, type IgnoreComment, silence } from './ignore.js';
import { describeRule, RULES } from './registry.js';
import type { Report, Rule } from './rule.js';
import { aboutWhatIsTold } from './untold.js';

/** What a workspace says about rules, by id. */
export type RuleSettings = Readonly<Record<string, RuleSetting>>;

export interface RunOptions {
  /** Asked for once, and only when a rule needs it. */
  readonly analysis?: (() => Analysis) | undefined;
  readonly needs: 'topology' | 'reachability' | 'all';
  readonly settings?: RuleSettings | undefined;
  /** Asked between two rules: true stops, with what was found so far. */
  readonly isCancelled?: (() => boolean) | undefined;
}

/** Runs the rules of the registry. Severities and ignore comments come after, in `finish`, since they concern the findings of the language too. */
export function runRules(topology: Topology, options: RunOptions): Finding[] {
  const findings: Finding[] = [];
  for (const rule of RULES) {
    if (options.isCancelled?.()) break;
    if (options.needs !== 'all' && rule.needs !== options.needs) continue;
    if (options.settings?.[rule.id] === 'off') continue;
    for (const finding of findingsOf(rule, topology, options.analysis)) findings.push(finding);
  }
  return findings;
}

const known = new WeakMap<Part, Map<Rule, readonly Finding[]>>();

/** What one rule finds. Of a part of the network that is as it was, it is not asked again. */
export function findingsOf(rule: Rule, topology: Topology, analysis?: () => Analysis): readonly Finding[] {
  const parts = rule.scope === 'network' ? [] : partsOf(topology);
  if (parts.length <= 1) return aboutWhatIsTold(runRule(rule, topology, analysis), topology);
  return distinct(parts.flatMap((part) => ofPart(rule, part, analysis && (() => analysisOf(part)))));
}

/** Told of a rule that broke down. */
export type RuleFailed = (rule: Rule, error: unknown) => void;

/** What the rules of a list found in a part, all of them. */
const together = new WeakMap<readonly Rule[], WeakMap<Part, readonly Finding[]>>();

/**
 * What rules find, a step each: in the whole network those that look at all of it, the others in each part that is not as it was. A rule that breaks down is told of, and the others go on.
 * `rules` is to be the same list from one state of a network to the next.
 */
export function* findingsOfAll(
  rules: readonly Rule[],
  topology: Topology,
  analysis: () => Analysis,
  failed: RuleFailed,
): Generator<void, Finding[]> {
  const found: Finding[] = [];
  const parts = partsIfAny(topology);
  for (const rule of rules) {
    if (parts.length > 1 && rule.scope !== 'network') continue;
    for (const finding of unlessFailed(rule, () => findingsOf(rule, topology, analysis), failed) ?? [])
      found.push(finding);
    yield;
  }
  if (parts.length <= 1) return found;
  const before = together.get(rules) ?? new WeakMap<Part, readonly Finding[]>();
  together.set(rules, before);
  for (const part of parts) {
    const findings = before.get(part) ?? (yield* findingsIn(part, rules, before, failed));
    for (const finding of findings) found.push(finding);
  }
  return found;
}

/** What breaks a rule down may keep a network from being divided too: then each rule is told of by itself. */
function partsIfAny(topology: Topology): readonly Part[] {
  try {
    return partsOf(topology);
  } catch {
    return [];
  }
}

function* findingsIn(
  part: Part,
  rules: readonly Rule[],
  known: WeakMap<Part, readonly Finding[]>,
  failed: RuleFailed,
): Generator<void, Finding[]> {
  const findings: Finding[] = [];
  let isWhole = true;
  for (const rule of rules) {
    if (rule.scope === 'network') continue;
    const own = unlessFailed(rule, () => ofPart(rule, part, () => analysisOf(part)), failed);
    isWhole &&= own !== undefined;
    findings.push(...(own ?? []));
    yield;
  }
  if (isWhole) known.set(part, findings);
  return findings;
}

function unlessFailed(rule: Rule, work: () => readonly Finding[], failed: RuleFailed): readonly Finding[] | undefined {
  try {
    return work();
  } catch (error) {
    failed(rule, error);
    return undefined;
  }
}

/** What one rule finds in one part. */
export function ofPart(rule: Rule, part: Part, analysis: (() => Analysis) | undefined): readonly Finding[] {
  let byRule = known.get(part);
  if (!byRule) {
    byRule = new Map();
    known.set(part, byRule);
  }
  let findings = byRule.get(rule);
  if (!findings) {
    findings = aboutWhatIsTold(runRule(rule, part.topology, analysis), part.topology);
    byRule.set(rule, findings);
  }
  return findings;
}

/** What one rule finds in a whole network, whatever its scope. */
export function runRule(rule: Rule, topology: Topology, analysis: (() => Analysis) | undefined): Finding[] {
  const findings: Finding[] = [];
  rule.check({
    topology,
    get analysis(): Analysis {
      if (!analysis || rule.needs !== 'reachability') throw new Error(`the rule ${rule.id} may not ask the analysis`);
      return analysis();
    },
    report(found) {
      findings.push(findingOf(rule, found));
    },
  });
  return findings;
}

export function findingOf(rule: Rule, { origin, message, severity, related, fixes }: Report): Finding {
  return {
    rule: rule.id,
    severity: severity ?? rule.severity,
    message,
    origin,
    related: related ?? [],
    ...(fixes && fixes.length > 0 ? { fixes } : {}),
  };
}

/** The findings as they are shown: less what comments silence, with the severities of the settings, and in the order of the files. */
export function finish(
  findings: readonly Finding[],
  ignores: readonly IgnoreComment[],
  settings: RuleSettings = {},
): Finding[] {
  const first = silence(
    findings,
    ignores.filter(({ rule }) => rule !== IGNORE_UNUSED),
  );
  const unused = first.unused.filter(({ rule }) => settings[rule] !== 'off').map(unusedIgnore);
  const second = silence(
    unused,
    ignores.filter(({ rule }) => rule === IGNORE_UNUSED),
  );
  const all = [...first.kept, ...second.kept, ...second.unused.map(unusedIgnore)];
  return distinctInOrder(inOrder(all.flatMap((finding) => withSetting(finding, settings[finding.rule]))));
}

function withSetting(finding: Finding, setting: RuleSetting | undefined): Finding[] {
  if (setting === 'off') return [];
  return [setting === undefined || setting === finding.severity ? finding : { ...finding, severity: setting }];
}

function unusedIgnore(ignore: IgnoreComment): Finding {
  const message = describeRule(ignore.rule)
    ? say`
      This comment silences nothing: ${ignore.line === undefined ? say`the file` : say`the line after it`} has no
      finding \`${ignore.rule}\`. Perhaps the network was mended meanwhile. Remove the comment, so that it does
      not hide the next mistake.
    `
    : say`
      This comment silences nothing: no rule is called \`${ignore.rule}\`. Write the id that the finding shows, as
      in \`// vpclens-ignore group-open: a bastion host\`.
    `;
  return {
    rule: IGNORE_UNUSED,
    severity: 'warning',
    message,
    origin: ignore.origin,
    related: [],
    fixes: [{ title: say`Remove the comment`, edits: [{ origin: ignore.origin, newText: '' }] }],
  };
}

/** The same thing at the same place is told once: a literal may be reached from two elements. */
function distinct(findings: readonly Finding[]): Finding[] {
  const first = new Map<string, Finding[]>();
  return findings.filter((finding) => {
    const { file, range } = finding.origin;
    const key = `${range.start.line}:${range.start.column} ${file}`;
    const others = first.get(key);
    if (!others) first.set(key, [finding]);
    else if (others.some((other) => isSame(finding, other))) return false;
    else others.push(finding);
    return true;
  });
}

/** The same of findings in order, where equal ones stand together: nearly all are alone at their place. */
function distinctInOrder(findings: Finding[]): Finding[] {
  return findings.filter((finding, i) => {
    for (let at = i - 1; at >= 0 && inTurn(findings[at] as Finding, finding) === 0; at--)
      if (isSame(findings[at] as Finding, finding)) return false;
    return true;
  });
}

function isSame(a: Finding, b: Finding): boolean {
  return (
    inTurn(a, b) === 0 &&
    a.origin.range.end.line === b.origin.range.end.line &&
    a.origin.range.end.column === b.origin.range.end.column
  );
}

const inOrder = (findings: Finding[]): Finding[] => findings.sort(inTurn);

function inTurn(a: Finding, b: Finding): number {
  return (
    compareText(a.origin.file, b.origin.file) ||
    a.origin.range.start.line - b.origin.range.start.line ||
    a.origin.range.start.column - b.origin.range.start.column ||
    compareText(a.rule, b.rule) ||
    compareText(a.message, b.message)
  );
}

/** By code unit: the same order on every machine. */
function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
