import type { Element } from '../../network/topology/model.js';

/** What an element is called in a sentence. */
export function kindText(element: Element): string {
  switch (element.kind) {
    case 'resource':
      return resourceText(element);
    case 'load-balancer':
      return `${element.type} load balancer`;
    case 'regional-nat-gateway':
      return 'regional NAT gateway';
    case 'vpn-gateway':
      return 'VPN gateway';
    case 'direct-connect':
      return 'Direct Connect';
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

function resourceText({ type, privateNat }: Extract<Element, { kind: 'resource' }>): string {
  if (type === 'nat-gateway') return privateNat ? 'private NAT gateway' : 'NAT gateway';
  if (type === 'gateway-load-balancer-endpoint') return 'Gateway Load Balancer endpoint';
  return type.replaceAll('-', ' ');
}

export function withArticle(noun: string): string {
  return `${/^[aeiou]/i.test(noun) ? 'an' : 'a'} ${noun}`;
}

export function plural(count: number | bigint, noun: string): string {
  return `${count.toLocaleString('en')} ${noun}${Number(count) === 1 ? '' : noun.endsWith('s') ? 'es' : 's'}`;
}
