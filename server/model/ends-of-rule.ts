/** What stands at either end of the rule, route or statement under the cursor. */
import { holdersByGroup } from '../../network/filters/index.js';
import { vpcRouting } from '../../network/forwarding/index.js';
import {
  type Assertion,
  type LocatedValue,
  type NamedElement,
  networkAclOf,
  type Origin,
  type PeerElement,
  type RouteTable,
  type Topology,
} from '../../network/topology/index.js';
import type { NetworkIndex } from './network-index.js';

export interface RuleEnds {
  /** Whose rule it is: a group's members, the subnets with an ACL or a table, who asks. */
  readonly own: readonly NamedElement[];
  /** Whom it names. */
  readonly other: readonly NamedElement[];
  /** Where it names them. */
  readonly named: readonly Origin[];
}

export function endsOfRule(values: ReturnType<NetworkIndex['valuesAt']>, topology: Topology): RuleEnds | undefined {
  for (const value of values) {
    const ends = endsOf(value, values, topology);
    if (ends) return ends;
  }
  return undefined;
}

function endsOf(value: LocatedValue, around: readonly LocatedValue[], topology: Topology): RuleEnds | undefined {
  switch (value.kind) {
    case 'group-rule': {
      const holders = holdersByGroup(topology);
      const other: PeerElement[] = value.peers.flatMap((peer) => (peer.kind === 'ref' ? (peer.ref.target ?? []) : []));
      return {
        own: holders.get(value.group) ?? [],
        other: other.flatMap((one): NamedElement[] =>
          one.kind === 'security-group' ? [one, ...(holders.get(one) ?? [])] : [one],
        ),
        named: value.peers.map(({ origin }) => origin),
      };
    }
    case 'acl-rule': {
      const { peer, acl } = value;
      return {
        own: acl.vpc.subnets.filter((subnet) => networkAclOf(subnet) === acl),
        other: peer.kind === 'ref' && peer.ref.target ? [peer.ref.target] : [],
        named: [peer.origin],
      };
    }
    case 'route': {
      const table = around.find((outer): outer is RouteTable => outer.kind === 'route-table');
      const { target } = value;
      return {
        own: table ? (vpcRouting(table.vpc).subnetsOf.get(table) ?? []) : [],
        other: target.kind === 'ref' && target.ref.target ? [target.ref.target] : [],
        named: [target.origin],
      };
    }
    case 'expectation':
      return endsOfAssertion(value.assertion);
    default:
      return undefined;
  }
}

function endsOfAssertion(assertion: Assertion): RuleEnds {
  const targets = (subjects: Assertion['from']): NamedElement[] =>
    subjects.flatMap((subject) => (subject.kind === 'ref-subject' ? subject.targets : []));
  const { from, to } = assertion;
  return {
    own: targets(from),
    other: targets(to),
    named: [...from, ...to].map(({ origin }) => origin),
  };
}
