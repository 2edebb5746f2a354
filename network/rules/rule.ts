import type { Analysis } from '../answers/index.js';
import type { Fix, RelatedPlace, Severity } from '../findings/index.js';
import type { Origin, Topology } from '../topology/index.js';

/** One rule: one file in a folder of this room; the registry is the list of them. A rule reads the topology and its origins, never a syntax tree. */
export interface Rule {
  readonly id: string;
  readonly severity: Severity;
  /** One line for lists and SARIF. */
  readonly summary: string;
  /** `reachability`: asks the analysis, so it runs after the fast ones and may be cancelled. */
  readonly needs: 'topology' | 'reachability';
  /**
   * `network`: what it says of something may hang on whatever else there is. Undefined: on what has to do with it alone, so that each part of a network is checked by itself,
   * and what was found in one holds until that part changes.
   */
  readonly scope?: 'network';
  check(context: RuleContext): void;
}

export interface RuleContext {
  readonly topology: Topology;
  /** Made when first asked for; only rules with `needs: 'reachability'` may. */
  readonly analysis: Analysis;
  report(finding: Report): void;
}

export interface Report {
  origin: Origin;
  message: string;
  severity?: Severity;
  related?: RelatedPlace[];
  fixes?: Fix[];
}
