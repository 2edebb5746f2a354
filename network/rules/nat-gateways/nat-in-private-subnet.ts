import type { Fix } from '../../findings/index.js';
import { internetWay, tableInForce, tableInWords, targetOf } from '../../forwarding/index.js';
import { atEnd } from '../../repairs/index.js';
import { type Resource, type Subnet, writtenName } from '../../topology/index.js';
import { say } from '../../words/index.js';
import type { Rule } from '../rule.js';
import { natGatewaysOf } from './nat-gateways.js';

/** A public NAT gateway belongs in a public subnet: https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-working-with.html */
export const natInPrivateSubnet: Rule = {
  id: 'nat-in-private-subnet',
  severity: 'error',
  summary: 'A public NAT gateway in a subnet without a route to an internet gateway.',
  needs: 'topology',
  check({ topology, report }) {
    for (const vpc of topology.vpcs) {
      const [internetGateway] = vpc.internetGateways;
      if (!internetGateway) continue;
      for (const nat of natGatewaysOf(vpc)) {
        const subnet = nat.subnets[0];
        if (nat.privateNat || !subnet || internetWay(subnet) !== 'none' || servesItself(nat, subnet)) continue;
        report({
          origin: nat.nameOrigin,
          message: say`
            The NAT gateway \`${nat.name}\` is in subnet \`${subnet.name}\`, which uses ${tableInWords(subnet)}
            and has no route to the internet gateway. What it translates goes on by the routes of its own subnet,
            so nothing behind it reaches the internet. Place it in a public subnet, or add \`0.0.0.0/0 ->
            ${internetGateway.name}\` to the table of this one.
          `,
          related: [{ message: say`Subnet ${subnet.name}`, origin: subnet.nameOrigin }],
          fixes: moveToPublicSubnet(nat, subnet),
        });
      }
    }
  },
};

/** To a public subnet, of the same zone if there is one; with an address of its own subnet it cannot keep that. */
export function moveToPublicSubnet(nat: Resource, from: Subnet): Fix[] {
  const isPlain =
    nat.ids.length === 0 &&
    nat.doc === undefined &&
    !nat.maybe &&
    nat.publicIps.every(({ privateAddress }) => !privateAddress);
  const places = nat.vpc.subnets.filter(
    (subnet) =>
      subnet.origin.file === nat.origin.file && internetWay(subnet) === 'public' && !servesItself(nat, subnet),
  );
  const place = places.find(({ zone }) => zone?.value === from.zone?.value) ?? places[0];
  if (!place || !isPlain) return [];
  const publicIps = nat.publicIps.map(({ address }) => (address ? `public-ip ${address.text}` : 'public-ip'));
  const text = `nat-gateway ${writtenName(nat)}${publicIps.length > 0 ? ` { ${publicIps.join(' ')} }` : ''}`;
  const edits = [{ origin: nat.origin, newText: '' }, atEnd(place.origin, [text])];
  return [{ title: say`Move it to the public subnet ${place.name}`, edits }];
}

/** That is the worse mistake, and a finding of its own. */
function servesItself(nat: Resource, subnet: Subnet): boolean {
  const table = tableInForce(subnet);
  return typeof table !== 'string' && table.routes.some((route) => targetOf(route) === nat);
}
