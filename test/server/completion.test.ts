import { describe, expect, it } from 'vitest';
import type { CompletionItem, CompletionList, TextEdit } from 'vscode-languageserver-protocol';
import { loadNetwork } from '../../language/index.js';
import { NUMBERED_RULES, STATEMENTS } from '../../server/completion/statements.js';
import { cursor, SHOP, TestClient } from './test-client.js';

const NETWORK = `
network office 192.168.0.0/16 { host desk 192.168.0.9 }
prefix-list s3 unknown
service brew = tcp 8080
vpc other 10.1.0.0/16 { internet-gateway gate subnet far 10.1.0.0/24 { instance remote } }
`;

/** The last may not be imported, and one is no network. */
const FILES = Object.fromEntries(
  ['work%20shop/sub/there.vpc', 'work%20shop/here.vpc', 'work%20shop/notes.txt', 'elsewhere/far.vpc'].map((path) => [
    `file:///${path}`,
    'network n unknown\n',
  ]),
);

async function offered(marked: string): Promise<{ labels: string[]; items: CompletionItem[]; isIncomplete: boolean }> {
  const { text, position } = cursor(marked);
  const client = await TestClient.start({ files: FILES, folders: ['file:///work%20shop'] });
  await client.open(text + NETWORK);
  if (text.includes('ignore')) await client.analysed();
  const answer = await client.ask<CompletionItem[] | CompletionList>('textDocument/completion', position, {}, SHOP);
  const items = Array.isArray(answer) ? answer : answer.items;
  const isIncomplete = !Array.isArray(answer) && answer.isIncomplete;
  return { labels: items.map(({ label }) => label), items, isIncomplete };
}

