import { say, type Told, told } from '../network/words/index.js';
import type { CommandSpec, OptionSpec } from './command.js';
import { VERSION } from './version.js';

const EXIT_CODES = told`Exit code: 0 all well; 1 an error-level finding, a failed expectation, a verdict other than "reachable",\n           a difference, a change due, an import with nothing to ask about; 2 the command could not do its work.`;

export function generalHelp(specs: readonly CommandSpec[]): string {
  const width = Math.max(...specs.map((spec) => synopsis(spec).length));
  return lines([
    say`VPC Lens ${VERSION}: who can reach whom in an AWS network described in .vpc files, and what stops the rest.`,
    '',
    say`usage: vpclens COMMAND …`,
    '',
    ...specs.map((spec) => `  ${synopsis(spec).padEnd(width)}  ${spec.summary}`),
    '',
    say`vpclens COMMAND --help tells more of one; vpclens --version tells the version.`,
    '',
    say`FILE is a .vpc file, a folder (every .vpc file in it, at any depth), or - for standard input.`,
    EXIT_CODES,
  ]);
}

export function commandHelp(spec: CommandSpec): string {
  const shown: OptionSpec[] = [...spec.options, { name: 'help', summary: say`show this` }];
  const width = Math.max(...shown.map((option) => usageOf(option).length));
  return lines([
    say`usage: vpclens ${spec.options.some((option) => !option.required) ? `${synopsis(spec)} [OPTION…]` : synopsis(spec)}`,
    '',
    `${spec.summary}.`,
    '',
    ...shown.map((option) => `  ${usageOf(option).padEnd(width)}  ${option.summary}`),
    ...(spec.notes ? ['', ...spec.notes] : []),
    '',
    EXIT_CODES,
  ]);
}

function synopsis(spec: CommandSpec): string {
  const required = spec.options.filter((option) => option.required).map(usageOf);
  return [spec.name, spec.operands, ...required].filter(Boolean).join(' ');
}

function usageOf(option: OptionSpec): string {
  const value = option.choices ? option.choices.join('|') : option.value;
  return `${option.short ? `-${option.short}, ` : ''}--${option.name}${value === undefined ? '' : ` ${value}`}`;
}

function lines(text: readonly (string | Told)[]): string {
  return `${text.join('\n')}\n`;
}
