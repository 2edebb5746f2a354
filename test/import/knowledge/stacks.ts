import { dependents } from './mutations.js';
import { replaced } from './several-stacks.js';

type Json = Record<string, unknown>;
type Files = Readonly<Record<string, unknown>>;

/** One template as two, of which the second holds a resource and all that hangs on it: what it refers to comes from the first. */
export interface Apart {
  readonly what: string;
  /** The first exports, the second imports. */
  readonly exported: Files;
  /** Both are nested in a third, which hands on outputs as parameters. */
  readonly nested: Files;
  /** Both, and nobody tells what the second is given. */
  readonly loose: Files;
  /** The second alone, which then tells of the first only what things are called. */
  readonly imports: Files;
  readonly parameters: Files;
  /** The first alone: what is exported, or given to a nested stack, others may use and add to. */
  readonly exports: Files;
  readonly gives: Files;
}

export function apart(template: unknown, id: string): Apart {
  const { Resources: all, ...rest } = template as Json & { Resources: Json };
  const inside = new Set(dependents(template as Json, id));
  const pick = (isInside: boolean) => Object.entries(all).filter(([key]) => inside.has(key) === isInside);
  const handed = new Map<string, Json>();
  const second = (into: (name: string) => unknown): Json => ({
    ...rest,
    Resources: Object.fromEntries(
      pick(true).map(([key, resource]) => [
        key,
        replaced(resource, (name, owner, call) => {
          if (inside.has(owner) || !Object.hasOwn(all, owner)) return call;
          handed.set(name, call);
          return into(name);
        }),
      ]),
    ),
  });
  const imports = second((name) => ({ 'Fn::ImportValue': `first-${name}` }));
  const byParameter = second((name) => ({ Ref: `Given${name}` }));
  const names = [...handed.keys()];
  const parameters = {
    ...byParameter,
    Parameters: {
      ...(rest.Parameters as Json),
      ...Object.fromEntries(names.map((name) => [`Given${name}`, { Type: 'String' }])),
    },
  };
  const first = {
    ...rest,
    Resources: Object.fromEntries(pick(false)),
    Outputs: Object.fromEntries(
      [...handed].map(([name, call]) => [name, { Value: call, Export: { Name: `first-${name}` } }]),
    ),
  };
  const stack = (file: string, given: Json = {}): Json => ({
    Type: 'AWS::CloudFormation::Stack',
    Properties: { TemplateURL: `https://s3.example/${file}`, Parameters: given },
  });
  const given = names.map((name) => [`Given${name}`, { 'Fn::GetAtt': ['First', `Outputs.${name}`] }]);
  const root = { Resources: { First: stack('first.json'), Second: stack('second.json', Object.fromEntries(given)) } };
  return {
    what: id,
    exported: { 'first.json': first, 'second.json': imports },
    nested: { 'root.json': root, 'first.json': first, 'second.json': parameters },
    loose: { 'first.json': first, 'second.json': parameters },
    imports: { 'second.json': imports },
    parameters: { 'second.json': parameters },
    exports: { 'first.json': first },
    gives: { 'root.json': root, 'first.json': first },
  };
}

/** What only says how other things hang together: told a second time, under a name of its own, it says nothing new. */
const SAYS_NOTHING_NEW =
  /Association$|Propagation$|Ingress$|Egress$|::Route$|Entry$|GatewayAttachment$|VPNConnectionRoute$/;

/** The template with one thing told twice. */
export function toldTwice(template: unknown): { what: string; template: unknown }[] {
  const { Resources: all, ...rest } = template as Json & { Resources: Record<string, Json> };
  return Object.entries(all)
    .filter(([, { Type: type }]) => SAYS_NOTHING_NEW.test(String(type)))
    .map(([id, resource]) => ({ what: id, template: { ...rest, Resources: { ...all, [`${id}Again`]: resource } } }));
}
