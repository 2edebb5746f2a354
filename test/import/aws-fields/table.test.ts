import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { PRINTED_AS } from '../../../interchange/import/aws/calls.js';
import { COMMANDS } from '../../../interchange/import/aws/commands.js';
import { kindOf } from '../../../interchange/import/aws/kinds.js';
import { answerOf, KINDS } from './sdk.js';
import { CANNOT_MATTER, ON_THE_WAY, READ, reachedStructures, TABLE_NAMES, WARNED } from './table.js';

/** Attributes come as keys and values: their names stand in the SDK's comments alone. */
const ATTRIBUTES = ['elbv2.LoadBalancerAttribute.Key', 'elbv2.TargetGroupAttribute.Key'];

const reached = reachedStructures();
const fields = [...reached.values()].flatMap(({ name, fields: own }) =>
  [...own.keys()].map((field) => `${name} ${field}`),
);
const attributes = ATTRIBUTES.flatMap((name) => attributesOf(name).map((key) => `${name} ${key}`));

function attributesOf(name: string): string[] {
  const types = createRequire(import.meta.url)
    .resolve('@aws-sdk/client-elastic-load-balancing-v2')
    .replace(/dist-cjs.*/, 'dist-types/models/models_0.d.ts');
  const [, structure = ''] = name.split('.');
  const [, text = ''] = readFileSync(types, 'utf8').split(`export interface ${structure} {`);
  const comment = text.slice(0, text.indexOf('Key?:'));
  return [...comment.matchAll(/<code>([a-z0-9_]+(?:\.[a-z0-9_]+)+)<\/code>\s*[-–]/g)].map(([, key = '']) => key);
}

describe('every field that AWS answers with', () => {
  it('is read, cannot matter, or is warned of', () => {
    const known = new Set([...READ, ...CANNOT_MATTER, ...WARNED, ...ON_THE_WAY]);
    expect([...fields, ...attributes].filter((field) => !known.has(field))).toEqual([]);
  });

  it('is only one of these', () => {
    const twice = CANNOT_MATTER.filter(
      (field, i) => READ.has(field) || WARNED.has(field) || CANNOT_MATTER.indexOf(field) < i,
    );
    expect([...twice, ...[...READ].filter((field) => WARNED.has(field))]).toEqual([]);
  });

  it('is there', () => {
    const there = new Set([...fields, ...attributes]);
    expect([...READ, ...CANNOT_MATTER].filter((field) => !there.has(field))).toEqual([]);
    expect(TABLE_NAMES.filter((name) => !reached.has(name) && !ATTRIBUTES.includes(name))).toEqual([]);
  });

  it('is looked for in structures of all services', () => {
    expect(new Set([...reached.keys()].map((name) => name.split('.')[0]))).toEqual(
      new Set(['ec2', 'elbv2', 'elb', 'rds', 'lambda', 'directconnect']),
    );
    expect(attributes.length).toBeGreaterThan(30);
  });
});

/** How an answer says that there is more, and what holds the list. https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-pagination.html */
const AROUND = new Set([
  'NextToken',
  'nextToken',
  'NextMarker',
  'Marker',
  'AdditionalRoutesAvailable',
  'Reservations',
  'LoadBalancerAttributes',
]);

it.each(KINDS)('beside %s an answer holds nothing that is not read', (kind) => {
  const [service = '', command = ''] = COMMANDS[kind].split(' ');
  const beside = [...answerOf(service, command).fields.keys()].filter(
    (field) => !AROUND.has(field) && kindOf(field) !== kind && field !== PRINTED_AS[kind],
  );
  expect(beside).toEqual([]);
});
