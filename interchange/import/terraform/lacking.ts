import { say } from '../../../network/words/index.js';
import type { Plan } from './plan.js';

/** What would bring more into the network, where the files hold nothing of AWS. A sentence each. */
export function lackingOf(plans: readonly Plan[]): string[] {
  const resources = plans.flatMap((plan) => plan.resources);
  if (resources.some(({ type }) => type.startsWith('aws_'))) return [];
  const gone = plans
    .flatMap(({ removed }) => removed)
    .some(({ gone: isGone, type }) => isGone && /^aws(cc)?_/.test(type));
  if (gone) return [say`The plan takes away all that there was of AWS: give the state for what is there today.`];
  const others = [...new Set(resources.map(({ writtenType }) => writtenType.replace(/_.*$/, '')))].sort();
  return others.length === 0
    ? [say`There are no resources in it: a plan or state of another folder or workspace may have them.`]
    : [say`Its resources are of other providers (${others.slice(0, 5).join(', ')}); those of aws and awscc are read.`];
}
