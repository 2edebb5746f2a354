import { AstUtils, GrammarAST } from 'langium';
import { describe, expect, it } from 'vitest';
import { cursorAt, type Expected } from '../../language/cursor/cursor.js';
import { VpcLanguageGrammar } from '../../language/generated/grammar.js';
import { isTerminal } from '../../language/lexer/token-types.js';
import { roleAt } from '../../language/link/reference-roles.js';
import { FileScope } from '../../language/link/scopes.js';
import { lowerPiece } from '../../language/lower/lower-piece.js';
import { parseFile } from '../../language/parse/parsed-file.js';
import { wholePiece } from '../../language/parse/piece.js';
import { tokensOf } from '../../language/services.js';
import { EVERYTHING } from './everything.js';

/** The cursor where `|` stands. */
function at(marked: string): ReturnType<typeof cursorAt> {
  const offset = marked.indexOf('|');
  return cursorAt(marked.slice(0, offset) + marked.slice(offset + 1), offset);
}

const shown = (expected: readonly Expected[]): string[] => [
  ...new Set(expected.map(({ symbol, terminal, rule, property }) => symbol ?? `${terminal} ${rule}.${property}`)),
];

describe('what the grammar takes at a cursor', () => {
  it('is what stands there, at every token of a text that can be read', () => {
    const misses: string[] = [];
    for (const token of tokensOf(EVERYTHING).tokens) {
      if (token.image === '{' || token.image === '}') continue;
      const before = EVERYTHING.slice(0, token.startOffset);
      // Behind a word a cursor is still in it; and behind a statement that may end, the next one is offered on a new line.
      const takes = [`${before} `, `${before}\n`].some((text) =>
        cursorAt(text, text.length).expected.some(
          ({ symbol, terminal }) =>
            symbol === token.image || (terminal !== undefined && isTerminal(token.tokenType, terminal)),
        ),
      );
      if (!takes) misses.push(`${token.startLine}: ${token.image}`);
    }
    expect(misses).toEqual([]);
  });

  it('plays the part that linking gives it, at every reference of a text', () => {
    const file = parseFile('file:///x.vpc', EVERYTHING);
    const { builder } = lowerPiece(wholePiece(file), new FileScope(file.uri));
    const lines = EVERYTHING.split('\n');
    const offsetOf = (line: number, column: number): number =>
      lines.slice(0, line - 1).reduce((sum, text) => sum + text.length + 1, column - 1);
    const played = new Set<string>();
    for (const { origin, role, text } of builder.links) {
      const { line, column } = origin.range.start;
      const { blocks, expected } = cursorAt(EVERYTHING, offsetOf(line, column) + text.length);
      const slot = expected.find(({ terminal }) => terminal && ['REF', 'SUBJECT', 'SERVICE'].includes(terminal));
      const block = blocks.at(-1)?.rule ?? '';
      expect([line, text, slot && roleAt(slot.rule, slot.property, block)?.noun]).toEqual([line, text, role.noun]);
      played.add(`${slot?.rule}.${slot?.property}`);
    }
    expect([...played].sort()).toEqual(referencePlaces());
  });

  const cases: [text: string, block: string, expected: string[]][] = [
    ['vpn line from |', 'File', ['REF Vpn.from']],
    ['vpn line from office t|', 'File', ['to']],
    ['vpc v 10.0.0.0/16 { subnet s 10.0.0.0/24 in | }', 'Vpc', ['LABEL Subnet.zone']],
    ['vpc v 10.0.0.0/16 { network-acl n { inbound { 100 | } } }', 'DirectionBlock', ['allow', 'deny']],
    ['test "t" {\n  web can |', 'Test', ['reach']],
    ['expect web can reach db on https via |', 'File', ['SUBJECT Assertion.via']],
    ['prefix-list p { 10.0.0.0/8 |', 'PrefixList', [',']],
  ];
  it.each(cases)('%s', (text, block, expected) => {
    const cursor = at(text);
    expect([cursor.blocks.at(-1)?.rule, shown(cursor.expected)]).toEqual([block, expected]);
  });

  it.each([
    ['half a statement', 'transit-gateway hub\n|'],
    ['what no statement is', 'qwert asdf ;;; 12\n|'],
    ['a block of a broken statement', 'vpc { subnet }\n|'],
    ['a brace too many', 'network n unknown } }\n|'],
    ['a broken statement, and one that is whole', 'vpn line to\nnetwork n unknown\n|'],
  ])('begins anew behind %s', (_name, text) => {
    expect(at(text).statement).toEqual([]);
    expect(shown(at(text).expected)).toContain('transit-gateway');
  });

  it('is told by the block, also where its header is broken', () => {
    expect(at('vpc {\n  subnet 10.0.0.0/24 {\n    |').blocks.map(({ rule }) => rule)).toEqual([
      'File',
      'Vpc',
      'Subnet',
    ]);
    expect(at('instance i { | }').blocks.map(({ rule }) => rule)).toEqual(['File', 'Resource']);
    expect(at('vpc v 10.0.0.0/16 { internet-gateway igw { | } }').blocks.at(-1)).toEqual({
      rule: 'Gateway',
      name: 'igw',
      words: ['internet-gateway', 'igw'],
    });
  });

  it('goes on over lines where a statement cannot end', () => {
    expect(at('expect web can reach\n  |').statement).toEqual(['expect', 'web', 'can', 'reach']);
    expect(at('expect web can reach db\n|').statement).toEqual([]);
  });

  it('is nothing in comments and texts', () => {
    for (const text of ['// a|', '/* a| */', '/* a|', 'test "a| b"', 'import "./a|'])
      expect(at(text).silent).toBe(true);
    for (const text of ['/* a */|', 'test "a"|', '// a\n|']) expect(at(text).silent).toBe(false);
  });
});

/** Every place of the grammar where a reference stands. */
function referencePlaces(): string[] {
  const places = VpcLanguageGrammar().rules.flatMap((rule) =>
    AstUtils.streamAllContents(rule)
      .filter(GrammarAST.isAssignment)
      .filter(
        ({ terminal }) =>
          GrammarAST.isRuleCall(terminal) && ['REF', 'SUBJECT', 'SERVICE'].includes(terminal.rule.$refText),
      )
      .map(({ feature }) => `${rule.name}.${feature}`)
      .toArray(),
  );
  return [...new Set(places)].sort();
}
