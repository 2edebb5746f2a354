import type { Analysis } from '../../answers/index.js';
import { internetWay } from '../../forwarding/index.js';
import { repliesGoAstray } from '../internet-gateways/public-ip-unusable.js';
import { lacksPeeringRoute } from '../peering/peering-route-missing.js';
import type { LostWay } from '../replies/lost-way.js';
import { lacksTransitRoute } from '../transit-gateways/transit-gateway-route-missing.js';
import { lacksVpnRoute } from '../vpn/vpn-route-unknown.js';

/** Whether a rule that looks at a VPC as a whole says already that nothing in it leads back, and so says more than one table would. */
export function isToldByOthers({ stop: { place, door }, from, to }: LostWay, analysis: Analysis): boolean {
  if (from.questionEnd.kind === 'internet' && to.iface)
    return to.iface.owner.kind === 'load-balancer'
      ? internetWay(to.iface.subnet) === 'none'
      : repliesGoAstray(to.iface.subnet);
  if (!door || (place.kind !== 'route-table' && place.kind !== 'main-table')) return false;
  switch (door.kind) {
    case 'peering':
      return lacksPeeringRoute(door, place.vpc, analysis);
    case 'transit-gateway':
      return lacksTransitRoute(door, place.vpc, analysis.topology);
    case 'vpn-gateway':
      return lacksVpnRoute(door, analysis.topology);
    case 'internet-gateway':
      return false;
  }
}