/** `all`: these, in this order, and nothing else. */
const cases: [
  name: string,
  text: string,
  expected: { all?: string[]; first?: string[]; some?: string[]; none?: string[]; once?: string[] },
][] = [
  ['declarations at the top', '|', { some: ['vpc', 'network', 'test', 'service'], none: ['subnet', 'instance'] }],
  [
    'what a VPC holds',
    'vpc v 10.0.0.0/16 {\n  |\n}',
    { some: ['public subnet', 'security-group', 'route-table'], none: ['instance', 'vpc'] },
  ],
  [
    'what a subnet holds',
    'vpc v 10.0.0.0/16 {\n  subnet s 10.0.0.0/24 {\n    ins|\n  }\n}',
    { some: ['instance', 'nat-gateway', 'route-table'], none: ['subnet'] },
  ],
  [
    'what a resource holds',
    'vpc v 10.0.0.0/16 { subnet s 10.0.0.0/24 { instance i { | } } }',
    { some: ['security-groups', 'public-ip'], none: ['instance'] },
  ],
  [
    'the next free block for a subnet',
    'vpc v 10.0.0.0/16 {\n  subnet a 10.0.0.0/24 { }\n  subnet b |\n}',
    { all: ['10.0.1.0/24', '10.0.2.0/24', '10.0.3.0/24', 'unknown'] },
  ],
  [
    'a free block in the size of the others',
    'vpc v 10.0.0.0/24 {\n  subnet a 10.0.0.0/26 { }\n  subnet c 10.0.0.128/26 { }\n  private subnet b |\n}',
    { all: ['10.0.0.64/26', '10.0.0.192/26', 'unknown'] },
  ],
  [
    'a block for a VPC that overlaps none',
    'vpc v |',
    { all: ['10.0.0.0/16', '10.2.0.0/16', '10.3.0.0/16', 'unknown'] },
  ],
  ['what may stand behind a block of a VPC', 'vpc v 10.0.0.0/16, 2001:db8::/56 |', { all: ['private', 'in', 'maybe'] }],
  [
    'a free address for an instance',
    'vpc v 10.0.0.0/16 {\n  subnet s 10.0.0.0/24 {\n    instance a 10.0.0.4\n    instance b |\n  }\n}',
    { all: ['10.0.0.5', '10.0.0.6', '10.0.0.7'] },
  ],
  [
    'groups for a resource, those of the VPC first',
    'vpc v 10.0.0.0/16 { security-group web { } subnet s 10.0.0.0/24 { instance i { security-groups | } } }',
    { all: ['web', 'maybe'] },
  ],
  [
    'targets of a route',
    'vpc v 10.0.0.0/16 {\n  internet-gateway igw\n  route-table r {\n    0.0.0.0/0 -> |\n  }\n}',
    { some: ['local', 'blackhole', 'igw', 'other.gate'], none: ['web', 'brew'] },
  ],
  [
    'gateways of the VPC first, of a route to everywhere those that lead out',
    'vpc v 10.0.0.0/16 {\n  vpn-gateway back\n  internet-gateway igw\n  subnet s 10.0.0.0/24 { instance i nat-gateway nat }\n  route-table r {\n    0.0.0.0/0 -> |\n  }\n}',
    { first: ['igw', 'nat', 'back'] },
  ],
  [
    'what leads to other networks first, of a route to one',
    'peering lane between v and other vpc v 10.0.0.0/16 {\n  internet-gateway igw\n  subnet s 10.0.0.0/24 { nat-gateway nat }\n  route-table r {\n    10.1.0.0/16 -> |\n  }\n}',
    { first: ['lane', 'nat', 'igw'] },
  ],
  ['ports with their services, those of the file first', 'service s = tcp |', { first: ['8080', '80', '443'] }],
  ['ports of that protocol alone', 'service s = udp |', { some: ['53', '123'], none: ['443', '8080'] }],
  ['every region', 'vpc v 10.0.0.0/16 in |', { some: ['ap-northeast-2', 'eu-south-2', 'us-gov-west-1', 'cn-north-1'] }],
  [
    'regions that the files use first',
    'vpc w 10.9.0.0/16 in ap-northeast-2 { }\nvpc v 10.0.0.0/16 in |',
    { first: ['ap-northeast-2', 'us-east-1'] },
  ],
  ['one vpc, and one of everything else', '|', { once: ['vpc', 'network', 'test', 'expect'] }],
  ['ids of rules in a comment that ignores', '// vpclens-ignore |', { some: ['group-open', 'acl-unused'] }],
  [
    'of those the ones that the next line has first',
    'vpc v 10.0.0.0/16 {\n  // vpclens-ignore |\n  security-group lonely { }\n}',
    { first: ['group-unused'] },
  ],
  ['files to import', 'import "|"', { all: ['./here.vpc', './sub/there.vpc'] }],
  ['files to import, behind what is typed', 'import "./su|', { some: ['./sub/there.vpc'] }],
  [
    'tables for a subnet',
    'vpc v 10.0.0.0/16 { route-table r { } subnet s 10.0.0.0/24 { route-table | } }',
    { all: ['r', 'unknown'] },
  ],
  [
    'the next rule number',
    'vpc v 10.0.0.0/16 { network-acl n { inbound { 100 allow https from any\n | } } }',
    { some: ['110', 'allow', 'deny'] },
  ],
  [
    'a free number between two rules, where it stands',
    'vpc v 10.0.0.0/16 { network-acl n { inbound { 100 allow https from any\n | \n 110 allow http from any } } }',
    { some: ['105', 'allow'], none: ['120'] },
  ],
  [
    'a number before the first rule',
    'vpc v 10.0.0.0/16 { network-acl n { inbound { \n | \n 100 allow http from any } } }',
    { some: ['50'], none: ['110'] },
  ],
  ['what a rule does', 'vpc v 10.0.0.0/16 { network-acl n { inbound { 100 | } } }', { all: ['allow', 'deny'] }],
  [
    'traffic in a rule',
    'vpc v 10.0.0.0/16 { network-acl n { inbound { 100 allow | } } }',
    { some: ['brew', 'tcp', 'https', 'ping'], none: ['from'] },
  ],
  [
    'the way in an inbound rule',
    'vpc v 10.0.0.0/16 { network-acl n { inbound { 100 allow https | } } }',
    { all: ['from'] },
  ],
  [
    'the way in an outbound rule',
    'vpc v 10.0.0.0/16 { network-acl n { outbound { 100 allow https | } } }',
    { all: ['to'] },
  ],
  [
    'peers of an ACL: no groups, no prefix lists',
    'vpc v 10.0.0.0/16 { security-group g { } network-acl n { inbound { 100 allow https from | } } }',
    { some: ['any', 'office', 'other', 'office.desk'], none: ['g', 's3'] },
  ],
  [
    'peers of a group',
    'vpc v 10.0.0.0/16 { security-group g { inbound { allow https from | } } }',
    { some: ['any', 'g', 's3', 'office'] },
  ],
  ['no deny in a group', 'vpc v 10.0.0.0/16 { security-group g { inbound { | } } }', { all: ['allow', 'maybe'] }],
  [
    'subjects of an expectation',
    'expect |',
    { some: ['internet', 'only', 'remote', 'office'], none: ['gate', 'brew'] },
  ],
  ['the verb', 'expect remote |', { all: ['can', 'cannot'] }],
  ['reach', 'expect remote can |', { all: ['reach'] }],
  ['the rest of an expectation', 'expect remote can reach office |', { all: ['on', 'via'] }],
  ['its traffic', 'expect remote can reach office on |', { some: ['brew', 'https'] }],
  ['its way', 'expect remote can reach office on https via |', { some: ['gate'] }],
  ['assertions in a test', 'test "t" {\n  remote cannot reach |\n}', { some: ['internet', 'far'] }],
  ['networks for a VPN', 'vpn line from |', { all: ['office'] }],
  ['its other end', 'vpc v 10.0.0.0/16 { vpn-gateway back }\nvpn line from office to |', { all: ['back'] }],
  ['zones', 'vpc v 10.0.0.0/16 { subnet s 10.0.0.0/24 in | }', { all: ['a', 'b', 'c'] }],
  ['names of ICMP types', 'service s = icmp |', { some: ['echo-request', 'time-exceeded'], none: ['tcp'] }],
  [
    'the whole way of a listener',
    'vpc v 10.0.0.0/16 { application-load-balancer b in s { listener https -> web | } }',
    { all: ['in', 'on', 'client-ip', 'health-check', 'weight', 'cross-zone', 'unknown'] },
  ],
  [
    'what a gateway holds: no address',
    'vpc v 10.0.0.0/16 { internet-gateway g { | } }',
    { all: ['route-table', 'id'] },
  ],
  ['what an egress-only gateway holds', 'vpc v 10.0.0.0/16 { egress-only-gateway g { | } }', { all: ['id'] }],
  ['what a VPN holds', 'vpn line from office to back { | }', { all: ['routes', 'local-cidrs', 'remote-cidrs', 'id'] }],
  [
    'groups in transit tables: what is attached',
    'transit-gateway hub { route-table r { propagate | } }',
    { some: ['other'], none: ['office'] },
  ],
  ['nothing in a comment', '// vp|', { all: [] }],
  ['nothing in a string', 'test "a |"', { all: [] }],
];

