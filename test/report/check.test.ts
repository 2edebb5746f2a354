import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { hasFailed } from '../../interchange/report/check/check-report.js';
import { checkCompact } from '../../interchange/report/check/compact.js';
import { checkGithub } from '../../interchange/report/check/github.js';
import { checkJson } from '../../interchange/report/check/json.js';
import { checkText } from '../../interchange/report/check/text.js';
import { COLOURED, PLAIN } from '../../interchange/report/paint.js';
import { CLEAN, HINT, OVERLAP, REPORT } from './samples.js';

describe('check as text', () => {
  const text = checkText(REPORT, { paint: PLAIN, width: 80 });
  const lines = text.split('\n');

  it('tells place, severity and rule of a finding, and marks it under its line', () => {
    expect(lines[0]).toBe('nets/shop.vpc:3:18  error  subnet-cidr-overlap');
    const source = lines.findIndex((line) => line.includes('│   subnet kitchen'));
    const [line, marks] = [lines[source] as string, lines[source + 1] as string];
    expect(line.slice(marks.indexOf('^'), marks.lastIndexOf('^') + 1)).toBe('10.0.0.128/25');
    expect(text).toContain('The other block (nets/shop.vpc:2:17)');
  });

  it('names no place for what nobody wrote', () => {
    expect(text).toMatch(/↳ by default$/m);
  });

  it('shows every expectation under its test, and why it fails', () => {
    const from = lines.indexOf('Expectations');
    expect(lines.slice(from + 1, from + 6)).toEqual([
      '  the front <door>',
      '    ✓ internet can reach counter on https',
      '    ✗ internet can reach counter on https',
      '      tcp 203.0.113.5:49152 is stopped by shop.default.',
      '  ? internet can reach counter on https',
    ]);
  });

  it('ends with the sum', () => {
    expect(text.trimEnd().split('\n').at(-1)).toBe('2 errors, 1 hint; 1 of 3 expectations holds');
    expect(checkText(CLEAN, { paint: PLAIN, width: 80 })).toMatch(/^no findings; 1 of 1 expectation holds$/m);
  });

  it('keeps to the width, and says the same in colour', () => {
    const prose = lines.filter((line) => !line.includes('│'));
    expect(Math.max(...prose.map((line) => line.length))).toBeLessThanOrEqual(80);
    const coloured = checkText(REPORT, { paint: COLOURED, width: 80 });
    expect(coloured).toContain('\u001b[31m');
    expect(stripVTControlCharacters(coloured)).toBe(text);
  });
});

describe('check as JSON', () => {
  const answer = JSON.parse(checkJson(REPORT));

  it('has a finding with file, range, related places and its page', () => {
    expect(answer.schema).toBe(1);
    expect(answer.findings[0]).toEqual({
      rule: 'subnet-cidr-overlap',
      severity: 'error',
      message: OVERLAP.message,
      file: 'nets/shop.vpc',
      range: { start: { line: 3, column: 18 }, end: { line: 3, column: 31 } },
      related: [
        {
          message: 'The other block',
          file: 'nets/shop.vpc',
          range: { start: { line: 2, column: 17 }, end: { line: 2, column: 28 } },
        },
      ],
      help: 'docs/rules/subnet-cidr-overlap.md',
    });
  });

  it('has each expectation: true, false, or null where the files leave it open', () => {
    expect(answer.expectations.map((one: { holds: unknown }) => one.holds)).toEqual([true, false, null]);
    expect(answer.expectations[1]).toMatchObject({
      test: 'the front <door>',
      text: 'internet can reach counter on https',
      file: 'nets/shop.vpc',
      counterexample: { protocol: 'tcp', sourcePort: 49152 },
      blockers: [{ code: 'ENI_SG_RULES_MISMATCH', location: { file: 'nets/shop.vpc', line: 2, column: 9 } }],
    });
    expect(answer.expectations[2]).toMatchObject({ test: null, counterexample: null, blockers: [] });
  });
});

describe('check as GitHub workflow commands', () => {
  const lines = checkGithub(REPORT).trimEnd().split('\n');

  it('is a command a finding, its text escaped', () => {
    expect(lines).toHaveLength(REPORT.findings.length);
    expect(lines[0]).toBe(
      '::error file=nets/shop.vpc,line=3,endLine=3,col=18,endColumn=30,title=subnet-cidr-overlap::The block overlaps 10.0.0.0/24 of <counter> & "others"; 100%25 of it.',
    );
    expect(lines[1]).toMatch(/^::notice .*::One,%0Aof: many$/);
  });

  it('escapes what separates properties', () => {
    const sources = { ...REPORT.sources, pathOf: () => 'C:\\a,b.vpc' };
    expect(checkGithub({ ...REPORT, sources })).toContain('file=C%3A\\a%2Cb.vpc,');
  });

  it('names files as the repository has them', () => {
    const pathInRepository = (path: string): string => `infrastructure/${path}`;
    expect(checkGithub(REPORT, pathInRepository)).toMatch(/^::error file=infrastructure\/nets\/shop\.vpc,line=3,/);
  });
});

describe('check as lines of a compiler', () => {
  it('is one line a finding, whatever its message holds', () => {
    const odd = { ...OVERLAP, message: 'one\n  two\r\nthree \u001b[31m' };
    expect(checkCompact({ ...REPORT, findings: [OVERLAP, HINT, odd] })).toBe(
      [
        'nets/shop.vpc:3:18: error: The block overlaps 10.0.0.0/24 of <counter> & "others"; 100% of it. [subnet-cidr-overlap]',
        'nets/shop.vpc:1:5: note: One, of: many [quota]',
        'nets/shop.vpc:3:18: error: one two three \\u001b[31m [subnet-cidr-overlap]',
        '',
      ].join('\n'),
    );
    expect(checkCompact(CLEAN)).toBe('');
  });
});

describe('the end of check', () => {
  it('is bad for an error and for an expectation that fails, whatever severity its finding has', () => {
    expect(hasFailed(CLEAN)).toBe(false);
    expect(hasFailed({ ...CLEAN, findings: [HINT] })).toBe(false);
    expect(hasFailed({ ...CLEAN, findings: [OVERLAP] })).toBe(true);
    expect(hasFailed({ ...REPORT, findings: [] })).toBe(true);
  });
});
