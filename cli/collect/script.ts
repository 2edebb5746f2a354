import { CALLS, type Call, nameOf, wordsOf } from '../../interchange/import/aws/calls.js';
import { SCRIPT_SETTINGS } from './aws-command.js';
import { fileOf } from './files.js';

const HEAD = `#!/bin/sh
# Asks AWS for what \`vpclens import aws\` reads. Every command only reads; the answers go into files, and nowhere else.
# A command that fails leaves an answer that says so, and the import takes what it would have told for unknown.
set -u
`;

/** The answer, or what says that there is none. */
const FUNCTIONS = `
# ask LIST COMMAND...
ask() {
  list=$1
  shift
  if answer=$(aws "$@" --output json); then
    if [ -n "$answer" ]; then printf '%s\\n' "$answer"; else printf '{ "%s": [] }\\n' "$list"; fi
  else
    printf '{ "%s": [], "Refused": { "Command": "aws %s %s", "Reason": "standard error told it when the script ran" } }\\n' "$list" "$1" "$2"
  fi
}

# about FIELD ID LIST COMMAND...: the answer about one object, and which
about() {
  printf '{ "%s": "%s", "Answer": ' "$1" "$2"
  shift 2
  ask "$@"
  printf '}\\n'
}
`;

export interface Run {
  readonly region: string | undefined;
  readonly folder: string;
}

/** A shell script that does what the command does, for whoever wants to read it first, or to run it elsewhere. */
export function script(folder: string, runs: readonly Run[], options: readonly string[]): string {
  const guard = `if [ -e ${quoted(folder)} ]; then echo ${quoted(`${folder} is there already`)} >&2; exit 2; fi\n`;
  const parts = runs.map((run, i) => regionScript(run, options, i === 0));
  return [HEAD, SCRIPT_SETTINGS.join('\n'), '\n', guard, FUNCTIONS, ...parts].join('');
}

function regionScript({ region, folder }: Run, options: readonly string[], withGlobal: boolean): string {
  const lines = CALLS.filter((call) => withGlobal || call.region === undefined).map((call) => {
    const place = call.region ?? region;
    const tail = [...options, ...(place === undefined ? [] : ['--region', place])].map(quoted).join(' ');
    return command(call, folder, tail === '' ? '' : ` ${tail}`);
  });
  return `\nmkdir -p ${quoted(folder)}\n${lines.join('\n')}\n`;
}

function command(call: Call, folder: string, tail: string): string {
  const file = quoted(`${folder}/${fileOf(call)}`);
  const { each, list } = call;
  // The list stands in the answer under the command's own key: what tells it stands around it.
  if (!each) return `ask ${list} ${call.command}${tail} > ${file}${renamed(call, file)}`;
  const source = `${folder}/${fileOf(sourceOf(each.of))}`;
  const ids = `sed -n 's/.*"[${each.id.charAt(0)}${each.id.charAt(0).toLowerCase()}]${each.id.slice(1)}": "\\([^"]*\\)".*/\\1/p' ${quoted(source)} | sort -u`;
  const about = wordsOf(call, '"$id"').join(' ');
  return `${ids} | while read -r id; do about ${each.id} "$id" ${list} ${about}${tail} < /dev/null; done > ${file}`;
}

/** Several commands print their lists under one key. */
const renamed = ({ list, printedAs }: Call, file: string): string =>
  printedAs === undefined
    ? ''
    : `\nsed 's/^    "${printedAs}":/    "${list}":/' ${file} > ${file}.tmp && mv ${file}.tmp ${file}`;

function sourceOf(name: string): Call {
  const call = CALLS.find((one) => nameOf(one) === name);
  if (!call) throw new Error(`no call ${name}`);
  return call;
}

const quoted = (word: string): string => (/^[\w./:=@%+-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`);
