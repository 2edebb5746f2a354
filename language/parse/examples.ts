/** How messages call what the grammar expects, with an example of each. A test reads every example as the rule it stands for. */
import { type Told, told } from '../../network/words/index.js';
import type { VpcAstType, VpcTerminalNames } from '../generated/ast.js';

type Category = Exclude<VpcTerminalNames, 'WHITESPACE' | 'BLOCK_COMMENT' | 'LINE_COMMENT'>;
/** By the names of the grammar's rules. */
type ByRule = Partial<Record<keyof VpcAstType, Told>>;
type Texts = Readonly<Record<string, Told>>;

/** How each category of words is called, with an example. */
export const CATEGORIES: Texts = {
  NAME: told`a name such as \`web-1\``,
  REF: told`the name of something declared, such as \`web-1\` or \`shop.web-1\``,
  SERVICE: told`a service such as \`https\``,
  SUBJECT: told`the name of something declared, such as \`web-1\` or \`shop.web-1\``,
  LABEL: told`a word such as \`a\``,
  BLOCK: told`a CIDR block such as \`10.0.0.0/16\``,
  ADDRESS: told`an address such as \`10.0.0.10\``,
  NUMBER: told`a number such as \`100\``,
  STRING: told`a text in quotes such as \`"./office.vpc"\``,
} satisfies Record<Category, Told>;

/** What a block holds beside statements that start with a keyword. */
export const BESIDES: Texts = {
  RouteTable: told`routes such as \`0.0.0.0/0 -> igw\``,
  TransitGatewayRouteTable: told`routes such as \`10.0.0.0/8 -> shop\``,
  ClientVpnEndpoint: told`routes such as \`0.0.0.0/0 -> public-a\``,
  DirectionBlock: told`rules such as \`allow https from any\` (with a number in front in a network ACL)`,
  PrefixList: told`CIDR blocks separated by commas`,
  Test: told`assertions such as \`web can reach database on postgres\``,
} satisfies ByRule;

/** Whole constructs where the list of possible words would not help. */
export const CONSTRUCTS: Texts = {
  Traffic: told`traffic such as \`https\`, \`tcp 443\`, \`udp 53\`, \`icmp\` or \`all\``,
  Peer: told`\`any\`, a CIDR block such as \`10.0.0.0/16\`, or the name of something declared, such as \`web-1\``,
  Subject: told`\`internet\`, a CIDR block, an address, or the name of something declared, such as \`web-1\``,
  Route: told`a route such as \`0.0.0.0/0 -> igw\`: a CIDR block, \`any\` or a name, then \`->\` and a target`,
} satisfies ByRule;

/** What a construct looks like, where one word of it is missing. */
export const FORMS: Texts = {
  Rule: told`
    a rule reads \`allow https from any\`, in a network ACL with its number in front: \`100 allow https from any\`
  `,
  Route: told`a route reads \`0.0.0.0/0 -> igw\``,
  Assertion: told`an expectation reads \`web can reach database on postgres\`, or \`internet cannot reach database\``,
  Vpn: told`a VPN reads \`vpn line from office to shop.vpn-gateway\``,
  DirectConnect: told`a Direct Connect reads \`direct-connect line from office to shop.vpn-gateway\``,
  ClientVpnEndpoint: told`
    a Client VPN endpoint reads \`client-vpn-endpoint remote 172.20.0.0/22 in private-a { authorize 10.0.0.0/16
    }\`
  `,
  Authorize: told`an authorization rule reads \`authorize 10.0.0.0/16\`, or \`authorize 10.0.0.0/16 for "admins"\``,
  Peering: told`a peering reads \`peering pair between shop and bank\``,
  GatewayEndpoint: told`a gateway endpoint reads \`gateway-endpoint s3 to pl-s3 in private-routes\``,
  LoadBalancer: told`a load balancer reads \`application-load-balancer front in public-a, public-b { … }\``,
  EndpointService: told`an endpoint service reads \`endpoint-service orders for front\``,
  ElasticIp: told`an Elastic IP address reads \`elastic-ip spare 203.0.113.5\``,
  Service: told`a service reads \`service brew = tcp 8080\``,
} satisfies ByRule;
