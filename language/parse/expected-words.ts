import type { IToken } from 'chevrotain';
import { choiceOf, listOf, say, type Told, told } from '../../network/words/index.js';
import { nearNames } from '../link/near-names.js';
import { homesOf, startsIn } from '../words/blocks.js';
import { BESIDES, CATEGORIES, CONSTRUCTS, FORMS } from './examples.js';

/** A token that does not fit: what could have come here, in which statement, and what stands there. */
export interface Misfit {
  /** Names of token types. */
  readonly expected: readonly string[];
  /** The grammar's rule. */
  readonly rule: string;
  readonly actual: IToken | undefined;
}

/** Statements with a block, and how they are called. */
const NOUNS: Readonly<Record<string, Told>> = {
  File: told`a file`,
  Vpc: told`a VPC`,
  Subnet: told`a subnet`,
  Resource: told`a resource`,
  SpanningResource: told`a resource`,
  ClientVpnEndpoint: told`a Client VPN endpoint`,
  Gateway: told`a gateway`,
  RegionalNatGateway: told`a regional NAT gateway`,
  RouteTable: told`a route table`,
  NetworkAcl: told`a network ACL`,
  SecurityGroup: told`a security group`,
  DirectionBlock: told`an \`inbound\` or \`outbound\` block`,
  LoadBalancer: told`a load balancer`,
  EndpointService: told`an endpoint service`,
  GatewayEndpoint: told`a gateway endpoint`,
  Network: told`a network`,
  Vpn: told`a VPN`,
  DirectConnect: told`a Direct Connect`,
  Peering: told`a peering`,
  TransitGateway: told`a transit gateway`,
  TransitGatewayRouteTable: told`a route table of a transit gateway`,
  Attach: told`an attachment`,
  PrefixList: told`a prefix list`,
  ElasticIp: told`an Elastic IP address`,
  Test: told`a test`,
};

export function expectation(misfit: Misfit): string {
  const { rule, actual } = misfit;
  const image = actual?.image ?? '';
  const found = image ? say`found \`${shorten(image)}\`` : say`but the file ends here`;
  if (image) {
    const special = specialCase(misfit, image);
    if (special) return special;
    if (endsBlock(misfit)) return wrongStatement(rule, image);
  }
  const form = FORMS[rule] ? `: ${FORMS[rule]}` : '';
  const construct = misfit.expected.length > 1 ? CONSTRUCTS[rule] : undefined;
  if (construct) return say`Expected ${construct}; ${found}.`;
  const list = choiceOf([...new Set(misfit.expected.map((name) => `${CATEGORIES[name] ?? `\`${name}\``}`))]);
  return list ? say`Expected ${list}, ${found}${form}.` : say`This is not expected here: ${found}.`;
}

function endsBlock({ expected, rule }: Misfit): boolean {
  return rule === 'File' || (expected.includes('}') && rule in NOUNS);
}

/** That a word starts nothing there. */
export const misplaced = (image: string, rule: string): string =>
  say`\`${shorten(image)}\` does not belong in ${NOUNS[rule] ?? told`this block`}.`;

/** Whether a word that does not fit in a block belongs in others. */
export const belongsElsewhere = (image: string, rule: string): boolean => homesOf(image).some((home) => home !== rule);

/** Words that messages name in place of what stands there. */
export function guessesAt(rule: string, image: string): readonly string[] {
  if (rule === 'Peer' && image === 'internet') return ['any'];
  if (rule === 'Subject' && image === 'any') return ['internet'];
  if (image.includes('.') && /^[A-Za-z_]/.test(image)) return [image.slice(image.lastIndexOf('.') + 1)];
  return belongsElsewhere(image, rule) ? [] : nearNames(image, startsIn(rule));
}

/** A word that starts nothing that this block can hold. */
function wrongStatement(rule: string, image: string): string {
  if (image === '}')
    return say`
      This \`}\` closes nothing: every block before it is closed already. Remove it, or look for a \`}\` too many
      above.
    `;
  const here = startsIn(rule);
  const near = nearNames(image, here);
  const homes = homesOf(image).filter((home) => home !== rule);
  const belongs =
    homes.length > 0
      ? say` \`${image}\` belongs in ${choiceOf([...new Set(homes.map((home) => `${NOUNS[home] ?? say`another block`}`))])}.`
      : '';
  const guess =
    belongs === '' && near.length > 0 ? say` Did you mean ${choiceOf(near.map((name) => `\`${name}\``))}?` : '';
  const holds = [...(BESIDES[rule] ? [`${BESIDES[rule]}`] : []), ...here.map((word) => `\`${word}\``)];
  return `${misplaced(image, rule)}${belongs}${guess}${belongs || guess ? '' : say` It holds ${listOf(holds)}.`}`;
}

/** Mistakes that are made often enough for an answer of their own. */
function specialCase({ expected, rule }: Misfit, image: string): string | undefined {
  if (rule === 'Peer' && image === 'internet')
    return say`\`internet\` is no peer of a rule: write \`any\`, which is every address, or a CIDR block.`;
  if (rule === 'Subject' && image === 'any')
    return say`\`any\` is no end of a connection: write \`internet\`, or a CIDR block such as \`0.0.0.0/0\`.`;
  if (expected.includes('NAME') && image.includes('.') && /^[A-Za-z_]/.test(image)) {
    return say`
      A name that is declared has no dot: what is inside a VPC is \`vpc.name\` to others by itself. Write
      \`${image.slice(image.lastIndexOf('.') + 1) || 'name'}\`.
    `;
  }
  if (expected.includes('NAME') && /^\d/.test(image))
    return say`Expected a name such as \`web-1\`, found \`${shorten(image)}\`. A name starts with a letter.`;
  return undefined;
}

const shorten = (image: string): string => (image.length > 40 ? `${image.slice(0, 40)}…` : image);
