import { type IcmpName, isIcmpName, isKeyword, type Keyword } from '../../language/index.js';
import { type Told, told } from '../../network/words/index.js';
import { icmpDoc } from './icmp-docs.js';

/** One or two sentences on each word of the language: shown in hovers and in the completion list. The names of ICMP types have theirs in `icmp-docs.ts`. */
export const KEYWORD_DOCS: Readonly<Record<Exclude<Keyword, IcmpName>, Told>> = {
  import: told`Makes what another \`.vpc\` file declares visible here. The path is relative to this file.`,
  vpc: told`A virtual private cloud: a network of your own inside AWS, with its blocks of addresses.`,
  id: told`The provider's own ids (\`vpc-…\`, \`i-…\`). A reference or a query may use one in place of the name.`,
  subnet: told`
    A part of a VPC in one availability zone. Resources live in subnets; routes and the network ACL are per
    subnet.
  `,
  public: told`
    States that the subnet is meant to be public. Whether it is follows from its routes: a route to an internet
    gateway makes it so.
  `,
  private: told`
    States that the subnet is meant to be private: no route to an internet gateway. In front of \`nat-gateway\`:
    one without a public address.
  `,
  'internet-gateway': told`The shop's front door: the way between the VPC and the internet, both ways.`,
  'egress-only-gateway': told`A door that opens only from inside, for IPv6.`,
  'vpn-gateway': told`The staff door: where a VPN or Direct Connect line enters the VPC.`,
  'route-table': told`The signposts: where a packet goes, by its destination. The longest prefix wins.`,
  main: told`The table in force for every subnet that names none.`,
  'network-acl': told`
    The guard at the border of a subnet, who remembers nobody: stateless, rules in order, each direction by
    itself.
  `,
  'security-group': told`The doorman at the instance, who knows whom he let in: stateful, allow only.`,
  'security-groups': told`The groups of this resource. Without it the resource is in the default group of its VPC.`,
  default: told`What AWS made with the VPC: in force for everything that names nothing else.`,
  'block-public-access': told`
    Stops internet traffic for the whole VPC, whatever routes and groups say. \`bidirectional\`: both ways;
    \`ingress\`: only what begins outside.
  `,
  bidirectional: told`Both ways.`,
  ingress: told`What begins outside. Connections from inside, through a NAT or egress-only gateway, still work.`,
  egress: told`What begins inside.`,
  regional: told`A NAT gateway of the whole VPC, in no subnet.`,
  'client-vpn-endpoint': told`
    Where people on their own machines come into the VPC. Its clients have the address of its interface in a
    subnet, so that nothing in a VPC can open a connection to them.
  `,
  authorize: told`
    Who may go there: all clients, or with \`for\` the members of groups of the directory. Of several rules those
    with the longest prefix decide. What none allows is dropped.
  `,
  'local-route': told`
    \`off\`: the routes to the VPC's own blocks, which AWS adds for each associated subnet, are there only as far
    as they are written.
  `,
  'nat-gateway': told`Shares one address among the resources behind it: they reach out, nobody reaches in.`,
  instance: told`A virtual machine.`,
  'nat-instance': told`An instance that shares its address among the resources whose routes lead to it.`,
  interface: told`
    A network interface; an instance with several is written as one each, with the same \`id\`. Over several
    subnets: a service that has one in each.
  `,
  database: told`A managed database.`,
  function: told`A function with access to the VPC. It opens connections only, and never has a public address.`,
  'interface-endpoint': told`
    The door to a service as an interface in the subnet: an AWS service, or with \`to\` an endpoint service of
    these files.
  `,
  'endpoint-service': told`
    Offers a network load balancer to other VPCs by PrivateLink: their interface endpoints lead to it, without a
    route between the VPCs.
  `,
  'enforce-inbound-rules-on-private-link-traffic': told`
    \`off\`: the load balancer's groups are not asked about what comes by an endpoint service. Otherwise their
    inbound rules see the client's private address.
  `,
  'gateway-load-balancer-endpoint': told`The way to a fleet of appliances; a route target.`,
  'gateway-endpoint': told`A way to S3 or DynamoDB that stays in AWS's network: a route to a prefix list.`,
  'public-ip': told`A public address of the resource; without an address: it has one that the file does not name.`,
  for: told`Which private address the public one belongs to.`,
  'client-ports': told`The ports its operating system picks for connections it opens: 1024-65535 unless stated.`,
  'source-dest-check': told`\`off\` lets it forward packets that are not its own, as a router or firewall must.`,
  off: told`Switched off.`,
  on: told`On which traffic.`,
  propagate: told`Learns the routes that this gateway or attachment knows.`,
  any: told`Every address, of both families where the VPC has IPv6.`,
  local: told`The VPC itself. Every route table has such a route for each block of the VPC.`,
  blackhole: told`Dropped. What AWS shows where the target of a route is gone.`,
  inbound: told`
    What comes in. In a network ACL: into the subnet, replies too. In a security group: only what begins outside;
    replies pass by themselves.
  `,
  outbound: told`
    What goes out. In a network ACL: out of the subnet, replies too. In a security group: only what begins inside;
    without the block everything may go out.
  `,
  allow: told`Lets it through.`,
  deny: told`Stops it. Only network ACLs can; in a security group, what nothing allows is denied anyway.`,
  from: told`Where it comes from.`,
  to: told`Where it goes to.`,
  all: told`Every protocol and every port.`,
  tcp: told`TCP, at the server's ports; without ports, all of them.`,
  udp: told`UDP, at the server's ports; without ports, all of them.`,
  icmp: told`The network's own messages for IPv4; a type, and a code behind \`/\`.`,
  icmpv6: told`The network's own messages for IPv6; a type, and a code behind \`/\`.`,
  protocol: told`A protocol by its number.`,
  'application-load-balancer': told`Answers web requests and asks its targets itself; targets see the load balancer.`,
  'network-load-balancer': told`Hands connections on to its targets, with the client's address or its own.`,
  'classic-load-balancer': told`The older kind of load balancer; targets see the load balancer.`,
  either: told`
    In front of a listener: of all those of one port and protocol that say so one at least is there, and nobody
    tells which. What is so with each of them is decided.
  `,
  listener: told`What the load balancer answers on, and which targets it hands that to.`,
  'cross-zone': told`Whether a node hands traffic to targets in other zones.`,
  'client-ip': told`Whether targets see the client's address (\`preserved\`) or the node's (\`replaced\`).`,
  preserved: told`Targets see the client's address.`,
  replaced: told`Targets see the node's address.`,
  'health-check': told`
    What its nodes ask a target for to see whether it is healthy. Left out: what they hand to it. A node that has
    no healthy target in its reach leaves the name.
  `,
  weight: told`The share of this target group where a listener has several. \`weight 0\` gets nothing.`,
  'fixed-response': told`The load balancer answers itself. No packet goes to a target.`,
  'lambda-function': told`The load balancer calls the function by the API of AWS and answers itself: no packet of it is in the VPC.`,
  'deny-internet-gateway-traffic': told`
    What comes from an internet gateway is dropped here, replies too: a request of its own to the internet gets no
    answer.
  `,
  'default-route-table': told`\`default-route-table none\`: what no table is associated with goes nowhere.`,
  none: told`There is none.`,
  'appliance-mode': told`
    AWS picks one zone of the attachment for both directions of a flow, so that an appliance behind it sees both.
  `,
  'ip-address-type': told`Which addresses it has. Left out: \`ipv4\`.`,
  ipv4: told`IPv4 addresses alone.`,
  ipv6: told`IPv6 addresses alone.`,
  dualstack: told`IPv4 and IPv6 addresses.`,
  'dualstack-without-public-ipv4': told`Public IPv6 addresses, and private ones of IPv4: no client on the internet reaches it by IPv4.`,
  network: told`A network on premises: an office, a data centre.`,
  unknown: told`
    Nobody tells. In place of blocks or a name: which they are. Behind a name: there may be more in it than is
    written, and what is written is certain. Verdicts that hang on it are unknown; everything else is decided.
  `,
  anywhere: told`
    The blocks of the network may also lie inside those that the files give to VPCs and other networks, and among
    public addresses. Without it, verdicts assume that they do not. Of a subnet or VPC: which one it is nobody
    tells, so that it may be any other.
  `,
  maybe: told`
    Whether it is there at all, nobody tells. A verdict is unknown where it hangs on that; what holds either way
    is decided.
  `,
  host: told`A machine in the network on premises.`,
  vpn: told`An encrypted tunnel from a network to a VPN gateway or a transit gateway. Without \`routes\`: BGP.`,
  routes: told`
    Static routes: the blocks that this connection leads to. Without it, BGP announces the blocks of the network.
  `,
  'local-cidrs': told`
    A traffic selector: the blocks on the customer's side, to which packets from AWS may go and from which packets
    to AWS may come. All else does not pass the tunnels. Left out: everything.
  `,
  'remote-cidrs': told`
    A traffic selector: the blocks on AWS's side. What has another address there does not pass the tunnels. Left
    out: everything.
  `,
  'direct-connect': told`A private line from a network to VPN gateways or a transit gateway.`,
  peering: told`Joins two VPCs, or two transit gateways. Both sides need routes to it.`,
  between: told`The two ends.`,
  and: told`The other end.`,
  'transit-gateway': told`A hub that VPCs, VPNs and lines are attached to.`,
  'security-group-referencing': told`Lets inbound group rules name groups of other attached VPCs.`,
  attach: told`Attaches a VPC, by one subnet in each zone.`,
  associate: told`Which attachments this table decides for: packets that come from them are looked up here.`,
  'elastic-ip': told`An Elastic IP address that is allocated and that nothing has: nobody sends from it, and what is sent to it is lost.`,
  'prefix-list': told`A named list of blocks, for group rules and routes.`,
  'max-entries': told`The most entries the list may have. AWS counts this many rules wherever the list is used.`,
  service: told`A name for ports: \`service brew = tcp 8080\`.`,
  expect: told`States what must be so. A statement that does not hold is an error, with a packet that shows it.`,
  test: told`Several expectations under one title.`,
  can: told`\`can reach\`: every packet of this traffic gets there, and its reply gets back.`,
  cannot: told`\`cannot reach\`: no packet of this traffic gets there at all.`,
  reach: told`Between every member of both sides.`,
  via: told`Every path must pass here.`,
  except: told`Leaves this out.`,
  only: told`Nobody else can reach it.`,
  internet: told`The public internet: every public address that these files do not give out themselves.`,
  in: told`Where it is.`,
};

