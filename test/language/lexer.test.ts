import { describe, expect, it } from 'vitest';
import { tokensOf } from '../../language/services.js';

const kinds = (text: string): string[] =>
  tokensOf(text).tokens.map((token) => `${token.tokenType.name} ${token.image}`);

describe('numbers, names and addresses are told apart', () => {
  it.each([
    ['web-1', ['Name web-1']],
    ['sg-0a1b2c', ['Name sg-0a1b2c']],
    ['i-08ef', ['Name i-08ef']],
    ['_x9', ['Name _x9']],
    ['shop.web-1', ['QualifiedName shop.web-1']],
    ['in', ['in in']],
    ['database', ['database database']],
    ['database-1', ['Name database-1']],
    ['database.in', ['QualifiedName database.in']],
    ['8080', ['NUMBER 8080']],
    ['8080-8090', ['NUMBER 8080', '- -', 'NUMBER 8090']],
    ['8080 - 8090', ['NUMBER 8080', '- -', 'NUMBER 8090']],
    ['3/4', ['NUMBER 3', '/ /', 'NUMBER 4']],
    ['1a', ['Label 1a']],
    ['eu-central-1a', ['Name eu-central-1a']],
    ['us-west-2-lax-1a', ['Name us-west-2-lax-1a']],
    ['10.0.0.1', ['Ip 10.0.0.1']],
    ['10.0.0.0/16', ['Ip 10.0.0.0/16']],
    ['10.0.0.300', ['Ip 10.0.0.300']],
    ['10.0.0.0/33', ['Ip 10.0.0.0/33']],
    ['10.0.0.0/', ['Ip 10.0.0.0/']],
    ['10.0.0.1-10.0.0.9', ['Ip 10.0.0.1-10.0.0.9']],
    ['::/0', ['Ip ::/0']],
    ['::', ['Ip ::']],
    ['::1', ['Ip ::1']],
    ['2001:db8::1', ['Ip 2001:db8::1']],
    ['2001:db8::/32', ['Ip 2001:db8::/32']],
    ['fe80::', ['Ip fe80::']],
    ['dead:beef::1/64', ['Ip dead:beef::1/64']],
    ['::ffff:1.2.3.4', ['Ip ::ffff:1.2.3.4']],
    ['10.0.0.0/16,10.1.0.0/16', ['Ip 10.0.0.0/16', ', ,', 'Ip 10.1.0.0/16']],
    ['10.0.0.0/16{', ['Ip 10.0.0.0/16', '{ {']],
    ['0.0.0.0/0->igw-1', ['Ip 0.0.0.0/0', '-> ->', 'Name igw-1']],
    ['pl-a->igw-1', ['Name pl-a', '-> ->', 'Name igw-1']],
    ['80//comment', ['NUMBER 80']],
    ['10.0.0.0/16/* comment */10.0.0.1', ['Ip 10.0.0.0/16', 'Ip 10.0.0.1']],
    ['a/* c */b', ['Name a', 'Name b']],
    ['"a text" b', ['STRING "a text"', 'Name b']],
    ['"a \\" b"', ['STRING "a \\" b"']],
  ])('%s', (text, expected) => {
    expect(kinds(text)).toEqual(expected);
    expect(tokensOf(text).errors).toEqual([]);
  });
});

describe('what is nearly a word stays one token with one finding', () => {
  it.each([
    ['web--1', 'single `-`'],
    ['web-', 'does not end with `-`'],
    ['büro', 'letters a-z and A-Z'],
    ['a.b.c', 'too many dots'],
    ['shop.', 'is no name'],
    ['shop.1a', 'is no name'],
    ['from:', '`:` has no meaning here'],
    ['a;', 'a statement ends by itself'],
    ['"never closed', 'never closed'],
    ['/* never closed', 'This comment is never closed'],
    ['§', '`§` has no meaning here'],
    ['\0', '(U+0000)'],
    ['\u0001', '(U+0001)'],
    ['\uFFFD\uFFFD', 'text in UTF-8'],
    ['“', 'straight quotes'],
  ])('%s', (text, message) => {
    const { tokens, errors } = tokensOf(text);
    expect(errors).toHaveLength(1);
    expect(errors[0]?.message).toContain(message);
    expect(tokens.length).toBeLessThanOrEqual(1);
  });
});

it('counts lines and columns from 1, through comments and every kind of line end', () => {
  const { tokens } = tokensOf('a /* x\n y */ b\r\n  c // d\ne');
  expect(
    tokens.map(({ image, startLine, startColumn, endColumn }) => [image, startLine, startColumn, endColumn]),
  ).toEqual([
    ['a', 1, 1, 1],
    ['b', 2, 7, 7],
    ['c', 3, 3, 3],
    ['e', 4, 1, 1],
  ]);
});
