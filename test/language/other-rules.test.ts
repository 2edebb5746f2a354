/** Where rules of groups and network ACLs alone are edited, everything else of a network stays the same objects, and what is said is what a first reading says. */
import { expect, it } from 'vitest';
import { loadNetwork, NetworkSource, readAgain, readInPieces } from '../../language/index.js';
import type { LoadedNetwork } from '../../language/network-source.js';
import { locatedValues } from '../../network/topology/index.js';

const URI = 'file:///a.vpc';
const BEFORE = `
service brew = tcp 8080

vpc shop 10.0.0.0/16 {
  // Who serves.
  security-group web { inbound { allow https from any } }
  security-group data {
    inbound {
      allow tcp 5432 from web // the shop
      allow brew from 10.0.0.0/16
    }
  }
  network-acl border {
    inbound { 100 allow all from any }
    outbound { 100 allow all to any }
  }
  subnet front 10.0.1.0/24 {
    network-acl border
    instance a { security-groups web }
    database b { security-groups data }
  }
}

expect shop.a can reach shop.b on tcp 5432
`;

function loader(): (text: string) => LoadedNetwork {
  let file = readInPieces(URI, BEFORE);
  const source = new NetworkSource();
  return (text) => {
    file = readAgain(file, text);
    return source.load(new Map([[URI, file]]), new Map());
  };
}

/** Everything that stands anywhere, with its place, and what names mean. */
function told({ topology, findings, links, ignores }: LoadedNetwork): unknown {
  return {
    values: locatedValues(topology).map(({ kind, origin }) => JSON.stringify([kind, origin])),
    rules: topology.vpcs.flatMap(({ securityGroups, networkAcls }) =>
      [...securityGroups, ...networkAcls].flatMap((filter) =>
        [...(filter.inbound ?? []), ...(filter.outbound ?? [])].map((rule) => [
          filter.name,
          rule.kind === 'group-rule' ? rule.group === filter && rule.text : rule.acl === filter && rule.number.value,
        ]),
      ),
    ),
    docs: topology.vpcs.flatMap(({ securityGroups }) => securityGroups.map(({ doc }) => doc)),
    findings: findings.map((finding) => JSON.stringify(finding)),
    links: links.map(({ origin, text, targets }) => JSON.stringify([origin, text, targets.map(({ name }) => name)])),
    ignores,
  };
}

const CASES: readonly [name: string, text: string][] = [
  ['a port', BEFORE.replace('5432 from web', '5433 from web')],
  ['a peer', BEFORE.replace('from web', 'from any')],
  ['a rule more', BEFORE.replace('allow brew', 'allow ping from any\n      allow brew')],
  ['a rule less', BEFORE.replace('      allow brew from 10.0.0.0/16\n', '')],
  ['a name that nobody has', BEFORE.replace('from web', 'from wep')],
  ['two rules of two groups', BEFORE.replace('5432 from web', '5433 from web').replace('https from', 'http from')],
  [
    'an entry of an ACL',
    BEFORE.replace('100 allow all from any', '90 deny ssh from any\n      100 allow all from any'),
  ],
  ['a rule, and lines above it', `// more\n\n${BEFORE.replace('allow https', '// of all\n    allow http')}`],
  [
    'a rule, and a comment that describes',
    BEFORE.replace('Who serves', 'Who sells').replace('allow https', 'allow http'),
  ],
];

it.each(CASES)('%s', (_, text) => {
  const load = loader();
  const [shop] = load(BEFORE).topology.vpcs;
  const resources = shop?.subnets.flatMap((subnet) => subnet.resources);
  const now = load(text);
  expect(now.topology.vpcs[0]).toBe(shop);
  expect(now.topology.vpcs[0]?.subnets.flatMap((subnet) => subnet.resources)).toEqual(resources);
  expect(told(now)).toEqual(told(loadNetwork([{ uri: URI, text }], () => undefined)));
  const back = load(BEFORE);
  expect(back.topology.vpcs[0]).toBe(shop);
  expect(told(back)).toEqual(told(loadNetwork([{ uri: URI, text: BEFORE }], () => undefined)));
});

const OTHERS: readonly [name: string, text: string][] = [
  ['who has a group', BEFORE.replace('security-groups web', 'security-groups data')],
  ['a block', BEFORE.replace('10.0.1.0/24', '10.0.2.0/24')],
  ['a group of another name', BEFORE.replace('security-group web', 'security-group front')],
  ['a direction more', BEFORE.replace('allow https from any }', 'allow https from any } outbound { }')],
];

it.each(OTHERS)('not where %s is other', (_, text) => {
  const load = loader();
  const [shop] = load(BEFORE).topology.vpcs;
  const now = load(text);
  expect(now.topology.vpcs[0]).not.toBe(shop);
  expect(told(now)).toEqual(told(loadNetwork([{ uri: URI, text }], () => undefined)));
});

/** Written for the other direction, so that the same line may stand at the end of one block or at the beginning of the next. */
it.each([
  [
    'group',
    'security-group web { inbound {',
    'allow https from any',
    'allow ssh to any',
    '} outbound {',
    'allow http to any',
    '} }',
  ],
  [
    'ACL',
    'network-acl border { inbound {',
    '100 allow all from any',
    '110 deny ssh to any',
    '} outbound {',
    '120 allow all to any',
    '} }',
  ],
])('a rule of a %s that moves over to the other direction', (_, open, first, moved, between, last, close) => {
  const texts = [
    [open, first, moved, between, last, close],
    [open, first, between, moved, last, close],
    [open, first, moved, last, between, close],
  ].map((lines) => `vpc shop 10.0.0.0/16 {\n${lines.join('\n')}\n}\n`);
  let file = readInPieces(URI, texts[0] as string);
  const source = new NetworkSource();
  for (const text of [...texts, ...[...texts].reverse()]) {
    file = readAgain(file, text);
    const now = source.load(new Map([[URI, file]]), new Map());
    const fresh = loadNetwork([{ uri: URI, text }], () => undefined);
    expect(told(now), text).toEqual(told(fresh));
    expect(counted(now), text).toEqual(counted(fresh));
  }
});

const counted = ({ topology }: LoadedNetwork): unknown =>
  topology.vpcs.flatMap(({ securityGroups, networkAcls }) =>
    [...securityGroups, ...networkAcls].map(({ inbound, outbound }) => [inbound?.length, outbound?.length]),
  );
