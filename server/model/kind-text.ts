import type { Element } from '../../network/topology/model.js';

/** What an element is called in a sentence, and in the language: `database`, `application-load-balancer`. */
export function kindText(element: Element): string {
  switch (element.kind) {
    case 'resource':
      return element.privateNat ? `private ${element.type}` : element.type;
    case 'load-balancer':
      return `${element.type}-load-balancer`;
    case 'regional-nat-gateway':
      return 'regional nat-gateway';
    case 'transit-gateway-route-table':
      return 'transit gateway route table';
    case 'vpc':
      return 'VPC';
    case 'vpn':
      return 'VPN';
    case 'security-group':
      return 'security group';
    case 'network-acl':
      return 'network ACL';
    case 'network':
      return 'on-premises network';
    default:
      return element.kind.replaceAll('-', ' ');
  }
}

export function withArticle(noun: string): string {
  return `${/^[aeiou]/i.test(noun) ? 'an' : 'a'} ${noun}`;
}

export function plural(count: number | bigint, noun: string): string {
  return `${count.toLocaleString('en')} ${noun}${Number(count) === 1 ? '' : noun.endsWith('s') ? 'es' : 's'}`;
}
