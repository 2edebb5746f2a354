/** Beside rules: what their names stand for, which rules never decide anything, and what holds where a block is missing. */

import { type Holder, holdersByGroup } from '../../network/filters/index.js';
import type { AclRule, GroupRule, NetworkAcl, Origin, SecurityGroup, Topology } from '../../network/topology/index.js';
import { say } from '../../network/words/index.js';
import { type AclRuleEffect, aclEffects, shadowersOf } from '../model/acl-effects.js';
import { serviceStandsFor, standsFor } from '../model/stands-for.js';
import type { InlayHintSettings } from '../protocol.js';

export interface Hints {
  readonly isShown: (origin: Origin) => boolean;
  readonly add: (origin: Origin, label: string, tooltip: string) => void;
}

export function hintRules(topology: Topology, hints: Hints, settings: Required<InlayHintSettings>): void {
  let holders: ReadonlyMap<SecurityGroup, readonly Holder[]> | undefined;
  const namesOf = (rules: readonly (AclRule | GroupRule)[]): void => {
    const shown = settings.names ? rules.filter(({ origin }) => hints.isShown(origin)) : [];
    if (shown.length === 0) return;
    holders ??= holdersByGroup(topology);
    for (const rule of shown) tellNames(rule, holders, hints);
  };
  for (const { origin, securityGroups, networkAcls } of topology.vpcs) {
    if (!hints.isShown(origin)) continue;
    for (const group of securityGroups) {
      if (!hints.isShown(group.origin)) continue;
      namesOf([...(group.inbound ?? []), ...(group.outbound ?? [])]);
      if (settings.defaults) tellGroupDefaults(group, hints);
    }
    for (const acl of networkAcls) {
      if (!hints.isShown(acl.origin)) continue;
      namesOf([...acl.inbound, ...acl.outbound]);
      if (settings.shadows) for (const rules of [acl.inbound, acl.outbound]) tellShadows(rules, hints);
      if (settings.defaults) tellAclDefaults(acl, hints);
    }
  }
}

function tellNames(
  rule: AclRule | GroupRule,
  holders: ReadonlyMap<SecurityGroup, readonly Holder[]>,
  { add }: Hints,
): void {
  for (const term of rule.kind === 'acl-rule' ? [rule.traffic] : rule.traffics) {
    const text = serviceStandsFor(term);
    if (text !== '') add(term.origin, text, say`What the service stands for.`);
  }
  for (const peer of rule.kind === 'acl-rule' ? [rule.peer] : rule.peers) {
    const text = peer.kind === 'ref' && peer.ref.target ? standsFor(peer.ref.target, holders) : '';
    if (text !== '') add(peer.origin, text, say`Whom the name stands for.`);
  }
}

/** Of a list that an edit leaves alone it is the same list afterwards. */
const known = new WeakMap<readonly AclRule[], readonly AclRuleEffect[]>();

function tellShadows(rules: readonly AclRule[], { isShown, add }: Hints): void {
  if (!rules.some(({ origin }) => isShown(origin))) return;
  const effects = known.get(rules) ?? aclEffects(rules);
  known.set(rules, effects);
  for (const effect of effects) {
    if (effect.left?.length !== 0 || !isShown(effect.rule.origin)) continue;
    const rules = shadowersOf(effects, effect);
    const numbers = rules.map(({ number }) => number.value);
    // One that may not be there may leave it something.
    if (numbers.length > 0 && !rules.some(({ maybe }) => maybe))
      add(
        effect.rule.origin,
        say`shadowed by ${numbers.join(', ')}`,
        say`Rules with lower numbers decide about everything that this one matches, so it never decides anything.`,
      );
  }
}

function tellGroupDefaults({ inbound, outbound, nameOrigin, unknown }: SecurityGroup, { add }: Hints): void {
  if (unknown) return;
  const missing = [...(inbound ? [] : [say`lets nothing in`]), ...(outbound ? [] : [say`lets everything out`])];
  if (missing.length > 0)
    add(nameOrigin, missing.join(', '), say`No such block is written here, so this is what AWS does.`);
}

function tellAclDefaults({ inbound, outbound, nameOrigin, unknown }: NetworkAcl, { add }: Hints): void {
  if (unknown) return;
  const missing = [
    ...(inbound.length > 0 ? [] : [say`lets nothing in`]),
    ...(outbound.length > 0 ? [] : [say`lets nothing out`]),
  ];
  if (missing.length > 0)
    add(nameOrigin, missing.join(', '), say`No such rule is written here, and what no rule allows is denied.`);
}
