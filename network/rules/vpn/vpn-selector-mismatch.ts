import { addressSetOfCidrs, type Cidr, cidrCovers, cidrFamily, cidrOf, formatCidr } from '../../address/index.js';
import type { Fix } from '../../findings/index.js';
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
import { replacement, wholeList } from '../fixes.js';
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

function checkCustomer(vpn: Vpn, { topology, report }: RuleContext): void {
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
      fixes: exchanged(vpn, topology) ?? rewritten(localCidrs, own, 'local-cidrs'),
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
        fixes: widened(localCidrs, route),
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
    fixes: exchanged(vpn, topology) ?? rewritten(remoteCidrs, blocks, 'remote-cidrs'),
  });
}

/** Both blocks, each on the other side: where that is what was meant. */
function exchanged(vpn: Vpn, topology: Topology): Fix[] | undefined {
  const { localCidrs: local, remoteCidrs: remote, network } = vpn;
  if (!local || !remote || !isTold(local) || !isTold(remote)) return undefined;
  const here = network.target && !network.target.unknown ? network.target.cidrs : [];
  const there = vpcsBehind(vpn, topology).flatMap(({ cidrs }) => cidrs);
  if (!here.length || !there.length || leavesOut(remote, here) || leavesOut(local, there)) return undefined;
  const [one, other] = [listOfBlocks(local), listOfBlocks(remote)];
  if (one.file === '' || one.file !== other.file) return undefined;
  const textOf = ({ cidrs }: TrafficSelector): string => cidrs.map(({ text }) => text).join(', ');
  const edits = [
    { origin: one, newText: textOf(remote) },
    { origin: other, newText: textOf(local) },
  ];
  return [{ title: say`Exchange \`local-cidrs\` and \`remote-cidrs\``, edits }];
}

/** AWS takes one block of each family. */
function rewritten(selector: TrafficSelector, literals: readonly CidrLiteral[], word: string): Fix[] {
  const families = new Set(validCidrs(selector.cidrs).map(cidrFamily));
  const blocks = validCidrs(literals).filter((block) => families.has(cidrFamily(block)));
  if (blocks.length === 0 || new Set(blocks.map(cidrFamily)).size < blocks.length) return [];
  const text = blocks.map(formatCidr).join(', ');
  return replacement(say`Write \`${word} ${text}\``, listOfBlocks(selector), text);
}

/** The smallest block that holds both. */
function widened({ cidrs }: TrafficSelector, { cidr }: CidrLiteral): Fix[] {
  const own = cidr && cidrs.filter((one) => one.cidr && cidrFamily(one.cidr) === cidrFamily(cidr));
  const [literal, ...others] = own ?? [];
  if (!cidr || !literal?.cidr || others.length > 0) return [];
  let block = literal.cidr;
  while (!cidrCovers(block, cidr)) block = cidrOf(block.base, block.prefixLength - 1);
  const text = formatCidr(block);
  return replacement(say`Widen it to ${text}`, literal.origin, text);
}

const listOfBlocks = ({ cidrs }: TrafficSelector) =>
  wholeList((cidrs[0] as CidrLiteral).origin, (cidrs.at(-1) as CidrLiteral).origin);

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
