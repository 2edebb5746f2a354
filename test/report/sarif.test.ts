import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import AjvDraft04 from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import type { Log } from 'sarif';
import { describe, expect, it } from 'vitest';
import { run } from '../../cli/run.js';
import { checkSarif, uriReference } from '../../interchange/report/check/sarif.js';
import { ROOT } from '../architecture/source-tree.js';
import { FORWARD, REPORT } from './samples.js';

/** The schema of SARIF 2.1.0, as Microsoft's matchers for Jest bring it. Of that package nothing else is used. */
const require = createRequire(import.meta.url);
const SCHEMA = join(require.resolve('@microsoft/jest-sarif/package.json'), '../lib/schemas/sarif-2.1.0-rtm.5.json');
// One of its patterns is none where `u` is set.
const ajv = new AjvDraft04({ strict: false, allErrors: true, unicodeRegExp: false });
addFormats.default(ajv);
const validate = ajv.compile<Log>(JSON.parse(readFileSync(SCHEMA, 'utf8')));

/** The log, if it is SARIF. */
function logOf(text: string): Log {
  const log: unknown = JSON.parse(text);
  if (!validate(log)) throw new Error(ajv.errorsText(validate.errors, { separator: '\n' }));
  return log;
}

const RULES = [
  { id: 'subnet-cidr-overlap', severity: 'error', summary: 'Two subnets overlap.' },
  { id: 'group-open', severity: 'information', summary: 'Open to the world.' },
] as const;

describe('check as SARIF', () => {
  const [first] = logOf(checkSarif(REPORT, RULES, '1.2.3')).runs;
  if (!first?.results) throw new Error('no results');
  const { results } = first;
  const { rules = [] } = first.tool.driver;

  it('has one rule object a rule, those included that found nothing', () => {
    expect(rules.map(({ id }) => id)).toEqual(['subnet-cidr-overlap', 'group-open', 'quota', 'expectation-failed']);
    expect(rules[1]).toMatchObject({ name: 'GroupOpen', defaultConfiguration: { level: 'note' } });
  });

  it('points each result to its rule and its place', () => {
    for (const one of results) expect(rules[one.ruleIndex ?? -1]?.id).toBe(one.ruleId);
    expect(results[0]?.locations?.[0]?.physicalLocation).toEqual({
      artifactLocation: { uri: 'nets/shop.vpc' },
      region: { startLine: 3, startColumn: 18, endLine: 3, endColumn: 31 },
    });
    expect(results[0]?.relatedLocations).toHaveLength(1);
  });

  it('leaves related places out that nobody wrote', () => {
    expect(results[1]?.relatedLocations).toBeUndefined();
  });

  it('has the checkpoints of a failed expectation as a code flow', () => {
    const [other, , failed] = results;
    expect(other?.codeFlows).toBeUndefined();
    const steps = failed?.codeFlows?.[0]?.threadFlows[0]?.locations ?? [];
    expect(steps.map(({ kinds }) => kinds?.[0])).toEqual(FORWARD.map(({ checkpoint }) => checkpoint));
    expect(steps.map(({ location }) => location?.physicalLocation?.region?.startLine)).toEqual([
      undefined,
      2,
      undefined,
    ]);
    expect(steps.at(-1)?.location?.message?.text).toBe('No rule of the group matches.');
  });

  it('is refused by the schema where a key is not of SARIF', () => {
    expect(() => logOf(checkSarif(REPORT, RULES, '1.2.3').replace('"ruleId"', '"novelty"'))).toThrow('additional');
  });

  it.each(['classic-mistakes', 'coffee-shop', 'three-tier', 'hybrid'])('of the example %s', async (name) => {
    let out = '';
    await run(['check', `examples/${name}`, '--format', 'sarif'], {
      cwd: ROOT,
      out: (text) => {
        out += text;
      },
      err: () => undefined,
      readInput: () => new Uint8Array(),
      colour: false,
      watched: false,
      width: undefined,
    });
    const [first] = logOf(out).runs;
    const rules = first?.tool.driver.rules ?? [];
    expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
    expect(rules.length).toBeGreaterThan(80);
    for (const { ruleIndex, ruleId, locations } of first?.results ?? []) {
      expect(rules[ruleIndex ?? -1]?.id).toBe(ruleId);
      for (const { physicalLocation } of locations ?? []) {
        const { startLine = 0, startColumn = 0, endLine = 0, endColumn = 0 } = physicalLocation?.region ?? {};
        expect(endLine > startLine || endColumn >= startColumn).toBe(true);
      }
    }
  });
});

describe('a path as a URI reference', () => {
  it.each([
    ['shop.vpc', 'shop.vpc'],
    ['../a b/100%.vpc', '../a%20b/100%25.vpc'],
    ['/home/ann/shop.vpc', 'file:///home/ann/shop.vpc'],
    ['nets\\shop.vpc', 'nets/shop.vpc'],
    ['C:\\nets\\shop.vpc', 'file:///C:/nets/shop.vpc'],
  ])('%s', (path, uri) => {
    expect(uriReference(path)).toBe(uri);
  });
});
