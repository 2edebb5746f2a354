/** Which statements each kind of block can hold. */

export type BlockKind =
  | 'file'
  | 'vpc'
  | 'subnet'
  | 'resource'
  | 'gateway'
  | 'route-table'
  | 'network-acl'
  | 'security-group'
  | 'acl-rules'
  | 'group-rules'
  | 'load-balancer'
  | 'network'
  | 'vpn'
  | 'direct-connect'
  | 'transit-gateway'
  | 'transit-table'
  | 'prefix-list'
  | 'test'
  | 'ids';

/** One statement: the word it begins with, and what a Tab fills in, as a snippet of the editor. */
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

const RESOURCES: readonly Item[] = [
  item('instance', 'instance <web-1> <> { security-groups <> }'),
  item('interface', 'interface <eni-1> <> { id <> }'),
  item('database', 'database <orders> <> { security-groups <> }'),
  item('function', 'function <worker> { security-groups <> }'),
  item('interface-endpoint', 'interface-endpoint <secrets> { security-groups <> }'),
  item('gateway-load-balancer-endpoint', 'gateway-load-balancer-endpoint <inspection>'),
  item('nat-gateway', 'nat-gateway <nat> { public-ip }'),
  item('private nat-gateway', 'private nat-gateway <nat>'),
];
const IDS = item('id', 'id <>');
const DIRECTIONS = [item('inbound', 'inbound {\n\t$0\n}'), item('outbound', 'outbound {\n\t$0\n}')];

export const ITEMS: Readonly<Record<BlockKind, readonly Item[]>> = {
  file: [
    item('import', 'import "./<other>.vpc"'),
    item('vpc', 'vpc <name> <10.0.0.0/16> {\n\t$0\n}'),
    item('network', 'network <office> <192.168.0.0/16>'),
    item('vpn', 'vpn <line> from <> to <>'),
    item('direct-connect', 'direct-connect <line> from <> to <>'),
    item('peering', 'peering <name> between <> and <>'),
    item('transit-gateway', 'transit-gateway <hub> {\n\tattach $0\n}'),
    item('prefix-list', 'prefix-list <name> {\n\t$0\n}'),
    item('service', 'service <name> = tcp <8080>'),
    item('expect', 'expect <> can reach <> on <https>'),
    item('test', 'test "<what must be so>" {\n\t$0\n}'),
  ],
  vpc: [
    item('subnet', 'subnet <name> <> in <a> {\n\t$0\n}'),
    item('public subnet', 'public subnet <name> <> in <a> {\n\t$0\n}'),
    item('private subnet', 'private subnet <name> <> in <a> {\n\t$0\n}'),
    item('internet-gateway', 'internet-gateway <igw>'),
    item('egress-only-gateway', 'egress-only-gateway <eigw>'),
    item('vpn-gateway', 'vpn-gateway <vgw>'),
    item('regional nat-gateway', 'regional nat-gateway <nat>'),
    item('route-table', 'route-table <name> {\n\t$0\n}'),
    item('main route-table', 'main route-table <main> {\n\t$0\n}'),
    item(
      'network-acl',
      'network-acl <name> {\n\tinbound {\n\t\t100 allow <https> from <any>\n\t\t110 allow tcp 1024-65535 from any\n\t}\n\toutbound {\n\t\t100 allow tcp 1024-65535 to any\n\t\t110 allow https to any\n\t}\n}',
    ),
    item('default network-acl', 'default network-acl <name> {\n\t$0\n}'),
    item('security-group', 'security-group <name> {\n\tinbound { allow <https> from <any> }\n}'),
    item('default security-group', 'default security-group <name> {\n\t$0\n}'),
    item('application-load-balancer', 'application-load-balancer <name> in <> {\n\tlistener <https> -> <>\n}'),
    item('network-load-balancer', 'network-load-balancer <name> in <> {\n\tlistener <tcp 443> -> <>\n}'),
    item('classic-load-balancer', 'classic-load-balancer <name> in <> {\n\tlistener <https> -> <>\n}'),
    item('gateway-endpoint', 'gateway-endpoint <s3> to <> in <>'),
    item('database', 'database <orders> in <> { security-groups <> }'),
    item('function', 'function <worker> in <> { security-groups <> }'),
    item('interface-endpoint', 'interface-endpoint <secrets> in <> { security-groups <> }'),
    item('block-public-access', 'block-public-access <bidirectional|ingress>'),
    IDS,
  ],
  subnet: [item('route-table', 'route-table <>'), item('network-acl', 'network-acl <>'), ...RESOURCES, IDS],
  resource: [
    item('security-groups', 'security-groups <>'),
    item('public-ip', 'public-ip <>'),
    item('client-ports', 'client-ports <32768-60999>'),
    item('source-dest-check', 'source-dest-check off'),
    IDS,
  ],
  gateway: [item('route-table', 'route-table <>'), item('public-ip', 'public-ip <>'), IDS],
  'route-table': [
    item('0.0.0.0/0', '0.0.0.0/0 -> <>'),
    item('::/0', '::/0 -> <>'),
    item('propagate', 'propagate <>'),
    IDS,
  ],
  'network-acl': [...DIRECTIONS, IDS],
  'security-group': [...DIRECTIONS, IDS],
  'acl-rules': [item('allow', '<100> allow <https> <from|to> <any>'), item('deny', '<90> deny <all> <from|to> <>')],
  'group-rules': [item('allow', 'allow <https> <from|to> <any>')],
  'load-balancer': [
    item('listener', 'listener <https> -> <>'),
    item('public', 'public'),
    item('security-groups', 'security-groups <>'),
    item('cross-zone', 'cross-zone <on|off>'),
    IDS,
  ],
  network: [item('host', 'host <name> <>'), IDS],
  vpn: [item('routes', 'routes <>'), IDS],
  'direct-connect': [item('allow', 'allow <>'), item('routes', 'routes <>'), IDS],
  'transit-gateway': [
    item('attach', 'attach <>'),
    item('route-table', 'route-table <name> {\n\t$0\n}'),
    item('security-group-referencing', 'security-group-referencing'),
    IDS,
  ],
  'transit-table': [
    item('associate', 'associate <>'),
    item('propagate', 'propagate <>'),
    item('0.0.0.0/0', '0.0.0.0/0 -> <>'),
    IDS,
  ],
  'prefix-list': [IDS],
  test: [item('internet', 'internet cannot reach <>'), item('only', 'only <> can reach <>')],
  ids: [IDS],
};

