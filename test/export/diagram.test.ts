import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { everyBox } from '../../interchange/export/diagram/diagram.js';
import { diagramOf } from '../../interchange/export/diagram/diagram-of.js';
import { loadNetwork as load } from '../../language/index.js';
import { diagram, loadNetwork, matrix } from '../../library/index.js';
import { elementsOf } from '../../network/topology/index.js';
import { EVERYTHING, OFFICE } from '../language/everything.js';
import { randomNetwork } from '../oracle/random-network.js';

const SHOP = `
vpc shop 10.0.0.0/16 in eu-west-1 {
  internet-gateway door
  subnet front 10.0.0.0/24 in a {
    route-table street
    instance till 10.0.0.10 { security-groups tills   public-ip 198.51.100.10 }
  }
  subnet back 10.0.1.0/24 in b { database orders }
  application-load-balancer hall in front, back {
    public
    security-groups tills
    listener https -> till on tcp 8080
  }
  route-table street { 0.0.0.0/0 -> door }
  security-group tills { inbound { allow https from any } }
}
maybe peering bridge between shop and bank
vpc bank unknown { }
`;

/** Indented as the picture is; what follows the first word is how the box is drawn. */
const MERMAID = `flowchart TB
  internet_(("internet"))
  bridge_{{"bridge<br/>peering connection<br/>may not be there"}}
  subgraph shop_ ["shop<br/>VPC in eu-west-1<br/>10.0.0.0/16"]
    shop__door_{{"door<br/>internet gateway"}}
    shop__hall_[/"hall<br/>internet-facing application load balancer<br/>security groups: tills"\\]
    subgraph shop__front_ ["front<br/>public subnet in a<br/>10.0.0.0/24<br/>network ACL: AWS’s default<br/>route table: street"]
      shop__front__till_["till<br/>instance<br/>10.0.0.10<br/>public 198.51.100.10<br/>security groups: tills"]
    end
    class shop__front_ public
    subgraph shop__back_ ["back<br/>private subnet in b<br/>10.0.1.0/24<br/>network ACL: AWS’s default<br/>route table: local routes alone"]
      shop__back__orders_[("orders<br/>database<br/>security groups: AWS’s default")]
    end
    class shop__back_ private
  end
  bank_["bank<br/>VPC<br/>addresses not told"]
`;

const WIRING = `  shop_ <--> bridge_
  bank_ <--> bridge_
  shop__door_ <--> internet_
  shop__front_ -->|"0.0.0.0/0"| shop__door_
  shop__hall_ -->|"https"| shop__front__till_
`;

const linesFrom = (text: string, first: string): string => text.slice(text.indexOf(first), text.indexOf('  classDef'));

describe('a Mermaid flowchart', () => {
  const network = loadNetwork(SHOP);

  it('has what is where, and what leads where', () => {
    const text = diagram(network);
    expect(text.slice(0, MERMAID.length)).toBe(MERMAID);
    expect(linesFrom(text, '  shop_ <-->')).toBe(WIRING);
  });

  it('has who reaches whom in place of that, if asked', () => {
    const text = diagram(network, { flows: true });
    expect(text.slice(0, MERMAID.length)).toBe(MERMAID);
    expect(linesFrom(text, '  internet_ ==>')).toContain('  internet_ ==>|"tcp 443"| shop__front__till_\n');
    expect(text).not.toContain('-->');
  });

  it('has no word of its own taken for a name, and signs as entities', () => {
    const text = diagram(
      loadNetwork('vpc end 10.0.0.0/16 { subnet class 10.0.0.0/24 { instance a_b { } instance a-b { } } }'),
    );
    expect(text).toContain('subgraph end_ ["end');
    expect(text).toContain('end__class__a_b_["a_b');
    expect(text).toContain('end__class__a_b_2_["a-b');
  });
});

