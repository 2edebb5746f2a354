import type { Origin } from '../topology/index.js';

/** The worst first. */
export const SEVERITIES = ['error', 'warning', 'information', 'hint'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** What a rule can be set to. */
export const RULE_SETTINGS = [...SEVERITIES, 'off'] as const;
export type RuleSetting = (typeof RULE_SETTINGS)[number];

/** Something worth telling about a place in a file. */
export interface Finding {
  /** The rule's id, as `docs/rules/` has it. */
  readonly rule: string;
  readonly severity: Severity;
  /** What is wrong, why it matters on AWS, what to do; for a reader who has never seen it. */
  readonly message: string;
  readonly origin: Origin;
  readonly related: readonly RelatedPlace[];
  readonly fixes?: readonly Fix[] | undefined;
}

export interface RelatedPlace {
  readonly message: string;
  readonly origin: Origin;
}

/** A change that mends a finding. Edits do not overlap. */
export interface Fix {
  readonly title: string;
  readonly edits: readonly Edit[];
  /** Where all that it does is to add rules to network ACLs or groups: which. Who asks of other traffic, or the other way, has no use for it. */
  readonly adds?: AddedRules | undefined;
}

export interface AddedRules {
  /** Undefined: of both. */
  readonly direction?: 'inbound' | 'outbound' | undefined;
  /** Whose packets they let pass: `tcp`, `udp`, `icmp`, `icmpv6`, or a number as text; `all` is each. */
  readonly protocols: readonly string[];
}

/** A place exchanged for a text; nothing is taken away where the place is empty. */
export interface Edit {
  readonly origin: Origin;
  readonly newText: string;
  /** What it changes, for a list of the edits: `network ACL shop.guard, outbound`. */
  readonly label?: string | undefined;
}
