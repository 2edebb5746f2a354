import type { LoadedNetwork } from '../../language/network-source.js';
import { locatedValues } from '../../network/topology/index.js';
import { plain } from './plain.js';

/** Everything that is said of a text, its places too. */
export function said({ topology, findings, ignores, links, files }: LoadedNetwork): unknown {
  const places = [...locatedValues(topology)].map((value) => [
    value.kind,
    value.origin,
    'nameOrigin' in value ? [value.nameOrigin, value.doc] : [],
  ]);
  const sorted = <T>(list: readonly T[]): string[] => list.map((item) => JSON.stringify(item)).sort();
  return {
    topology: plain(topology),
    places,
    findings: sorted(findings),
    ignores: sorted(ignores),
    links: links.map(({ origin, text, targets }) => [origin, text, targets.length]),
    files,
  };
}
