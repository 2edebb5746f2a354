import { ALL_TYPES, parseTypes } from './icmp-types.js';
import { isNearlyWhole, nearlyAll } from './nearly-all.js';
import { mergedRanges, parseRanges, type Ranges, rangesText, restOf, subtractRanges } from './number-ranges.js';
import { say } from './say.js';

const LAST_PORT = 65_535;
const LAST_PROTOCOL = 255;
/** AWS: clients choose their ports here (https://docs.aws.amazon.com/vpc/latest/userguide/custom-network-acl.html#nacl-ephemeral-ports). */
export const EPHEMERAL_PORTS: Ranges = [[1024, LAST_PORT]];
/** What has a name: ICMP, TCP, UDP and ICMPv6. */
const NAMED: Ranges = [
  [1, 1],
  [6, 6],
  [17, 17],
  [58, 58],
];

const RARE = restOf(NAMED, LAST_PROTOCOL);

/** How a list is told that leaves out a few of many: as the others, where those few are told beside it. */
interface ToldBeside {
  readonly beside: boolean;
}

const NOT_TOLD: ToldBeside = { beside: false };

/** The few ports that a list of many leaves out: `22` of `0-21,23-65535`. Undefined: the list says it best. */
export function portsLeftOut(list: string): string | undefined {
  const ranges = parseRanges(list);
  const found = ranges && nearlyAll(ranges, LAST_PORT);
  return found && rangesText(found.leftOut);
}

/** Ports for a reader, behind the word of the protocol: `22, 443`, `on most ports`. */
export function portWords(protocol: string, ports: string, told: ToldBeside = NOT_TOLD): string {
  if (portsLeftOut(ports) === undefined) return `${protocol} ${spaced(ports)}`;
  return say`${protocol} on ${portsInWords(ports, told)}`;
}

/** The same without a protocol: `port 22, 443`, `most ports`, `every other port of 1024-65535`. */
export function portsInWords(ports: string, { beside }: ToldBeside = NOT_TOLD): string {
  const ranges = parseRanges(ports);
  const found = ranges && nearlyAll(ranges, LAST_PORT);
  if (!found) return say`port ${spaced(ports)}`;
  const { low, high } = found;
  if (low === 0 && high === LAST_PORT) return beside ? say`every other port` : say`most ports`;
  return beside ? say`every other port of ${low}-${high}` : say`most ports of ${low}-${high}`;
}

/** Types of ICMP: `icmp 8/0, 3/4`, `icmp of most types`. */
export function typeWords(protocol: string, types: string, { beside }: ToldBeside = NOT_TOLD): string {
  if (types === '0-255') return protocol;
  if (!areMostTypes(types)) return `${protocol} ${spaced(types)}`;
  return beside ? say`${protocol} of every other type` : say`${protocol} of most types`;
}

/** Whether a list of types says nearly all of them. */
export const areMostTypes = (types: string): boolean => isNearlyWhole(parseTypes(types), LAST_PORT);

/** Those that a list of types leaves out. */
export const typesLeftOut = (types: string): Ranges => subtractRanges(ALL_TYPES, parseTypes(types));

/** `tcp`, `protocol 47`; those that have no name, all together, are every rarer one. A list of names and numbers, as a packet has it, each. */
export function protocolWords(list: string, { beside }: ToldBeside = NOT_TOLD): string {
  const items = list.split(',');
  const names = items.filter((item) => /^[a-z]/.test(item));
  const numbers = mergedRanges(parseRanges(items.filter((item) => /^\d/.test(item)).join(',')) ?? []);
  if (numbers.length === 0) return names.join(', ');
  if (areAllProtocols(names, numbers)) return say`everything`;
  return [...names, numberedProtocols(numbers, beside)].join(', ');
}

/** Of either family of addresses: each has an ICMP of its own. */
function areAllProtocols(names: readonly string[], numbers: Ranges): boolean {
  const rare = subtractRanges(RARE, numbers);
  return rare.length === 0 && ['tcp', 'udp'].every((name) => names.includes(name)) && names.length > 2;
}

/** Whether a list leaves out a few of those that have a number alone. */
export function isMostOfRare(numbers: Ranges): boolean {
  return (
    subtractRanges(numbers, RARE).length === 0 && isNearlyWhole(mergedRanges([...numbers, ...NAMED]), LAST_PROTOCOL)
  );
}

/** Whether a list says nearly all protocols, or nearly all of those that have a number alone. */
export const areMostProtocols = (numbers: Ranges): boolean =>
  isMostOfRare(numbers) || (subtractRanges(numbers, RARE).length > 0 && isNearlyWhole(numbers, LAST_PROTOCOL));

/** Those that a list leaves out which says all, or nearly all, that have a number alone. Undefined: it does not. */
export function protocolsLeftOut(numbers: Ranges): Ranges | undefined {
  const areMost = areMostProtocols(numbers) || subtractRanges(RARE, numbers).length === 0;
  return areMost ? restOf(numbers, LAST_PROTOCOL) : undefined;
}

function numberedProtocols(numbers: Ranges, beside: boolean): string {
  if (rangesText(numbers) === rangesText(RARE)) return say`every rarer protocol`;
  if (isMostOfRare(numbers)) return beside ? say`every other rarer protocol` : say`most rarer protocols`;
  if (areMostProtocols(numbers)) return beside ? say`every other protocol` : say`most protocols`;
  const text = spaced(rangesText(numbers));
  return /^\d+$/.test(text) ? say`protocol ${text}` : say`protocols ${text}`;
}

/** Of what is delivered, whose replies get lost: the client ports that lose theirs, or those that alone get it, whichever is said in fewer words. `used`: where clients choose their ports. */
export function repliesWords(kept: string, used: Ranges): string | undefined {
  const ranges = parseRanges(kept) ?? [];
  const lost = subtractRanges(used, ranges);
  if (lost.length === 0) return undefined;
  return lost.length <= ranges.length
    ? say`no reply to client ports ${spaced(rangesText(lost))}`
    : say`replies to client ports ${spaced(kept)} alone`;
}

const spaced = (list: string): string => list.replaceAll(',', ', ');