describe('completion', () => {
  for (const [name, text, { all, first = [], some = [], none = [], once = [] }] of cases)
    it(`offers ${name}`, async () => {
      const { labels } = await offered(text);
      if (all) expect(labels).toEqual(all);
      expect(labels.slice(0, first.length)).toEqual(first);
      expect(once.map((label) => labels.filter((one) => one === label))).toEqual(once.map((label) => [label]));
      expect(labels).toEqual(expect.arrayContaining(some));
      expect(labels.filter((label) => none.includes(label))).toEqual([]);
    });

  it('replaces the word being typed, dots and slashes included', async () => {
    const { items } = await offered('vpc v 10.0.0.0/16 {\n  subnet b 10.0|\n}');
    const edit = items[0]?.textEdit as TextEdit;
    expect([edit.newText, edit.range.start.character, edit.range.end.character]).toEqual(['10.0.0.0/24', 11, 15]);
  });

  it('explains what it offers', async () => {
    const { items } = await offered('vpc v 10.0.0.0/16 {\n  |\n}');
    expect(items.filter(({ documentation }) => !documentation).map(({ label }) => label)).toEqual([]);
  });

  it('tells of a group what it lets in and who is in it', async () => {
    const { items } = await offered(
      'vpc v 10.0.0.0/16 { security-group web { inbound { allow https from any } } subnet s 10.0.0.0/24 { instance a { security-groups web } instance i { security-groups | } } }',
    );
    const [web] = items;
    expect([web?.label, web?.detail]).toEqual(['web', 'security group: https from anywhere']);
    expect(web?.documentation).toMatchObject({ value: expect.stringMatching(/Lets in.*https.*In it\*\*: a/s) });
  });

  it('finds a port by the name of its service, and writes the path of an import in its quotes', async () => {
    const port = (await offered('service s = tcp |')).items.find(({ label }) => label === '5432');
    expect([port?.detail, port?.filterText]).toEqual(['postgres', '5432 postgres']);
    const [file] = (await offered('import "./su|"')).items as { textEdit: TextEdit }[];
    expect(file?.textEdit.range).toEqual({
      start: { line: 0, character: 8 },
      end: { line: 0, character: 12 },
    });
  });

  it('offers the names around the cursor, and of very many others those that are being typed', async () => {
    const vpc = (i: number, rule: string): string =>
      `vpc v${i} 10.${i}.0.0/16 { security-group web { } security-group app-${i} { inbound { ${rule} } } }`;
    const text = (typed: string): string =>
      Array.from({ length: 150 }, (_, i) => vpc(i, i === 75 ? `allow tcp 1 from ${typed}|` : '')).join('\n');
    const groups = async (typed: string): Promise<{ labels: string[]; isIncomplete: boolean }> => {
      const found = await offered(text(typed));
      const names = found.items.filter(({ detail }) => detail?.startsWith('security group'));
      return { labels: names.map(({ label }) => label), isIncomplete: found.isIncomplete };
    };
    const all = await groups('');
    expect(all.labels.slice(0, 3)).toEqual(['web', 'app-75', 'v0.web']);
    expect(all.labels.length).toBeLessThan(150);
    expect(all.isIncomplete).toBe(true);
    const typed = await groups('app-149');
    expect(typed.labels).toContain('v149.app-149');
    expect(typed.labels).not.toContain('v0.web');
  });

  it('never fails, wherever the cursor is', async () => {
    const text =
      'import "./a.vpc"\nvpc v 10.0.0.0/16 { subnet s 10.0.0.0/24 in a { instance i { security-groups } }\nroute-table r { 0.0.0.0/0 -> x } } }\nexpect only a, b can reach c on tcp 1-2 via d';
    const client = await TestClient.start();
    await client.open(text);
    for (let offset = 0; offset <= text.length; offset++) {
      const before = text.slice(0, offset).split('\n');
      const items = await client.ask<CompletionItem[]>('textDocument/completion', {
        line: before.length - 1,
        character: before.at(-1)?.length ?? 0,
      });
      expect(Array.isArray(items)).toBe(true);
    }
  });
});

