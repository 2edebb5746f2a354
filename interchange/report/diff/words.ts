import { endWords } from '../end-addresses.js';
import { servicesText } from '../traffic-words.js';
import type { Change } from './compare.js';

/** Changes by what they mean to a reader: `opened` for what gets a reply now and did not, `closed` for what did, `other` for the rest. */
export function meaningOf({ before, after }: Change): 'opened' | 'closed' | 'other' {
  const works = (outcome: Change['before']): boolean => outcome === 'reachable' || outcome === 'partly';
  if (works(after) && !works(before)) return 'opened';
  if (works(before) && !works(after)) return 'closed';
  return 'other';
}

export const TITLES = {
  opened: 'Becomes reachable',
  closed: 'No longer reachable',
  other: 'Changes otherwise',
} as const;

/** The services of a change, and the addresses where they are part of the news. */
export function trafficWords({ traffic }: Change): string {
  const ends = new Set(traffic.map((box) => `${endWords(box.from)} → ${endWords(box.to)}`));
  const at = [...ends].slice(0, 3).join('; ');
  return `${servicesText(traffic)} (${at}${ends.size > 3 ? '; …' : ''})`;
}
