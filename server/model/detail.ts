import type { Element } from '../../network/topology/index.js';
import { say } from '../../network/words/index.js';

/** The numbers that go with a name, as written: blocks of a VPC, addresses of an instance. Empty where there are none. */
export function detailOf(element: Element): string {
  switch (element.kind) {
    case 'vpc':
      return element.cidrs
        .map(({ text, privateUse }) => (privateUse && !privateUse.maybe ? say`${text} private` : text))
        .join(', ');
    case 'subnet':
    case 'prefix-list':
      return element.cidrs.map((cidr) => cidr.text).join(', ');
    case 'network':
      return element.unknown ? say`addresses unknown` : element.cidrs.map((cidr) => cidr.text).join(', ');
    case 'resource':
      return element.addresses.map((address) => address.text).join(', ');
    case 'host':
    case 'elastic-ip':
      return element.address.text;
    case 'load-balancer':
      return element.nodes.flatMap(({ addresses }) => addresses.map(({ text }) => text)).join(', ');
    default:
      return '';
  }
}
