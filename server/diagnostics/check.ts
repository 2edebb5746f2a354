/** The findings of one network, in two steps: what can be told at each keystroke, and what needs the analysis. */
import type { Finding } from '../../network/rules/finding.js';
import { IGNORE_UNUSED } from '../../network/rules/ignore.js';
import { RULES } from '../../network/rules/registry.js';
import { finish, runRule, runRules } from '../../network/rules/run.js';
import type { Settings } from '../protocol.js';
import { breathe } from '../workspace/breathe.js';
import type { Network } from '../workspace/network.js';

export interface FastFindings {
  /** Before ignore comments and severities. */
  readonly raw: readonly Finding[];
  readonly shown: readonly Finding[];
}

export function fastFindings(network: Network, settings: Settings): FastFindings {
  const raw = [
    ...network.loaded.findings,
    ...runRules(network.topology, { needs: 'topology', settings: settings.rules }),
  ];
  // Whether an ignore comment is of use is known only when every rule has run.
  return {
    raw,
    shown: finish(raw, network.loaded.ignores, settings.rules).filter((finding) => finding.rule !== IGNORE_UNUSED),
  };
}

/** After this many milliseconds of work, waiting messages are let in. */
const SLICE = 10;

/** Every finding, the fast ones too. Runs one rule at a time and lets the server breathe between them; undefined: it was told to stop. */
export async function allFindings(
  network: Network,
  settings: Settings,
  fast: FastFindings,
  isCancelled: () => boolean,
): Promise<readonly Finding[] | undefined> {
  const slow: Finding[] = [];
  let since = performance.now();
  for (const rule of RULES) {
    if (rule.needs !== 'reachability' || settings.rules?.[rule.id] === 'off') continue;
    if (performance.now() - since > SLICE) {
      await breathe();
      since = performance.now();
    }
    if (isCancelled()) return undefined;
    runRule(rule, network.topology, () => network.analysis, slow);
  }
  return finish([...fast.raw, ...slow], network.loaded.ignores, settings.rules);
}
