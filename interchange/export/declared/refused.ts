import { runRules } from '../../../network/rules/index.js';
import type { Vpc } from '../../../network/topology/index.js';
import { say } from '../../../network/words/index.js';
import type { Draft } from './draft.js';

/** Of what these rules find, one is written. */
const WRITTEN_ONCE = new Set(['route-duplicate', 'group-rule-duplicate']);

/** What is declared as the file says it, though AWS would refuse it or it could not work: whoever deploys an export learns it in the middle. */
export function tellWhatIsRefused(draft: Draft): void {
  for (const finding of runRules(draft.topology, { needs: 'topology' })) {
    const { rule, severity, message } = finding;
    if (rule === 'quota')
      draft.note(finding, say`AWS refuses this unless a higher quota was granted (${rule}): ${message}`);
    else if (severity === 'error' && !WRITTEN_ONCE.has(rule))
      draft.note(finding, say`AWS refuses this, or it cannot work as it is (${rule}): ${message}`);
  }
  for (const { element, fields } of draft.resources) {
    const vpc = (element as { vpc?: Vpc } | undefined)?.vpc;
    const isPublic = fields.internal === false || fields.publicly_accessible === true;
    if (isPublic && element && vpc?.internetGateways.every((gateway) => !draft.find(gateway)))
      draft.note(
        element,
        say`AWS refuses ${element.name}, which is public, in a VPC without an internet gateway: ${vpc.name} has none here.`,
      );
  }
}
