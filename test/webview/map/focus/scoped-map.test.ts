import { describe, expect, it } from 'vitest';
import { type Box, walk } from '../../../../client/webview/map/box.js';
import { sceneOf } from '../../../../client/webview/map/focus/map-scope.js';
import { NO_FOLDS } from '../../../../client/webview/map/folds.js';
import { layOut } from '../../../../client/webview/map/geometry.js';
import { toLinks } from '../../../../client/webview/map/links.js';
import type { NetworkMap } from '../../../../server/protocol.js';
import { coffeeShop, connection, element, hub, large, peered, subnet, vpc } from '../../fixtures/snapshots.js';

const ids = (boxes: readonly Box[]): string[] =>
  [...walk(boxes)].filter(({ box }) => box.role !== 'zone').map(({ box }) => box.id);
const alone = (map: NetworkMap, id: string, also: readonly string[] = []) => {
  const { boxes, connections } = sceneOf(map, NO_FOLDS, id, new Set(also));
  return { boxes, shown: ids(boxes), lines: connections.map((one) => `${one.from} ${one.to}`) };
};

/** Two VPCs at a transit gateway, one of which is peered with a third: a load balancer, an endpoint service and a host on premises. */
function company(): NetworkMap {
  const service = element('b.service', 'endpoint-service');
  const web = subnet('a.web', '10.0.0.0/24', 'public', [
    element('a.front', 'instance', '10.0.0.4', true),
    element('a.link', 'interface-endpoint', '10.0.0.9', true),
  ]);
  const data = subnet('a.data', '10.0.1.0/24', 'private', [element('a.db', 'database', '10.0.1.4', true)]);
  const a = vpc('a', '10.0.0.0/16', {
    gateways: [element('a.igw', 'internet-gateway'), element('a.vgw', 'vpn-gateway')],
    loadBalancers: [element('a.balancer', 'application-load-balancer', '', true)],
    zones: [{ name: 'a', subnets: [web, data] }],
  });
  const b = vpc('b', '10.1.0.0/16', {
    gateways: [service],
    zones: [{ name: 'a', subnets: [subnet('b.s', '10.1.0.0/24', 'private', [])] }],
  });
  const c = vpc('c', '10.2.0.0/16', {});
  const d = vpc('d', '10.3.0.0/16', {});
  const office = { ...element('office', 'network', '192.168.0.0/16', true), hosts: [element('office.desk', 'host')] };
  return {
    vpcs: [a, b, c, d],
    networks: [office],
    transitGateways: [element('hub', 'transit-gateway')],
    internet: true,
    guards: [],
    connections: [
      connection('vpn', 'office', 'a.vgw', 'line'),
      connection('peering', 'a', 'c', 'a-c'),
      connection('peering', 'c', 'd', 'c-d'),
      connection('attachment', 'a', 'hub'),
      connection('attachment', 'b', 'hub'),
      connection('attachment', 'd', 'hub'),
      connection('route', 'a.igw', 'internet'),
      connection('route', 'a.web', 'a.igw'),
      connection('route', 'a.data', 'a.igw'),
      connection('target', 'a.balancer', 'a.db'),
      connection('target', 'a.link', 'b.service'),
    ],
  };
}

