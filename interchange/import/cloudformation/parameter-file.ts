import { parse } from 'yaml';
import { parsedJson } from './cdk.js';
import { tooDeepLine } from './nesting.js';

/**
 * Values for parameters, as AWS's tools take them in a file: `[{ "ParameterKey": "K", "ParameterValue": "V" }]`, `["K=V"]`, `{ "Parameters": { "K": "V" } }`
 * or `{ "K": "V" }`, as JSON or as YAML. Null: the stack keeps the value that it has (`UsePreviousValue`), which no file tells. Undefined where the text is none of these.
 * https://docs.aws.amazon.com/cli/latest/reference/cloudformation/create-stack.html, https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/continuous-delivery-codepipeline-cfn-artifacts.html
 */
export function readParameterFile(text: string): Record<string, string | null> | undefined {
  const json = dataIn(text);
  const pairs = Array.isArray(json) ? listed(json) : fields(json);
  return pairs && Object.fromEntries(pairs);
}

/** In YAML every value is the text that stands there: what a parameter is, its template says. */
function dataIn(text: string): unknown {
  const json = parsedJson(text);
  if (json !== undefined || tooDeepLine(text) !== undefined) return json;
  try {
    return parse(text, { schema: 'failsafe', logLevel: 'silent' });
  } catch {
    return undefined;
  }
}

type Pair = readonly [string, string | null];

function listed(items: readonly unknown[]): Pair[] | undefined {
  const pairs = items.map((item): Pair | undefined => {
    if (typeof item === 'string') {
      const at = item.indexOf('=');
      return at < 1 ? undefined : [item.slice(0, at), item.slice(at + 1)];
    }
    const {
      ParameterKey: key,
      ParameterValue: value,
      UsePreviousValue: keeps,
    } = (item ?? {}) as Record<string, unknown>;
    const own = keeps === true || keeps === 'true' ? null : textOf(value);
    return typeof key === 'string' && own !== undefined ? [key, own] : undefined;
  });
  return pairs.every((pair) => pair !== undefined) ? pairs : undefined;
}

function fields(json: unknown): Pair[] | undefined {
  if (typeof json !== 'object' || json === null) return undefined;
  const own = json as Record<string, unknown>;
  if (typeof own.Parameters === 'object' && own.Parameters !== null) return fields(own.Parameters);
  const pairs = Object.entries(own).map(([key, value]): Pair | undefined => {
    const text = textOf(value);
    return text === undefined ? undefined : [key, text];
  });
  return pairs.every((pair) => pair !== undefined) ? pairs : undefined;
}

/** A list of values is one text with commas. */
function textOf(value: unknown): string | undefined {
  if (Array.isArray(value)) return value.map(String).join(',');
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : undefined;
}

/** Whether a file among the templates is one of these, rather than something else that is no template. */
export function isParameterFile(text: string): boolean {
  const json = dataIn(text);
  const told = Array.isArray(json)
    ? json.length > 0
    : typeof json === 'object' && json !== null && 'Parameters' in json;
  return told && readParameterFile(text) !== undefined;
}