it('a D2 diagram says the same', () => {
  const lines = diagram(loadNetwork(SHOP), { format: 'd2' }).split('\n');
  expect(lines.slice(0, 8)).toEqual([
    '"internet": "internet" {',
    '  shape: cloud',
    '}',
    '"bridge": "bridge\\npeering connection\\nmay not be there" {',
    '  shape: hexagon',
    '}',
    '"shop": "shop\\nVPC in eu-west-1\\n10.0.0.0/16" {',
    '  "door": "door\\ninternet gateway" {',
  ]);
  expect(lines).toContain('"shop"."hall" -> "shop"."front"."till": "https"');
  expect(lines).toContain('"shop"."door" <-> "internet"');
  const flows = diagram(loadNetwork(SHOP), { format: 'd2', flows: true });
  expect(flows).toContain('"internet" -> "shop"."front"."till": "tcp 443" { style.stroke-width: 3 }');
});

/** What is drawn inside a box, or told at a line or in a box's text: filters, tables, lists, and connections. An address that nothing has stands nowhere. */
const NO_BOX = new Set([
  'network-acl',
  'security-group',
  'route-table',
  'prefix-list',
  'elastic-ip',
  'service',
  'vpn',
  'direct-connect',
  'transit-gateway-route-table',
]);

/** In one text. */
const WHOLE = `${EVERYTHING.replace(/^import .*$/m, '')}\n${OFFICE}`;

const TEXTS: readonly (readonly [string, string])[] = [
  ['everything there is', WHOLE],
  ['an example', readFileSync(new URL('../../examples/three-tier/web-shop.vpc', import.meta.url), 'utf8')],
  ...Array.from(
    { length: 20 },
    (_, seed) => [`random network ${seed}`, randomNetwork(seed, { unknowns: true, balancedEndpoints: true })] as const,
  ),
];

describe.each(TEXTS)('%s', (_, text) => {
  const { topology } = load([{ uri: 'file:///a.vpc', text }], () => undefined);

  it('has a box for each thing, each once', () => {
    const boxes = [...everyBox(diagramOf(topology).boxes)];
    const keys = boxes.map(({ path }) => path.join('.'));
    expect(new Set(keys).size).toBe(keys.length);
    const things = elementsOf(topology).filter(({ kind }) => !NO_BOX.has(kind));
    expect(
      boxes
        .filter(({ label }) => label !== 'internet')
        .map(({ label }) => label)
        .sort(),
    ).toEqual(things.map(({ name }) => name).sort());
  });

  it('has lines between boxes that are there', () => {
    const { boxes, lines } = diagramOf(topology);
    const drawn = new Set(everyBox(boxes));
    for (const { from, to } of lines) expect([drawn.has(from), drawn.has(to)]).toEqual([true, true]);
  });
});

it('has a line for whatever joins two things', () => {
  const { topology } = load([{ uri: 'file:///a.vpc', text: WHOLE }], () => undefined);
  const { lines } = diagramOf(topology);
  const labels = lines.map(({ label }) => label);
  for (const { name, maybe } of topology.vpns)
    expect(labels).toContain(`VPN ${name}${maybe ? ' (may not be there)' : ''}`);
  for (const { name } of topology.directConnects)
    expect(labels.some((label) => label.startsWith(`Direct Connect ${name}`))).toBe(true);
  const ends = (from: string, to: string) => lines.filter((line) => line.from.label === from && line.to.label === to);
  for (const { name, ends: peers } of topology.peerings)
    for (const { target } of peers) if (target) expect(ends(target.name, name)).toHaveLength(1);
  for (const { name, attachments } of topology.transitGateways)
    for (const { vpc } of attachments) if (vpc.target) expect(ends(vpc.target.name, name)).toHaveLength(1);
  for (const vpc of topology.vpcs)
    for (const balancer of vpc.loadBalancers)
      for (const { target } of balancer.listeners.flatMap(({ targets }) => targets))
        if (target) expect(ends(balancer.name, target.name)).toHaveLength(1);
});

it.each(TEXTS)('has a line for each verdict of the matrix but blocked: %s', (_, text) => {
  const network = loadNetwork(text);
  const told = matrix(network).flows.flatMap(({ from, to, ...flow }) =>
    (['reachable', 'partly', 'oneWay', 'unknown'] as const)
      .filter((verdict) => flow[verdict].length > 0)
      .map((verdict) => `${from} ${to} ${verdict}`),
  );
  const arrows = diagram(network, { flows: true }).match(/ (==>|-\.-x|-\.->)\|/g);
  expect(arrows ?? []).toHaveLength(told.length);
});
