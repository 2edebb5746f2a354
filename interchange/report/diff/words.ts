import type { AddressTerms } from '../../../network/address/index.js';
import { boxesOfPackets, type Change } from '../../../network/answers/index.js';
import { boxesOf, formatPorts } from '../../../network/traffic/index.js';
import { portsLeftOut, say, type Told, told } from '../../../network/words/index.js';
import { servicesText } from '../traffic-words.js';
import { Beside } from './beside.js';

export type Meaning = 'opened' | 'closed' | 'other';

/** Changes by what they mean to a reader: `opened` for what gets a reply now and did not, `closed` for what did, `other` for the rest. */
export function meaningOf({ before, after, replies }: Pick<Change, 'before' | 'after' | 'replies'>): Meaning {
  if (replies) return replies === 'gained' ? 'opened' : 'closed';
  const works = (verdict: Change['before']): boolean => verdict === 'reachable' || verdict === 'partly';
  if (works(after) && !works(before)) return 'opened';
  if (works(before) && !works(after)) return 'closed';
  return 'other';
}

export const TITLES: Readonly<Record<Meaning, Told>> = {
  opened: told`Becomes reachable`,
  closed: told`No longer reachable`,
  other: told`Changes otherwise`,
};

export const NO_DIFFERENCE = told`No difference: everybody reaches what they reached before, and every reply comes back that did.`;

/** The services of a change, the addresses, the replies where those are the news, and what fares as before where the change is told as all besides that. `terms`: what addresses are called. */
export function trafficWords(change: Change, terms: AddressTerms = {}): string {
  const { packets } = change;
  const beside = new Beside(change, terms);
  const ends = new Set(
    packets.flatMap(({ from, to, set }) =>
      boxesOf(set).map(
        ({ source, destination }) => `${from ?? beside.endWords(source)} → ${to ?? beside.endWords(destination)}`,
      ),
    ),
  );
  const at = [...ends].slice(0, 3).join('; ');
  const services = servicesText(
    packets.flatMap((some) => boxesOfPackets(some)),
    (one) => beside.othersIn(one),
  );
  const replies = repliesWords(change, beside);
  const news = `${services} (${at}${ends.size > 3 ? '; …' : ''})${replies ? `: ${replies}` : ''}`;
  return [news, ...beside.words()].join('; ');
}

/** `replies to client ports 1024-64999, 65002-65535 are lost`; undefined where it is not the replies alone that change. */
function repliesWords(
  { replies, before, after, packets, translatedPorts }: Change,
  beside: Beside,
): string | undefined {
  if (!replies) return undefined;
  if (translatedPorts) {
    const kept = formatPorts(translatedPorts).replaceAll(',', ', ');
    if (after === 'partly' && before !== 'one-way')
      return say`
      replies come back only to a NAT gateway's ports ${kept}
    `;
    if (before === 'partly' && after === 'one-way') return say`replies to a NAT gateway's ports ${kept} are lost`;
    if (after === 'partly') return say`replies come back now to a NAT gateway's ports ${kept}`;
    return say`replies come back now to all of a NAT gateway's ports, not to ${kept} alone`;
  }
  const ports = new Set(
    packets.flatMap((some) => boxesOfPackets(some).flatMap(({ clientPorts }) => (clientPorts ? [clientPorts] : []))),
  );
  const which =
    ports.size === 0
      ? say`replies`
      : say`replies to ${[...ports].map((list) => clientsWords(list, beside)).join('; ')}`;
  return replies === 'lost' ? say`${which} are lost` : say`${which} come back now`;
}

function clientsWords(ports: string, beside: Beside): string {
  const left = portsLeftOut(ports);
  if (left === undefined) return say`client ports ${ports.replaceAll(',', ', ')}`;
  // Where clients choose theirs, no reader of this line is told.
  const span = `${ports.split('-')[0]}-${ports.slice(ports.lastIndexOf('-') + 1)}`;
  return beside.arePortsTold(left) ? say`every other client port of ${span}` : say`most client ports of ${span}`;
}
