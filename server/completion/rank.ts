/** Which targets of a route fit best: gateways first, and of those the ones that lead where the route goes. */
import { type Element, isNatGateway, type Resource } from '../../network/topology/index.js';

const OUT = ['internet-gateway', 'egress-only-gateway', 'nat', 'transit-gateway', 'vpn-gateway', 'peering'];
const ACROSS = ['peering', 'transit-gateway', 'vpn-gateway', 'nat', 'internet-gateway', 'egress-only-gateway'];

const EVERYWHERE: ReadonlySet<string> = new Set(['0.0.0.0/0', '::/0', 'any']);

/** Undefined where no route is being written. */
export function rankOfTargets(statement: readonly string[]): ((element: Element) => number) | undefined {
  const [destination] = statement;
  if (statement.at(-1) !== '->' || destination === undefined || destination === 'listener') return undefined;
  const order = EVERYWHERE.has(destination) ? OUT : ACROSS;
  // An egress-only gateway is for IPv6 alone, a NAT gateway is mostly for IPv4.
  const first = destination === '::/0' ? ['internet-gateway', 'egress-only-gateway', ...order] : order;
  return (element) => {
    const rank = first.indexOf(groupOf(element));
    return rank < 0 ? first.length : rank;
  };
}

function groupOf(element: Element): string {
  if (element.kind === 'regional-nat-gateway') return 'nat';
  return element.kind === 'resource' && isNatGateway(element as Resource) ? 'nat' : element.kind;
}
