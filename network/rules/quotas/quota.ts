import { say } from '../../words/index.js';
import type { Rule } from '../rule.js';
import type { Measure } from './measure.js';
import { measureBetween } from './measure-between.js';
import { measureFilters } from './measure-filters.js';
import { measureVpc } from './measure-vpc.js';

/** Counted as AWS counts, per VPC, table, group or interface. What is counted per account or Region is not told by a file, which may hold several. */
export const quota: Rule = {
  id: 'quota',
  severity: 'warning',
  summary: "More of something than AWS's default quota allows.",
  needs: 'topology',
  check({ topology, report }) {
    for (const measure of [
      ...topology.vpcs.flatMap((vpc) => measureVpc(vpc, topology)),
      ...measureFilters(topology),
      ...measureBetween(topology),
    ]) {
      const { limit, count } = measure;
      if (count <= limit.byDefault) continue;
      const impossible = limit.maximum !== undefined && count > limit.maximum;
      report({
        origin: measure.origin,
        ...(impossible ? { severity: 'error' as const } : {}),
        message: say`${measure.whose} ${count} ${limit.what}${measure.detail ? ` ${measure.detail}` : ''}. ${consequence(measure, impossible)}`,
      });
    }
  },
};

function consequence({ limit, advice }: Measure, impossible: boolean): string {
  if (advice) return advice;
  if (impossible) return say`AWS allows ${limit.maximum} at the most, and no request raises that. Merge or split.`;
  const most = limit.maximum !== undefined ? say` (up to ${limit.maximum})` : '';
  return say`
    AWS's default quota is ${limit.byDefault}, and what is above it is refused. Ask for a higher quota${most}
    before it is deployed, or merge.
  `;
}
