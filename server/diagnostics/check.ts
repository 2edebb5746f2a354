/** The findings of one network, in two steps: what can be told at each keystroke, and what needs the analysis. */
import type { Finding } from '../../network/findings/index.js';
import { finish, IGNORE_UNUSED, RULES, type Rule, runRule } from '../../network/rules/index.js';
import type { Settings } from '../protocol.js';
import { breathe } from '../workspace/breathe.js';
import type { Network } from '../workspace/network.js';

export interface FastFindings {
  /** Before ignore comments and severities. */
  readonly raw: readonly Finding[];
  readonly shown: readonly Finding[];
}

/** Told of a rule that broke down: the others go on, since a half-written text must not silence them. */
export type Failed = (doing: string, error: unknown) => void;

export function fastFindings(network: Network, settings: Settings, failed: Failed): FastFindings {
  const raw = [...network.loaded.findings];
  for (const rule of rulesFor('topology', settings)) run(rule, network, raw, failed);
  // Whether an ignore comment is of use is known only when every rule has run.
  const shown = finish(raw, network.loaded.ignores, settings.rules).filter((finding) => finding.rule !== IGNORE_UNUSED);
  return { raw, shown };
}

/** After this many milliseconds of work, waiting messages are let in. */
const SLICE = 10;

/** Every finding, the fast ones too. Runs one rule at a time and lets the server breathe between them; undefined: it was told to stop. */
export async function allFindings(
  network: Network,
  settings: Settings,
  fast: FastFindings,
  isCancelled: () => boolean,
  failed: Failed,
): Promise<readonly Finding[] | undefined> {
  const raw = [...fast.raw];
  let since = performance.now();
  for (const rule of rulesFor('reachability', settings)) {
    if (performance.now() - since > SLICE) {
      await breathe();
      since = performance.now();
    }
    if (isCancelled()) return undefined;
    run(rule, network, raw, failed);
  }
  return finish(raw, network.loaded.ignores, settings.rules);
}

function rulesFor(needs: Rule['needs'], settings: Settings): Rule[] {
  return RULES.filter((rule) => rule.needs === needs && settings.rules?.[rule.id] !== 'off');
}

function run(rule: Rule, network: Network, findings: Finding[], failed: Failed): void {
  const own: Finding[] = [];
  try {
    runRule(rule, network.topology, () => network.analysis, own);
  } catch (error) {
    failed(`checking ${rule.id}`, error);
  }
  for (const finding of own) findings.push(finding);
}
