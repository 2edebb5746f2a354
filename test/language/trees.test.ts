import { describe, expect, it } from 'vitest';
import { NetworkSource, readAgain, readInPieces } from '../../language/index.js';
import { readOnceMore } from '../../language/parse/trees.js';

const URI = 'file:///account.vpc';
const vpc = (number: number): string => `vpc v${number} 10.${number}.0.0/16 {
  security-group web { inbound { allow tcp 443 from office } }
}
`;
const BEFORE = `prefix-list office { 203.0.113.0/24 }\n${[1, 2, 3, 4, 5].map(vpc).join('')}`;

/** After each state: the pieces whose trees are kept, and how many were read once more for it. */
function keptAfter(texts: readonly string[]): { kept: number; readOnceMore: number }[] {
  let file = readInPieces(URI, BEFORE);
  const source = new NetworkSource();
  return [BEFORE, ...texts].map((text) => {
    const before = readOnceMore.pieces;
    file = readAgain(file, text);
    const { findings } = source.load(new Map([[URI, file]]), new Map());
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    const kept = file.pieces.filter(({ kept: { trees } }) => trees).length;
    return { kept, readOnceMore: readOnceMore.pieces - before };
  });
}

describe('syntax trees', () => {
  it('are kept of the lines that an edit touches, and given up of all others', () => {
    const states = keptAfter([BEFORE.replace('v3', 'x3'), BEFORE.replace('v3', 'xy3')]);
    expect(states).toEqual([
      { kept: 6, readOnceMore: 0 },
      { kept: 1, readOnceMore: 0 },
      { kept: 1, readOnceMore: 0 },
    ]);
  });

  it('are made again where a name means something else, and kept as long as the next edit asks for them too', () => {
    const named = (name: string): string =>
      BEFORE.replace('prefix-list office {', `prefix-list ${name} { 198.51.100.0/24 }\nprefix-list office {`);
    const other = (block: string): string => BEFORE.replace('203.0.113.0/24', block);
    const states = keptAfter([
      named('shop'),
      named('shops'),
      // What all VPCs name is another element at each of these.
      other('203.0.113.0/25'),
      other('203.0.113.0/26'),
      other('203.0.113.0/26').replace('v3', 'x3'),
      other('203.0.113.0/26').replace('v3', 'xy3'),
    ]);
    expect(states.map(({ readOnceMore: again }) => again)).toEqual([0, 0, 0, 5, 0, 0, 0]);
    expect(states.map(({ kept }) => kept)).toEqual([6, 1, 1, 6, 6, 1, 1]);
  });
});
