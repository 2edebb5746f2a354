import { describe, expect, it } from 'vitest';
import { nearNames } from '../../language/link/near-names.js';
import { parseSubject } from '../../language/query/parse-subject.js';
import { load } from './check-text.js';

describe('names that were probably meant', () => {
  it.each(['weeb', 'wb', 'wep', 'ewb', 'wbe', 'WEB'])('a letter more, less, another, or swapped: %s', (name) => {
    expect(nearNames('web', [name])).toEqual([name]);
  });

  it.each(['weebb', 'w', 'shop', 'bew', 'website'])('not what is farther from a short one: %s', (name) => {
    expect(nearNames('web', [name])).toEqual([]);
  });

  it('come nearest first, then by the alphabet, three at most, whatever their case', () => {
    expect(nearNames('kitchen', ['kithcne', 'Kitchens', 'kitche', 'KITCHEN', 'cellar'])).toEqual([
      'KITCHEN',
      'Kitchens',
      'kitche',
    ]);
    expect(nearNames('kitchen', ['kitchez', 'kitcheb', 'kitchea', 'kitchec'])).toEqual([
      'kitchea',
      'kitcheb',
      'kitchec',
    ]);
  });

  it('are told, and where there are none, what to do', () => {
    const message = (name: string): string =>
      load(`vpc v 10.0.0.0/16 {\n  subnet s 10.0.0.0/24 { route-table ${name} }\n  route-table street { }\n}`)
        .findings[0]?.message ?? '';
    expect(message('stret')).toContain('Did you mean `street`?');
    expect(message('zzzzzz')).toContain('Declare it, or import the file that does.');
    expect(message('zzzzzz')).not.toContain('Did you mean');
  });
});

describe('words that were probably meant', () => {
  const inVpc = (text: string): string => `vpc v 10.0.0.0/16 {\n  ${text}\n  subnet s 10.0.0.0/24 { instance web }\n}`;
  it.each([
    ['expect internett can reach web', 'internet'],
    ['expect web can reach Internet', 'internet'],
    [inVpc('security-group g { inbound { allow ssh from anny } }'), 'any'],
    [inVpc('security-group g { inbound { allow tpc from any } }'), 'tcp'],
    [inVpc('route-table r { 0.0.0.0/0 -> blakhole }'), 'blackhole'],
    [inVpc('route-table r { 10.0.0.0/16 -> locl }'), 'local'],
    [inVpc('route-table r { anyy -> local }'), 'any'],
    [inVpc('subnet u 10.0.1.0/24 { route-table unkown }'), 'unknown'],
    [inVpc('network-load-balancer b in s { listener http -> redirct }'), 'redirect'],
  ])('%s: %s', (text, word) => {
    const [finding] = load(text.startsWith('vpc') ? text : `${text}\n${inVpc('')}`).findings.filter(
      ({ rule }) => rule === 'reference-unresolved',
    );
    expect(finding?.message).toContain(`Did you mean \`${word}\``);
    expect(finding?.fixes?.flatMap(({ edits }) => edits.map(({ newText }) => newText))).toContain(word);
  });

  it.each(['internett', 'Internet', 'intrnet'])('as an end of a question: %s', (text) => {
    const { topology } = load(inVpc(''));
    const parsed = parseSubject(text, topology);
    expect('error' in parsed && parsed.error).toContain('Did you mean `internet`?');
  });

  it('are no ends inside of something else', () => {
    const { topology } = load(inVpc(''));
    const parsed = parseSubject('v.internett', topology);
    expect('error' in parsed && parsed.error).not.toContain('`internet`');
  });
});

it('an import is a .vpc file, and no name that only begins so', () => {
  const rules = (path: string): string[] =>
    load(`import "${path}"`, { [path]: 'network office 10.0.0.0/8' }).findings.map(({ rule }) => rule);
  expect(rules('./a.vpc')).toEqual([]);
  expect(rules('./a.vpc.txt')).not.toEqual([]);
});
