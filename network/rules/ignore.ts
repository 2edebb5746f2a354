import type { Finding } from '../findings/index.js';
import type { Origin } from '../topology/index.js';

/** `// vpclens-ignore <rule>: <why>` on the line before a finding takes it away, `// vpclens-ignore-file <rule>: <why>` anywhere in a file all of the rule in it. */
export interface IgnoreComment {
  readonly rule: string;
  readonly why: string;
  readonly origin: Origin;
  /** The line it silences; undefined: the whole file. */
  readonly line: number | undefined;
}

export const IGNORE_UNUSED = 'ignore-unused';

export interface Silenced {
  readonly kept: readonly Finding[];
  readonly unused: readonly IgnoreComment[];
}

/** Takes away what the comments name. A comment silences findings of its rule that begin on its line (or in its file), as many as there are. */
export function silence(findings: readonly Finding[], ignores: readonly IgnoreComment[]): Silenced {
  if (ignores.length === 0) return { kept: findings, unused: [] };
  const rules = new Set(ignores.map(({ rule }) => rule));
  const byPlace = new Map<string, IgnoreComment[]>();
  for (const ignore of ignores) {
    const key = placeKey(ignore.rule, ignore.origin.file, ignore.line);
    const same = byPlace.get(key);
    if (same) same.push(ignore);
    else byPlace.set(key, [ignore]);
  }
  const used = new Set<IgnoreComment>();
  const kept = findings.filter(({ rule, origin }) => {
    if (!rules.has(rule)) return true;
    const matching =
      byPlace.get(placeKey(rule, origin.file, origin.range.start.line)) ??
      byPlace.get(placeKey(rule, origin.file, undefined));
    // The first of several equal comments does the work; the others are of no use.
    if (matching) used.add(matching[0] as IgnoreComment);
    return !matching;
  });
  return { kept, unused: ignores.filter((ignore) => !used.has(ignore)) };
}

function placeKey(rule: string, file: string, line: number | undefined): string {
  return `${rule} ${line ?? 'file'} ${file}`;
}
