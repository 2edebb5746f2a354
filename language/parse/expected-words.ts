import type { IToken } from 'chevrotain';
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
const NOUNS: Readonly<Record<string, string>> = {
  File: 'a file',
  Vpc: 'a VPC',
  Subnet: 'a subnet',
  Resource: 'a resource',
  SpanningResource: 'a resource',
  ClientVpnEndpoint: 'a Client VPN endpoint',
  Gateway: 'a gateway',
  RegionalNatGateway: 'a regional NAT gateway',
  RouteTable: 'a route table',
  NetworkAcl: 'a network ACL',
  SecurityGroup: 'a security group',
  DirectionBlock: 'an `inbound` or `outbound` block',
  LoadBalancer: 'a load balancer',
  EndpointService: 'an endpoint service',
  GatewayEndpoint: 'a gateway endpoint',
  Network: 'a network',
  Vpn: 'a VPN',
  DirectConnect: 'a Direct Connect',
  Peering: 'a peering',
  TransitGateway: 'a transit gateway',
  TransitGatewayRouteTable: 'a route table of a transit gateway',
  Attach: 'an attachment',
  PrefixList: 'a prefix list',
  Test: 'a test',
};

export function expectation(misfit: Misfit): string {
  const { rule, actual } = misfit;
  const image = actual?.image ?? '';
  const found = image ? `found \`${shorten(image)}\`` : 'but the file ends here';
  if (image) {
    const special = specialCase(misfit, image);
    if (special) return special;
    if (endsBlock(misfit)) return wrongStatement(rule, image);
  }
  const form = FORMS[rule] ? `: ${FORMS[rule]}` : '';
  const construct = misfit.expected.length > 1 ? CONSTRUCTS[rule] : undefined;
  if (construct) return `Expected ${construct}; ${found}.`;
  const list = listOf([...new Set(misfit.expected.map((name) => CATEGORIES[name] ?? `\`${name}\``))]);
  return list ? `Expected ${list}, ${found}${form}.` : `This is not expected here: ${found}.`;
}

function endsBlock({ expected, rule }: Misfit): boolean {
  return rule === 'File' || (expected.includes('}') && rule in NOUNS);
}

/** A word that starts nothing that this block can hold. */
function wrongStatement(rule: string, image: string): string {
  const noun = NOUNS[rule] ?? 'this block';
  if (image === '}')
    return 'This `}` closes nothing: every block before it is closed already. Remove it, or look for a `}` too many above.';
  const here = startsIn(rule);
  const near = nearNames(image, here);
  const homes = homesOf(image).filter((home) => home !== rule);
  const belongs =
    homes.length > 0
      ? ` \`${image}\` belongs in ${listOf([...new Set(homes.map((home) => NOUNS[home] ?? 'another block'))])}.`
      : '';
  const guess = belongs === '' && near.length > 0 ? ` Did you mean ${listOf(near.map((name) => `\`${name}\``))}?` : '';
  const holds = [...(BESIDES[rule] ? [BESIDES[rule]] : []), ...here.map((word) => `\`${word}\``)];
  return `\`${shorten(image)}\` does not belong in ${noun}.${belongs}${guess}${belongs || guess ? '' : ` It holds ${listOf(holds, 'and')}.`}`;
}

/** Mistakes that are made often enough for an answer of their own. */
function specialCase({ expected, rule }: Misfit, image: string): string | undefined {
  if (rule === 'Peer' && image === 'internet')
    return '`internet` is no peer of a rule: write `any`, which is every address, or a CIDR block.';
  if (rule === 'Subject' && image === 'any')
    return '`any` is no end of a connection: write `internet`, or a CIDR block such as `0.0.0.0/0`.';
  if (expected.includes('NAME') && image.includes('.') && /^[A-Za-z_]/.test(image)) {
    return `A name that is declared has no dot: what is inside a VPC is \`vpc.name\` to others by itself. Write \`${image.slice(image.lastIndexOf('.') + 1) || 'name'}\`.`;
  }
  if (expected.includes('NAME') && /^\d/.test(image))
    return `Expected a name such as \`web-1\`, found \`${shorten(image)}\`. A name starts with a letter.`;
  return undefined;
}

function listOf(words: readonly string[], last: 'or' | 'and' = 'or'): string {
  return words.length > 1 ? `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}` : (words[0] ?? '');
}

const shorten = (image: string): string => (image.length > 40 ? `${image.slice(0, 40)}…` : image);
