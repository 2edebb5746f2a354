import type { StatementRule } from '../../language/index.js';

/** One statement: the words it begins with, and what a Tab fills in, as a snippet of the editor. */
export interface Item {
  readonly label: string;
  readonly snippet: string;
}

/** `<name>` is a stop with a proposal, `<a|b>` one with a choice, `<>` an empty one. */
const item = (label: string, shape: string): Item => {
  let stop = 0;
  const snippet = shape.replace(/<([^<>]*)>/g, (_, proposal: string) => {
    stop++;
    if (proposal.includes('|')) return `$\{${stop}|${proposal.replaceAll('|', ',')}|}`;
    return proposal ? `$\{${stop}:${proposal}}` : `$${stop}`;
  });
  return { label, snippet };
};

/** The rules of a network ACL have numbers in front. */
export const NUMBERED_RULES: readonly Item[] = [
  item('allow', '<100> allow <https> <from|to> <any>'),
  item('deny', '<90> deny <all> <from|to> <>'),
];

/** What is filled in for each statement of the grammar. Which of them a block holds is told by the grammar. */
export const STATEMENTS: Readonly<Record<StatementRule, readonly Item[]>> = {
  Import: [item('import', 'import "./<other>.vpc"')],
  Vpc: [item('vpc', 'vpc <name> <10.0.0.0/16> {\n\t$0\n}')],
  Network: [item('network', 'network <office> <192.168.0.0/16>')],
  Vpn: [item('vpn', 'vpn <line> from <> to <>')],
  DirectConnect: [item('direct-connect', 'direct-connect <line> from <> to <>')],
  Peering: [item('peering', 'peering <name> between <> and <>')],
  TransitGateway: [item('transit-gateway', 'transit-gateway <hub> {\n\tattach $0\n}')],
  PrefixList: [item('prefix-list', 'prefix-list <name> {\n\t$0\n}')],
  ElasticIp: [item('elastic-ip', 'elastic-ip <spare> <203.0.113.5>')],
  Service: [item('service', 'service <name> = tcp <8080>')],
  Expect: [item('expect', 'expect <> can reach <> on <https>')],
  Test: [item('test', 'test "<what must be so>" {\n\t$0\n}')],
  Subnet: [
    item('subnet', 'subnet <name> <> in <a> {\n\t$0\n}'),
    item('public subnet', 'public subnet <name> <> in <a> {\n\t$0\n}'),
    item('private subnet', 'private subnet <name> <> in <a> {\n\t$0\n}'),
  ],
  RouteTable: [
    item('route-table', 'route-table <name> {\n\t$0\n}'),
    item('main route-table', 'main route-table <main> {\n\t$0\n}'),
  ],
  NetworkAcl: [
    item(
      'network-acl',
      'network-acl <name> {\n\tinbound {\n\t\t100 allow <https> from <any>\n\t\t110 allow tcp 1024-65535 from any\n\t}\n\toutbound {\n\t\t100 allow tcp 1024-65535 to any\n\t\t110 allow https to any\n\t}\n}',
    ),
    item('default network-acl', 'default network-acl <name> {\n\t$0\n}'),
  ],
  SecurityGroup: [
    item('security-group', 'security-group <name> {\n\tinbound { allow <https> from <any> }\n}'),
    item('default security-group', 'default security-group <name> {\n\t$0\n}'),
  ],
  LoadBalancer: [
    item('application-load-balancer', 'application-load-balancer <name> in <> {\n\tlistener <https> -> <>\n}'),
    item('network-load-balancer', 'network-load-balancer <name> in <> {\n\tlistener <tcp 443> -> <>\n}'),
    item('classic-load-balancer', 'classic-load-balancer <name> in <> {\n\tlistener <https> -> <>\n}'),
  ],
  EndpointService: [item('endpoint-service', 'endpoint-service <name> for <>')],
  PrivateLinkRules: [
    item('enforce-inbound-rules-on-private-link-traffic', 'enforce-inbound-rules-on-private-link-traffic <off|on>'),
  ],
  GatewayEndpoint: [item('gateway-endpoint', 'gateway-endpoint <s3> to <> in <>')],
  Gateway: [
    item('internet-gateway', 'internet-gateway <igw>'),
    item('egress-only-gateway', 'egress-only-gateway <eigw>'),
    item('vpn-gateway', 'vpn-gateway <vgw>'),
  ],
  RegionalNatGateway: [item('regional nat-gateway', 'regional nat-gateway <nat>')],
  SpanningResource: [
    item('interface', 'interface <service> in <> { security-groups <> }'),
    item('database', 'database <orders> in <> { security-groups <> }'),
    item('function', 'function <worker> in <> { security-groups <> }'),
    item('interface-endpoint', 'interface-endpoint <secrets> in <> { security-groups <> }'),
  ],
  ClientVpnEndpoint: [
    item(
      'client-vpn-endpoint',
      'client-vpn-endpoint <remote> <172.20.0.0/22> in <> {\n\tsecurity-groups <>\n\tauthorize <10.0.0.0/16>\n}',
    ),
  ],
  LocalRoute: [item('local-route', 'local-route off')],
  UntoldRoutes: [item('routes', 'routes unknown')],
  Authorize: [item('authorize', 'authorize <>')],
  BlockPublicAccess: [item('block-public-access', 'block-public-access <bidirectional|ingress>')],
  UseRouteTable: [item('route-table', 'route-table <>')],
  UseNetworkAcl: [item('network-acl', 'network-acl <>')],
  Resource: [
    item('instance', 'instance <web-1> <> { security-groups <> }'),
    item('interface', 'interface <eni-1> <> { id <> }'),
    item('database', 'database <orders> <> { security-groups <> }'),
    item('function', 'function <worker> { security-groups <> }'),
    item('interface-endpoint', 'interface-endpoint <secrets> { security-groups <> }'),
    item('gateway-load-balancer-endpoint', 'gateway-load-balancer-endpoint <inspection>'),
    item('nat-gateway', 'nat-gateway <nat> { public-ip }'),
    item('nat-instance', 'nat-instance <nat> { security-groups <> public-ip }'),
    item('private nat-gateway', 'private nat-gateway <nat>'),
  ],
  UseSecurityGroups: [item('security-groups', 'security-groups <>')],
  PublicIp: [item('public-ip', 'public-ip <>')],
  ClientPorts: [item('client-ports', 'client-ports <32768-60999>')],
  DenyInternetGatewayTraffic: [item('deny-internet-gateway-traffic', 'deny-internet-gateway-traffic')],
  DefaultRouteTable: [item('default-route-table', 'default-route-table none')],
  AttachOption: [
    item('appliance-mode', 'appliance-mode on'),
    item('security-group-referencing', 'security-group-referencing off'),
    item('ipv6', 'ipv6 off'),
  ],
  SourceDestCheck: [item('source-dest-check', 'source-dest-check off')],
  Route: [item('0.0.0.0/0', '0.0.0.0/0 -> <>'), item('::/0', '::/0 -> <>')],
  Propagate: [item('propagate', 'propagate <>')],
  DirectionBlock: [item('inbound', 'inbound {\n\t$0\n}'), item('outbound', 'outbound {\n\t$0\n}')],
  Rule: [item('allow', 'allow <https> <from|to> <any>')],
  Listener: [
    item('listener', 'listener <https> -> <>'),
    item('maybe listener', 'maybe listener <https> -> <>'),
    item('either listener', 'either listener <https> -> <>'),
  ],
  Public: [item('public', 'public'), item('maybe public', 'maybe public'), item('maybe public-ip', 'maybe public-ip')],
  CrossZone: [item('cross-zone', 'cross-zone <on|off>')],
  IpAddressType: [item('ip-address-type', 'ip-address-type <ipv4|ipv6|dualstack|dualstack-without-public-ipv4>')],
  Host: [item('host', 'host <name> <>')],
  ConnectionCidrs: [item('allow', 'allow <>'), item('routes', 'routes <>')],
  TrafficSelector: [item('local-cidrs', 'local-cidrs <>'), item('remote-cidrs', 'remote-cidrs <>')],
  GroupReferencing: [item('security-group-referencing', 'security-group-referencing')],
  Attach: [item('attach', 'attach <>')],
  TransitGatewayRouteTable: [item('route-table', 'route-table <name> {\n\t$0\n}')],
  Associate: [item('associate', 'associate <>')],
  Entries: [],
  Assertion: [],
  Ids: [item('id', 'id <>')],
};
