import { type Address, formatAddress } from '../../address/index.js';
import { allowRules, groups, type Holder, holdersByGroup, rulesOf } from '../../filters/index.js';
import type { Fix } from '../../findings/index.js';
import { routesItsOwnAddressesThrough } from '../../forwarding/index.js';
import {
  type ElasticIp,
  elasticAddressOf,
  type GroupRule,
  isNatGateway,
  type LoadBalancer,
  ownAddresses,
  type Peer,
  type Resource,
  type Topology,
  type Vpc,
} from '../../topology/index.js';
import { say } from '../../words/index.js';
import { removal, replacement } from '../fixes.js';
import { natGatewaysOf, type PublicOwner, publicOwnersOf, singleAddresses } from '../own-addresses.js';
import type { Rule } from '../rule.js';

/**
 * The internet gateway puts the public address on what leaves the VPC, and takes it off what comes in: between hosts that speak by their private addresses nobody sees it.
 * https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Internet_Gateway.html
 */
export const groupAddressNeverSeen: Rule = {
  id: 'group-address-never-seen',
  severity: 'warning',
  summary: 'A public address of one’s own, or a NAT gateway’s, which packets at the group’s members never have.',
  needs: 'topology',
  check({ topology, report }) {
    const owners = new Map(topology.vpcs.flatMap((vpc) => [...publicOwnersOf(vpc)]));
    const natGateways = new Map(topology.vpcs.map((vpc) => [vpc, natGatewaysOf(vpc)]));
    const kept = keptAddresses(topology);
    if (owners.size + kept.size === 0 && [...natGateways.values()].every(({ size }) => size === 0)) return;
    const holders = holdersByGroup(topology);
    for (const group of groups(topology)) {
      const members = holders.get(group) ?? [];
      if (members.length === 0) continue;
      for (const rule of allowRules(rulesOf(group))) {
        for (const peer of rule.peers) {
          const addresses = singleAddresses(peer, group.vpc);
          const elastic = everyOne(addresses, (address) => (owners.has(address) ? undefined : kept.get(address)));
          if (elastic) {
            report({ origin: peer.origin, message: keptWords(elastic), fixes: withoutRule(rule) });
            continue;
          }
          const gateway = everyOne(addresses, (address) => natGateways.get(group.vpc)?.get(address));
          if (gateway && !routesItsOwnAddressesThrough(group.vpc, gateway)) {
            report({ origin: peer.origin, message: natWords(gateway), fixes: withoutRule(rule) });
            continue;
          }
          // An outbound rule sees the public address that its members call.
          const owner =
            rule.direction === 'inbound' ? everyOne(addresses, (address) => owners.get(address)) : undefined;
          if (owner && !members.some((member) => meets(member, owner, topology)))
            report({
              origin: peer.origin,
              message: publicWords(owner, addresses[0] as Address),
              fixes: [...atPrivateAddress(rule, peer, owner), ...withoutRule(rule)],
            });
        }
      }
    }
  },
};

/** What all have to be for the rule to be about nothing else. */
function everyOne<T>(addresses: readonly Address[], find: (address: Address) => T | undefined): T | undefined {
  const found = addresses.map(find);
  return found.every((one) => one !== undefined) ? found[0] : undefined;
}

/** By its own public address, or a load balancer's that hands its clients' packets on; and what forwards packets for others may see anything. */
function meets(member: Holder, owner: PublicOwner, { vpcs }: Topology): boolean {
  if (member === owner) return false;
  if (member.kind === 'load-balancer') return member.isPublic;
  return (
    member.publicIps.length > 0 ||
    !member.sourceDestCheck ||
    vpcs.some((vpc) => isRouteTarget(member, vpc)) ||
    member.vpc.loadBalancers.some((balancer) => isBehind(member, balancer))
  );
}

const isRouteTarget = (member: Resource, vpc: Vpc): boolean =>
  vpc.routeTables.some(({ routes }) =>
    routes.some(({ target }) => target.kind === 'ref' && target.ref.target === member),
  );

const isBehind = (member: Resource, { type, isPublic, listeners }: LoadBalancer): boolean =>
  type === 'network' &&
  isPublic &&
  listeners.some(({ targets }) =>
    targets.some(({ target }) => !target || target === member || member.subnets.some((subnet) => subnet === target)),
  );

/** It lets nobody in, so that nothing changes without it. */
const withoutRule = (rule: GroupRule): Fix[] =>
  rule.peers.length === 1 ? removal(say`Remove the rule`, rule.origin) : [];

/** Unless the rule names that already. */
function atPrivateAddress({ peers, group }: GroupRule, { origin }: Peer, owner: PublicOwner): Fix[] {
  const isHost = owner.kind === 'resource' && !isNatGateway(owner);
  const [address, ...others] = isHost ? ownAddresses(owner, 4) : [];
  if (address === undefined || others.length > 0) return [];
  if (peers.some((peer) => singleAddresses(peer, group.vpc).includes(address))) return [];
  const text = `${formatAddress(address)}/32`;
  return replacement(say`Write its private address, ${text}`, origin, text);
}

function natWords(gateway: Resource): string {
  return say`
      This never matches: no packet at the members of this group comes from or goes to the NAT gateway
      \`${gateway.name}\` itself. On the way out a group sees the internet host as the destination, and replies
      are let in without a rule. Name the hosts that take part, or their group.
    `;
}

/** By their addresses, those that nothing has for certain. */
const keptAddresses = ({ elasticIps }: Topology): ReadonlyMap<Address, ElasticIp> =>
  new Map(
    elasticIps.flatMap((one) =>
      one.maybe ? [] : elasticAddressOf(one).map(({ low }): [Address, ElasticIp] => [low, one]),
    ),
  );

function keptWords({ name, address }: ElasticIp): string {
  return say`
    This never matches as things are: ${address.text} is the Elastic IP address \`${name}\`, which nothing has, so that
    nobody sends from it and nobody is there. It holds for whatever the address is associated with one day: remove the
    rule until then, or associate the address first.
  `;
}

function publicWords(owner: PublicOwner, address: Address): string {
  const [group] = owner.kind === 'resource' ? (owner.securityGroups ?? []) : [];
  return say`
      This never matches: ${formatAddress(address)} is the public address of \`${owner.name}\`, which it has on
      the internet alone, and no member of this group has a public address at which it could be called from there.
      Inside VPCs packets carry private addresses: name ${
        group
          ? say`
      the group \`${group.text}\`, or the private address
    `
          : say`the private addresses of the hosts`
      } instead.
    `;
}
