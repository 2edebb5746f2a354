import { parseArgs } from 'node:util';
import { say } from '../network/words/index.js';
import type { Arguments, CommandSpec, OptionSpec } from './command.js';
import { Failure } from './failure.js';

type Value = string | boolean | (string | boolean)[] | undefined;

/** Reads what follows the command's name. Throws a `Failure` in words: an unknown option, a missing value, a value that is none of the choices. */
export function readArguments(argv: readonly string[], spec: CommandSpec): Arguments {
  const { values, operands } = split(argv, spec);
  for (const option of spec.options) check(option, values[option.name], spec);
  const [least, most] = spec.count;
  if (operands.length < least) {
    throw new Failure(say`${spec.name}: expected ${spec.operands}; see "vpclens ${spec.name} --help"`);
  }
  if (operands.length > most && !spec.takesAnything) {
    throw new Failure(
      spec.operands === ''
        ? say`${spec.name}: one argument too many: ${operands[most]}; expected none`
        : say`${spec.name}: one argument too many: ${operands[most]}; expected ${spec.operands}`,
    );
  }
  const first = (name: string): Value => {
    const value = values[name];
    return Array.isArray(value) ? value.at(-1) : value;
  };
  return {
    operands,
    text: (name) => {
      const value = first(name);
      return typeof value === 'string' ? value : spec.options.find((option) => option.name === name)?.choices?.[0];
    },
    all: (name) => {
      const value = values[name];
      return (Array.isArray(value) ? value : [value]).filter((item): item is string => typeof item === 'string');
    },
    flag: (name) => first(name) === true,
  };
}

/** What was given, as a command line: with other values of some options, and without those whose value is undefined. */
export function commandLine(
  spec: CommandSpec,
  { operands, all, flag }: Arguments,
  given: Readonly<Record<string, string | undefined>>,
): string[] {
  const own = spec.options
    .filter(({ name }) => !(name in given))
    .flatMap(({ name, value }) =>
      value === undefined ? (flag(name) ? [`--${name}`] : []) : all(name).map((text) => `--${name}=${text}`),
    );
  const others = Object.entries(given).flatMap(([name, text]) => (text === undefined ? [] : [`--${name}=${text}`]));
  return [spec.name, ...own, ...others, '--', ...operands];
}

function split(argv: readonly string[], spec: CommandSpec): { values: Record<string, Value>; operands: string[] } {
  const options: Record<string, { type: 'string' | 'boolean'; short?: string; multiple: true }> = {};
  for (const { name, short, value } of spec.options) {
    options[name] = { type: value === undefined ? 'boolean' : 'string', multiple: true, ...(short ? { short } : {}) };
  }
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      options,
      allowPositionals: true,
      strict: !spec.takesAnything,
    });
    return { values, operands: positionals };
  } catch (error) {
    throw new Failure(`${spec.name}: ${explain(error, argv, spec)}`);
  }
}

/** `parseArgs` speaks to programmers; its codes are kept, its sentences are not. */
function explain(error: unknown, argv: readonly string[], spec: CommandSpec): string {
  const code = (error as { code?: string }).code;
  const message = error instanceof Error ? error.message : String(error);
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') {
    const given = /'(-[^']*)'/.exec(message)?.[1] ?? 'option';
    const known = spec.options.map((option) => `--${option.name}`);
    return known.length === 0
      ? say`unknown option ${given}; there are none`
      : say`unknown option ${given}; there are ${known.join(', ')}`;
  }
  if (code === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE') {
    const name = /--([\w-]+)/.exec(message)?.[1];
    const option = spec.options.find((candidate) => candidate.name === name);
    if (option && option.value === undefined) return say`--${option.name} takes no value`;
    if (option) return say`--${option.name} needs a value: --${option.name} ${option.value}`;
  }
  return `${message} (${argv.join(' ')})`;
}

function check(option: OptionSpec, value: Value, spec: CommandSpec): void {
  const given = (Array.isArray(value) ? value : [value]).filter((item) => item !== undefined);
  if (option.required && given.length === 0) {
    throw new Failure(
      say`${spec.name}: --${option.name} ${option.value ?? ''} is missing; see "vpclens ${spec.name} --help"`,
    );
  }
  if (!option.multiple && given.length > 1)
    throw new Failure(say`${spec.name}: --${option.name} is given ${given.length} times`);
  for (const item of given) {
    if (item === '')
      throw new Failure(say`${spec.name}: --${option.name} needs a value: --${option.name} ${option.value}`);
    if (option.choices && !option.choices.includes(String(item))) {
      throw new Failure(
        say`${spec.name}: --${option.name} ${String(item)}: expected one of ${option.choices.join(', ')}`,
      );
    }
  }
}
