import type { Fix } from '../../findings/index.js';
import { isCrossZone, type Listener, type LoadBalancer, type Resource, type Subnet } from '../../topology/index.js';
import { say } from '../../words/index.js';
import { addition, replacement } from '../fixes.js';
import type { Rule } from '../rule.js';
import { listOf } from '../wording.js';

/** A zone in which the load balancer has no subnet gets nothing: https://docs.aws.amazon.com/elasticloadbalancing/latest/userguide/how-elastic-load-balancing-works.html */
export const loadBalancerTargetZone: Rule = {
  id: 'load-balancer-target-zone',
  severity: 'warning',
  summary: 'A target of a load balancer is in a zone that the load balancer does not serve.',
  needs: 'topology',
  check({ topology, report }) {
    for (const vpc of topology.vpcs) {
      for (const balancer of vpc.loadBalancers) {
        const served = zonesOf(balancer);
        if (!served) continue;
        for (const listener of balancer.listeners) {
          if (isCrossZone(balancer, listener)) continue;
          for (const { target, origin, zone } of listener.targets) {
            if (!target) continue;
            const zones = 'vpc' in target && target.vpc === vpc ? zonesOfTarget(target) : zone && new Set([zone.value]);
            if (!zones || [...zones].some((zone) => served.has(zone))) continue;
            report({
              origin,
              message: say`
                \`${target.name}\` is in zone ${listOf([...zones])}, and \`${balancer.name}\` has no node there
                (only in ${listOf(
                  [...served].map((zone) => say`zone ${zone}`),
                )}). Without cross-zone load balancing a node sends to targets of its own zone
                only, so this target gets no traffic. Add a subnet of that zone to the load balancer, or write
                \`cross-zone on\`.
              `,
              related: balancer.nodes.slice(0, 4).map((node) => ({ message: say`A node`, origin: node.origin })),
              fixes: crossZoneOn(balancer, listener),
            });
          }
        }
      }
    }
  },
};

/** Where it says `off`, that; else the load balancer had the default of its type. */
function crossZoneOn(balancer: LoadBalancer, listener: Listener): Fix[] {
  const title = say`Turn cross-zone load balancing on`;
  const told = listener.crossZone ?? balancer.crossZone;
  return told ? replacement(title, told.origin, 'on') : addition(title, balancer.origin, ['cross-zone on']);
}

/** Undefined where the file does not tell all of them. */
function zonesOf(balancer: LoadBalancer): Set<string> | undefined {
  const zones = new Set<string>();
  for (const { subnet } of balancer.nodes) {
    if (!subnet.target?.zone) return undefined;
    zones.add(subnet.target.zone.value);
  }
  return zones;
}

function zonesOfTarget(target: Resource | LoadBalancer | Subnet): Set<string> | undefined {
  if (target.kind === 'load-balancer') return undefined;
  const zones = new Set<string>();
  for (const subnet of target.kind === 'subnet' ? [target] : target.subnets) {
    if (!subnet.zone) return undefined;
    zones.add(subnet.zone.value);
  }
  return zones.size > 0 ? zones : undefined;
}
