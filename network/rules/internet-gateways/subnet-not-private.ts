import {
  destinationText,
  isInternetGatewayRoute,
  tableInForce,
  tableInWords,
  targetText,
} from '../../forwarding/index.js';
import { say } from '../../words/index.js';
import type { Rule } from '../rule.js';

/** A route to an internet gateway makes a subnet public: https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Internet_Gateway.html */
export const subnetNotPrivate: Rule = {
  id: 'subnet-not-private',
  severity: 'warning',
  summary: 'A subnet is called private, but its routes lead to an internet gateway.',
  needs: 'topology',
  check({ topology, report }) {
    for (const vpc of topology.vpcs) {
      for (const subnet of vpc.subnets) {
        if (subnet.intent?.value !== 'private') continue;
        const table = tableInForce(subnet);
        if (typeof table === 'string') continue;
        const route = table.routes.find(isInternetGatewayRoute);
        if (!route) continue;
        report({
          origin: subnet.intent.origin,
          message: say`
            Subnet \`${subnet.name}\` is called private, but ${tableInWords(subnet)} sends
            ${destinationText(route.destination)} to the internet gateway \`${targetText(route.target)}\`. On AWS
            that route makes the subnet public: whatever gets a public address in it can be reached from the
            internet. Give the subnet a table without that route (a NAT gateway lets it go out), or call it
            public.
          `,
          related: [{ message: say`The route that makes it public`, origin: route.origin }],
          fixes: [{ title: say`Call the subnet public`, edits: [{ origin: subnet.intent.origin, newText: 'public' }] }],
        });
      }
    }
  },
};
