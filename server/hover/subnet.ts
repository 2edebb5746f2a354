import { addressCount, cidrFamily } from '../../network/address/index.js';
import { subnetAccess } from '../../network/forwarding/index.js';
import { assignableAddresses, networkAclOf, type Subnet, validCidrs } from '../../network/topology/index.js';
import { plural, say, told } from '../../network/words/index.js';
import { readOn } from './aws-pages.js';
import { code, heading, names, paragraphs } from './markdown.js';

const MEANING = {
  public: told`
    Public means: a route leads to an internet gateway. A resource here that also has a public address can be
    reached from the internet, and reach it, as far as its groups and the ACL let it.
  `,
  private: told`
    Private means: no route leads to an internet gateway, so nobody on the internet can open a connection straight
    to a resource here, whatever address it has.
  `,
  'vpn-only': told`VPN-only means: no way to the internet, but one to a VPN gateway and so to the network on the other side.`,
  unknown: told`Public would mean: a route leads to an internet gateway. What hangs on that is not known.`,
} as const;

export function subnetHover(subnet: Subnet): string {
  const { access, reason } = subnetAccess(subnet);
  const intent = subnet.intent?.value;
  const disagrees =
    (intent === 'public' && access !== 'public' && access !== 'unknown') ||
    (intent === 'private' && access === 'public');
  return paragraphs(
    heading(subnet, subnet.zone ? say`zone ${code(subnet.zone.value)}` : undefined),
    access === 'unknown' ? say`**Whether it is public is not known**: ${reason}` : say`**It is ${access}**: ${reason}`,
    disagrees ? say`The word \`${intent}\` in front says otherwise. It only states what is meant: routes decide.` : '',
    MEANING[access],
    aclText(subnet),
    roomText(subnet),
    readOn('subnet', 'routeTable'),
  );
}

function aclText(subnet: Subnet): string {
  const acl = networkAclOf(subnet);
  if (acl)
    return say`
      At its border stands the network ACL ${code(acl.name)}${subnet.networkAcl ? '' : say`, the VPC's default one`}.
    `;
  if (subnet.networkAcl?.untold) return say`Which network ACL it has, and what is in it, nobody tells.`;
  if (subnet.networkAcl) return say`Its network ACL ${code(subnet.networkAcl.text)} is not declared.`;
  if (subnet.vpc.unknown)
    return say`
    It names no network ACL, and nobody tells what the default one of its VPC holds.
  `;
  return say`It names no network ACL, so AWS's default one is in force: it lets everything through, both ways.`;
}

function roomText(subnet: Subnet): string {
  const family4 = validCidrs(subnet.cidrs).some((cidr) => cidrFamily(cidr) === 4);
  if (!family4) return '';
  const room = addressCount(assignableAddresses(subnet).filter((range) => typeof range.low === 'number'));
  const inside = subnet.resources.length === 0 ? say`Nothing is in it yet` : say`In it: ${names(subnet.resources, 8)}`;
  return say`${inside}. Room for ${plural(room, 'IPv4 address')}; AWS keeps five.`;
}
