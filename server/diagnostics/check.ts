/** The findings of one network, in two steps: what can be told at each keystroke, and what needs the analysis. */
import type { Finding } from '../../network/findings/index.js';
import { findingsOfAll, finish, IGNORE_UNUSED, RULES, type Rule } from '../../network/rules/index.js';
import type { Settings } from '../protocol.js';
import type { Network } from '../workspace/network.js';

export interface FastFindings {
  /** Of the rules, before ignore comments and severities. */
  readonly rules: readonly Finding[];
  /** The same with those of the language. */
  readonly raw: readonly Finding[];
  readonly shown: readonly Finding[];
}

/** Told of a rule that broke down: the others go on, since a half-written text must not silence them. */
export type Failed = (doing: string, error: unknown) => void;

/** `before`: those of the state before. Of the same topology the rules say the same; only comments may silence others. */
export function fastFindings(
  network: Network,
  settings: Settings,
  failed: Failed,
  before?: { readonly network: Network; readonly fast: FastFindings },
): FastFindings {
  const rules =
    before?.network.topology === network.topology
      ? before.fast.rules
      : toTheEnd(findingsOfRules('topology', network, settings, failed));
  const raw = [...network.loaded.findings, ...rules];
  // Whether an ignore comment is of use is known only when every rule has run.
  const shown = finish(raw, network.loaded.ignores, settings.rules).filter((finding) => finding.rule !== IGNORE_UNUSED);
  return { rules, raw, shown };
}

/** The findings that need the analysis, before ignore comments and severities: in steps, so that the server can do something else in between. */
export function slowFindings(network: Network, settings: Settings, failed: Failed): Generator<void, Finding[]> {
  return findingsOfRules('reachability', network, settings, failed);
}

/** Every finding as it is shown: less what comments silence, with the severities of the settings. */
export function allFindings(
  network: Network,
  settings: Settings,
  fast: FastFindings,
  slow: readonly Finding[],
): readonly Finding[] {
  return finish([...fast.raw, ...slow], network.loaded.ignores, settings.rules);
}

/** The same without a pause in between. */
export function everyFinding(network: Network, settings: Settings, failed: Failed): readonly Finding[] {
  const fast = fastFindings(network, settings, failed);
  return allFindings(network, settings, fast, toTheEnd(slowFindings(network, settings, failed)));
}

function findingsOfRules(
  needs: Rule['needs'],
  network: Network,
  { rules }: Settings,
  failed: Failed,
): Generator<void, Finding[]> {
  return findingsOfAll(
    rulesFor(needs, rules ?? NO_SETTINGS),
    network.topology,
    () => network.analysis,
    (rule, error) => failed(`checking ${rule.id}`, error),
  );
}

function toTheEnd<T>(steps: Generator<void, T>): T {
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}

type RuleSettings = NonNullable<Settings['rules']>;

const NO_SETTINGS: RuleSettings = {};
const lists = new WeakMap<RuleSettings, Map<Rule['needs'], readonly Rule[]>>();

/** The same list as long as the settings are the same. */
function rulesFor(needs: Rule['needs'], settings: RuleSettings): readonly Rule[] {
  const known = lists.get(settings) ?? new Map<Rule['needs'], readonly Rule[]>();
  lists.set(settings, known);
  const list = known.get(needs) ?? RULES.filter((rule) => rule.needs === needs && settings[rule.id] !== 'off');
  known.set(needs, list);
  return list;
}
