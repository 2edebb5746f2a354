import { isObject, type Plain, type PlainObject } from './document.js';
import type { Input } from './input.js';
import { baseName, folderOf, inside } from './paths.js';
import type { Stack } from './stack.js';
import type { Template } from './template.js';

/**
 * The template of a nested stack: as `--stack` says, as CDK's asset says, else the file that its address ends in.
 * The address may be put together from parts that nobody tells; its end seldom is.
 */
export function nestedTemplate(
  input: Input,
  stack: Stack,
  id: string,
  resource: PlainObject,
  given: Readonly<Record<string, string>>,
): Template | undefined {
  const own = stack.template.file;
  const told = Object.hasOwn(given, id) ? given[id] : undefined;
  if (told !== undefined) return input.templates.find(({ file }) => file === told) ?? byEnd(input, own, told);
  const metadata = isObject(resource.Metadata) ? resource.Metadata : {};
  const asset = metadata['aws:asset:path'];
  if (typeof asset === 'string') {
    const path = inside(folderOf(own), asset);
    const found = input.templates.find(({ file }) => file === path);
    if (found) return found;
  }
  const properties = isObject(resource.Properties) ? resource.Properties : {};
  const evaluated = stack.evaluation.evaluate(properties.TemplateURL ?? properties.Location);
  const address = typeof evaluated === 'string' ? evaluated : lastText(properties.TemplateURL ?? properties.Location);
  if (address === undefined) return undefined;
  const hash = /([0-9a-f]{64})\.json$/.exec(address)?.[1];
  const byHash = hash === undefined ? undefined : input.assets.get(hash);
  if (byHash !== undefined) return input.templates.find(({ file }) => file === byHash);
  return byEnd(input, own, address);
}

/** The file with the name that an address ends in; of several, the one that shares most of its path. */
function byEnd(input: Input, own: string, address: string): Template | undefined {
  const parts = address
    .replace(/[?#].*$/, '')
    .split('/')
    .reverse();
  const shared = (file: string): number => {
    const path = file.split('/').reverse();
    const different = path.findIndex((part, i) => part !== parts[i]);
    return different < 0 ? path.length : different;
  };
  const named = (name: (file: string) => string): readonly Template[] =>
    input.templates.filter(({ file }) => file !== own && name(baseName(file)) === name(parts[0] ?? ''));
  const whole = named((file) => file);
  // A template may be kept as YAML and be uploaded under another ending.
  const found = whole.length > 0 ? whole : named(withoutEnding);
  const most = Math.max(...found.map(({ file }) => shared(file)));
  const best = found.filter(({ file }) => shared(file) === most);
  return best.find(({ file }) => folderOf(file).startsWith(folderOf(own))) ?? best[0];
}

const withoutEnding = (file: string): string => file.replace(/\.(ya?ml|json|template|cfn)$/i, '');

/** The last text in an expression: the end of what it puts together. */
function lastText(value: Plain | undefined): string | undefined {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return (value as readonly Plain[]).map(lastText).findLast((text) => text?.includes('.'));
  if (!isObject(value) || 'Ref' in value || 'Fn::GetAtt' in value) return undefined;
  const sub = value['Fn::Sub'];
  if (Array.isArray(sub)) return lastText(sub[0]);
  return lastText(Object.values(value)[0]);
}
