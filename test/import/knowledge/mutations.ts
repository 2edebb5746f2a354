import { mutated, type Path, pathsOf } from '../mutate.js';

/** AWS refuses an attachment that attaches nothing: that is no reading of it. */
const NEVER_ABSENT = /^At\w+\.(InternetGatewayId|VpnGatewayId)$/;

type Json = Record<string, unknown>;

/** A template of which less is known. Nobody tells whether `Undecided` holds. */
export interface Less {
  readonly what: string;
  readonly template: unknown;
  /** What it is where the condition holds, and where not; undefined for a value that may be anything. */
  readonly readings?: readonly [yes: unknown, no: unknown] | undefined;
  /** The same with the value as the parameter's default, where it is one that a parameter can have. */
  readonly byDefault?: unknown;
}

const undecided = (value: unknown, otherwise: unknown) => ({ 'Fn::If': ['Undecided', value, otherwise] });
const UNTOLD = { Ref: 'Untold' };
const NOTHING = { Ref: 'AWS::NoValue' };

/** With a parameter that has no default, and a condition that hangs on it. */
export function open(template: unknown): Json {
  const whole = template as Json;
  return {
    ...whole,
    Parameters: { ...(whole.Parameters as Json), Untold: { Type: 'String' } },
    Conditions: { ...(whole.Conditions as Json), Undecided: { 'Fn::Equals': [UNTOLD, 'yes'] } },
  };
}

/** The parameter has no default in any other. */
function withDefault(template: unknown, value: unknown): unknown {
  if (typeof value === 'object') return undefined;
  const whole = template as Json;
  return { ...whole, Parameters: { ...(whole.Parameters as Json), Untold: { Type: 'String', Default: value } } };
}

const at = (json: unknown, path: Path): unknown => path.reduce((value, key) => (value as Json)[key as string], json);

const isCall = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && /^(Ref|Fn::)/.test(Object.keys(value)[0] ?? '');

/** Every property, block and list item of every resource. */
function places(template: Json): Path[] {
  return Object.entries(template.Resources as Json).flatMap(([id, resource]) =>
    pathsOf((resource as Json).Properties ?? {})
      .filter(
        (path) => !path.slice(0, -1).some((_, i) => isCall(at((resource as Json).Properties, path.slice(0, i + 1)))),
      )
      .map((path) => ['Resources', id, 'Properties', ...path]),
  );
}

/** All that refer to a resource, and those that refer to them: none of them is there where it is not. */
export function dependents(template: Json, id: string): string[] {
  const resources = template.Resources as Json;
  const found = new Set([id]);
  for (let before = 0; before < found.size; ) {
    before = found.size;
    for (const [other, resource] of Object.entries(resources)) {
      const text = JSON.stringify(resource);
      if ([...found].some((one) => text.includes(`{"Ref":"${one}"}`) || text.includes(`{"Fn::GetAtt":["${one}"`)))
        found.add(other);
    }
  }
  return [...found];
}

export function lessKnown(whole: unknown): Less[] {
  const template = open(whole);
  const found: Less[] = [];
  for (const path of places(template)) {
    const what = path.filter((part) => part !== 'Resources' && part !== 'Properties').join('.');
    const value = at(template, path);
    const set = (to: unknown) => mutated(template, path, { value: to });
    if (isCall(value) || (Array.isArray(value) && value.some(isCall)))
      found.push({ what: `${what}: or another`, template: set(undecided(value, UNTOLD)) });
    else found.push({ what: `${what}: anything`, template: set(UNTOLD), byDefault: withDefault(set(UNTOLD), value) });
    if (!NEVER_ABSENT.test(what))
      found.push({
        what: `${what}: perhaps`,
        template: set(undecided(value, NOTHING)),
        readings: [template, mutated(template, path)],
      });
    if (Array.isArray(value)) {
      found.push({ what: `${what}: perhaps more`, template: set([...value, undecided(UNTOLD, NOTHING)]) });
      const any = { 'Fn::Split': [',', UNTOLD] };
      // A parameter is none of what the template makes.
      found.push({ what: `${what}: any list`, template: set(value.some(isCall) ? undecided(value, any) : any) });
    }
    if (Array.isArray(value) && value.length > 0)
      found.push({
        what: `${what}: perhaps half`,
        template: set(undecided(value, value.slice(0, value.length >> 1))),
        readings: [template, set(value.slice(0, value.length >> 1))],
      });
  }
  for (const id of Object.keys(template.Resources as Json)) {
    const all = dependents(template, id);
    const some = (change: (resource: Json) => Json | undefined) => ({
      ...template,
      Resources: Object.fromEntries(
        Object.entries(template.Resources as Json).flatMap(([key, resource]) => {
          const next = all.includes(key) ? change(resource as Json) : (resource as Json);
          return next ? [[key, next]] : [];
        }),
      ),
    });
    found.push({
      what: `${id}: perhaps there`,
      template: some((resource) => ({ ...resource, Condition: 'Undecided' })),
      readings: [template, some(() => undefined)],
    });
  }
  return found;
}