describe('one VPC alone', () => {
  it('is shown with what is connected to it directly: far ends are single boxes', () => {
    const { shown, lines, boxes } = alone(company(), 'a');
    expect(shown.sort()).toEqual(
      ['internet', 'office', 'hub', 'a', 'a.igw', 'a.vgw', 'a.balancer', 'a.web', 'a.front', 'a.link', 'a.data']
        .concat(['a.db', 'b', 'c'])
        .sort(),
    );
    expect(lines).not.toContain('c d');
    expect(lines).not.toContain('b hub');
    for (const id of ['office', 'b', 'c']) {
      const far = boxes.find((box) => box.id === id);
      expect([far?.children, far?.foldable], id).toEqual([[], false]);
    }
    expect(boxes.find(({ id }) => id === 'office')?.detail).toBe('192.168.0.0/16, 1 host');
    // A line that ends in what is hidden leads to the box that hides it.
    expect(toLinks(boxes, company().connections).map(({ from, to }) => `${from} ${to}`)).toContain('a.link b');
  });

  it('is open, however many subnets it has, and whatever was folded', () => {
    const zones = [
      {
        name: 'a',
        subnets: Array.from({ length: 200 }, (_, nth) => subnet(`v.s${nth}`, `10.0.${nth}.0/24`, 'private', [])),
      },
    ];
    const map = { ...company(), vpcs: [vpc('v', '10.0.0.0/16', { zones })], connections: [] };
    expect(sceneOf(map, NO_FOLDS, '').boxes.find(({ id }) => id === 'v')?.folded).toBe(true);
    expect(alone(map, 'v').shown).toHaveLength(201);
    expect(ids(sceneOf(map, new Map([['v', true]]), 'v').boxes)).toHaveLength(201);
  });

  it('is one of its subnets, with the doors of the VPC, what these lead to, and what the subnet’s lines lead to', () => {
    expect(alone(company(), 'a.data').shown.sort()).toEqual(
      ['internet', 'office', 'hub', 'a', 'a.igw', 'a.vgw', 'a.balancer', 'a.data', 'a.db', 'c'].sort(),
    );
    expect(alone(company(), 'a.web').shown.sort()).toEqual(
      ['internet', 'office', 'hub', 'a', 'a.igw', 'a.vgw', 'a.web', 'a.front', 'a.link', 'b', 'c'].sort(),
    );
    // The kitchen's packets leave by a NAT gateway in the counter: that subnet is a far end.
    const { shown, boxes } = alone(coffeeShop().map, 'shop.kitchen');
    expect(shown).not.toContain('shop.courier');
    const counter = [...walk(boxes)].find(({ box }) => box.id === 'shop.counter')?.box;
    expect([counter?.children, counter?.detail]).toEqual([[], '10.0.0.0/24, 2 resources']);
    expect(shown).not.toContain('shop.cellar');
  });

  it('is a subnet with each of its resources, however many', () => {
    expect(alone(large(2000).map, 'v0.net-0').shown.filter((id) => id.startsWith('v0.web'))).toHaveLength(40);
  });

  it('shows what else is asked for as a far end, with what connects it', () => {
    const { shown, lines } = alone(company(), 'a', ['b.s', 'd/hub']);
    expect(shown).toEqual(expect.arrayContaining(['b', 'd', 'hub']));
    expect(shown).not.toContain('b.s');
    expect(lines).toEqual(expect.arrayContaining(['b hub', 'd hub', 'a hub']));
    const inVpc = alone(company(), 'a.data', ['a.front']);
    expect(inVpc.shown).toContain('a.web');
    expect(inVpc.shown).not.toContain('a.front');
  });

  it('is nothing else’s name', () => {
    for (const id of ['a.front', 'office', 'hub', 'nobody'])
      expect(alone(company(), id).shown, id).toEqual(alone(company(), '').shown);
  });

  it.each([
    ['2,000 resources', large(2000).map, 'v0', 60],
    ['one subnet of them', large(2000).map, 'v0.net-0', 45],
    ['a hub of 1,000 VPCs', hub(1000), 'v7', 4],
    ['60 VPCs that are all peered', peered(60), 'v7', 62],
  ])('costs what it shows, and nothing for the rest: %s', (_, map, id, most) => {
    const { boxes, connections } = sceneOf(map, NO_FOLDS, id);
    expect([...walk(boxes)].length).toBeLessThanOrEqual(most);
    const { work } = layOut(boxes, toLinks(boxes, connections));
    const whole = sceneOf(map, NO_FOLDS, '');
    expect(work).toBeLessThan(Math.max(100, layOut(whole.boxes, toLinks(whole.boxes, whole.connections)).work));
  });
});
