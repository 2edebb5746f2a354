import { say } from '../../../network/words/index.js';
import type { LoadBalancerDraft } from '../builder/draft.js';
import type { Import } from './context.js';
import type { Place } from './described.js';

/** Who asked AWS is told it always: where it is not there, somebody has cut the answer down. */
export function publicity(
  { warnings }: Import,
  scheme: string | undefined,
  name: string,
  place: Place,
  service: 'elb' | 'elbv2',
): Pick<LoadBalancerDraft, 'isPublic' | 'maybePublic'> {
  if (scheme !== undefined) return { isPublic: scheme === 'internet-facing' };
  warnings.add(
    say`
      Whether load balancer ${name} is internet-facing is not in the data: what differs by it is unknown. Ask AWS
      for it: \`aws ${service} describe-load-balancers\`.
    `,
    place,
  );
  return { isPublic: false, maybePublic: true };
}
