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
import { say } from '../../network/words/index.js';
import { detailOf } from '../model/detail.js';
import { termText } from '../model/service-text.js';
import { readOn } from './aws-pages.js';
import { code, heading, list, paragraphs } from './markdown.js';
import { peerText } from './peer-text.js';

export function securityGroupHover(group: SecurityGroup, topology: Topology): string {
  return paragraphs(
    heading(group, group.isDefault ? say`the VPC's default group` : undefined),
    say`
      The doorman at the instance, who knows whom he let in. He stands at the network interface itself, so he
      looks at traffic from the same subnet too.
    `,
    [
      say`- **Stateful**: he remembers each connection that he let through, and its replies pass without being asked.`,
      say`- **Only allow**: a group has no deny. What no rule allows is denied; to stop somebody in particular, use a network ACL.`,
      say`- **Together**: where a resource has several groups, each adds what it allows. Order does not matter.`,
    ].join('\n'),
    say`**In it now**: ${membersText(group, topology)}`,
    say`**Lets in**: ${rulesText(group.inbound, say`nothing but replies to what its members asked for.`)}`,
    say`
      **Lets out**: ${
        group.outbound
          ? rulesText(group.outbound, say`nothing but replies: its members can open no connection.`)
          : say`
      everything: it has no \`outbound\` block, and then AWS lets all go out.
    `
      }
    `,
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

function inDefault(unstated: number): string {
  return unstated === 1
    ? say` 1 of these resources names no group and so is in the default one.`
    : say` ${unstated} of these resources name no group and so are in the default one.`;
}

function membersText(group: SecurityGroup, topology: Topology): string {
  const members = everyMember(group, topology);
  if (members.length === 0) return say`nobody. No resource carries it, so it stops and allows nothing.`;
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
  return `${list(texts, 12)}.${unstated > 0 ? inDefault(unstated) : ''}`;
}

const MOST_RULES = 15;

function rulesText(rules: readonly GroupRule[] | undefined, none: string): string {
  const allowed = (rules ?? []).filter((rule) => rule.action.value === 'allow');
  if (allowed.length === 0) return none;
  const lines = allowed
    .slice(0, MOST_RULES)
    .map((rule) => `- ${rule.traffics.map(termText).join(', ')} ${peerText(rule)}`);
  if (allowed.length > MOST_RULES) lines.push(say`- and ${allowed.length - MOST_RULES} more rules`);
  return `\n\n${lines.join('\n')}`;
}

export function groupRuleHover(rule: GroupRule, topology: Topology): string {
  const { group, direction } = rule;
  if (rule.action.value === 'deny')
    return paragraphs(
      say`**Deny** in the security group ${code(group.name)}`,
      say`
        A security group cannot deny: it only allows, and what nothing allows is denied anyway. To stop particular
        addresses, put a \`deny\` with a low number into the network ACL of the subnet.
      `,
      readOn('securityGroupRules', 'networkAcl'),
    );
  const named = rule.peers.flatMap((peer) =>
    peer.kind === 'ref' && peer.ref.target?.kind === 'security-group' ? [peer.ref.target] : [],
  );
  return paragraphs(
    say`
      **Rule** of the security group ${code(group.name)}, ${direction}: its members
      ${
        direction === 'inbound' ? say`accept` : say`may open`
      } ${rule.traffics.map(termText).join(', ')} ${peerText(rule)}.
    `,
    say`
      The doorman remembers: replies to this traffic pass by themselves, whatever the
      ${direction === 'inbound' ? 'outbound' : 'inbound'} rules say. Rules have no order; each adds to what is
      allowed.
    `,
    say`**The rule speaks for**: ${membersText(group, topology)}`,
    ...named.map(
      (peer) =>
        say`
        **Members of ${code(peer.name)} now**: ${membersText(peer, topology)} A group as
        ${direction === 'inbound' ? say`sender` : say`receiver`} means its members' private addresses: what comes
        by a public address, through a NAT gateway or an appliance does not match.
      `,
    ),
    readOn('securityGroup', 'securityGroupRules'),
  );
}
