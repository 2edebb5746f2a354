import type { Origin } from '../../network/topology/index.js';
import { say } from '../../network/words/index.js';
import type { ElementAtParams, ExplainRuleResult } from '../protocol.js';
import { toRange } from '../text/range.js';
import { changesBetween } from '../what-if/changes.js';
import type { Workspace } from '../workspace/workspace.js';
import type { TellDone } from './tell-done.js';

const RULES: ReadonlySet<string> = new Set(['acl-rule', 'group-rule', 'route']);

const EFFECTS = { opened: 'gained', closed: 'lost', other: 'changed' } as const;

/** What would be otherwise without the rule or the route at the cursor: tried on the text, so that all that it works together with counts. `pause` lets waiting messages in, and throws where nobody waits any more. */
export async function explainRule(
  workspace: Workspace,
  { textDocument, position }: ElementAtParams,
  pause: () => Promise<void>,
  tell: TellDone,
): Promise<ExplainRuleResult> {
  await pause();
  const document = workspace.documents.get(textDocument.uri);
  const network = workspace.network(textDocument.uri);
  if (!document || !network) return { error: say`There is no document ${textDocument.uri}.` };
  const found = network.index.valuesAt(document.uri, position).find(({ kind }) => RULES.has(kind));
  if (!found)
    return {
      error: say`No rule stands here. Put the cursor on a rule of a security group or network ACL, or on a route.`,
    };
  const text = document.getText();
  const { from, to } = offsetsOf(found.origin, (place) => document.offsetAt(place));
  const without = workspace.tryTexts(network.root, new Map([[document.uri, text.slice(0, from) + text.slice(to)]]));
  const { analysis } = network;
  const { changes } = await changesBetween({ before: analysis, now: without.analysis, shown: analysis }, pause, {
    tell,
  });
  const effects = changes.map(({ from, to, effect, traffic, alike }) => ({
    from,
    to,
    effect: EFFECTS[effect],
    traffic,
    ...(alike ? { pairs: alike.pairs } : {}),
  }));
  return { rule: text.slice(from, to).replace(/\s+/g, ' '), summary: summaryOf(effects), effects };
}

function offsetsOf(
  { range }: Origin,
  offsetAt: (place: { line: number; character: number }) => number,
): { from: number; to: number } {
  const { start, end } = toRange(range);
  return { from: offsetAt(start), to: offsetAt(end) };
}

type Effects = readonly { readonly effect: 'lost' | 'gained' | 'changed'; readonly pairs?: number }[];

function summaryOf(effects: Effects): string {
  const pairsOf = (some: Effects): number => some.reduce((sum, { pairs = 1 }) => sum + pairs, 0);
  const count = (effect: string): number => pairsOf(effects.filter((one) => one.effect === effect));
  const [lost, gained] = [count('lost'), count('gained')];
  if (effects.length === 0)
    return say`
      Nothing hangs on it: without it everybody reaches what they reach now. Others let the same through, or stop
      it before or after.
    `;
  const parts = [
    ...(lost > 0 ? [say`${pairs(lost)} would lose what it alone lets through`] : []),
    ...(gained > 0 ? [say`${pairs(gained)} would get through what it alone keeps out`] : []),
  ];
  return parts.length > 0
    ? say`Without it ${parts.join(', and ')}.`
    : say`Without it ${pairs(pairsOf(effects))} would fare differently.`;
}

const pairs = (count: number): string => (count === 1 ? say`one pair` : say`${count} pairs`);
