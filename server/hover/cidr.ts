import {
  type Cidr,
  cidrContains,
  cidrFamily,
  cidrSize,
  formatAddress,
  formatCidr,
  lastAddress,
  sameCidr,
} from '../../network/address/index.js';
import { privateBlocks } from '../../network/forwarding/index.js';
import {
  type AddressLiteral,
  type CidrLiteral,
  type Element,
  qualifiedName,
  reservedAddresses,
  type Topology,
  validCidrs,
} from '../../network/topology/index.js';
import { grouped, say, told } from '../../network/words/index.js';
import { readOn } from './aws-pages.js';
import { code, list, paragraphs } from './markdown.js';

/** A block: from where to where, how many; in a subnet also what AWS keeps for itself. */
export function cidrHover(literal: CidrLiteral, owner: Element | undefined): string {
  const { cidr } = literal;
  if (!cidr)
    return paragraphs(
      say`${code(literal.text)} is no CIDR block.`,
      say`A block is an address, a slash and a number: \`10.0.0.0/16\` is every address that begins with \`10.0\`.`,
    );
  return paragraphs(
    say`**CIDR block** ${code(formatCidr(cidr))}`,
    literal.hostBits
      ? say`
        Written as ${code(literal.text)}. AWS clears what stands behind the prefix, so the block is
        ${code(formatCidr(cidr))}.
      `
      : '',
    rangeText(cidr),
    owner?.kind === 'subnet' ? reservedText(cidr) : '',
    owner?.kind === 'vpc' ? vpcText(cidr, owner) : '',
    owner?.kind === 'vpc' ? privateText(cidr, owner) : '',
    readOn('cidr', 'subnetSizing'),
  );
}

function rangeText(cidr: Cidr): string {
  const bits = cidrFamily(cidr) === 4 ? 32 : 128;
  if (cidr.prefixLength === 0)
    return say`
      Every IPv${cidrFamily(cidr)} address. It says nothing about IPv${
        cidrFamily(cidr) === 4
          ? say`
      6: that is \`::/0\`
    `
          : say`
      4: that is \`0.0.0.0/0\`
    `
      }.
    `;
  if (cidr.prefixLength === bits)
    return say`
    One address, ${code(formatAddress(cidr.base))}: all ${bits} bits are fixed.
  `;
  return [
    say`From ${code(formatAddress(cidr.base))} to ${code(formatAddress(lastAddress(cidr)))}: ${sizeText(cidr)}.`,
    say`
      The first ${cidr.prefixLength} of ${bits} bits are fixed, the other ${bits - cidr.prefixLength} are free: each
      step of the number behind the slash halves or doubles the block.
    `,
  ].join(' ');
}

function sizeText(cidr: Cidr): string {
  const size = cidrSize(cidr);
  return size > 1_000_000_000_000n ? say`2^${128 - cidr.prefixLength} addresses` : say`${grouped(size)} addresses`;
}

const RESERVED_FOR = [
  told`the network itself`,
  told`the VPC's router`,
  told`Amazon's DNS`,
  told`future use`,
  told`broadcast, which a VPC does not have`,
];

function reservedText(cidr: Cidr): string {
  const reserved = reservedAddresses(cidr);
  const usable = cidrSize(cidr) - BigInt(reserved.length);
  if (reserved.length < 5) return say`Too small for a subnet: AWS alone keeps five addresses of each.`;
  const lines = reserved.map(
    (address, index) =>
      `- ${code(formatAddress(address))} ${cidrFamily(cidr) === 4 ? RESERVED_FOR[index] : 'reserved'}`,
  );
  const count =
    usable > 1_000_000_000_000n ? say`The rest can be given out` : say`${grouped(usable)} are left to give out`;
  return say`AWS keeps five of them:\n\n${lines.join('\n')}\n\n${count}.`;
}

function vpcText(cidr: Cidr, vpc: Extract<Element, { kind: 'vpc' }>): string {
  const inside = vpc.subnets.filter((subnet) =>
    validCidrs(subnet.cidrs).some((block) => cidrContains(cidr, block.base)),
  );
  const subnets =
    inside.length === 0
      ? say`No subnet is cut from it yet.`
      : say`
        Subnets cut from it:
        ${list(inside.map((subnet) => `${code(subnet.name)} ${subnet.cidrs.map(({ text }) => text).join(', ')}`))}.
      `;
  return say`
    Every address of the VPC comes from its blocks, and every route table has a \`local\` route for each.
    ${subnets}
  `;
}

function privateText(cidr: Cidr, vpc: Extract<Element, { kind: 'vpc' }>): string {
  const found = privateBlocks(vpc).find(({ block }) => sameCidr(block, cidr));
  if (!found) return '';
  return found.use.maybe
    ? say`Nobody tells whether it is private. If it is, no gateway leads from it to the internet or back.`
    : say`
      It is a private IPv6 block: AWS does not advertise it on the internet, so internet gateways and egress-only
      gateways pass nothing from it or to it. Inside the VPC and over peerings, transit gateways and VPNs it is
      like any other.
    `;
}

/** An address: whose it is, and which subnet it is in. */
export function addressHover(literal: AddressLiteral, topology: Topology): string {
  const { address } = literal;
  if (address === undefined)
    return say`${code(literal.text)} is no address: IPv4 is four numbers from 0 to 255, such as \`10.0.0.10\`.`;
  const subnets = topology.vpcs
    .flatMap((vpc) => vpc.subnets)
    .filter((subnet) => validCidrs(subnet.cidrs).some((cidr) => cidrContains(cidr, address)));
  const reserved = subnets.find((subnet) =>
    validCidrs(subnet.cidrs).some((cidr) => reservedAddresses(cidr).includes(address)),
  );
  return paragraphs(
    `**Address** ${code(formatAddress(address))}`,
    subnets.length > 0
      ? say`
        In ${list(
          subnets.map(
            (subnet) => say`
        subnet ${code(qualifiedName(subnet))} (${subnet.cidrs.map(({ text }) => text).join(', ')})
      `,
          ),
        )}.
      `
      : say`In no subnet of these files.`,
    reserved ? say`It is one of the five addresses that AWS keeps in each subnet, so no resource can have it.` : '',
  );
}
