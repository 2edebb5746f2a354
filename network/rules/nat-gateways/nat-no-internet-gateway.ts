import type { NamedElement } from '../../topology/index.js';
import { say } from '../../words/index.js';
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
      const gateways: NamedElement[] = [
        ...natGatewaysOf(vpc).filter((nat) => !nat.privateNat),
        ...vpc.regionalNatGateways,
      ];
      for (const gateway of gateways) {
        report({
          origin: gateway.nameOrigin,
          message: say`
            VPC \`${vpc.name}\` has no internet gateway, and a public NAT gateway sends everything through one: on
            AWS the creation of \`${gateway.name}\` fails. Declare an \`internet-gateway\` and route to it from
            the NAT gateway’s subnet; or write \`private nat-gateway\`, if it is to serve other networks only.
          `,
          related: [{ message: say`VPC ${vpc.name}`, origin: vpc.nameOrigin }],
        });
      }
    }
  },
};
