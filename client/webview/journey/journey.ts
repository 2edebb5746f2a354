import type { Answer, Hop, NetworkMap, PathAnswer } from '../../../server/protocol.js';
import { type StepLine, stepLines } from '../trace/hops.js';
import { Places } from './places.js';
import { arrivalText, departureText, labelOf, notebookEntry, returnText, stepText } from './step-words.js';

/** Where on the map something happens: at an element, at a guard of it, or on a connection. */
export type Place =
  | { readonly element: string; readonly part: 'box' | 'group' | 'acl-in' | 'acl-out' | 'table' }
  | { readonly connection: string };

/** What a stateful group remembers: written down with the request, and recognised by the reply. */
export interface NotebookLine {
  readonly does: 'writes' | 'recognises';
  readonly element: string;
  readonly entry: string;
}

/** A stop of the packet on its way there and back. */
export interface Station {
  readonly half: 'request' | 'reply';
  readonly fate: Hop['decision'] | 'start' | 'arrives' | 'back';
  /** Absent: the map does not show it; the packet passes it where it was before. */
  readonly place?: Place | undefined;
  /** `Group cashiers in`. */
  readonly name: string;
  /** What stands beside the line: `rule 100 · allow`; addresses, where they change. */
  readonly label: string;
  /** What happens here and why, for somebody who never saw it. */
  readonly text: string;
  readonly notebook?: NotebookLine | undefined;
  readonly line?: StepLine | undefined;
}

/** A way of the answer, there and back, as stops on the map. The packet goes no further than the first that lets nothing through. */
export interface Journey {
  readonly stations: readonly Station[];
  /** Of the stop where it ends: it is blocked, or back. */
  readonly last: number;
}

export function journeyOf(
  answer: Pick<Answer, 'from' | 'to'>,
  path: PathAnswer,
  map: NetworkMap,
  vpc?: string,
): Journey {
  const places = new Places(map, answer, path);
  const { request, reply } = stepLines(path, vpc);
  const stations: Station[] = [];
  const remembered = new Map<string, string>();
  const [first] = path.forward;
  stations.push({
    half: 'request',
    fate: 'start',
    place: places.start,
    name: answer.from,
    label: '',
    text: departureText(answer, first?.packet),
  });
  const add = (half: Station['half'], lines: readonly StepLine[]): void => {
    for (const line of lines) {
      const { hop, decision } = line;
      const notebook = notebookOf(hop, decision, half, remembered);
      stations.push({
        half,
        fate: decision,
        place: places.next(hop),
        name: line.name,
        label: labelOf(line),
        text: stepText(line, half, notebook),
        notebook,
        line,
      });
    }
  };
  add('request', request);
  const arrives = !isStopped(stations) && path.verdict !== 'blocked';
  if (arrives)
    stations.push({
      half: 'request',
      fate: 'arrives',
      place: places.goal,
      name: answer.to,
      label: '',
      text: arrivalText(answer, path.return[0]?.packet),
    });
  add('reply', reply);
  if (arrives && !isStopped(stations) && reply.length > 0)
    stations.push({
      half: 'reply',
      fate: 'back',
      place: places.start,
      name: answer.from,
      label: '',
      text: returnText(answer, path.verdict),
    });
  const end = stations.findIndex(({ fate }) => fate === 'deny');
  return { stations, last: end >= 0 ? end : stations.length - 1 };
}

function isStopped(stations: readonly Station[]): boolean {
  return stations.some(({ fate }) => fate === 'deny' || fate === 'not-reached');
}

/** A group that lets a request through remembers it; its reply is recognised where it was written. */
function notebookOf(
  hop: Hop,
  decision: Hop['decision'],
  half: Station['half'],
  remembered: Map<string, string>,
): NotebookLine | undefined {
  if (!hop.checkpoint.startsWith('security-group') || hop.at === undefined) return undefined;
  const key = `${hop.at} ${hop.object}`;
  if (half === 'request' && (decision === 'allow' || decision === 'partly' || decision === 'unknown')) {
    const entry = notebookEntry(hop.packet);
    remembered.set(key, entry);
    return { does: 'writes', element: hop.at, entry };
  }
  const entry = remembered.get(key);
  return decision === 'remembered' && entry ? { does: 'recognises', element: hop.at, entry } : undefined;
}
