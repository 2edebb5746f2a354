import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import AjvDraft04 from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import type { Log } from 'sarif';
import { describe, expect, it } from 'vitest';
import { run } from '../../cli/run.js';
import { rulePage } from '../../interchange/report/check/rule-page.js';
import { checkSarif } from '../../interchange/report/check/sarif.js';
import { uriReference } from '../../interchange/report/check/sarif-location.js';
import { RULES as ALL_RULES } from '../../library/index.js';
import { ROOT } from '../architecture/source-tree.js';
import { FORWARD, REPORT } from './samples.js';
import { complaintsAbout, runsHere } from './sarif-multitool.js';

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
      artifactLocation: { uri: 'nets/shop.vpc', uriBaseId: '%SRCROOT%' },
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
    // What nobody wrote stands at the expectation.
    expect(steps.map(({ location }) => location?.physicalLocation?.region?.startLine)).toEqual([5, 2, 5]);
    expect(steps.at(-1)?.location?.message?.text).toBe('No rule of the group matches.');
  });

  it('is refused by the schema where a key is not of SARIF', () => {
    expect(() => logOf(checkSarif(REPORT, RULES, '1.2.3').replace('"ruleId"', '"novelty"'))).toThrow('additional');
  });

  it('tells what was set for this run', () => {
    const settings = { 'group-open': 'off', quota: 'error' } as const;
    const [run] = logOf(checkSarif({ ...REPORT, settings }, RULES, '1.2.3')).runs;
    expect(run?.invocations?.[0]?.ruleConfigurationOverrides).toEqual([
      { descriptor: { id: 'group-open', index: 1 }, configuration: { enabled: false } },
      { descriptor: { id: 'quota', index: 2 }, configuration: { level: 'error' } },
    ]);
  });

  it('leads to files in the repository, and elsewhere to where they are', () => {
    const uriOf = (placeOf: (path: string) => string): unknown =>
      logOf(checkSarif(REPORT, RULES, '1.2.3', placeOf)).runs[0]?.results?.[0]?.locations?.[0]?.physicalLocation
        ?.artifactLocation;
    expect(uriOf((path) => `infra/${path}`)).toEqual({ uri: 'infra/nets/shop.vpc', uriBaseId: '%SRCROOT%' });
    expect(uriOf((path) => `/home/ann/${path}`)).toEqual({ uri: 'file:///home/ann/nets/shop.vpc' });
    expect(uriOf((path) => `../${path}`)).toEqual({ uri: '../nets/shop.vpc' });
  });
});

/** What `vpclens check` prints of an example. */
async function printed(name: string): Promise<string> {
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
    webview: '',
    runBeside: () => Promise.reject(new Error('nobody asked for jobs')),
  });
  return out;
}

describe.each(['classic-mistakes', 'coffee-shop', 'three-tier', 'hybrid', 'remote-work'])(
  'the SARIF of the example %s',
  (name) => {
    it('is SARIF, each result with its rule and a place', async () => {
      const [first] = logOf(await printed(name)).runs;
      const rules = first?.tool.driver.rules ?? [];
      expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
      expect(rules.length).toBeGreaterThan(80);
      for (const { ruleIndex, ruleId, locations } of first?.results ?? []) {
        expect(rules[ruleIndex ?? -1]?.id).toBe(ruleId);
        expect(locations).toHaveLength(1);
        for (const { physicalLocation } of locations ?? []) {
          const { startLine = 0, startColumn = 0, endLine = 0, endColumn = 0 } = physicalLocation?.region ?? {};
          expect(endLine > startLine || endColumn >= startColumn).toBe(true);
          expect(physicalLocation?.artifactLocation?.uri).toMatch(new RegExp(`^examples/${name}/[\\w-]+\\.vpc$`));
        }
      }
    });
  },
);

// Elsewhere the validator does not run, and this is not defined.
if (runsHere)
  describe('what GitHub asks for', () => {
    /** There is no public page of this project to name. */
    const noHome = { rule: 'SARIF2005', message: expect.stringContaining('nformationUri') };

    it('is in what is found in an example, the checkpoints of a failed expectation included', async () => {
      const text = await printed('classic-mistakes');
      expect(text).toContain('"codeFlows"');
      expect(complaintsAbout(text)).toEqual([noHome]);
    });

    it('is missed where it is not', () => {
      const broken = checkSarif(REPORT, ALL_RULES, '1.2.3')
        .replaceAll(/"fullDescription": \{[^}]*\},/g, '')
        .replaceAll('"nets/shop.vpc"', '"https://example.com/shop.vpc"');
      const rules = complaintsAbout(broken).map(({ rule }) => rule);
      expect(rules).toContain('GH2012');
      expect(rules).toContain('SARIF1004');
    });
  });

describe('what SARIF says of a rule', () => {
  const [first] = logOf(checkSarif({ ...REPORT, findings: [] }, ALL_RULES, '1.2.3')).runs;

  it.each((first?.tool.driver.rules ?? []).map((rule) => [rule.id, rule] as const))('%s is its page', (id, rule) => {
    const { shortDescription, fullDescription, help, helpUri, name } = rule;
    // GitHub's limit: https://docs.github.com/en/code-security/reference/code-scanning/sarif-files/sarif-support
    for (const words of [shortDescription?.text, fullDescription?.text]) {
      expect(words).toMatch(/^\S.*\S$/);
      expect(words?.length).toBeLessThanOrEqual(1024);
    }
    expect(name?.toLowerCase()).not.toBe(id);
    expect(helpUri).toMatch(/^https:\/\/docs\.aws\.amazon\.com\//);
    const page = readFileSync(join(ROOT, 'docs/rules', `${id}.md`), 'utf8');
    expect(help?.markdown).toContain(`// vpclens-ignore ${id}: the reason`);
    for (const [fence, code = ''] of page.matchAll(/```vpc(?: no-map)?\n([\s\S]*?)\n```/g)) {
      expect(help?.markdown).toContain(fence);
      expect(help?.text).toContain(code);
    }
    // Links into the documentation would lead nowhere, and plain text has no markup.
    expect(help?.markdown).not.toMatch(/\]\((?!https:)/);
    const prose = help?.text.split('\n').filter((line) => !page.includes(`\n${line}\n`)) ?? [];
    expect(prose.filter((line) => /`|\*\*|\]\(|^#/.test(line))).toEqual([]);
  });

  it('is all there is where a rule has no page', () => {
    const only = { id: 'of-somebody-else', severity: 'error', summary: 'Something else' } as const;
    const [run] = logOf(checkSarif(REPORT, [only], '1.2.3')).runs;
    expect(run?.tool.driver.rules?.[0]).toMatchObject({
      name: 'OfSomebodyElse',
      fullDescription: { text: 'Something else' },
      help: { text: 'Something else. See docs/rules/of-somebody-else.md.' },
    });
    expect(rulePage('constructor')).toBeUndefined();
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
