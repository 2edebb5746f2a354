import type { Analysis } from '../../answers/index.js';
import type { CompiledNetwork } from '../../endpoints/index.js';
import type { NetworkAcl } from '../../topology/index.js';
import { type ClassMember, type ClassTrace, membersBySite, tracesBetween, withGroupsOf } from '../../trace/index.js';
import { aclLossesOf, type ReplyTrouble, troublesOf } from '../network-acls/reply-trouble.js';
import { type LostWay, lostWayOf, type Stop, stopOf } from './lost-way.js';
import { areSafe } from './safe-pairs.js';

/** Requests that arrive and get no reply, or not for every port that their clients pick. */
export interface LostReplies {
  readonly byAcl: readonly ReplyTrouble[];
  readonly byRoute: readonly LostWay[];
  /** Two places between which packets were not followed any more, where there were too many. */
  readonly unfollowed: readonly [ClassMember, ClassMember] | undefined;
}

/** So many packets are followed in one network, and so many pairs of groups looked at. What is left then is told by the rule `check-incomplete`. */
export const MOST_TRACES = 20_000;
const MOST_PAIRS = 200_000;
/** As many examples of one trouble are enough to tell it. */
const ENOUGH = 10;

const memo = new WeakMap<Analysis, LostReplies>();

export function lostReplies(analysis: Analysis): LostReplies {
  let lost = memo.get(analysis);
  if (!lost) {
    lost = new Search(analysis.compiled).run();
    memo.set(analysis, lost);
  }
  return lost;
}

/** Follows packets between all places that differ, and looks at the groups of those alone between which replies are lost. */
class Search {
  private readonly byAcl: ReplyTrouble[] = [];
  private readonly byRoute: LostWay[] = [];
  private readonly toldOfAcl = new Map<NetworkAcl, Map<string, number>>();
  private readonly toldOfPlace = new Map<object, number>();
  private traces = 0;
  private pairs = 0;

  constructor(private readonly compiled: CompiledNetwork) {}

  run(): LostReplies {
    const { byAcl, byRoute } = this;
    const unfollowed = this.search();
    return { byAcl, byRoute, unfollowed };
  }

  private search(): LostReplies['unfollowed'] {
    const sites = [...membersBySite(this.compiled).values()];
    for (const froms of sites) {
      for (const tos of sites) {
        const [from, to] = [froms[0] as ClassMember, tos[0] as ClassMember];
        if (areSafe(this.compiled, from, to)) continue;
        for (const ways of tracesBetween(this.compiled, from, to)) {
          this.traces += ways.length;
          this.between(ways, froms, tos);
        }
        if (this.traces >= MOST_TRACES || this.pairs >= MOST_PAIRS) return [from, to];
      }
    }
    return undefined;
  }

  /** The ways are the same for all members of two sites; whose requests get that far, their groups say. */
  private between(ways: readonly ClassTrace[], froms: readonly ClassMember[], tos: readonly ClassMember[]): void {
    const losses = aclLossesOf(this.compiled, ways);
    const stop = stopOf(this.compiled, ways);
    if (losses.length === 0 && (!stop || this.isTold(stop))) return;
    for (const from of froms) {
      for (const to of tos) {
        if (++this.pairs >= MOST_PAIRS) return;
        const regrouped = ways.map((way) => withGroupsOf(this.compiled, way, from, to));
        if (losses.length > 0) this.tellAcls(regrouped[0] as ClassTrace, losses);
        if (stop && !this.isTold(stop)) this.tellStop(stop, regrouped);
      }
    }
  }

  private tellAcls(way: ClassTrace, losses: Parameters<typeof troublesOf>[2]): void {
    for (const trouble of troublesOf(this.compiled, way, losses)) {
      const told = this.toldOfAcl.get(trouble.acl) ?? new Map<string, number>();
      this.toldOfAcl.set(trouble.acl, told);
      const key = `${trouble.direction} ${trouble.kind} ${trouble.whole}`;
      const count = told.get(key) ?? 0;
      told.set(key, count + 1);
      if (count < ENOUGH) this.byAcl.push(trouble);
    }
  }

  private isTold({ place, door }: Stop): boolean {
    return (this.toldOfPlace.get(place.element) ?? 0) >= ENOUGH && this.byRoute.some((lost) => lost.stop.door === door);
  }

  private tellStop(stop: Stop, ways: readonly ClassTrace[]): void {
    const lost = lostWayOf(this.compiled, stop, ways);
    if (!lost) return;
    this.toldOfPlace.set(stop.place.element, (this.toldOfPlace.get(stop.place.element) ?? 0) + 1);
    this.byRoute.push(lost);
  }
}
