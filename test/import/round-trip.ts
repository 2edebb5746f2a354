import { loadNetwork, printTopology } from '../../language/index.js';
import { analyse } from '../../network/answers/index.js';
import type { Topology } from '../../network/topology/index.js';

/** What is so of every pair of ends. */
function everyFlow(topology: Topology): string[] {
  const { endpoints, flows } = analyse(topology).matrix();
  return [
    ...endpoints.map((endpoint) => JSON.stringify(endpoint)),
    ...flows.map((flow) => JSON.stringify(flow)),
  ].sort();
}

/** Texts that have been read back: what many inputs leave untold changes nothing. */
const known = new Map<string, readonly string[]>();

/** What is otherwise once it has been printed and read back. */
export function differences(topology: Topology): readonly string[] {
  const text = printTopology(topology);
  const before = known.get(text);
  if (before) return before;
  const again = loadNetwork([{ uri: 'file:///imported.vpc', text }], () => undefined);
  const [mine, theirs] = [everyFlow(topology), everyFlow(again.topology)];
  const found = [
    ...again.findings.filter(({ severity }) => severity === 'error').map(({ rule, message }) => `${rule}: ${message}`),
    ...(printTopology(again.topology) === text ? [] : ['it is printed otherwise']),
    ...mine.filter((one) => !theirs.includes(one)).map((one) => `only as imported: ${one}`),
    ...theirs.filter((one) => !mine.includes(one)).map((one) => `only as read back: ${one}`),
  ];
  known.set(text, found);
  return found;
}

/**
 * Holds an import of any test to it. Of very many some are picked by what they print, the same ones each time: all of them where `EVERY_ROUND_TRIP` is set.
 */
export function roundTrip(topology: Topology): void {
  if (held.has(topology)) return;
  held.add(topology);
  const isPicked = process.env.EVERY_ROUND_TRIP !== undefined || hashOf(printTopology(topology)) % ONE_OF === 0;
  const [difference] = isPicked ? differences(topology) : [];
  if (difference !== undefined) throw new Error(`Printed and read back it is another network: ${difference}`);
}

const held = new WeakSet<Topology>();

const ONE_OF = 12;

const hashOf = (text: string): number =>
  [...text].reduce((hash, letter) => (hash * 31 + (letter.codePointAt(0) ?? 0)) % 1_000_003, 7);
