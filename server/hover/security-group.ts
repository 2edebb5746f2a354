import {
  allResources,
  type Element,
  type GroupRule,
  hasSecurityGroups,
  membersOf,
  type SecurityGroup,
  securityGroupsOf,
  type Topology,
} from '../../network/topology/index.js';
import { detailOf } from '../model/detail.js';
import { termText } from '../model/service-text.js';
import { plural } from '../text/plural.js';
import { readOn } from './aws-pages.js';
import { code, heading, list, paragraphs } from './markdown.js';
import { peerText } from './peer-text.js';

export function securityGroupHover(group: SecurityGroup, topology: Topology): string {
  return paragraphs(
    heading(group, group.isDefault ? "the VPC's default group" : undefined),
    'The doorman at the instance, who knows whom he let in. He stands at the network interface itself, so he looks at traffic from the same subnet too.',
    [
      '- **Stateful**: he remembers each connection that he let through, and its replies pass without being asked.',
      '- **Only allow**: a group has no deny. What no rule allows is denied; to stop somebody in particular, use a network ACL.',
      '- **Together**: where a resource has several groups, each adds what it allows. Order does not matter.',
    ].join('\n'),
    `**In it now**: ${membersText(group, topology)}`,
    `**Lets in**: ${rulesText(group.inbound, 'nothing but replies to what its members asked for.')}`,
    `**Lets out**: ${group.outbound ? rulesText(group.outbound, 'nothing but replies: its members can open no connection.') : 'everything: it has no `outbound` block, and then AWS lets all go out.'}`,
    readOn('securityGroup', 'securityGroupRules'),
  );
}

/** Everything that carries the group, load balancers too. */
function everyMember(group: SecurityGroup, topology: Topology): Element[] {
  const balancers = topology.vpcs
    .flatMap((vpc) => vpc.loadBalancers)
    .filter((balancer) => balancer.securityGroups?.some((ref) => ref.target === group));
  return [...membersOf(group, topology), ...balancers];
}

function membersText(group: SecurityGroup, topology: Topology): string {
  const members = everyMember(group, topology);
  if (members.length === 0) return 'nobody. No resource carries it, so it stops and allows nothing.';
  const texts = members.map((member) => {
    const detail = detailOf(member);
    return detail ? `${code(member.name)} (${detail})` : code(member.name);
  });
  const unstated = group.isDefault
    ? allResources(topology).filter(
        (resource) =>
          hasSecurityGroups(resource) && !resource.securityGroups && securityGroupsOf(resource).includes(group),
      ).length
    : 0;
  return `${list(texts, 12)}.${unstated > 0 ? ` ${plural(unstated, 'of these resource')} ${unstated === 1 ? 'names' : 'name'} no group and so ${unstated === 1 ? 'is' : 'are'} in the default one.` : ''}`;
}

const MOST_RULES = 15;

function rulesText(rules: readonly GroupRule[] | undefined, none: string): string {
  const allowed = (rules ?? []).filter((rule) => rule.action.value === 'allow');
  if (allowed.length === 0) return none;
  const lines = allowed
    .slice(0, MOST_RULES)
    .map((rule) => `- ${rule.traffics.map(termText).join(', ')} ${peerText(rule)}`);
  if (allowed.length > MOST_RULES) lines.push(`- and ${allowed.length - MOST_RULES} more rules`);
  return `\n\n${lines.join('\n')}`;
}

export function groupRuleHover(rule: GroupRule, topology: Topology): string {
  const { group, direction } = rule;
  if (rule.action.value === 'deny')
    return paragraphs(
      `**Deny** in the security group ${code(group.name)}`,
      'A security group cannot deny: it only allows, and what nothing allows is denied anyway. To stop particular addresses, put a `deny` with a low number into the network ACL of the subnet.',
      readOn('securityGroupRules', 'networkAcl'),
    );
  const named = rule.peers.flatMap((peer) =>
    peer.kind === 'ref' && peer.ref.target?.kind === 'security-group' ? [peer.ref.target] : [],
  );
  return paragraphs(
    `**Rule** of the security group ${code(group.name)}, ${direction}: its members ${direction === 'inbound' ? 'accept' : 'may open'} ${rule.traffics.map(termText).join(', ')} ${peerText(rule)}.`,
    `The doorman remembers: replies to this traffic pass by themselves, whatever the ${direction === 'inbound' ? 'outbound' : 'inbound'} rules say. Rules have no order; each adds to what is allowed.`,
    `**The rule speaks for**: ${membersText(group, topology)}`,
    ...named.map(
      (peer) =>
        `**Members of ${code(peer.name)} now**: ${membersText(peer, topology)} A group as ${direction === 'inbound' ? 'sender' : 'receiver'} means its members' private addresses: what comes by a public address, through a NAT gateway or an appliance does not match.`,
    ),
    readOn('securityGroup', 'securityGroupRules'),
  );
}
