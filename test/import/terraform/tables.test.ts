/** The tables that the pages of docs/import/ are made from hold together. */
import { describe, expect, it } from 'vitest';
import { endType } from '../../../interchange/import/declared/end-types.js';
import { CANNOT_MATTER, READ_TYPES } from '../../../interchange/import/declared/read-types.js';
import { TWINS } from '../../../interchange/import/terraform/cloud-control.js';
import { MIRRORS } from '../../../interchange/import/terraform/mirrors.js';
import { withTrafficSources } from '../../../interchange/import/terraform/traffic-sources.js';

const words = (table: Readonly<Record<string, string>>): string[] =>
  Object.values(table).flatMap((names) => names.split(' '));
const read = words(READ_TYPES);
const isRead = (type: string): boolean => {
  const own = withTrafficSources(type, {}).type.replace(/^aws_/, '');
  return read.includes(own) || endType(own) !== undefined || /^ecs_/.test(own);
};

it('has each type once', () => {
  const all = [...read, ...words(CANNOT_MATTER)];
  expect(all.filter((type, i) => all.indexOf(type) !== i)).toEqual([]);
});

describe('every type that the import knows by name is one that it reads', () => {
  it.each(MIRRORS.map(({ owner, field, by }) => [`${owner}.${field}`, `${owner} ${by}`]))('%s', (_, types) => {
    expect(types.split(' ').filter((type) => !isRead(type))).toEqual([]);
  });

  it.each([...TWINS].map(([name, { type }]) => [name, type]))('%s', (_, type) => {
    expect(isRead(type)).toBe(true);
  });
});
