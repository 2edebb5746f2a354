import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../architecture/source-tree.js';

/** What a schema says of a type: its fields as `string`, `Tag[]`, `integer|string`, with `!` behind what has to be given; the parts that these name; and what others may refer to. */
interface TypeSchema {
  readonly fields: Readonly<Record<string, string>>;
  readonly parts: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly attributes: string;
}

export interface Schema {
  readonly types: Readonly<Record<string, TypeSchema>>;
}

/** Made by `scripts/export-schemas.mjs`. */
export function schemaOf(name: 'cloudformation' | 'terraform'): Schema {
  return JSON.parse(readFileSync(join(ROOT, `test/export/schemas/${name}.json`), 'utf8')) as Schema;
}

export interface Dialect {
  /** Names that any resource may have. */
  readonly anywhere: ReadonlySet<string>;
  /** A value that stands for one of whatever kind is asked for. */
  readonly isOpen: (value: unknown) => boolean;
}

/** What is wrong with the fields of a resource, each as `AWS::EC2::Subnet.CidrBlok: there is no such field`. */
export function wrongs({ types }: Schema, type: string, given: unknown, dialect: Dialect): string[] {
  const schema = types[type];
  if (!schema) return [`${type}: there is no such type`];
  const found: string[] = [];
  const take = (value: unknown, kind: string, at: string): void => {
    if (dialect.isOpen(value)) return;
    const kinds = kind.split('|');
    if (kinds.length > 1) {
      const each = kinds.map((one) => {
        const before = found.length;
        take(value, one, at);
        return found.splice(before);
      });
      const [least = []] = each.sort((a, b) => a.length - b.length);
      found.push(...least);
    } else if (kind.endsWith('[]')) {
      // Terraform takes one block where there may be several.
      for (const one of Array.isArray(value) ? value : [value]) take(one, kind.slice(0, -2), `${at}[]`);
    } else if (schema.parts[kind]) {
      for (const one of Array.isArray(value) ? value : [value]) takeFields(one, schema.parts[kind], at);
    } else if (!isOf(kind, value)) found.push(`${at}: ${JSON.stringify(value)} is no ${kind}`);
  };
  const takeFields = (value: unknown, fields: Readonly<Record<string, string>>, at: string): void => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      found.push(`${at}: ${JSON.stringify(value)} has no fields`);
      return;
    }
    for (const [name, one] of Object.entries(value)) {
      if (at === type && dialect.anywhere.has(name)) continue;
      const kind = fields[name];
      if (kind === undefined) found.push(`${at}.${name}: there is no such field`);
      else take(one, kind.replace(/!$/, ''), `${at}.${name}`);
    }
    for (const [name, kind] of Object.entries(fields))
      if (kind.endsWith('!') && !(name in value)) found.push(`${at}.${name}: has to be given`);
  };
  takeFields(given, schema.fields, type);
  return found;
}

/** Both take a number for a text; a text that is a number is taken by CloudFormation alone, and written by none. */
function isOf(kind: string, value: unknown): boolean {
  switch (kind) {
    case 'string':
      return typeof value === 'string' || typeof value === 'number';
    case 'integer':
      return Number.isInteger(value);
    case 'number':
      return typeof value === 'number';
    case 'boolean':
      return typeof value === 'boolean';
    case 'map':
    case 'json':
      return typeof value === 'object' && value !== null;
    default:
      return false;
  }
}
