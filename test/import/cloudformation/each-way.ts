import { importCloudFormation } from '../../../interchange/import/cloudformation/import-cloudformation.js';
import type { Topology } from '../../../network/topology/index.js';
import { verdictOf } from '../verdict-of.js';

/** What an end answers where it is not made at all. */
const ABSENT = 'absent';

const TRAFFICS = ['tcp 80', 'tcp 5432', 'tcp 8080'];

export interface EachWay {
  /** Definite answers that some way contradicts. */
  readonly contradicted: string[];
  /** Questions that all ways answer alike, and that the undecided template leaves open. */
  readonly open: string[];
}

/**
 * A template with conditions that nobody decides, beside the same template with each of them decided, in every way. A condition is a parameter that is `x` or not;
 * `among` are the ends of which every pair is asked.
 */
export function comparedWithEachWay(text: string, conditions: readonly string[], among: readonly string[]): EachWay {
  const open = read(text, {});
  const ways = waysOf(conditions).map((parameters) => read(text, parameters));
  const leftOut = among.filter((end) => open.warnings.some(({ message }) => message.startsWith(`${end} is left out`)));
  const ends = [...among, 'internet'];
  const found: EachWay = { contradicted: [], open: [] };
  for (const from of ends)
    for (const to of ends) {
      if (from === to) continue;
      for (const on of TRAFFICS) {
        const verdict = ask(open.topology, from, to, on);
        const each = ways.map(({ topology }) => ask(topology, from, to, on));
        const line = `${from} -> ${to} ${on}: ${verdict}, not ${each.join(' or ')}`;
        const told = new Set(each.map((one) => (one === ABSENT ? 'blocked' : one)));
        if (verdict === ABSENT && [from, to].some((end) => leftOut.includes(end))) continue;
        if (verdict === ABSENT) found.contradicted.push(line);
        else if (verdict === 'unknown') {
          if (told.size === 1 && !told.has('unknown')) found.open.push(line);
        } else if (told.size > 1 || !told.has(verdict)) found.contradicted.push(line);
      }
    }
  return found;
}

const read = (text: string, parameters: Record<string, string>) =>
  importCloudFormation([{ path: 'stack.yaml', text }], { names: 'id', parameters });

function waysOf(conditions: readonly string[]): Record<string, string>[] {
  return conditions.reduce<Record<string, string>[]>(
    (ways, name) => ways.flatMap((way) => ['x', 'y'].map((value) => ({ ...way, [name]: value }))),
    [{}],
  );
}

/** A name that a file does not have is refused. */
function ask(topology: Topology, from: string, to: string, on: string): string {
  try {
    return verdictOf(topology, from, to, on);
  } catch (error) {
    if (/^Printed/.test((error as Error).message)) throw error;
    return ABSENT;
  }
}
