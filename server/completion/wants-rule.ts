import { type NameKind, trafficOr, type Wants } from './wants-types.js';

const ACL_PEERS: readonly NameKind[] = ['subnet', 'vpc', 'network', 'host', 'resource', 'load-balancer'];
const GROUP_PEERS: readonly NameKind[] = ['security-group', 'prefix-list', ...ACL_PEERS];

/** `100 allow https from any`: a number (ACLs), what happens, which traffic, from or to whom. */
export function ruleWants(
  words: readonly string[],
  block: 'acl-rules' | 'group-rules',
  preposition: 'from' | 'to',
): Wants {
  const acl = block === 'acl-rules';
  if (words.length === 0) return acl ? { items: true, ruleNumber: true } : { items: true };
  const last = words.at(-1) as string;
  const action = words.findIndex((word) => word === 'allow' || word === 'deny');
  if (action < 0) return { words: acl ? ['allow', 'deny'] : ['allow'] };
  const peer = words.findIndex((word, index) => index > action && (word === 'from' || word === 'to'));
  if (peer >= 0)
    return last === 'from' || last === 'to' || (!acl && last === ',')
      ? { names: acl ? ACL_PEERS : GROUP_PEERS, words: ['any'] }
      : {};
  return trafficOr(last, acl ? ['allow', 'deny'] : ['allow', ','], { words: [preposition] });
}
