import type { Topology } from '../../../network/topology/index.js';
import { declareNetwork } from '../declared/declare-network.js';
import {
  type Declarations,
  type Declared,
  type Dialect,
  type ExportNote,
  InRegion,
  Ref,
  type Value,
  Variable,
} from '../declared/declared.js';
import { namesOf } from '../declared/names.js';
import { toldNotes } from '../declared/told-notes.js';
import { TAGGED, variablesOf } from '../declared/variables.js';

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
  const byType: Record<string, Record<string, Json>> = {};
  for (const one of resources) {
    const type = `aws_${one.type}`;
    byType[type] ??= {};
    byType[type][names.get(one) ?? ''] = resource(one, names);
  }
  const variables = Object.fromEntries(
    variablesOf(resources).map(({ name, description, value }) => [
      identifier([name]).replaceAll('-', '_'),
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
      required_providers: { aws: { source: 'hashicorp/aws', version: '>= 6.0' } },
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

function resource(declared: Declared, names: ReadonlyMap<Declared, string>): Json {
  const { type, fields, element, region } = declared;
  const written = Object.entries(fields).flatMap(([name, value]): [string, Json][] =>
    value === undefined ? [] : [[RENAMED[type]?.[name] ?? name, json(value, names)]],
  );
  return {
    ...(element?.doc ? { '//': element.doc } : {}),
    ...(region === undefined ? {} : { region }),
    ...Object.fromEntries(written),
    ...(TAGGED.has(type) ? { tags: { Name: literal(element?.name ?? names.get(declared) ?? '') } } : {}),
  };
}

function json(value: Value, names: ReadonlyMap<Declared, string>): Json {
  if (value instanceof Ref) return `\${aws_${value.to.type}.${names.get(value.to)}.${value.attribute}}`;
  if (value instanceof Variable) return `\${var.${identifier([value.name]).replaceAll('-', '_')}}`;
  if (value instanceof InRegion) return `${value.before}${value.region ?? REGION}${value.after}`;
  if (typeof value === 'string') return literal(value);
  if (Array.isArray(value)) return value.map((one) => json(one, names));
  if (typeof value === 'object')
    return Object.fromEntries(
      Object.entries(value).flatMap(([name, one]): [string, Json][] =>
        one === undefined ? [] : [[name, json(one, names)]],
      ),
    );
  return value;
}

/** In a text `${` and `%{` would begin an expression. */
function literal(text: string): string {
  return text.replace(/[$%](?=\{)/g, '$&$&');
}

/** https://developer.hashicorp.com/terraform/language/syntax/configuration#identifiers */
function identifier(words: readonly string[]): string {
  const name = words
    .join('-')
    .replace(/[^A-Za-z0-9_-]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return /^[A-Za-z_]/.test(name) ? name : `_${name}`;
}
