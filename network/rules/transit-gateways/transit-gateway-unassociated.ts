import type { Fix } from '../../findings/index.js';
import { atEnd } from '../../repairs/index.js';
import {
  type Attached,
  type Origin,
  type Topology,
  type TransitGateway,
  type TransitGatewayRouteTable,
  writtenName,
} from '../../topology/index.js';
import { say } from '../../words/index.js';
import type { Rule } from '../rule.js';

/** What comes from an attachment is looked up in the table it is associated with, and in no other: https://docs.aws.amazon.com/vpc/latest/tgw/how-transit-gateways-work.html */
export const transitGatewayUnassociated: Rule = {
  id: 'transit-gateway-unassociated',
  severity: 'warning',
  summary: 'Something is attached to a transit gateway but associated with none of its route tables.',
  needs: 'topology',
  check({ topology, report }) {
    const ends = endsAt(topology);
    for (const gateway of topology.transitGateways) {
      if (gateway.routeTables.length === 0 || gateway.routeTables.some(({ unknown }) => unknown)) continue;
      const references = gateway.routeTables.flatMap((table) => table.associations);
      if (references.some((reference) => !reference.target)) continue;
      const associated = new Set(references.map((reference) => reference.target));
      const attached = gateway.attachments.flatMap(({ vpc }) =>
        vpc.target ? [{ what: vpc.target as Attached, origin: vpc.origin }] : [],
      );
      const reported = new Set<Attached>();
      for (const { what, origin } of [...attached, ...(ends.get(gateway) ?? [])]) {
        if (associated.has(what) || reported.has(what)) continue;
        reported.add(what);
        report({
          origin,
          message: say`
            \`${what.name}\` is attached to \`${gateway.name}\`, but no route table of it has \`associate
            ${what.name}\`. A transit gateway looks up what comes from an attachment in the table that it is
            associated with: without one, everything from there is dropped. Add \`associate ${what.name}\` to the
            table that it is to use.
          `,
          fixes: associateIn(gateway.routeTables, what),
          related: gateway.routeTables
            .slice(0, 4)
            .map((table) => ({ message: say`Route table ${table.name}`, origin: table.nameOrigin })),
        });
      }
    }
  },
};

/** Where there is one table alone, nobody has to choose. */
function associateIn([table, ...others]: readonly TransitGatewayRouteTable[], what: Attached): Fix[] {
  if (!table || others.length > 0) return [];
  const text = `associate ${writtenName(what)}`;
  return [{ title: say`Add \`${text}\``, edits: [atEnd(table.origin, [text])] }];
}

/** VPNs, Direct Connects and peerings that end at a transit gateway. */
function endsAt(topology: Topology): Map<TransitGateway, { what: Attached; origin: Origin }[]> {
  const ends = new Map<TransitGateway, { what: Attached; origin: Origin }[]>();
  const connections = [
    ...topology.vpns.map((what) => ({ what, references: [what.gateway] })),
    ...topology.directConnects.map((what) => ({ what, references: what.gateways })),
    ...topology.peerings.map((what) => ({ what, references: what.ends })),
  ];
  for (const { what, references } of connections) {
    for (const { target, origin } of references) {
      if (target?.kind !== 'transit-gateway') continue;
      const found = ends.get(target);
      if (found) found.push({ what, origin });
      else ends.set(target, [{ what, origin }]);
    }
  }
  return ends;
}
