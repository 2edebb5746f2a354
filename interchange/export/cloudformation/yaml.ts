/** Values of a template, and how YAML writes them, with the short forms of functions. */
export class Fn {
  constructor(
    readonly tag: 'Ref' | 'GetAtt' | 'Sub',
    readonly text: string,
  ) {}
}

export type Template =
  | string
  | number
  | boolean
  | Fn
  | readonly Template[]
  | { readonly [name: string]: Template | undefined };

/** The lines of a value, as what stands behind a key or a dash at this depth. */
export function yaml(value: Template, indent = ''): string {
  if (value instanceof Fn) return ` !${value.tag} ${value.tag === 'Sub' ? JSON.stringify(value.text) : value.text}\n`;
  if (typeof value !== 'object') return ` ${typeof value === 'string' ? scalar(value) : value}\n`;
  if (Array.isArray(value)) return value.length === 0 ? ' []\n' : `\n${value.map((one) => item(one, indent)).join('')}`;
  const entries = Object.entries(value).flatMap(([name, one]): [string, Template][] =>
    one === undefined ? [] : [[name, one]],
  );
  return entries.length === 0
    ? ' {}\n'
    : `\n${entries.map(([name, one]) => `${indent}${key(name)}:${yaml(one, `${indent}  `)}`).join('')}`;
}

function item(value: Template, indent: string): string {
  const text = yaml(value, `${indent}  `);
  // The first key of a map stands behind the dash.
  return text.startsWith('\n') ? `${indent}- ${text.slice(1).trimStart()}` : `${indent}-${text}`;
}

/** Plain where no reader of YAML, of whatever version, takes it for anything but text. */
function scalar(text: string): string {
  const isPlain = /^[A-Za-z][\w-]*((::|\.)[\w-]+)*$/.test(text) && !/^(true|false|yes|no|on|off|null|y|n)$/i.test(text);
  return isPlain ? text : JSON.stringify(text);
}

const key = (name: string): string => (/^[A-Za-z][\w:]*$/.test(name) ? name : JSON.stringify(name));
