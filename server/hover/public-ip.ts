import { internetWay, subnetAccess } from '../../network/forwarding/index.js';
import { type Element, isNatGateway, type PublicIp, type Subnet, writtenName } from '../../network/topology/index.js';
import { say } from '../../network/words/index.js';
import { readOn } from './aws-pages.js';
import { code, paragraphs } from './markdown.js';

/** Whose address it is, which, and whether packets of the internet find it. */
export function publicIpHover(ip: PublicIp, owner: Element | undefined): string {
  const resource = owner?.kind === 'resource' ? owner : undefined;
  const isNat = resource !== undefined && isNatGateway(resource);
  const subnet = resource?.subnets[0];
  return paragraphs(
    say`
      **Public
      address**${ip.address ? ` ${code(ip.address.text)}` : ''}${owner ? say` of ${code(writtenName(owner))}` : ''}
    `,
    ip.address
      ? say`Questions and rules can name it.`
      : say`
        It has one, and the file does not say which: AWS assigns it, another one at each start unless it is an
        Elastic IP address.
      `,
    ip.maybe ? say`Nobody tells for certain whether it has one: answers that hang on it are \`unknown\`.` : '',
    isNat
      ? say`What the gateway translates leaves with this address; nobody opens a connection to it.`
      : say`
        The resource itself knows its private address
        alone${ip.privateAddress ? ` (${code(ip.privateAddress.text)})` : ''}: the internet gateway exchanges the
        two, so groups, ACLs and routes inside the VPC see the private one.
      `,
    subnet ? wayText(subnet) : '',
    readOn('elasticIp', 'internetGateway'),
  );
}

function wayText(subnet: Subnet): string {
  const name = code(writtenName(subnet));
  switch (internetWay(subnet)) {
    case 'public':
      return say`${name} has a route to the internet gateway; groups and ACLs decide who gets through.`;
    case 'appliance':
      return say`${name} leads to the internet by an appliance.`;
    case 'unknown':
      return say`Whether the routes of ${name} lead to an internet gateway is not known.`;
    default:
      return say`It is of no use by the routes that there are: ${subnetAccess(subnet).reason}`;
  }
}
