import { say } from '../../../network/words/index.js';
import { coversPeer, coversTraffic } from '../builder/covering.js';
import type { AclRuleDraft, Key, NetworkAclDraft, SubnetDraft } from '../builder/draft.js';
import type { Context } from './context.js';

/** `default`: that of the VPC, which is in force without being named. */
type Choice = Key | 'default';

/** Subnets that have one of several network ACLs, and nobody tells which: what all of these let through and what all of them stop is decided. */
export class OneOfAcls {
  readonly #choices = new Map<SubnetDraft, Set<Choice> | 'any'>();
  readonly #perhaps = new Set<SubnetDraft>();

  constructor(private readonly context: Context) {}

  /** The subnet has one of these, which none stands for any; `perhaps`: or the one that it has otherwise. */
  add(subnet: SubnetDraft, keys: readonly Key[], perhaps: boolean): void {
    const known = this.#choices.get(subnet);
    if (keys.length === 0 || known === 'any') {
      this.#choices.set(subnet, 'any');
      return;
    }
    const all = known ?? new Set<Choice>();
    if (perhaps) this.#perhaps.add(subnet);
    for (const key of keys) all.add(this.context.key(key));
    this.#choices.set(subnet, all);
  }

  settle(): void {
    const copied = new Set<Key>();
    for (const [subnet, choices] of this.#choices) {
      const told = subnet.networkAcl ?? (this.#perhaps.has(subnet) ? 'default' : undefined);
      const all = new Set([...choices, ...(told === undefined ? [] : [told])]);
      if (this.#settle(subnet, choices === 'any' ? [] : [...all])) for (const key of all) copied.add(key);
    }
    this.#leaveOutOriginals(copied);
  }

  /** What stands in copies alone, by itself would seem to be in force nowhere, which nobody knows: the copies have all its rules. */
  #leaveOutOriginals(copied: ReadonlySet<Key>): void {
    const { network } = this.context;
    const inForce = new Set(
      [...network.all('subnet')].map(([, { networkAcl }]) => networkAcl && network.keyOf(networkAcl)),
    );
    for (const key of copied)
      if (!inForce.has(key) && network.find(key, 'network-acl')?.isDefault === false) network.remove(key);
  }

  /** Whether the subnet gets a copy that has the rules of all. */
  #settle(subnet: SubnetDraft, choices: readonly Choice[]): boolean {
    const { network } = this.context;
    const acls = choices.map((choice) => this.#rulesOf(subnet, choice));
    const [first] = acls;
    if (!first || acls.some((acl) => acl === undefined || acl.unknown)) {
      subnet.networkAclUnknown = true;
      return false;
    }
    const told = acls.filter((acl) => acl !== undefined);
    const label = `${subnet.label ?? ''}-acl`;
    const own = { inbound: common(told.map((one) => one.inbound)), outbound: common(told.map((one) => one.outbound)) };
    const key = `${choices.join(' or ')} of ${subnet.vpc} ${subnet.label ?? ''}`;
    network.define(key, { kind: 'network-acl', ids: [], label, vpc: subnet.vpc, isDefault: false, ...own });
    subnet.networkAcl = key;
    this.context.warnings.add(
      say`
        Nothing tells which of several network ACLs subnet ${subnet.label ?? ''} has: what those do not have in
        common is unknown.
      `,
    );
    return true;
  }

  #rulesOf({ vpc }: SubnetDraft, choice: Choice): Rules | undefined {
    const { network } = this.context;
    if (choice !== 'default') return network.find(choice, 'network-acl');
    const own = [...network.all('network-acl')].find(([, acl]) => acl.isDefault && acl.vpc === vpc)?.[1];
    // https://docs.aws.amazon.com/vpc/latest/userguide/default-network-acl.html
    return own ?? (this.context.partlyTold.has(vpc) ? undefined : { inbound: [EVERYTHING], outbound: [EVERYTHING] });
  }
}

type Rules = Pick<NetworkAclDraft, 'inbound' | 'outbound' | 'unknown'>;

const EVERYTHING: AclRuleDraft = { number: 100, action: 'allow', traffic: { kind: 'all' }, peer: 'any' };

/** The rules of all, each under its number: certain where the other ACLs do the same with what it matches, else perhaps. */
function common(lists: readonly (readonly AclRuleDraft[])[]): AclRuleDraft[] {
  const all = new Map(lists.flat().map((rule) => [textOf(rule), rule]));
  return [...all].map(([text, rule]) => {
    const isCertain = lists.every((rules) => rules.some((one) => textOf(one) === text) || doesTheSame(rules, rule));
    return isCertain ? rule : { ...rule, maybe: true as const };
  });
}

const textOf = ({ number, action, traffic, peer, maybe }: AclRuleDraft): string =>
  JSON.stringify([number, action, traffic, peer, maybe === true]);

/** Whether some rules do with all that one matches what it does, since no rule that does the opposite comes before. */
function doesTheSame(rules: readonly AclRuleDraft[], rule: AclRuleDraft): boolean {
  const [first] = rules
    .filter((one) => one.action !== rule.action || (!one.maybe && covers(one, rule)))
    .sort((a, b) => a.number - b.number || (a.action === rule.action ? 1 : -1));
  return first?.action === rule.action;
}

const covers = (one: AclRuleDraft, other: AclRuleDraft): boolean =>
  coversTraffic(one.traffic, other.traffic) && coversPeer(one.peer, other.peer);
