import type { MapElement, MapSubnet, MapVpc, NetworkMap } from '../../../server/protocol.js';
import { connection, element, hub, origin, subnet } from '../fixtures/snapshots.js';

type Edit = (map: NetworkMap, number: number) => NetworkMap;

export const inVpcs = (map: NetworkMap, change: (one: MapVpc, index: number) => MapVpc | undefined): NetworkMap => ({
  ...map,
  vpcs: map.vpcs.flatMap((vpc, index) => change(vpc, index) ?? []),
});

export const inSubnets = (map: NetworkMap, change: (one: MapSubnet) => MapSubnet | undefined): NetworkMap =>
  inVpcs(map, (vpc) => ({
    ...vpc,
    zones: vpc.zones.map((zone) => ({ ...zone, subnets: zone.subnets.flatMap((one) => change(one) ?? []) })),
  }));

const inResources = (map: NetworkMap, change: (one: MapElement) => MapElement): NetworkMap =>
  inSubnets(map, (one) => ({ ...one, resources: one.resources.map(change) }));

const finding = (number: number) => ({
  severity: number % 2 === 0 ? ('error' as const) : ('warning' as const),
  rule: 'made-up',
  message: `It is wrong ${number}`,
  origin: origin(99),
});

/** As the server tells them, each thing has an id of its own: an edit that was made before is not made again. */
const once =
  (id: (number: number) => string, edit: Edit): Edit =>
  (map, number) =>
    JSON.stringify(map).includes(`"id":"${id(number)}"`) ? map : edit(map, number);

/** What edits do to a map. */
export const EDITS: Readonly<Record<string, Edit>> = {
  'a name': (map, number) => inVpcs(map, (vpc, index) => (index === 0 ? { ...vpc, label: `name-${number}` } : vpc)),
  'a description': (map, number) => inResources(map, (one) => ({ ...one, description: `Described ${number}` })),
  'an address': (map, number) => inResources(map, (one) => ({ ...one, detail: `10.0.0.${number}` })),
  'another kind': (map) => inResources(map, (one) => (one.id === 'shop.barista' ? { ...one, kind: 'database' } : one)),
  'a finding': (map, number) =>
    inResources(map, (one) => (one.id === 'shop.barista' ? { ...one, findings: [finding(number)] } : one)),
  'no findings': (map) => inResources(map, ({ findings: _, ...one }) => one),
  'a finding of a guard': (map, number) => ({
    ...map,
    guards: map.guards.map((guard) => ({ ...guard, findings: [finding(number), finding(number + 1)] })),
  }),
  'a guard’s name': (map, number) => ({
    ...map,
    guards: map.guards.map((guard) => ({ ...guard, label: `${guard.kind}-${number}` })),
  }),
  'guards turned round': (map) => ({ ...map, guards: [...map.guards].reverse() }),
  'no guards': (map) => ({ ...map, guards: [] }),
  'more groups': (map, number) =>
    inResources(map, (one) => ({ ...one, securityGroups: [...(one.securityGroups ?? []), `shop.group-${number}`] })),
  'no groups': (map) => inResources(map, ({ securityGroups: _, ...one }) => one),
  'an ACL that lets nothing in': (map) =>
    inSubnets(map, (one) => ({ ...one, guards: { ...one.guards, inbound: 'none' } })),
  'another way out': (map) => inSubnets(map, (one) => ({ ...one, access: 'private' })),
  'a subnet less': (map) => inSubnets(map, (one) => (one.id === 'shop.kitchen' ? undefined : one)),
  'a subnet more': once(
    (number) => `new-${number}`,
    (map, number) => {
      const added = subnet(`new-${number}`, '10.0.9.0/24', 'private', []);
      return inVpcs(map, (vpc, index) =>
        index === 0 ? { ...vpc, zones: [...vpc.zones, { name: `z${number}`, subnets: [added] }] } : vpc,
      );
    },
  ),
  'a resource in front': once(
    (number) => `shop.counter.r${number}`,
    (map, number) =>
      inSubnets(map, (one) => ({
        ...one,
        resources: [element(`${one.id}.r${number}`, 'instance'), ...one.resources],
      })),
  ),
  'so many resources that they are told by kind': once(
    (number) => `shop.counter.many-${number}-0`,
    (map, number) =>
      inSubnets(map, (one) => ({
        ...one,
        resources: [
          ...one.resources,
          ...Array.from({ length: 10 }, (_, index) => element(`${one.id}.many-${number}-${index}`, 'instance')),
        ],
      })),
  ),
  'no resources': (map) => inSubnets(map, (one) => ({ ...one, resources: [] })),
  'resources turned round': (map) => inSubnets(map, (one) => ({ ...one, resources: [...one.resources].reverse() })),
  'zones turned round': (map) => inVpcs(map, (vpc) => ({ ...vpc, zones: [...vpc.zones].reverse() })),
  'VPCs turned round': (map) => ({ ...map, vpcs: [...map.vpcs].reverse() }),
  'another VPC in front': once(
    (number) => `v${number}`,
    (map, number) => ({
      ...map,
      vpcs: [...hub(number + 1).vpcs.slice(-1), ...map.vpcs],
    }),
  ),
  'so many VPCs that they are folded': once(
    () => 'v160',
    (map) => ({ ...map, vpcs: [...map.vpcs, ...hub(161).vpcs.slice(10)] }),
  ),
  'no lines': (map) => ({ ...map, connections: [] }),
  'a line more': (map, number) => ({
    ...map,
    connections: [connection('vpn', 'office', 'shop.front-door', `line-${number}`), ...map.connections],
  }),
  'lines turned round': (map) => ({ ...map, connections: [...map.connections].reverse() }),
  'no internet': (map) => ({ ...map, internet: false }),
  'nothing at all': (map) => ({ ...map, vpcs: [], networks: [], transitGateways: [], connections: [] }),
};
