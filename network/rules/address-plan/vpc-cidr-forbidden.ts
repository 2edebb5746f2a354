import { type Cidr, cidrsOverlap, formatCidr, parseCidr } from '../../address/index.js';
import { say, type Told, told } from '../../words/index.js';
import type { Rule } from '../rule.js';
import { withoutUnusedBlock } from './without-block.js';

const block = (text: string): Cidr => (parseCidr(text) as { cidr: Cidr }).cidr;

/** https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html */
const FORBIDDEN: readonly { readonly cidr: Cidr; readonly what: Told }[] = [
  { cidr: block('0.0.0.0/8'), what: told`“this network”, no host’s address` },
  { cidr: block('127.0.0.0/8'), what: told`every machine’s own loopback` },
  { cidr: block('169.254.0.0/16'), what: told`link-local, where AWS answers metadata, DNS and time` },
  { cidr: block('224.0.0.0/4'), what: told`multicast` },
];

export const vpcCidrForbidden: Rule = {
  id: 'vpc-cidr-forbidden',
  severity: 'error',
  summary: 'A block of a VPC in 0.0.0.0/8, 127.0.0.0/8, 169.254.0.0/16 or 224.0.0.0/4.',
  needs: 'topology',
  check({ topology, report }) {
    for (const vpc of topology.vpcs) {
      for (const literal of vpc.cidrs) {
        const { origin, cidr } = literal;
        const forbidden = cidr && FORBIDDEN.find((range) => cidrsOverlap(range.cidr, cidr));
        if (!forbidden) continue;
        report({
          origin,
          message: say`
            AWS gives no VPC addresses of ${formatCidr(forbidden.cidr)}: they are ${forbidden.what}, and no router
            carries them between hosts. Use a private range: 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16 or
            100.64.0.0/10.
          `,
          fixes: withoutUnusedBlock(vpc, literal),
        });
      }
    }
  },
};