/** A text in which a snippet of a rule of the grammar is a statement. */
const inVpc = (text: string): string => `vpc frame 10.0.0.0/16 {\n${text}\n}\n`;
const inSubnet = (text: string): string => inVpc(`subnet s 10.0.0.0/24 { ${text} }`);
const inResource = (text: string): string => inSubnet(`instance i { ${text} }`);
const inBalancer = (text: string): string => inVpc(`application-load-balancer b in s { ${text} }`);
const inClientVpn = (text: string): string => inVpc(`client-vpn-endpoint c in s { ${text} }`);
const inHub = (text: string): string => `transit-gateway hub { ${text} }`;
const atTop = (text: string): string => text;
const FRAMES: Readonly<Record<keyof typeof STATEMENTS, (text: string) => string>> = {
  Import: atTop,
  Vpc: atTop,
  Network: atTop,
  Vpn: atTop,
  DirectConnect: atTop,
  Peering: atTop,
  TransitGateway: atTop,
  PrefixList: atTop,
  ElasticIp: atTop,
  Service: atTop,
  Expect: atTop,
  Test: atTop,
  Subnet: inVpc,
  RouteTable: inVpc,
  NetworkAcl: inVpc,
  SecurityGroup: inVpc,
  LoadBalancer: inVpc,
  EndpointService: inVpc,
  PrivateLinkRules: inBalancer,
  GatewayEndpoint: inVpc,
  Gateway: inVpc,
  RegionalNatGateway: inVpc,
  SpanningResource: inVpc,
  ClientVpnEndpoint: inVpc,
  LocalRoute: inClientVpn,
  UntoldRoutes: inClientVpn,
  Authorize: (text) => inClientVpn(text.replace('other', '10.0.0.0/8')),
  BlockPublicAccess: inVpc,
  UseRouteTable: inSubnet,
  UseNetworkAcl: inSubnet,
  Resource: inSubnet,
  UseSecurityGroups: inResource,
  PublicIp: inResource,
  ClientPorts: inResource,
  SourceDestCheck: inResource,
  DenyInternetGatewayTraffic: inResource,
  DefaultRouteTable: inHub,
  AttachOption: (text) => inHub(`attach v { ${text} }`),
  Route: (text) => inVpc(`route-table r { ${text} }`),
  Propagate: (text) => inVpc(`route-table r { ${text} }`),
  DirectionBlock: (text) => inVpc(`security-group g { ${text} }`),
  Rule: (text) => inVpc(`security-group g { inbound { ${text} } }`),
  Listener: inBalancer,
  Public: inBalancer,
  CrossZone: inBalancer,
  IpAddressType: inBalancer,
  Host: (text) => `network n unknown { ${text} }`,
  TrafficSelector: (text) => `vpn l from n to g { ${text} }`,
  ConnectionCidrs: (text) => `direct-connect d from n to g { ${text} }`,
  GroupReferencing: inHub,
  Attach: inHub,
  TransitGatewayRouteTable: inHub,
  Associate: (text) => inHub(`route-table r { ${text} }`),
  Entries: (text) => `prefix-list p { ${text} }`,
  Assertion: (text) => `test "t" { ${text} }`,
  Ids: inVpc,
};