/** Words that mean something else in the block of a rule. */
const SWITCHED_ON = told`Switched on.`;
const FAMILIES = told`
  Of which families it has addresses, where it names none. Left out: \`ipv4\` for databases, functions and
  interface endpoints, what its subnet has for everything else.
`;
const IN_BLOCK: Readonly<Record<string, Readonly<Partial<Record<Keyword, Told>>>>> = {
  Vpc: {
    except: told`
      These subnets are left out of it: everything passes there, or with \`allow egress\` what begins inside.
    `,
    allow: told`
      What passes in the subnets that are left out of it: \`bidirectional\`, or \`egress\` for what begins inside.
    `,
    to: told`What it leads to: the prefix list of S3 or DynamoDB, or an endpoint service.`,
    for: told`
      The network load balancer that it offers. Of several each interface of an endpoint gets one, and AWS picks
      which.
    `,
    'public-ip': told`The public address of this node.`,
  },
  Subnet: { to: told`The endpoint service that it leads to.` },
  Resource: { on: SWITCHED_ON, 'ip-address-type': FAMILIES },
  SpanningResource: { on: SWITCHED_ON, 'ip-address-type': FAMILIES },
  Attach: {
    on: SWITCHED_ON,
    'security-group-referencing': told`
      \`off\`: references to groups do not count over this attachment. They do so otherwise, where the transit
      gateway has \`security-group-referencing\` too.
    `,
    ipv6: told`
      \`off\`: the VPC's IPv6 blocks are not propagated. Nothing is filtered, and static routes to them hold.
    `,
  },
  LoadBalancer: {
    public: told`Each node of the load balancer gets a public address.`,
    'public-ip': told`
      \`maybe public-ip\`: the internet may reach the nodes by addresses that the name does not give, as an
      accelerator has them.
    `,
    maybe: told`
      Of \`public\`: nobody tells whether it is public, so that its name means public or private addresses, and
      what is so of both is decided. Of a group: whether it has it. Of a listener: whether it is there.
    `,
    on: SWITCHED_ON,
    'security-groups': told`
      The groups of its nodes. Without it a network load balancer has none, and lets in everything; every other
      one is in the default group of its VPC.
    `,
    redirect: told`
      The load balancer answers itself: it names another address to the client. No packet goes to a target.
    `,
  },
  File: {
    private: told`
      This IPv6 block of the VPC is never on the internet: AWS does not advertise it. Inside AWS and to networks
      on premises it is like any other.
    `,
    maybe: told`Nobody tells: of a block, whether it is \`private\`; of a connection, whether it is there at all.`,
  },
  ClientVpnEndpoint: {
    routes: told`\`routes unknown\`: there may be more routes than are written.`,
    for: told`Members of these groups alone, as the directory or the identity provider calls them.`,
    local: told`The other clients of this endpoint.`,
    on: SWITCHED_ON,
  },
  DirectConnect: { allow: told`The allowed prefixes of the Direct Connect gateway.` },
};

/** The words on a keyword, in the block of a rule of the grammar. */
export function keywordDoc(word: string, block: string | undefined): string | undefined {
  if (!isKeyword(word)) return undefined;
  const inBlock = block === undefined ? undefined : IN_BLOCK[block]?.[word];
  return `${inBlock ?? (isIcmpName(word) ? icmpDoc(word) : KEYWORD_DOCS[word])}`;
}
