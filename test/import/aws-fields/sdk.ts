import * as directconnect from '@aws-sdk/client-direct-connect';
import * as ec2 from '@aws-sdk/client-ec2';
import * as elb from '@aws-sdk/client-elastic-load-balancing';
import * as elbv2 from '@aws-sdk/client-elastic-load-balancing-v2';
import * as lambda from '@aws-sdk/client-lambda';
import * as rds from '@aws-sdk/client-rds';
import { NormalizedSchema } from '@smithy/core/schema';
import { PRINTED_AS } from '../../../interchange/import/aws/calls.js';
import { COMMANDS } from '../../../interchange/import/aws/commands.js';
import { type Kind, kindOf } from '../../../interchange/import/aws/kinds.js';

type Schema = Parameters<typeof NormalizedSchema.of>[0];
/** What an operation is called, takes and answers. */
type Operation = readonly [kind: 9, namespace: string, name: string, traits: unknown, input: Schema, output: Schema];

/** The clients by what the command line calls their services. Each exports the schema of every operation and structure of its API. */
const CLIENTS: Readonly<Record<string, object>> = { directconnect, ec2, elb, elbv2, lambda, rds };

/** A structure of an API, and what its fields hold: undefined where that is no structure. */
export interface SdkStructure {
  /** `ec2.Vpc`. */
  readonly name: string;
  readonly fields: ReadonlyMap<string, () => SdkStructure | undefined>;
}

/** Answers of further commands under the same key. */
const ALSO: Partial<Readonly<Record<Kind, string>>> = {
  PrefixLists: 'ec2 describe-prefix-lists',
  Attributes: 'elbv2 describe-target-group-attributes',
};

export const KINDS = Object.keys(COMMANDS) as Kind[];

/** What the answers of a kind consist of. */
export function structuresOf(kind: Kind): SdkStructure[] {
  return [COMMANDS[kind], ALSO[kind]].flatMap((command) => (command ? elementOf(kind, command).element : []));
}

/** What the list of the kind stands in, where that is not the answer itself: a reservation holds instances. */
export function containerOf(kind: Kind): SdkStructure | undefined {
  return elementOf(kind, COMMANDS[kind]).container;
}

/** The structures in the answer's list of the kind: at the top of the answer, or inside what stands there. */
function elementOf(kind: Kind, command: string): { element: SdkStructure; container: SdkStructure | undefined } {
  const [service = '', operation = ''] = command.split(' ');
  const answer = answerOf(service, operation);
  const inside = [...answer.fields.values()].flatMap((field) => field() ?? []);
  for (const container of [answer, ...inside])
    for (const [field, structure] of container.fields) {
      const element =
        (PRINTED_AS[kind] ?? kindOf(field)) === (PRINTED_AS[kind] ? field : kind) ? structure() : undefined;
      if (element) return { element, container: container === answer ? undefined : container };
    }
  throw new Error(`the answer to \`aws ${command}\` has no ${kind}`);
}

/** The answer of `describe-vpcs`, by the schema of the operation DescribeVpcs. */
export function answerOf(service: string, command: string): SdkStructure {
  const name = command.replaceAll('-', '').toLowerCase();
  const operation = Object.values(CLIENTS[service] ?? {}).find(
    (exported): exported is Operation =>
      Array.isArray(exported) && exported[0] === 9 && String(exported[2]).toLowerCase() === name,
  );
  if (!operation) throw new Error(`the SDK has no operation ${command} of ${service}`);
  const answer = structureOf(service, NormalizedSchema.of(operation[5]));
  if (!answer) throw new Error(`${command} of ${service} answers nothing`);
  return answer;
}

function structureOf(service: string, schema: NormalizedSchema): SdkStructure | undefined {
  if (schema.isListSchema() || schema.isMapSchema()) return structureOf(service, schema.getValueSchema());
  if (!schema.isStructSchema()) return undefined;
  const members = [...schema.structIterator()];
  return {
    name: `${service}.${schema.getName()}`,
    fields: new Map(members.map(([field, member]) => [field, () => structureOf(service, member)])),
  };
}

/** Direct Connect's fields begin with small letters; the importer writes all with capital ones. */
const capital = (field: string): string => field.charAt(0).toUpperCase() + field.slice(1);

export function fieldOf(structure: SdkStructure, name: string): string | undefined {
  return [...structure.fields.keys()].find((field) => field === name || capital(field) === name);
}
