/** How messages call what the grammar expects, with an example of each. A test reads every example as the rule it stands for. */
import type { VpcAstType, VpcTerminalNames } from '../generated/ast.js';

type Category = Exclude<VpcTerminalNames, 'WHITESPACE' | 'BLOCK_COMMENT' | 'LINE_COMMENT'>;
/** By the names of the grammar's rules. */
type ByRule = Partial<Record<keyof VpcAstType, string>>;
type Texts = Readonly<Record<string, string>>;

/** How each category of words is called, with an example. */
export const CATEGORIES: Texts = {
  NAME: 'a name such as `web-1`',
  REF: 'the name of something declared, such as `web-1` or `shop.web-1`',
  SERVICE: 'a service such as `https`',
  SUBJECT: 'the name of something declared, such as `web-1` or `shop.web-1`',
  LABEL: 'a word such as `a`',
  BLOCK: 'a CIDR block such as `10.0.0.0/16`',
  ADDRESS: 'an address such as `10.0.0.10`',
  NUMBER: 'a number such as `100`',
  STRING: 'a text in quotes such as `"./office.vpc"`',
} satisfies Record<Category, string>;

/** What a block holds beside statements that start with a keyword. */
export const BESIDES: Texts = {
  RouteTable: 'routes such as `0.0.0.0/0 -> igw`',
  TransitGatewayRouteTable: 'routes such as `10.0.0.0/8 -> shop`',
  ClientVpnEndpoint: 'routes such as `0.0.0.0/0 -> public-a`',
  DirectionBlock: 'rules such as `allow https from any` (with a number in front in a network ACL)',
  PrefixList: 'CIDR blocks separated by commas',
  Test: 'assertions such as `web can reach database on postgres`',
} satisfies ByRule;

/** Whole constructs where the list of possible words would not help. */
export const CONSTRUCTS: Texts = {
  Traffic: 'traffic such as `https`, `tcp 443`, `udp 53`, `icmp` or `all`',
  Peer: '`any`, a CIDR block such as `10.0.0.0/16`, or the name of something declared, such as `web-1`',
  Subject: '`internet`, a CIDR block, an address, or the name of something declared, such as `web-1`',
  Route: 'a route such as `0.0.0.0/0 -> igw`: a CIDR block, `any` or a name, then `->` and a target',
} satisfies ByRule;

/** What a construct looks like, where one word of it is missing. */
export const FORMS: Texts = {
  Rule: 'a rule reads `allow https from any`, in a network ACL with its number in front: `100 allow https from any`',
  Route: 'a route reads `0.0.0.0/0 -> igw`',
  Assertion: 'an expectation reads `web can reach database on postgres`, or `internet cannot reach database`',
  Vpn: 'a VPN reads `vpn line from office to shop.vpn-gateway`',
  DirectConnect: 'a Direct Connect reads `direct-connect line from office to shop.vpn-gateway`',
  ClientVpnEndpoint:
    'a Client VPN endpoint reads `client-vpn-endpoint remote 172.20.0.0/22 in private-a { authorize 10.0.0.0/16 }`',
  Authorize: 'an authorization rule reads `authorize 10.0.0.0/16`, or `authorize 10.0.0.0/16 for "admins"`',
  Peering: 'a peering reads `peering pair between shop and bank`',
  GatewayEndpoint: 'a gateway endpoint reads `gateway-endpoint s3 to pl-s3 in private-routes`',
  LoadBalancer: 'a load balancer reads `application-load-balancer front in public-a, public-b { … }`',
  EndpointService: 'an endpoint service reads `endpoint-service orders for front`',
  Service: 'a service reads `service brew = tcp 8080`',
} satisfies ByRule;
