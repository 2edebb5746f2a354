import {
  type AddressSet,
  ALL_IPV4,
  ALL_IPV6,
  addressSetCovers,
  addressSetOfCidrs,
  INTERNET,
  intersectAddresses,
  unionAddresses,
} from '../../address/index.js';
import { allowRules, groups, peerBlocks } from '../../filters/index.js';
import type { GroupRule, SecurityGroup } from '../../topology/index.js';
import {
  ALL_IPV4_SERVICES,
  portServices,
  type ServiceSet,
  servicesCover,
  servicesOf,
  TCP,
} from '../../traffic/index.js';
import { say, type Told, told } from '../../words/index.js';
import type { Rule } from '../rule.js';

const WATCHED: readonly { readonly what: Told; readonly services: ServiceSet; readonly advice: Told }[] = [
  {
    what: told`everything`,
    services: ALL_IPV4_SERVICES,
    advice: told`Allow the ports that the internet is meant to use, and no more.`,
  },
  {
    what: told`SSH (tcp 22)`,
    services: portServices(TCP, 22, 22),
    advice: told`Allow it from the addresses you administer from, or use Session Manager, which needs no open port.`,
  },
  {
    what: told`remote desktop (tcp 3389)`,
    services: portServices(TCP, 3389, 3389),
    advice: told`Allow it from the addresses you administer from, or use Fleet Manager, which needs no open port.`,
  },
];

const FAMILIES = [
  { name: 'IPv4', world: intersectAddresses(INTERNET, ALL_IPV4) },
  { name: 'IPv6', world: intersectAddresses(INTERNET, ALL_IPV6) },
] as const;

/** https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-groups.html (best practices) */
export const groupOpen: Rule = {
  id: 'group-open',
  severity: 'warning',
  summary: 'SSH, remote desktop or everything open to the world.',
  needs: 'topology',
  check({ topology, report }) {
    for (const group of groups(topology)) {
      for (const [rule, found] of openings(group)) {
        const { what, advice } = found.watched;
        report({
          origin: rule.origin,
          message: say`
            ${group.name} opens ${what} to every address of the internet
            (${found.families.join(' and ')})${found.together.length > 1 ? say`, together with other rules` : ''}.
            Such ports are found and attacked within minutes of being open. ${advice}
          `,
          related: found.together
            .filter((other) => other !== rule)
            .map(({ origin }) => ({ origin, message: say`opens another part of it` })),
        });
      }
    }
  },
};

interface Opening {
  readonly watched: (typeof WATCHED)[number];
  readonly families: readonly string[];
  readonly together: readonly GroupRule[];
}

/** Each rule at most once, for the worst that it opens. Several rules may open the world together, half and half. */
function openings(group: SecurityGroup): Map<GroupRule, Opening> {
  const found = new Map<GroupRule, Opening>();
  const rules = allowRules(group.inbound);
  for (const watched of WATCHED) {
    const opening = rules.filter((rule) => allows(rule, watched.services));
    const alone = opening
      .map((rule) => ({ rule, families: openFamilies(peersOf(rule)) }))
      .filter(({ families }) => families.length > 0);
    for (const { rule, families } of alone)
      if (!found.has(rule)) found.set(rule, { watched, families, together: [rule] });
    if (alone.length > 0 || opening.length < 2) continue;
    const families = openFamilies(unionAddresses(...opening.map(peersOf)));
    const first = opening[0];
    if (families.length > 0 && first && !found.has(first)) found.set(first, { watched, families, together: opening });
  }
  return found;
}

function allows(rule: GroupRule, services: ServiceSet): boolean {
  const allowed = servicesOf(rule.traffics, 4);
  return allowed !== undefined && servicesCover(allowed, services);
}

function peersOf(rule: GroupRule): AddressSet {
  return addressSetOfCidrs(rule.peers.flatMap((peer) => peerBlocks(peer, rule.group.vpc)));
}

function openFamilies(set: AddressSet): string[] {
  return FAMILIES.filter(({ world }) => addressSetCovers(set, world)).map(({ name }) => name);
}
