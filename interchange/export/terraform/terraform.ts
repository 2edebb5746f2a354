import type { Topology } from '../../../network/topology/index.js';
import { declareNetwork } from '../declared/declare-network.js';
import {
  type Declarations,
  type Declared,
  type Dialect,
  type ExportNote,
  type Fields,
  InRegion,
  Ref,
  type Value,
  Variable,
} from '../declared/declared.js';
import { namesOf } from '../declared/names.js';
import { neededFirst } from '../declared/needed-first.js';
import { toldNotes } from '../declared/told-notes.js';
import { TAGGED, variableNames, variablesOf } from '../declared/variables.js';

const DIALECT: Dialect = {
  declaresDefaults: true,
  groupsLetOut: false,
  acceptsPeerings: true,
  asksForEndpointAddresses: true,
  oneRegion: false,
  routesToInstances: false,
};

const REGION = `\${var.region}`;

export interface ConfigurationExport {
  readonly text: string;
  readonly notes: readonly ExportNote[];
}

/** A network as a configuration in Terraform's JSON syntax, which OpenTofu reads too: https://developer.hashicorp.com/terraform/language/syntax/json */
export function terraformOf(topology: Topology): ConfigurationExport {
  const declarations = declareNetwork(topology, DIALECT);
  return { text: `${JSON.stringify(configuration(declarations), undefined, 2)}\n`, notes: declarations.notes };
}

type Json = string | number | boolean | readonly Json[] | { readonly [name: string]: Json };

function configuration({ resources, notes, region }: Declarations): Json {
  const names = namesOf(resources, { make: identifier, perType: true });
  const told = variablesOf(resources.map(({ fields }) => fields));
  const called: Called = { names, variables: variableNames(told, variable, ['region']) };
  const byType: Record<string, Record<string, Json>> = {};
  for (const one of resources) {
    const type = `aws_${one.type}`;
    byType[type] ??= {};
    byType[type][names.get(one) ?? ''] = resource(one, resources, called);
  }
  const variables = Object.fromEntries(
    told.map(({ name, description, value }) => [
      called.variables.get(name) ?? '',
      {
        description: literal(description),
        type: 'string',
        ...(value === undefined ? {} : { default: literal(value) }),
      },
    ]),
  );
  const comment = toldNotes(notes);
  return {
    // A property of this name is a comment: https://developer.hashicorp.com/terraform/language/syntax/json#comment-properties
    ...(comment.length > 0 ? { '//': comment } : {}),
    terraform: {
      required_version: '>= 1.3',
      // Regional NAT gateways came with 6.24.
      required_providers: { aws: { source: 'hashicorp/aws', version: '>= 6.24' } },
    },
    provider: { aws: { region: REGION } },
    variable: {
      region: {
        description: 'Region of what says no other',
        type: 'string',
        ...(region === undefined ? {} : { default: region }),
      },
      ...variables,
    },
    resource: byType,
  };
}

/** What other names these fields have there. */
const RENAMED: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  db_subnet_group: { db_subnet_group_description: 'description' },
  lambda_function: { code: 'filename' },
};

interface Called {
  readonly names: ReadonlyMap<Declared, string>;
  readonly variables: ReadonlyMap<string, string>;
}

function resource(declared: Declared, all: readonly Declared[], called: Called): Json {
  const { type, fields, element, region } = declared;
  const written = Object.entries(fields).flatMap(([name, value]): [string, Json][] =>
    value === undefined ? [] : [[RENAMED[type]?.[name] ?? name, json(value, called)]],
  );
  const first = neededFirst(declared, all).filter((one) => !refersTo(one, fields));
  return {
    ...(element?.doc ? { '//': element.doc } : {}),
    ...(region === undefined ? {} : { region }),
    ...Object.fromEntries(written),
    ...(first.length > 0 ? { depends_on: [...new Set(first)].map((one) => addressOf(one, called)) } : {}),
    ...(TAGGED.has(type) ? { tags: { Name: literal(element?.name ?? called.names.get(declared) ?? '') } } : {}),
  };
}

function json(value: Value, called: Called): Json {
  if (value instanceof Ref) return `\${${addressOf(value.to, called)}.${value.attribute}}`;
  if (value instanceof Variable) return `\${var.${called.variables.get(value.name)}}`;
  if (value instanceof InRegion) return `${value.before}${value.region ?? REGION}${value.after}`;
  if (typeof value === 'string') return literal(value);
  if (Array.isArray(value)) return value.map((one) => json(one, called));
  if (typeof value === 'object')
    return Object.fromEntries(
      Object.entries(value).flatMap(([name, one]): [string, Json][] =>
        one === undefined ? [] : [[name, json(one, called)]],
      ),
    );
  return value;
}

const addressOf = (declared: Declared, { names }: Called): string => `aws_${declared.type}.${names.get(declared)}`;

/** What is referred to is there first in any case. */
const refersTo = (declared: Declared, fields: Fields): boolean =>
  Object.values(fields).some((value) => value instanceof Ref && value.to === declared);

/** In a text `${` and `%{` would begin an expression. */
function literal(text: string): string {
  return text.replace(/[$%](?=\{)/g, '$&$&');
}

const variable = (words: readonly string[]): string => identifier(words).replaceAll('-', '_');

/** https://developer.hashicorp.com/terraform/language/syntax/configuration#identifiers */
function identifier(words: readonly string[]): string {
  const name = words
    .join('-')
    .replace(/[^A-Za-z0-9_-]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return /^[A-Za-z_]/.test(name) ? name : `_${name}`;
}
