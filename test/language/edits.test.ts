/** Whatever the edits, what is said of a text is what a fresh reader says, and an edit reads no more than the lines around it. */
import { describe, expect, it } from 'vitest';
import { loadNetwork, NetworkSource, readAgain, readInPieces } from '../../language/index.js';
import type { LoadedNetwork } from '../../language/network-source.js';
import { officeText } from '../bench/office-text.js';
import { EVERYTHING } from './everything.js';
import { Dice, randomNetwork } from './random-network.js';
import { said } from './said.js';
import { edited } from './typing.js';

const URI = 'file:///a.vpc';
/** More of them, by hand: `RANDOM_EDITS=100000`. */
const EDITS = Number(process.env.RANDOM_EDITS ?? 100);

const fresh = (text: string): LoadedNetwork => loadNetwork([{ uri: URI, text }], () => undefined);

const TEXTS: readonly [name: string, text: (dice: Dice) => string][] = [
  ['everything', () => EVERYTHING],
  ['random networks', (dice) => dice.some(3, () => randomNetwork(dice), 1).join('\n')],
  ['an office', () => officeText(300)],
];

describe('after any edits a text says what a fresh one says', () => {
  it.each(TEXTS)('%s', (_, make) => {
    const dice = new Dice(4711);
    for (let edits = 0; edits < EDITS; ) {
      let text = make(dice);
      const steps = [text];
      let file = readInPieces(URI, text);
      const source = new NetworkSource();
      source.load(new Map([[URI, file]]), new Map());
      for (let i = 0; i < 25; i++, edits++) {
        // Now and then back to what was there, as one who mends what was broken.
        text = dice.chance(35) ? (steps.at(-1 - dice.next(Math.min(4, steps.length))) as string) : edited(text, dice);
        steps.push(text);
        file = readAgain(file, text);
        const again = source.load(new Map([[URI, file]]), new Map());
        expect(said(again), `edit ${edits}:\n${text}`).toEqual(said(fresh(text)));
      }
    }
  });
});

describe('a comment says the same wherever its text is cut', () => {
  it.each([
    ['with several rules', '}\n// vpclens-ignore acl-empty, quota: a draft\n'],
    [
      'behind a block, with lines between it and what it silences',
      '} // vpclens-ignore acl-empty: a draft\n\n// more\n',
    ],
    ['behind a block, of what follows', '} /** The second. */\n\n'],
  ])('%s', (_, between) => {
    const text = (before: string, comment: string): string =>
      `${before}vpc a 10.0.0.0/16 {\n${comment}vpc b 10.1.0.5/16 {\n}\n`;
    const texts = [text('', '}\n'), text('', between), text('\n\n', between), text('network n 10.2.0.0/16\n', between)];
    let file = readInPieces(URI, text('', between));
    const source = new NetworkSource();
    for (const next of [...texts, ...texts.reverse()]) {
      expect(said(source.load(new Map([[URI, file]]), new Map())), file.text).toEqual(said(fresh(file.text)));
      file = readAgain(file, next);
    }
  });
});

it('what ends in the midst of a declaration is told there alone, and not before it as the end of the file', () => {
  const text = 'vpc a 10.0.0.0/16 { cross-zone on }\nvpc\nvpc bank 10.9.0.0/16 { subnet s 10.9.0.0/24 { }\n';
  expect(fresh(text).findings.map(({ origin, message }) => `${origin.range.start.line}: ${message}`)).toEqual([
    '1: `cross-zone` does not belong in a VPC. `cross-zone` belongs in a load balancer.',
    '3: This `{` is never closed: put a `}` behind the last statement of its block.',
  ]);
  const source = new NetworkSource();
  let file = readInPieces(URI, text.replace('on }', 'off }'));
  source.load(new Map([[URI, file]]), new Map());
  file = readAgain(file, text);
  expect(said(source.load(new Map([[URI, file]]), new Map()))).toEqual(said(fresh(text)));
});

it('a brace that is missing is told where it is, and swallows nothing of what comes after it', () => {
  const text = [
    'vpc a 10.0.0.0/16 {',
    '  subnet s 10.0.0.0/24 {',
    '    instance web 10.0.0.5',
    '}',
    '',
    '/** The second one. */',
    'vpc b 10.1.0.0/16 {',
    '  subnet s 10.1.0.0/24 { instance db 10.1.0.5 }',
    '}',
    'peering p between a and b',
    '',
  ].join('\n');
  const { topology, findings } = fresh(text);
  expect(topology.vpcs.map(({ name, subnets }) => [name, subnets.length])).toEqual([
    ['a', 1],
    ['b', 1],
  ]);
  expect(topology.vpcs[1]?.doc).toBe('The second one.');
  expect(topology.peerings[0]?.ends.map(({ target }) => target?.name)).toEqual(['a', 'b']);
  expect(findings.map(({ message, origin }) => [origin.range.start.line, message.slice(0, 31)])).toEqual([
    [2, 'This `{` is never closed: put a'],
  ]);
});

describe('an edit costs what it changes', () => {
  const before = officeText(2_000);
  const edits: readonly [name: string, text: string, read: number, sameTopology: boolean][] = [
    ['a port', before.replace('allow tcp 8443', 'allow tcp 8444'), 1, false],
    ['a remark', before.replace('  internet-gateway igw\n', '  internet-gateway igw // the front door\n'), 1, true],
    ['an empty line', before.replace('  internet-gateway igw\n', '\n  internet-gateway igw\n'), 1, true],
    ['a word that is not finished', before.replace('  internet-gateway igw\n', '  internet-gatew\n'), 1, false],
    ['a brace too many, typed inside', before.replace('allow tcp 8443', 'allow tcp {8443'), 1, false],
    [
      'a brace less at the end of a block',
      before.replace('}\nexpect internet can reach v3.', 'expect internet can reach v3.'),
      1,
      false,
    ],
    [
      'two ends of the text',
      before.replace('tcp 8443', 'tcp 8444').replace(/tcp 8443(?![\s\S]*tcp 8443)/, 'tcp 8445'),
      2,
      false,
    ],
    ['a brace that is missing', before.replace(/\}(?=[^}]*$)/, ''), 2, false],
    ['a declaration more', `${before}network branch 192.168.0.0/24\n`, 1, false],
    ['a declaration less', before.replace('service app = tcp 8080\n', ''), 0, false],
  ];

  it.each(edits)('%s', (_, text, read, sameTopology) => {
    expect(text).not.toBe(before);
    const file = readInPieces(URI, before);
    const source = new NetworkSource();
    const first = source.load(new Map([[URI, file]]), new Map());
    const again = readAgain(file, text);
    expect(again.pieces.filter((piece) => !file.pieces.includes(piece)).length).toBe(read);
    expect(file.pieces.length).toBeGreaterThan(10);
    const { topology } = source.load(new Map([[URI, again]]), new Map());
    expect(topology === first.topology).toBe(sameTopology);
    // What a service is called by stands in every VPC.
    if (read > 0)
      expect(topology.vpcs.filter((vpc) => !first.topology.vpcs.includes(vpc)).length).toBeLessThanOrEqual(read);
  });
});
