import { type AddressSet, addressSetCovers, addressSetOfCidrs, addressSetsOverlap } from '../address/index.js';
import type { AclRule, NetworkAcl } from '../topology/index.js';
import { type ServiceSet, servicesCover, servicesOf, servicesOverlap } from '../traffic/index.js';
import { isKnownPeer } from './known-peer.js';
import { peerBlocks } from './peer-matcher.js';

/** Lists longer than any that AWS takes are not compared rule by rule. */
export const LONGEST_LIST = 200;

interface Compiled {
  readonly rule: AclRule;
  readonly addresses: AddressSet;
  readonly services4: ServiceSet;
  readonly services6: ServiceSet;
}

/** Allow rules that a later allow rule makes superfluous: it covers them, and no deny in between takes any of it. */
export function overtakenRules(acl: NetworkAcl): { readonly rule: AclRule; readonly by: AclRule }[] {
  return [...overtakenIn(acl.inbound), ...overtakenIn(acl.outbound)];
}

function overtakenIn(rules: readonly AclRule[]): { readonly rule: AclRule; readonly by: AclRule }[] {
  if (rules.length > LONGEST_LIST) return [];
  const sorted = [...rules].sort((a, b) => a.number.value - b.number.value).map(compile);
  return sorted.flatMap((one, i) => {
    const by = one?.rule.action.value === 'allow' ? coverOf(one, sorted.slice(i + 1)) : undefined;
    return one && by ? [{ rule: one.rule, by }] : [];
  });
}

/** Undefined where nobody can tell what the rule matches. */
function compile(rule: AclRule): Compiled | undefined {
  const services4 = servicesOf([rule.traffic], 4);
  const services6 = servicesOf([rule.traffic], 6);
  if (!services4 || !services6 || !isKnownPeer(rule.peer)) return undefined;
  return { rule, addresses: addressSetOfCidrs(peerBlocks(rule.peer, rule.acl.vpc)), services4, services6 };
}

function coverOf(one: Compiled, later: readonly (Compiled | undefined)[]): AclRule | undefined {
  for (const other of later) {
    if (!other) return undefined;
    const overlaps =
      addressSetsOverlap(one.addresses, other.addresses) &&
      (servicesOverlap(one.services4, other.services4) || servicesOverlap(one.services6, other.services6));
    if (!overlaps) continue;
    if (other.rule.action.value === 'deny') return undefined;
    const covers =
      addressSetCovers(other.addresses, one.addresses) &&
      servicesCover(other.services4, one.services4) &&
      servicesCover(other.services6, one.services6);
    if (covers) return other.rule;
  }
  return undefined;
}
