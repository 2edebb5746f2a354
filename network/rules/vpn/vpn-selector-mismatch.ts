import { addressSetOfCidrs, type Cidr } from '../../address/index.js';
import {
  type CidrLiteral,
  qualifiedName,
  type Topology,
  type TrafficSelector,
  type Vpc,
  type Vpn,
  validCidrs,
} from '../../topology/index.js';
import { say, told } from '../../words/index.js';
import { overlapsBlock } from '../route-tables/address-overlap.js';
import { blocksInWords, namesInWords } from '../route-tables/words.js';
import type { Rule, RuleContext } from '../rule.js';

/** The tunnels of a VPN drop what is not within both traffic selectors: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_VpnConnectionOptions.html */
export const vpnSelectorMismatch: Rule = {
  id: 'vpn-selector-mismatch',
  severity: 'warning',
  summary: 'A traffic selector of a VPN leaves out a static route, or all that lies on its side.',
  needs: 'topology',
  check(context) {
    for (const vpn of context.topology.vpns) {
      checkCustomer(vpn, context);
      checkAws(vpn, context);
    }
  },
};

function checkCustomer(vpn: Vpn, { report }: RuleContext): void {
  const { network, routes, localCidrs } = vpn;
  const { target } = network;
  if (!localCidrs || !isTold(localCidrs)) return;
  const own = target && !target.unknown ? target.cidrs : [];
  if (leavesOut(localCidrs, own)) {
    report({
      origin: originOf(localCidrs, vpn),
      message: say`
        \`local-cidrs\` holds no address of ${target?.name ? `\`${target.name}\`` : say`its network`}
        (${blocksInWords(validCidrs(own))}), ${WHY(vpn)} ${SIDES}
      `,
      related: target ? [{ message: say`The network on the customer's side`, origin: target.nameOrigin }] : [],
    });
    return;
  }
  for (const route of routes ?? [])
    if (leavesOut(localCidrs, [route]))
      report({
        origin: route.origin,
        message: say`
          The static route ${route.text} leads into the tunnels of \`${vpn.name}\`, which drop what is sent there:
          \`local-cidrs\` (${blocksInWords(validCidrs(localCidrs.cidrs))}) holds none of it. Widen
          \`local-cidrs\`, here and on the device, or remove the route.
        `,
      });
}

function checkAws(vpn: Vpn, { topology, report }: RuleContext): void {
  const { remoteCidrs } = vpn;
  const vpcs = remoteCidrs && isTold(remoteCidrs) ? vpcsBehind(vpn, topology) : [];
  if (!remoteCidrs || vpcs.length === 0 || vpcs.some(({ unknown }) => unknown)) return;
  const blocks = vpcs.flatMap(({ cidrs }) => cidrs);
  if (!leavesOut(remoteCidrs, blocks)) return;
  report({
    origin: originOf(remoteCidrs, vpn),
    message: say`
      \`remote-cidrs\` holds no address of VPC ${namesInWords(vpcs)} (${blocksInWords(validCidrs(blocks))}),
      ${WHY(vpn)} ${SIDES}
    `,
    related: vpcs.slice(0, 4).map((vpc) => ({ message: say`VPC ${qualifiedName(vpc)}`, origin: vpc.nameOrigin })),
  });
}

/** The VPCs on AWS's side, where nothing else is there: behind a transit gateway may be other networks, and other transit gateways. */
function vpcsBehind({ gateway }: Vpn, { vpns, directConnects, peerings }: Topology): readonly Vpc[] {
  const { target } = gateway;
  if (!target || target.kind === 'vpn-gateway') return target ? [target.vpc] : [];
  const others = [
    ...vpns.map((vpn) => [vpn.gateway]),
    ...directConnects.map((line) => line.gateways),
    ...peerings.map(({ ends }) => ends),
  ].filter((ends) => ends.some((end) => end.target === target));
  const vpcs = target.attachments.flatMap(({ vpc }) => vpc.target ?? []);
  return others.length === 1 && vpcs.length === target.attachments.length ? vpcs : [];
}

const isTold = ({ cidrs, unknown }: TrafficSelector): boolean =>
  !unknown && cidrs.length > 0 && cidrs.every(({ cidr }) => cidr);

function leavesOut(selector: TrafficSelector, literals: readonly CidrLiteral[]): boolean {
  const all = addressSetOfCidrs(validCidrs(selector.cidrs));
  const blocks: readonly Cidr[] = validCidrs(literals);
  return blocks.length > 0 && !blocks.some((block) => overlapsBlock(all, block));
}

const originOf = ({ cidrs }: TrafficSelector, { nameOrigin }: Vpn) => cidrs[0]?.origin ?? nameOrigin;

const WHY = ({ name }: Vpn): string => say`so nothing passes the tunnels of \`${name}\`.`;
const SIDES = told`
  Local is the customer's side and remote is AWS's, whichever of the two one stands on: correct the block, or
  exchange the two.
`;
