import { say } from '../../../network/words/index.js';
import type { Warnings } from '../warnings.js';
import { isObject, type Plain } from './document.js';
import { isModule } from './modules.js';
import { some } from './never-ends.js';
import type { Stack } from './stack.js';

/** Names that a template refers to and does not have: AWS refuses it. Where a transform may make more than is written, nothing can be said. */
export function warnOfMissing({ template }: Stack, warnings: Warnings): void {
  const { file, resources, parameters, transforms } = template;
  const isOpen = ([id, resource]: readonly [string, Plain]): boolean =>
    id.startsWith('Fn::') || (isObject(resource) && isModule(String(resource.Type)));
  if (transforms.length > 0 || Object.entries(resources).some(isOpen)) return;
  const found = new Set<string>();
  for (const resource of Object.values(resources)) if (isObject(resource)) collect(resource.Properties, found);
  const missing = [...found].filter(
    (name) => !name.startsWith('AWS::') && !Object.hasOwn(resources, name) && !Object.hasOwn(parameters, name),
  );
  if (missing.length === 0) return;
  warnings.add(
    say`
      The template refers to ${some(missing)}, and has neither a resource nor a parameter of that name: AWS refuses it.
      What hangs on that is unknown here.
    `,
    { file },
  );
}

function collect(value: Plain | undefined, found: Set<string>): void {
  if (Array.isArray(value)) for (const item of value as readonly Plain[]) collect(item, found);
  if (!isObject(value) || Object.hasOwn(value, 'Fn::Transform')) return;
  const [entry, another] = Object.entries(value);
  if (entry && !another) {
    const [name, argument] = entry;
    if (name === 'Ref' && typeof argument === 'string') found.add(argument);
    if (name === 'Fn::GetAtt') {
      const whose =
        typeof argument === 'string' ? argument.split('.')[0] : Array.isArray(argument) ? argument[0] : undefined;
      if (typeof whose === 'string') found.add(whose);
    }
    if (name === 'Fn::Sub') substituted(argument, found);
  }
  for (const inner of Object.values(value)) collect(inner, found);
}

function substituted(argument: Plain, found: Set<string>): void {
  const [text, variables] = Array.isArray(argument) ? (argument as readonly Plain[]) : [argument];
  if (typeof text !== 'string') return;
  for (const [, name = ''] of text.matchAll(/\$\{\s*([A-Za-z0-9]+)(?:\.[^}]*)?\s*\}/g))
    if (!(isObject(variables) && Object.hasOwn(variables, name))) found.add(name);
}
