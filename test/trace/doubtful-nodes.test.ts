/** A network load balancer that keeps its clients' addresses, and the node by which a way leads to a target: it leads there only if the load balancer's name resolves to it. */
import { describe, expect, it } from 'vitest';
import { loadNetwork } from '../../language/index.js';
import { analyse } from '../../network/answers/analyse.js';
import { evaluateExpectations } from '../../network/expectations/index.js';
import { reachIn, topologyOf } from '../answers/asking.js';

/** Nobody reaches `web` but by the load balancer: its network ACL denies port 900 to the VPC, and it has no public address. */
const text = (items: string): string => `
vpc mall 10.0.0.0/16 {
  internet-gateway door
  subnet left 10.0.0.0/24 in a {
    network-acl no-alternate
    instance web 10.0.0.5 { security-groups anybody }
    instance shut 10.0.0.6 { security-groups nobody }
    instance doubted 10.0.0.7 { security-groups untold }
  }
  subnet right 10.0.1.0/24 in b {
    instance client 10.0.1.5 { security-groups anybody }
    instance good 10.0.1.6 { security-groups anybody }
    instance closed 10.0.1.7 { security-groups nobody }
    instance vague 10.0.1.8 { security-groups untold }
  }
  network-load-balancer entry in left 10.0.0.9, right 10.0.1.9 {
    public
    ${items.split('; ').join('\n    ')}
  }
  main route-table way { 0.0.0.0/0 -> door }
  security-group anybody { inbound { allow all from any } outbound { allow all to any } }
  security-group nobody { inbound { } }
  security-group untold unknown { }
  network-acl no-alternate {
    inbound { 90 deny tcp 900 from 10.0.0.0/16  100 allow all from any }
    outbound { 100 allow all to any }
  }
}`;

const WEB = 'listener http -> web, good on tcp 900 client-ip preserved cross-zone on';
const GOOD = 'listener http -> good on tcp 900 client-ip preserved cross-zone on';

/** What the name resolves to, of the nodes on the left and on the right. For the right one `web` is not healthy. */
const NAMES = [
  ['in, in', 'web', 'reachable', WEB],
  ['out, in', 'web', 'blocked', `${WEB}; listener https -> good, shut cross-zone off`],
  [
    'perhaps, in: a listener may be there',
    'web',
    'unknown',
    `${WEB}; maybe listener https -> good, shut cross-zone off`,
  ],
  [
    'perhaps, in: nobody tells who is healthy',
    'web',
    'unknown',
    `${WEB}; listener https -> good, doubted cross-zone off`,
  ],
  ['rest, perhaps', 'web', 'unknown', `${WEB}; listener https -> shut, vague cross-zone off`],
  ['perhaps, rest', 'web', 'reachable', `${WEB}; listener https -> doubted, closed cross-zone off`],
  ['perhaps, perhaps', 'web', 'unknown', `${WEB}; listener https -> doubted, vague cross-zone off`],
  ['perhaps, perhaps', 'good', 'reachable', `${GOOD}; listener https -> doubted, vague cross-zone off`],
  ['rest, perhaps', 'good', 'reachable', `${GOOD}; listener https -> shut, vague cross-zone off`],
] as const;

describe.each(NAMES)('a name that resolves to %s', (_, to, verdict, items) => {
  it(`leaves ${to} ${verdict}`, () => {
    const reach = reachIn(text(items));
    expect(reach('internet', to, 'tcp 900').verdict).toBe(verdict);
    if (to === 'web') expect(reach('client', to, 'tcp 900').verdict).toBe(verdict);
  });

  it('is the same for the matrix, which tells of what arrives', () => {
    const topology = topologyOf(text(items));
    const flow = analyse(topology)
      .matrix()
      .flows.find((one) => one.from === 'internet' && one.to === `mall.${to}`);
    expect(flow?.verdict ?? 'blocked').toBe(verdict);
  });
});

it('tells on the way why it is not known', () => {
  const { paths } = reachIn(text(`${WEB}; listener https -> good, doubted cross-zone off`))(
    'internet',
    'web',
    'tcp 900',
  );
  const notes = paths
    .filter(({ verdict }) => verdict === 'unknown')
    .map(({ forward }) => forward.map(({ note }) => note));
  expect(notes).toEqual([
    expect.arrayContaining([
      expect.stringContaining('Whether the name of mall.entry resolves to its node in mall.left is not known'),
    ]),
  ]);
});

it('asks for all addresses where nothing may arrive, and a node has one whether or not the name resolves to it', () => {
  const source = `${text(`${WEB}; maybe listener https -> good, shut cross-zone off`)}
test "shut" {
  internet cannot reach web on tcp 900
}`;
  const { topology, findings } = loadNetwork([{ uri: 'file:///network.vpc', text: source }], () => undefined);
  expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(evaluateExpectations(analyse(topology)).map(({ holds }) => holds)).toEqual([false]);
});
