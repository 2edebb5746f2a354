import type { Analysis } from '../../../network/answers/index.js';
import type { MatrixMember } from '../../../network/endpoints/index.js';
import { groupsOn } from '../map-guards.js';
import { flowTableOf } from './flow-table.js';
import type { CompactEndpoint, MatrixEnds } from './messages.js';

const made = new WeakMap<Analysis, MatrixEnds>();
/** Another server, started again, numbers others. */
let last = Date.now();

/** Who can be in a row or a column. The same analysis has the same number: findings that come in change the preview and not the matrix. */
export function matrixEnds(analysis: Analysis): MatrixEnds {
  let ends = made.get(analysis);
  if (!ends) {
    const { kinds } = flowTableOf(analysis);
    ends = { id: ++last, endpoints: analysis.classes.members.map((one, at) => endpointOf(one, kinds[at] ?? -1)) };
    made.set(analysis, ends);
  }
  return ends;
}

function endpointOf(member: MatrixMember, alike: number): CompactEndpoint {
  const { name, kind, addresses, publicAddresses, subnet } = member.endpoint;
  return { name, kind, addresses, publicAddresses, alike, ...(subnet ? { subnet } : {}), ...placeOf(member) };
}

function placeOf({ element }: MatrixMember): Pick<CompactEndpoint, 'vpc' | 'securityGroups'> {
  if (element === 'internet' || (element.kind !== 'resource' && element.kind !== 'load-balancer')) return {};
  const securityGroups = groupsOn(element);
  return { vpc: element.vpc.name, ...(securityGroups ? { securityGroups } : {}) };
}
