import type { IToken } from 'chevrotain';
import { nearNames } from '../link/near-names.js';
import type { GrammarWords } from './grammar-words.js';

/** A token that does not fit: what could have come here, in which statement, and what stands there. */
export interface Misfit {
  /** Names of token types. */
  readonly expected: readonly string[];
  /** The grammar's rule. */
  readonly rule: string;
  readonly actual: IToken | undefined;
}

/** How each category of words is called, with an example. */
const CATEGORIES: Readonly<Record<string, string>> = {
  NAME: 'a name such as `web-1`',
  REF: 'the name of something declared, such as `web-1` or `shop.web-1`',
  SERVICE: 'a service such as `https`',
  SUBJECT: 'the name of something declared, such as `web-1` or `shop.web-1`',
  LABEL: 'a word such as `a`',
  BLOCK: 'a CIDR block such as `10.0.0.0/16`',
  ADDRESS: 'an address such as `10.0.0.10`',
  NUMBER: 'a number such as `100`',
  STRING: 'a text in quotes such as `"./office.vpc"`',
};

/** Statements with a block, and how they are called. */
const NOUNS: Readonly<Record<string, string>> = {
  File: 'a file',
  Vpc: 'a VPC',
  Subnet: 'a subnet',
  Resource: 'a resource',
  SpanningResource: 'a resource',
  Gateway: 'a gateway',
  RegionalNatGateway: 'a regional NAT gateway',
  RouteTable: 'a route table',
  NetworkAcl: 'a network ACL',
  SecurityGroup: 'a security group',
  DirectionBlock: 'an `inbound` or `outbound` block',
  LoadBalancer: 'a load balancer',
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

/** What a block holds beside statements that start with a keyword. */
const BESIDES: Readonly<Record<string, string>> = {
  RouteTable: 'routes such as `0.0.0.0/0 -> igw`',
  TransitGatewayRouteTable: 'routes such as `10.0.0.0/8 -> shop`',
  DirectionBlock: 'rules such as `allow https from any` (with a number in front in a network ACL)',
  PrefixList: 'CIDR blocks separated by commas',
  Test: 'assertions such as `web can reach database on postgres`',
};

/** Whole constructs where the list of possible words would not help. */
const CONSTRUCTS: Readonly<Record<string, string>> = {
  Traffic: 'traffic such as `https`, `tcp 443`, `udp 53`, `icmp` or `all`',
  Peer: '`any`, a CIDR block such as `10.0.0.0/16`, or the name of something declared, such as `web-1`',
  Subject: '`internet`, a CIDR block, an address, or the name of something declared, such as `web-1`',
  Route: 'a route such as `0.0.0.0/0 -> igw`: a CIDR block, `any` or a name, then `->` and a target',
};

/** What a construct looks like, where one word of it is missing. */
const FORMS: Readonly<Record<string, string>> = {
  Rule: 'a rule reads `allow https from any`, in a network ACL with its number in front: `100 allow https from any`',
  Route: 'a route reads `0.0.0.0/0 -> igw`',
  Assertion: 'an expectation reads `web can reach database on postgres`, or `internet cannot reach database`',
  Vpn: 'a VPN reads `vpn line from office to shop.vpn-gateway`',
  DirectConnect: 'a Direct Connect reads `direct-connect line from office to shop.vpn-gateway`',
  Peering: 'a peering reads `peering pair between shop and bank`',
  GatewayEndpoint: 'a gateway endpoint reads `gateway-endpoint s3 to pl-s3 in private-routes`',
  LoadBalancer: 'a load balancer reads `application-load-balancer front in public-a, public-b { … }`',
  Service: 'a service reads `service brew = tcp 8080`',
};

export function expectation(misfit: Misfit, words: GrammarWords): string {
  const { rule, actual } = misfit;
  const image = actual?.image ?? '';
  const found = image ? `found \`${shorten(image)}\`` : 'but the file ends here';
  if (image) {
    const special = specialCase(misfit, image);
    if (special) return special;
    if (endsBlock(misfit)) return wrongStatement(rule, image, words);
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
function wrongStatement(rule: string, image: string, words: GrammarWords): string {
  const noun = NOUNS[rule] ?? 'this block';
  if (image === '}')
    return 'This `}` closes nothing: every block before it is closed already. Remove it, or look for a `}` too many above.';
  const here = words.startsIn(rule);
  const near = nearNames(image, here);
  const homes = words.homesOf(image).filter((home) => home !== rule);
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
