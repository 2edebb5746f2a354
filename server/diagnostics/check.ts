/** The findings of one network, in two steps: what can be told at each keystroke, and what needs the analysis. */
import type { Finding } from '../../network/findings/index.js';
import { findingsOf, finish, IGNORE_UNUSED, RULES, type Rule } from '../../network/rules/index.js';
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
  const rules: Finding[] = before?.network.topology === network.topology ? [...before.fast.rules] : [];
  if (before?.network.topology !== network.topology)
    for (const rule of rulesFor('topology', settings)) run(rule, network, rules, failed);
  const raw = [...network.loaded.findings, ...rules];
  // Whether an ignore comment is of use is known only when every rule has run.
  const shown = finish(raw, network.loaded.ignores, settings.rules).filter((finding) => finding.rule !== IGNORE_UNUSED);
  return { rules, raw, shown };
}

/** The findings that need the analysis, before ignore comments and severities: a rule a step, so that the server can do something else in between. */
export function* slowFindings(network: Network, settings: Settings, failed: Failed): Generator<void, Finding[]> {
  const raw: Finding[] = [];
  for (const rule of rulesFor('reachability', settings)) {
    run(rule, network, raw, failed);
    yield;
  }
  return raw;
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

function rulesFor(needs: Rule['needs'], settings: Settings): Rule[] {
  return RULES.filter((rule) => rule.needs === needs && settings.rules?.[rule.id] !== 'off');
}

function run(rule: Rule, network: Network, findings: Finding[], failed: Failed): void {
  try {
    for (const finding of findingsOf(rule, network.topology, () => network.analysis)) findings.push(finding);
  } catch (error) {
    failed(`checking ${rule.id}`, error);
  }
}
