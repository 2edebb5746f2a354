import { areMembersTold, type Holder } from '../../network/filters/index.js';
import { type GroupRule, nounOf, type SecurityGroup } from '../../network/topology/index.js';
import { say } from '../../network/words/index.js';
import { peerText } from '../hover/peer-text.js';
import { termText } from '../model/service-text.js';

/** More nobody reads in a list of names. */
const MOST_TOLD = 4;

/** What a group allows, and who is in it: what one chooses it by. */
export function groupDoc(group: SecurityGroup, holders: readonly Holder[]): string {
  const members = holders.map(({ name }) => name);
  const more = group.unknown ? say`, as far as it is told` : '';
  const told = [
    `**Lets in**: ${rulesText(group.inbound) || 'nobody'}${more}`,
    `**Lets out**: ${group.outbound ? rulesText(group.outbound) || 'nothing' : 'everything'}${more}`,
    `**In it**: ${membersText(members, areMembersTold(group))}`,
  ].join('\n\n');
  return group.doc ? `${group.doc}\n\n${told}` : told;
}

const membersText = (names: readonly string[], isTold: boolean): string =>
  [shortList(names, ', '), ...(isTold ? [] : [say`perhaps others`])].filter(Boolean).join(', ') || say`nobody yet`;

/** In one line, beside the name. */
export function groupDetail(group: SecurityGroup): string {
  return `${nounOf(group)}${group.inbound?.length ? `: ${rulesText(group.inbound).replaceAll('`', '')}` : ''}`;
}

const rulesText = (rules: readonly GroupRule[] = []): string =>
  shortList(
    rules
      .filter(({ action }) => action.value === 'allow')
      .map((rule) => `${rule.maybe ? 'maybe ' : ''}${rule.traffics.map(termText).join(', ')} ${peerText(rule)}`),
    '; ',
  );

function shortList(texts: readonly string[], between: string): string {
  const more = texts.length - MOST_TOLD;
  return `${texts.slice(0, MOST_TOLD).join(between)}${more > 0 ? say` and ${more} more` : ''}`;
}
