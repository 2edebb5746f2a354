import { type AclRule, type NetworkAcl, networkAclOf } from '../../network/topology/index.js';
import { listOf, say } from '../../network/words/index.js';
import { type AclRuleEffect, aclEffects, type Box, mergedByServices, takenFrom } from '../model/acl-effects.js';
import { addressText, serviceText, termText } from '../model/service-text.js';
import { readOn } from './aws-pages.js';
import { code, heading, names, paragraphs, table } from './markdown.js';
import { peerText } from './peer-text.js';

export function networkAclHover(acl: NetworkAcl): string {
  const subnets = acl.vpc.subnets.filter((subnet) => networkAclOf(subnet) === acl);
  return paragraphs(
    heading(acl, acl.isDefault ? say`the VPC's default ACL` : undefined),
    say`
      The guard at the border of a subnet, who remembers nobody. He looks at each packet when it enters or leaves
      the subnet, and at no packet that stays inside it.
    `,
    [
      say`- **Stateless**: a reply is a packet like any other. It must be let through in the other direction, at the port that the client picked (mostly 1024-65535).`,
      say`- **In order**: the rule with the lowest number that matches decides, allow or deny; the ones after it are not asked. What no rule matches is denied (rule \`*\`).`,
      say`- **Each direction by itself**: \`inbound\` looks at where a packet comes from, \`outbound\` at where it goes to; both at its destination port.`,
    ].join('\n'),
    subnets.length > 0
      ? say`Stands at the border of ${names(subnets)}.`
      : say`No subnet uses it now, so it stops nothing.`,
    directionText(acl, 'inbound'),
    directionText(acl, 'outbound'),
    readOn('networkAcl', 'ephemeralPorts'),
  );
}

/** At most this many rules of a direction are listed. */
const MOST_ROWS = 20;

function directionText(acl: NetworkAcl, direction: 'inbound' | 'outbound'): string {
  const rules = acl[direction];
  const title = direction === 'inbound' ? say`Into the subnet` : say`Out of the subnet`;
  if (rules.length === 0)
    return say`**${title}**: nothing. It has no ${direction} rule, so the \`*\` rule denies everything.`;
  const effects = aclEffects(rules);
  const rows = effects
    .slice(0, MOST_ROWS)
    .map((effect) => [
      `${effect.rule.number.value}`,
      effect.rule.action.value,
      `${termText(effect.rule.traffic)} ${peerText(effect.rule)}`,
      leftText(effects, effect),
    ]);
  if (effects.length > MOST_ROWS) rows.push(['…', '', say`${effects.length - MOST_ROWS} more rules`, '']);
  rows.push(['*', 'deny', say`everything else`, '']);
  return `**${title}**\n\n${table([say`rule`, '', say`matches`, say`decides, after the rules before it`], rows)}`;
}

/** An ACL's rule: what it decides once the rules before it had their turn. */
export function aclRuleHover(rule: AclRule): string {
  const { acl, direction } = rule;
  const effects = aclEffects(acl[direction]);
  const effect = effects.find((candidate) => candidate.rule === rule);
  const earlier = [...acl[direction]]
    .filter((other) => other.number.value < rule.number.value)
    .sort((a, b) => a.number.value - b.number.value);
  const allow = rule.action.value === 'allow';
  return paragraphs(
    say`
      **Rule ${rule.number.value}** of the network ACL ${code(acl.name)}, ${direction}: ${rule.action.value}
      ${termText(rule.traffic)} ${peerText(rule)}.
    `,
    effect ? say`**After the rules before it** ${earlierText(earlier)}: ${effectText(effects, effect, allow)}` : '',
    direction === 'inbound'
      ? say`
        Asked when a packet enters a subnet that has this ACL, lowest number first; the first rule that matches
        decides. \`from\` is the sender. The port is the packet's destination port.
      `
      : say`
        Asked when a packet leaves a subnet that has this ACL, lowest number first; the first rule that matches
        decides. \`to\` is the receiver. The port is the packet's destination port.
      `,
    allow && effect?.left?.length !== 0
      ? say`
        The guard remembers nobody: the replies to this traffic are packets of their own and need an
        ${direction === 'inbound' ? 'outbound' : 'inbound'} rule for the client's ports (mostly 1024-65535).
      `
      : '',
    readOn('networkAcl', 'ephemeralPorts'),
  );
}

function earlierText(earlier: readonly AclRule[]): string {
  if (earlier.length === 0) return say`(there are none)`;
  if (earlier.length > 6) return say`(${earlier.length} of them)`;
  return `(${earlier.map((rule) => rule.number.value).join(', ')})`;
}

function effectText(effects: readonly AclRuleEffect[], effect: AclRuleEffect, allow: boolean): string {
  if (effect.left && effect.left.length === 0)
    return say`nothing is left for it. It never decides about any packet: change its number, or take it out.`;
  const text = leftText(effects, effect);
  return allow ? say`it lets through ${text}.` : say`it stops ${text}.`;
}

/** Pieces that are no longer than this can be read. */
const MOST_PIECES = 3;

/** What is left in a few pieces is told by these. Of what is left in many, as of all ports without one, nobody reads what it is: there what went before is told. */
function leftText(effects: readonly AclRuleEffect[], effect: AclRuleEffect): string {
  if (!effect.left) return say`what the files do not tell: an address list here is not known`;
  if (effect.left.length === 0) return say`**nothing**`;
  if (effect.whole) return say`all that it matches`;
  const boxes = mergedByServices(effect.left);
  const taken = takenFrom(effects, effect).map(({ rule, boxes: own }) => ({ rule, boxes: mergedByServices(own) }));
  const lost = taken.flatMap(({ boxes: own }) => own);
  if (lost.length > 0 && rangesOf(lost) < rangesOf(boxes)) {
    const told = taken.slice(0, MOST_PIECES).map(({ rule, boxes: own }) => {
      const what = piecesText(own, effect);
      return say`rule ${rule.number.value} has decided ${what}`;
    });
    return taken.length > MOST_PIECES
      ? say`all that it matches, once ${listOf([...told, say`${taken.length - MOST_PIECES} more rules have decided theirs`])}`
      : say`all that it matches, once ${listOf(told)}`;
  }
  return piecesText(boxes, effect);
}

function piecesText(boxes: readonly Box[], { rule: { direction } }: AclRuleEffect): string {
  const shown = boxes.slice(0, MOST_PIECES).map((box) => {
    const [services, addresses] = [serviceText(box.services), addressText(box.addresses)];
    return direction === 'inbound' ? say`${services} from ${addresses}` : say`${services} to ${addresses}`;
  });
  return boxes.length > MOST_PIECES
    ? say`${shown.join('; ')}; and ${boxes.length - MOST_PIECES} more pieces`
    : shown.join('; ');
}

/** How much there is to read. */
const rangesOf = (boxes: readonly Box[]): number =>
  boxes.reduce((sum, { services, addresses }) => sum + services.bounds.length / 2 + addresses.length, 0);
