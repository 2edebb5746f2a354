import type { GroupRuleDraft, Key, SecurityGroupDraft } from '../builder/draft.js';
import type { Context } from './context.js';
import { covers, inSomeWay } from './group-rules.js';
import { holdsGroups } from './groups-in-blocks.js';

type Direction = 'ingress' | 'egress';

interface ConditionalRules {
  readonly group: SecurityGroupDraft;
  readonly direction: Direction;
  /** What AWS lets out where none of these is made, which is in the group as perhaps. */
  readonly everything: GroupRuleDraft | undefined;
  readonly byRule: Map<Key, readonly GroupRuleDraft[]>;
}

/** Rules of groups that stand alone, each under a condition: what they allow alike in each way in which conditions may turn out is allowed. */
export class RulesInEachWay {
  readonly #all = new Map<string, ConditionalRules>();

  add(
    group: readonly [Key, SecurityGroupDraft],
    direction: Direction,
    rule: readonly [Key, readonly GroupRuleDraft[]],
    everything: GroupRuleDraft | undefined,
  ): void {
    const place = `${direction} ${group[0]}`;
    const known = this.#all.get(place) ?? { group: group[1], direction, everything, byRule: new Map() };
    this.#all.set(place, known);
    known.byRule.set(...rule);
  }

  settle(context: Context): void {
    for (const { group, direction, everything, byRule } of this.#all.values()) {
      const ways = byRule.size < 2 ? [] : context.madeInEach([...byRule.keys()]);
      if (ways.length === 0) continue;
      const isOneMade = ways.every((made) => made.length > 0);
      const allowed = ways.map((made) =>
        made.length === 0 && everything
          ? [ALL]
          : made.flatMap((key) =>
              (byRule.get(key) ?? []).filter((rule) => direction === 'ingress' || !isEverything(rule)),
            ),
      );
      const certain = inSomeWay(allowed, holdsGroups(context)).filter(({ maybe }) => !maybe);
      const stays = (rule: GroupRuleDraft): boolean =>
        !(rule === everything && isOneMade) && !(rule.maybe && certain.some((one) => covers(one, rule)));
      if (direction === 'ingress') group.inbound = [...group.inbound.filter(stays), ...certain];
      else group.outbound = [...(group.outbound ?? []).filter(stays), ...certain];
    }
  }
}

const ALL: GroupRuleDraft = { traffics: [{ kind: 'all' }], peers: ['any'] };

/** No page says whether one stays that reads as AWS's own, where another rule for what goes out is made. */
const isEverything = ({ traffics, peers }: GroupRuleDraft): boolean =>
  traffics.some(({ kind }) => kind === 'all') &&
  peers.some((peer) => peer === 'any' || ('cidr' in peer && peer.cidr === '0.0.0.0/0'));
