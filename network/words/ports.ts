import { parseRanges, type Ranges, rangesText, restOf, subtractRanges } from './number-ranges.js';
import { say } from './say.js';

const LAST_PORT = 65_535;
/** AWS: clients choose their ports here (https://docs.aws.amazon.com/vpc/latest/userguide/custom-network-acl.html#nacl-ephemeral-ports). */
export const EPHEMERAL_PORTS: Ranges = [[1024, LAST_PORT]];

/** What a list of ports leaves out, where that are fewer: `22` of `0-21,23-65535`. Undefined: the list says it best. */
export function portsLeftOut(list: string): string | undefined {
  const ranges = parseRanges(list);
  if (!ranges || ranges.length < 2 || ranges[0]?.[0] !== 0 || ranges.at(-1)?.[1] !== LAST_PORT) return undefined;
  const left = restOf(ranges, LAST_PORT);
  const many = left.reduce((sum, [low, high]) => sum + high - low + 1, 0);
  return many * 2 > LAST_PORT ? undefined : rangesText(left);
}

/** Ports of a protocol for a reader, who takes from no list that all but one are meant: `tcp 22, 443`, `tcp on every port but 22`. */
export function portWords(protocol: string, ports: string): string {
  const left = portsLeftOut(ports);
  return left === undefined
    ? `${protocol} ${ports.replaceAll(',', ', ')}`
    : say`${protocol} on every port but ${left.replaceAll(',', ', ')}`;
}

/** `tcp`, `protocol 47`; those that have no name, all together, are every other one. */
export function protocolWords(protocol: string): string {
  if (/^[a-z]/.test(protocol)) return protocol;
  const all = parseRanges(protocol);
  return all && all.length > 1 && all[0]?.[0] === 0 && all.at(-1)?.[1] === 255
    ? say`every other protocol`
    : say`protocol ${protocol}`;
}

/** Of what is delivered, whose replies get lost: the client ports that lose theirs, or those that alone get it, whichever is said in fewer words. `used`: where clients choose their ports. */
export function repliesWords(kept: string, used: Ranges): string | undefined {
  const ranges = parseRanges(kept) ?? [];
  const lost = subtractRanges(used, ranges);
  if (lost.length === 0) return undefined;
  return lost.length <= ranges.length
    ? say`no reply to client ports ${rangesText(lost).replaceAll(',', ', ')}`
    : say`replies to client ports ${kept.replaceAll(',', ', ')} alone`;
}
