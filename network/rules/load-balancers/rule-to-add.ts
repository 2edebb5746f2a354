import type { LoadBalancer } from '../../topology/index.js';
import { say } from '../../words/index.js';
import type { UnreachedTarget } from './unreached-targets.js';

/** What would open the way; empty where more than a rule is missing. */
export function ruleToAdd({ blockers, traffic, element }: UnreachedTarget, balancer: LoadBalancer): string {
  const sentences = blockers.map(({ checkpoint, object }) => {
    const group = object.slice(object.lastIndexOf('.') + 1);
    const own = balancer.securityGroups?.[0]?.target?.name;
    const others = element.kind === 'host' ? undefined : element.securityGroups?.[0]?.target?.name;
    switch (checkpoint) {
      case 'security-group-outbound':
        return say`Add \`allow ${traffic} to ${others ?? element.name}\` to \`outbound\` of \`${group}\`.`;
      case 'security-group-inbound':
        return say`Add \`allow ${traffic} from ${own ?? balancer.name}\` to \`inbound\` of \`${group}\`.`;
      case 'network-acl-outbound':
      case 'network-acl-inbound':
        return say`
          Allow ${traffic} in ${checkpoint === 'network-acl-inbound' ? 'inbound' : 'outbound'} rules of
          \`${group}\`, and the replies in the other direction.
        `;
      default:
        return '';
    }
  });
  return [...new Set(sentences)].filter((sentence) => sentence).join(' ');
}
