import { addressCount, addressSetOfCidrs, subtractAddresses } from '../../network/address/index.js';
import { type Vpc, validCidrs, vpcAddresses } from '../../network/topology/index.js';
import { plural, say } from '../../network/words/index.js';
import { readOn } from './aws-pages.js';
import { code, heading, names, paragraphs } from './markdown.js';

export function vpcHover(vpc: Vpc): string {
  const gateways = [...vpc.internetGateways, ...vpc.egressOnlyGateways, ...vpc.vpnGateways];
  return paragraphs(
    heading(vpc, vpc.region ? say`region ${code(vpc.region.value)}` : undefined),
    say`
      A virtual private cloud: a network of your own inside AWS. Nothing comes in or goes out but by the gateways
      and connections that you give it. Inside, every subnet can route to every other; ACLs and groups decide what
      passes.
    `,
    vpc.subnets.length > 0
      ? say`Subnets: ${names(vpc.subnets, 12)}.${vpc.unknown ? '' : ` ${freeText(vpc)}`}`
      : vpc.unknown
        ? ''
        : say`It has no subnet yet, and resources live in subnets.`,
    gateways.length > 0
      ? say`Doors: ${names(gateways)}.`
      : vpc.unknown
        ? ''
        : say`It has no gateway: nothing in it talks to the internet or to a network on premises.`,
    readOn('vpc', 'cidr'),
  );
}

function freeText(vpc: Vpc): string {
  const used = addressSetOfCidrs(vpc.subnets.flatMap((subnet) => validCidrs(subnet.cidrs)));
  const free = subtractAddresses(vpcAddresses(vpc), used).filter((range) => typeof range.low === 'number');
  const addresses = plural(addressCount(free), 'IPv4 address');
  return free.length === 0
    ? say`${addresses} of its blocks are left: they are all in a subnet.`
    : say`${addresses} of its blocks are not in a subnet yet.`;
}
