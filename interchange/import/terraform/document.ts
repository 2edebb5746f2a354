import * as z from 'zod';
import { say, told } from '../../../network/words/index.js';
import { ImportError, type InputFile } from '../types.js';
import type { Warnings } from '../warnings.js';
import { wrongJson } from '../wrong-json.js';
import { wrongWith } from '../wrong-with.js';
import { stateDocument } from './state-file.js';

type Json = Readonly<Record<string, unknown>>;

const json = z.record(z.string(), z.unknown());
const values = z.looseObject({ root_module: json.nullish() });
const document = z.looseObject({
  format_version: z.string(),
  values: values.nullish(),
  planned_values: values.nullish(),
  prior_state: z.looseObject({ values: values.nullish() }).nullish(),
  resource_changes: z.array(z.unknown()).nullish(),
  deferred_changes: z.array(z.unknown()).nullish(),
  complete: z.unknown().optional(),
  errored: z.unknown().optional(),
  configuration: z.looseObject({ root_module: json.nullish(), provider_config: json.nullish() }).nullish(),
  variables: json.nullish(),
});

/** A plan or a state as `terraform show -json` prints it. https://developer.hashicorp.com/terraform/internals/json-format */
export type Document = z.output<typeof document>;

const HOW = told`run \`terraform show -json PLAN\` (or without PLAN for the state) and import what it prints`;

/** Reads what `show -json` prints, of any version, and the state file as it is stored. OpenTofu's are the same. */
export function readDocument(file: InputFile, warnings: Warnings): Document {
  const parsed = parse(file);
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed))
    throw new ImportError(say`this is neither a plan nor a state of Terraform; ${HOW}`, file.path);
  const fields = parsed as Json;
  if (fields.format_version === undefined && typeof fields.version === 'number' && 'terraform_version' in fields)
    return checked(stateDocument(fields, file, warnings), file);
  if (fields.encrypted_data !== undefined)
    throw new ImportError(
      say`this state is encrypted; run \`tofu show -json\`, which decrypts it, and import what it prints`,
      file.path,
    );
  if (isLogLine(fields)) throw new ImportError(`${LOG}`, file.path);
  const version = fields.format_version;
  if (version === undefined)
    throw new ImportError(
      fields.version !== undefined && fields.resources !== undefined
        ? say`this looks like a state file and does not say which version of Terraform wrote it; ${HOW}`
        : say`this is neither a plan nor a state of Terraform: it has no format_version; ${HOW}`,
      file.path,
    );
  // Versions 0.1 and 0.2, of Terraform 0.12 to 1.0, have the same fields. https://github.com/hashicorp/terraform/blob/v1.1/CHANGELOG.md
  if (typeof version === 'string' && !/^[01](\.|$)/.test(version))
    throw new ImportError(
      say`
        format_version ${version} is not supported: this reads versions 0 and 1, which Terraform has printed since
        0.12; ${HOW}
      `,
      file.path,
    );
  return checked(parsed, file);
}

/** `terraform plan -json` prints messages, one a line, and not the plan. https://developer.hashicorp.com/terraform/internals/machine-readable-ui */
const LOG = told`
  this is the log that \`terraform plan -json\` or \`apply -json\` prints, not a plan; run \`terraform plan -out=PLAN\`,
  then \`terraform show -json PLAN\`, and import what that prints
`;

function isLogLine(fields: Json): boolean {
  return '@level' in fields && '@message' in fields;
}

function parse(file: InputFile): unknown {
  const text = unwrapped(file.text.replace(/^\uFEFF/, ''));
  try {
    return JSON.parse(text);
  } catch {
    if (isLog(text)) throw new ImportError(`${LOG}`, file.path);
    throw new ImportError(say`this is no JSON (${wrongJson(text)}); ${HOW}`, file.path);
  }
}

/**
 * What hashicorp/setup-terraform, the action for GitHub, prints around what Terraform prints: the command in front, and commands to GitHub's runner behind.
 * https://github.com/hashicorp/setup-terraform/blob/main/wrapper/terraform.js
 */
function unwrapped(text: string): string {
  if (!text.startsWith('[command]')) return text;
  const printed = text.slice(text.indexOf('\n') + 1);
  const behind = /(%0A)?\s*\n::[a-z]/.exec(printed);
  return behind ? printed.slice(0, behind.index) : printed;
}

function isLog(text: string): boolean {
  const line = text.split('\n').find((one) => one.trim() !== '') ?? '';
  try {
    const first: unknown = JSON.parse(line);
    return typeof first === 'object' && first !== null && isLogLine(first as Json);
  } catch {
    return false;
  }
}

function checked(value: unknown, file: InputFile): Document {
  const read = document.safeParse(value);
  if (read.success) return read.data;
  const issue = read.error.issues[0];
  const path = (issue?.path ?? [])
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
    .join('');
  throw new ImportError(`${path.replace(/^\./, '')}: ${wrongWith(issue, value)}`, file.path);
}
