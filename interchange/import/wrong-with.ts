import { choiceOf, said, say } from '../../network/words/index.js';

/** Of what zod finds what is said of it. https://zod.dev/error-customization */
interface Issue {
  readonly code?: string | undefined;
  readonly path: readonly PropertyKey[];
  readonly expected?: string;
  readonly values?: readonly unknown[];
  /** Of a value that may have one of several types: what is wrong with it as each of them. */
  readonly errors?: readonly (readonly unknown[])[];
}

/** Why a value, or one within it, has not the type that it should have: zod speaks English alone. */
export function wrongWith(issue: Issue | undefined, whole: unknown): string {
  if (issue === undefined) return say`Invalid value`;
  const value = within(whole, issue.path);
  // Of one of its types it is, but for what is within it.
  const inner = issue.errors?.flatMap(([first]) => (first ? [first as Issue] : [])).find(({ path }) => path.length > 0);
  if (inner) return wrongWith(inner, value);
  const expected = expectedBy(issue);
  if (expected.length === 0) return say`Invalid value`;
  return value === undefined
    ? say`Here ${choiceOf(expected)} was expected, and nothing is there`
    : say`Here ${choiceOf(expected)} was expected, not ${nameOf(value)}`;
}

function expectedBy({ code, expected = '', values = [], errors = [] }: Issue): string[] {
  if (code === 'invalid_type') return [typeName(expected)];
  if (code === 'invalid_value') return values.map((value) => `\`${String(value)}\``);
  const each = errors.flatMap(([first]) => (first ? expectedBy(first as Issue) : []));
  return [...new Set(each)];
}

function within(whole: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[key] : undefined,
    whole,
  );
}

function typeName(expected: string): string {
  if (expected === 'string') return say`a text`;
  if (expected === 'number') return say`a number`;
  if (expected === 'boolean') return say`true or false`;
  if (expected === 'array') return say`a list`;
  if (expected === 'object' || expected === 'record') return say`an object`;
  return said(expected);
}

function nameOf(value: unknown): string {
  if (Array.isArray(value)) return say`a list`;
  if (typeof value === 'object' && value !== null) return say`an object`;
  const text = String(typeof value === 'string' ? JSON.stringify(value) : value);
  return `\`${text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text}\``;
}

/** As much of a value as tells which one it is. */
const LONGEST = 40;
