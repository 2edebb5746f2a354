import type { Fix } from '../../findings/index.js';
import type { MayBeAbsent, NamedElement, Resource } from '../../topology/index.js';
import { say } from '../../words/index.js';
import { startOf } from '../fixes.js';
import type { Rule } from '../rule.js';
import { natGatewaysOf } from './nat-gateways.js';

/** Creation fails with "has no internet gateway attached": https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-troubleshooting.html */
export const natNoInternetGateway: Rule = {
  id: 'nat-no-internet-gateway',
  severity: 'error',
  summary: 'A public NAT gateway in a VPC without internet gateway.',
  needs: 'topology',
  check({ topology, report }) {
    for (const vpc of topology.vpcs) {
      if (vpc.internetGateways.length > 0) continue;
      const zonal = natGatewaysOf(vpc).filter((nat) => !nat.privateNat);
      const gateways: (NamedElement & MayBeAbsent)[] = [...zonal, ...vpc.regionalNatGateways];
      for (const gateway of gateways) {
        // Where it would fail it is not, as long as nobody says that it is there.
        if (gateway.maybe) continue;
        report({
          origin: gateway.nameOrigin,
          message: say`
            VPC \`${vpc.name}\` has no internet gateway, and a public NAT gateway sends everything through one: on
            AWS the creation of \`${gateway.name}\` fails. Declare an \`internet-gateway\` and route to it from
            the NAT gateway’s subnet; or write \`private nat-gateway\`, if it is to serve other networks only.
          `,
          related: [{ message: say`VPC ${vpc.name}`, origin: vpc.nameOrigin }],
          fixes: zonal.flatMap((nat) => (nat === gateway ? madePrivate(nat) : [])),
        });
      }
    }
  },
};

/** A private one has no public address. What is in front of the keyword stands where it stood. */
function madePrivate(nat: Resource): Fix[] {
  if (nat.maybe || nat.origin.file === '') return [];
  const withoutAddress = nat.publicIps.map(({ origin }) => ({ origin, newText: '' }));
  const edits = [{ origin: startOf(nat.origin), newText: 'private ' }, ...withoutAddress];
  return [{ title: say`Make it a private NAT gateway`, edits }];
}