/** What somebody fills in where a snippet proposes nothing. */
function filled(snippet: string): string {
  return snippet
    .replace(/\$\{\d+\|([^,|]+)[^}]*\}/g, '$1')
    .replace(/\$\{\d+:([^}]*)\}/g, '$1')
    .replace('host name $2', 'host name 10.0.0.9')
    .replace(/(allow|routes|-cidrs) \$\d+$/, '$1 10.0.0.0/8')
    .replace(/subnet name \$\d+/, 'subnet name 10.0.0.0/24')
    .replace(/(instance|interface|database) (\S+) \$\d+ \{/, '$1 $2 10.0.0.9 {')
    .replace(/public-ip \$\d+/, 'public-ip 198.51.100.1')
    .replace(/\t\$0\n/, '')
    .replace(/\$\d+/g, 'other');
}

describe('what is filled in for a statement', () => {
  const cases = [
    ...Object.entries(STATEMENTS).flatMap(([rule, items]) =>
      items.map(
        ({ label, snippet }) => [label, rule, FRAMES[rule as keyof typeof STATEMENTS](filled(snippet))] as const,
      ),
    ),
    ...NUMBERED_RULES.map(
      ({ label, snippet }) =>
        [label, 'Rule, numbered', inVpc(`network-acl n { inbound { ${filled(snippet)} } }`)] as const,
    ),
  ];

  it.each(cases)('%s (%s) is a sentence of the language', (_label, _rule, text) => {
    const { findings } = loadNetwork([{ uri: SHOP, text }], () => undefined);
    expect(findings.filter(({ rule }) => rule === 'syntax' || rule === 'address-invalid')).toEqual([]);
  });
});
