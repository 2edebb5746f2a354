/** What is told of a network ACL or a security group of which the files do not say whether it lets something through. */

import type { AddressSet } from '../address/index.js';
import type { CompiledNetwork, End } from '../endpoints/index.js';
import { type Group, type OpenRule, whyOpen } from '../filters/index.js';
import { type AclRule, type NetworkAcl, type Peer, qualifiedName } from '../topology/index.js';
import type { StepDetail } from '../trace/index.js';
import { intersectServices, NO_SERVICES, type ServiceSet } from '../traffic/index.js';
import { say } from '../words/index.js';
import { endWords, groupName } from './explain.js';

/** `rule`: the one that leaves it open. Undefined: one that is not written may. */
export function whyAclIsOpen(
  { classes, internet }: CompiledNetwork,
  acl: NetworkAcl,
  { direction, peer }: Extract<StepDetail, { kind: 'acl' }>,
  rule: AclRule | undefined,
): string {
  const name = qualifiedName(acl);
  if (!rule)
    return say`
      \`${name}\` is \`unknown\`: it may hold ${direction} rules that are not written, and one of them may decide.
    `;
  const number = rule.number.value;
  const why = whyOpen(rule, classes, peer.cls, peer.family, undefined);
  if (why) return ofRule(say`${direction} rule ${number} of network ACL ${name}`, why, peer, internet);
  return say`
    Network ACL ${name} has several ${direction} rules ${number}, of which AWS keeps one: which one is not known.
  `;
}

/** `open`: the traffic of which it is not told. Undefined: that does not hang on this group. */
export function whyGroupIsOpen(
  { classes, groups, internet }: CompiledNetwork,
  group: Group,
  { iface, groups: { perhaps, without }, direction, peer, peerGroups }: Extract<StepDetail, { kind: 'groups' }>,
  open: ServiceSet,
): string | undefined {
  const { may } = groups.allowedByGroup(group, direction, peer.cls, peer.family, peerGroups);
  if (intersectServices(may, open) === NO_SERVICES) return undefined;
  const name = groupName(group);
  if (without === 'another' && group === perhaps.at(-1))
    return say`
      Whether ${iface.name} has security group ${name} is not known: AWS gives it the default group where it has
      none of those that the file calls \`maybe\`.
    `;
  if (perhaps.includes(group))
    return say`Whether ${iface.name} has security group ${name} is not known: the file says \`maybe\`.`;
  if (group.kind === 'implicit-default-group')
    return group.vpc.unknown
      ? say`What security group ${name} holds is not known: VPC ${group.vpc.name} is \`unknown\`.`
      : say`Whether ${endNamed(peer, internet)} is a member of security group ${name} is not known.`;
  const [rule] = groups.matchingRules(group, direction, peer.cls, peer.family, peerGroups, open);
  const why = rule && whyOpen(rule, classes, peer.cls, peer.family, peerGroups);
  if (why) return ofRule(say`the ${direction} rule \`${rule.text}\` of security group ${name}`, why, peer, internet);
  return say`Security group ${name} is \`unknown\`: it may hold ${direction} rules that are not written.`;
}

function ofRule(rule: string, why: OpenRule, end: End, internet: AddressSet): string {
  if (why === 'rule') return say`Whether ${rule} is there is not known: the file says \`maybe\`.`;
  const matches = say`Whether ${rule} matches is not known`;
  return why === 'service'
    ? say`${matches}: nothing declares its service.`
    : `${matches}: ${ofPeer(why, end, internet)}.`;
}

function ofPeer(peer: Peer, end: End, internet: AddressSet): string {
  if (peer.kind === 'any') return say`${endNamed(end, internet)} may be of either family`;
  if (peer.kind !== 'ref') return say`whether ${peer.literal.text} holds ${endNamed(end, internet)} is not told`;
  const { text, target } = peer.ref;
  if (!target) return say`no file tells what \`${text}\` means`;
  if (target.kind === 'security-group')
    return say`whether ${endNamed(end, internet)} is a member of \`${text}\` is not told`;
  if ('unknown' in target && target.unknown) return say`no file tells which addresses \`${text}\` has`;
  return say`whether \`${text}\` holds ${endNamed(end, internet)} is not told`;
}

const endNamed = (end: End, internet: AddressSet): string =>
  end.set ? endWords(end, internet) : say`the other end, whose address no file tells,`;

/** Some of its groups are none that the files declare. */
export const whyGroupsAreOpen = (name: string): string =>
  say`Which security groups ${name} has besides those that are declared is not known.`;
