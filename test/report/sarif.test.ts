import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { checkSarif, uriReference } from '../../interchange/report/check/sarif.js';
import { FORWARD, REPORT } from './samples.js';

/** What sarif-schema-2.1.0.json demands of the parts that we write; objects are strict there too. */
const message = z.strictObject({ text: z.string().min(1) });
const level = z.enum(['none', 'note', 'warning', 'error']);
const place = z.int().min(1);
const physicalLocation = z.strictObject({
  artifactLocation: z.strictObject({
    uri: z.string().refine((uri) => uri === encodeURI(decodeURI(uri)) && !uri.includes('\\'), 'not a URI reference'),
  }),
  region: z
    .strictObject({ startLine: place, startColumn: place, endLine: place, endColumn: place })
    .refine(
      (region) => region.endLine > region.startLine || region.endColumn >= region.startColumn,
      'ends before it starts',
    ),
});
const location = z.strictObject({
  id: z.int().min(-1).optional(),
  physicalLocation: physicalLocation.optional(),
  logicalLocations: z.array(z.strictObject({ fullyQualifiedName: z.string() })).optional(),
  message: message.optional(),
});
const threadFlowLocation = z.strictObject({
  executionOrder: z.int().min(-1),
  kinds: z.array(z.string()).refine((kinds) => new Set(kinds).size === kinds.length),
  importance: z.enum(['important', 'essential', 'unimportant']),
  location,
});
const result = z.strictObject({
  ruleId: z.string(),
  ruleIndex: z.int().min(-1),
  level,
  message,
  locations: z.array(location).optional(),
  relatedLocations: z.array(location).min(1).optional(),
  codeFlows: z
    .array(
      z.strictObject({
        threadFlows: z.array(z.strictObject({ locations: z.array(threadFlowLocation).min(1) })).min(1),
      }),
    )
    .optional(),
});
const rule = z.strictObject({
  id: z.string().min(1),
  name: z.string(),
  shortDescription: message,
  help: message,
  defaultConfiguration: z.strictObject({ level }),
});
const log = z.strictObject({
  $schema: z.url(),
  version: z.literal('2.1.0'),
  runs: z
    .array(
      z.strictObject({
        tool: z.strictObject({
          driver: z.strictObject({
            name: z.literal('vpclens'),
            version: z.string(),
            semanticVersion: z.string().regex(/^\d+\.\d+\.\d+/),
            rules: z
              .array(rule)
              .refine((rules) => new Set(rules.map(({ id }) => id)).size === rules.length, 'a rule twice'),
          }),
        }),
        columnKind: z.enum(['utf16CodeUnits', 'unicodeCodePoints']),
        results: z.array(result),
      }),
    )
    .min(1),
});

const RULES = [
  { id: 'subnet-cidr-overlap', severity: 'error', summary: 'Two subnets overlap.' },
  { id: 'group-open', severity: 'information', summary: 'Open to the world.' },
] as const;

describe('check as SARIF', () => {
  const run = log.parse(JSON.parse(checkSarif(REPORT, RULES, '1.2.3'))).runs[0];
  if (!run) throw new Error('no run');
  const { rules } = run.tool.driver;

  it('has one rule object a rule, those included that found nothing', () => {
    expect(rules.map(({ id }) => id)).toEqual(['subnet-cidr-overlap', 'group-open', 'quota', 'expectation-failed']);
    expect(rules[1]).toMatchObject({ name: 'GroupOpen', defaultConfiguration: { level: 'note' } });
  });

  it('points each result to its rule and its place', () => {
    for (const one of run.results) expect(rules[one.ruleIndex]?.id).toBe(one.ruleId);
    expect(run.results[0]?.locations?.[0]?.physicalLocation).toEqual({
      artifactLocation: { uri: 'nets/shop.vpc' },
      region: { startLine: 3, startColumn: 18, endLine: 3, endColumn: 31 },
    });
    expect(run.results[0]?.relatedLocations).toHaveLength(1);
  });

  it('leaves related places out that nobody wrote', () => {
    expect(run.results[1]?.relatedLocations).toBeUndefined();
  });

  it('has the checkpoints of a failed expectation as a code flow', () => {
    const [other, , failed] = run.results;
    expect(other?.codeFlows).toBeUndefined();
    const steps = failed?.codeFlows?.[0]?.threadFlows[0]?.locations ?? [];
    expect(steps.map(({ kinds }) => kinds[0])).toEqual(FORWARD.map(({ checkpoint }) => checkpoint));
    expect(steps.map(({ location: { physicalLocation } }) => physicalLocation?.region.startLine)).toEqual([
      undefined,
      2,
      undefined,
    ]);
    expect(steps.at(-1)?.location.message?.text).toBe('No rule of the group matches.');
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
