import { checkShardOf } from '../../library/check.js';
import { insideOf, type Network } from '../../library/network.js';
import type { Finding } from '../../network/findings/index.js';
import type { ExpectationEntry, RuleEntry } from '../../network/rules/index.js';
import type { Origin } from '../../network/topology/index.js';
import { withFiles } from '../shards/places.js';
import type { CheckQuestion, Shard, ShownLine } from '../shards/shard-file.js';
import type { Terminal } from '../terminal.js';
import { writeShard } from './write-shard.js';

export function writeCheckShard(
  network: Network,
  shard: Shard,
  options: CheckQuestion['options'],
  pathInRepository: (path: string) => string,
  terminal: Terminal,
): void {
  const { sources, texts } = insideOf(network);
  const numbers = new Map([...texts.keys()].map((uri, number) => [uri, String(number)]));
  const { whole, entries } = checkShardOf(network, { rules: options.rules }, shard);
  const numbered = <T>(value: T): T => withFiles(value, (file) => numbers.get(file) ?? file);
  const linesAt = (origins: readonly Origin[]): ShownLine[] =>
    origins.flatMap(({ file, range: { start } }) => {
      const [number, text] = [numbers.get(file), sources.lineOf(file, start.line)];
      return number === undefined || text === undefined ? [] : [[number, start.line, text] as const];
    });
  function* written(): Generator<CheckQuestion['entry']> {
    for (const entry of entries)
      if (!('findings' in entry)) yield { ...numbered(entry), lines: linesAt(originsOf(entry)) };
      else if (entry.findings.length > 0)
        yield { ...numbered({ ...entry, findings: told(entry.findings) }), lines: linesAt(originsOf(entry)) };
  }
  const uris = [...texts.keys()];
  const inOrder = [...uris].sort((a, b) => (a < b ? -1 : 1));
  const files = uris.map((uri) => {
    const path = sources.pathOf(uri);
    return { path, inRepository: pathInRepository(path), order: inOrder.indexOf(uri) };
  });
  const about = whole && {
    ...numbered({ ...whole, findings: told(whole.findings) }),
    files,
    lines: linesAt([...whole.findings, ...whole.ignores].map(({ origin }) => origin)),
  };
  writeShard<CheckQuestion>({ command: 'check', options, whole: about }, written(), shard, [network], terminal);
}

function originsOf(entry: RuleEntry | ExpectationEntry): Origin[] {
  return 'findings' in entry ? entry.findings.map(({ origin }) => origin) : [entry.result.expectation.origin];
}

/** No report of a check tells what would mend it. */
const told = (findings: readonly Finding[]): Finding[] => findings.map(({ fixes: _, ...finding }) => finding);
