import * as z from 'zod';
import { say } from '../../../network/words/index.js';
import { ImportError, type InputFile } from '../types.js';
import type { Warnings } from '../warnings.js';
import { wrongWith } from '../wrong-with.js';
import { isObject, type Plain, type PlainObject, readDocument } from './document.js';
import type { TakenEquals } from './taken-equals.js';
import { transformName } from './transforms.js';

export interface Template {
  readonly file: string;
  readonly parameters: Readonly<Record<string, PlainObject>>;
  readonly mappings: PlainObject;
  readonly conditions: PlainObject;
  /** The comparisons of conditions that nobody decides, in one of the ways in which they may turn out. */
  readonly taken?: readonly TakenEquals[];
  /** Not read any further: a resource that is malformed costs no other. */
  readonly resources: PlainObject;
  readonly outputs: PlainObject;
  /** What every resource of a SAM template has, by the last word of its type. */
  readonly globals: PlainObject;
  readonly transforms: readonly string[];
}

const record = z.record(z.string(), z.unknown());
const shape = z.looseObject({
  Resources: record,
  Parameters: z.record(z.string(), record).nullish(),
  Mappings: record.nullish(),
  Conditions: record.nullish(),
  Transform: z.union([z.string(), z.array(z.unknown()), record]).nullish(),
});

/** Throws `ImportError` where the file is no template. */
export function readTemplate(file: InputFile, warnings?: Warnings): Template {
  const { value, duplicates, position } = readDocument(file);
  const read = shape.safeParse(value);
  if (!read.success) {
    const issue = read.error.issues[0];
    const path = (issue?.path ?? []).join('.');
    throw new ImportError(
      path === 'Resources' || path === ''
        ? say`this is no CloudFormation template: it has no Resources`
        : `${path}: ${wrongWith(issue, value)}${position(issue?.path ?? [])}`,
      file.path,
    );
  }
  for (const { key, line } of duplicates)
    warnings?.add(
      say`
        ${key} is there twice in one mapping: CloudFormation takes the last one, and so does this import. Take the
        other one away.
      `,
      { file: file.path, path: `line ${line}` },
    );
  const { Resources, Parameters, Mappings, Conditions, Outputs, Globals, Transform } = read.data;
  const object = (part: unknown): PlainObject => (isObject(part as PlainObject) ? (part as PlainObject) : {});
  return {
    file: file.path,
    parameters: (Parameters ?? {}) as Template['parameters'],
    mappings: (Mappings ?? {}) as PlainObject,
    conditions: (Conditions ?? {}) as PlainObject,
    resources: Resources as PlainObject,
    outputs: object(Outputs),
    globals: object(Globals),
    transforms: [Transform].flat().flatMap((one) => transformName(one as Plain | undefined) ?? []),
  };
}