const starters = new Map(
  Object.entries(ITEMS).map(([kind, items]) => [kind, new Set(items.map(({ label }) => label.split(' ')[0]))]),
);

/** True for a word that can begin a statement there, for telling statements on one line apart. */
export function isStarter(word: string, block: BlockKind): boolean {
  return starters.get(block)?.has(word) === true;
}

const HEADERS: Readonly<Record<string, BlockKind>> = {
  vpc: 'vpc',
  subnet: 'subnet',
  instance: 'resource',
  interface: 'resource',
  database: 'resource',
  function: 'resource',
  'interface-endpoint': 'resource',
  'gateway-load-balancer-endpoint': 'resource',
  'nat-gateway': 'resource',
  'internet-gateway': 'gateway',
  'egress-only-gateway': 'ids',
  'vpn-gateway': 'gateway',
  'route-table': 'route-table',
  'network-acl': 'network-acl',
  'security-group': 'security-group',
  'application-load-balancer': 'load-balancer',
  'network-load-balancer': 'load-balancer',
  'classic-load-balancer': 'load-balancer',
  'gateway-endpoint': 'ids',
  network: 'network',
  vpn: 'vpn',
  'direct-connect': 'direct-connect',
  peering: 'ids',
  'transit-gateway': 'transit-gateway',
  attach: 'ids',
  'prefix-list': 'prefix-list',
  test: 'test',
};
const MODIFIERS: ReadonlySet<string> = new Set(['public', 'private', 'main', 'default', 'regional']);

/** What a block is, by the words before its brace and the block it is in. */
export function blockKindOf(header: readonly string[], outer: BlockKind): BlockKind {
  const word = header.find((candidate) => !MODIFIERS.has(candidate)) ?? '';
  if (word === 'inbound' || word === 'outbound') return outer === 'network-acl' ? 'acl-rules' : 'group-rules';
  if (header[0] === 'regional') return 'gateway';
  if (word === 'route-table' && outer === 'transit-gateway') return 'transit-table';
  return (Object.hasOwn(HEADERS, word) ? HEADERS[word] : undefined) ?? outer;
}
