import { addressSetOfCidrs } from '../../network/address/index.js';
import { areMembersTold, elementBlocks, type Holder } from '../../network/filters/index.js';
import type { PeerElement, SecurityGroup, TrafficTerm } from '../../network/topology/index.js';
import { say } from '../../network/words/index.js';
import { addressText, termText } from './service-text.js';

/** More nobody reads between words. */
const MOST_TOLD = 3;

/** What a name in a rule comes to: blocks, or for a group who is in it. Empty where nobody can tell. */
export function standsFor(target: PeerElement, holders: ReadonlyMap<SecurityGroup, readonly Holder[]>): string {
  if (target.kind === 'security-group') {
    const names = shortList((holders.get(target) ?? []).map(({ name }) => name));
    if (areMembersTold(target)) return names || 'nobody';
    return names && say`${names} and perhaps others`;
  }
  if ((target.kind === 'network' || target.kind === 'prefix-list') && target.unknown) return '';
  const blocks = elementBlocks(target);
  return blocks.length > 0 ? addressText(addressSetOfCidrs(blocks)) : '';
}

/** A declared service; the built-in ones are known by their names. */
export function serviceStandsFor(term: TrafficTerm): string {
  return term.kind === 'service' && term.ref.target ? shortList(term.ref.target.traffics.map(termText)) : '';
}

function shortList(texts: readonly string[]): string {
  const more = texts.length - MOST_TOLD;
  return `${texts.slice(0, MOST_TOLD).join(', ')}${more > 0 ? say` and ${more} more` : ''}`;
}
