import { impliedKey } from '../declared/context.js';
import { isUnknown, Unknown, type Value } from '../declared/value.js';
import { conditionOf } from './conditions.js';
import { type Evaluated, type Evaluation, NO_VALUE, ResourceRef } from './evaluated.js';
import { FUNCTIONS } from './functions.js';
import { isObject, type Plain, type Template } from './template.js';

/** Carries out the functions of a template. What cannot be told becomes `Unknown`, with the reason. */
export class TemplateEvaluation implements Evaluation {
  readonly #visiting = new Set<string>();

  constructor(
    readonly template: Template,
    readonly given: Readonly<Record<string, string>>,
  ) {}

  evaluate(value: Plain | undefined): Evaluated {
    if (value === undefined) return NO_VALUE;
    if (Array.isArray(value))
      return (value as readonly Plain[]).map((item) => this.evaluate(item)).filter((item) => item !== NO_VALUE);
    if (!isObject(value)) return value as string | number | boolean | null;
    const [entry, another] = Object.entries(value);
    if (entry && !another) {
      const [name, argument] = entry;
      if (name === 'Ref') return this.reference(argument);
      if (name === 'Condition' && typeof argument === 'string') return conditionOf(this, value);
      if (name.startsWith('Fn::')) return this.#call(name.slice(4), argument);
    }
    const fields: [string, Evaluated][] = Object.entries(value).map(([key, item]) => [key, this.evaluate(item)]);
    return Object.fromEntries(fields.filter(([, item]) => item !== NO_VALUE));
  }

  #call(name: string, argument: Plain): Evaluated {
    if (['Equals', 'And', 'Or', 'Not'].includes(name)) return conditionOf(this, { [`Fn::${name}`]: argument });
    const run = FUNCTIONS[name];
    return run ? run(this, argument) : new Unknown(`Fn::${name} is not read`);
  }

  /** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-ref.html */
  reference(name: Plain | undefined): Evaluated {
    if (typeof name !== 'string') return new Unknown('what it refers to cannot be read');
    if (Object.hasOwn(this.template.parameters, name)) return this.#parameter(name);
    if (Object.hasOwn(this.template.resources, name)) return new ResourceRef(name);
    if (name === 'AWS::NoValue') return NO_VALUE;
    const given = Object.hasOwn(this.given, name) ? this.given[name] : undefined;
    if (name.startsWith('AWS::'))
      return (
        given ??
        PSEUDO[name] ??
        new Unknown(`${name} is known only when the stack is made (--parameter ${name}=… tells it)`)
      );
    return new Unknown(`there is no ${name} in the template`);
  }

  #parameter(name: string): Evaluated {
    const parameter = this.template.parameters[name] ?? {};
    const given = Object.hasOwn(this.given, name) ? this.given[name] : undefined;
    const type = typeof parameter.Type === 'string' ? parameter.Type : 'String';
    // The default of such a parameter is the name of a value in the Parameter Store.
    if (given === undefined && type.startsWith('AWS::SSM::'))
      return new Unknown(`parameter ${name} is kept elsewhere (--parameter ${name}=… tells it)`);
    const value = given ?? parameter.Default;
    if (value === undefined || value === null)
      return new Unknown(`parameter ${name} has no default (--parameter ${name}=… tells it)`);
    if (typeof value === 'object') return new Unknown(`the default of parameter ${name} cannot be read`);
    if (!/CommaDelimitedList|^List<|<List</.test(type)) return value;
    const text = String(value);
    return text.trim() === '' ? [] : text.split(',').map((item) => item.trim());
  }

  /** The property of a resource, or what an attribute of it means. */
  attribute(id: Plain | undefined, name: Evaluated): Evaluated {
    const resource =
      typeof id === 'string' && Object.hasOwn(this.template.resources, id) ? this.template.resources[id] : undefined;
    if (typeof id !== 'string' || typeof name !== 'string' || !isObject(resource))
      return new Unknown(`${String(id)}.${String(name)} cannot be found`);
    const type = typeof resource.Type === 'string' ? resource.Type : '';
    if (type === 'AWS::EC2::VPC' && name === 'DefaultSecurityGroup') return impliedKey(id, 'security-group');
    if (type === 'AWS::EC2::VPC' && name === 'DefaultNetworkAcl') return impliedKey(id, 'network-acl');
    if (isObject(resource.Properties) && Object.hasOwn(resource.Properties, name)) {
      const visit = `${id}.${name}`;
      if (this.#visiting.has(visit)) return new Unknown(`${visit} refers to itself`);
      this.#visiting.add(visit);
      try {
        return this.evaluate(resource.Properties[name]);
      } finally {
        this.#visiting.delete(visit);
      }
    }
    if (type !== 'AWS::CloudFormation::Stack' && /^(Id|.*(Id|Arn|ARN|Name))$/.test(name)) return new ResourceRef(id);
    return new Unknown(`${id}.${name} is known only when the stack is made`);
  }
}

const PSEUDO: Readonly<Record<string, string>> = { 'AWS::Partition': 'aws', 'AWS::URLSuffix': 'amazonaws.com' };

/** The outcome as the import of declarations takes it: resources are meant by their keys. */
export function settled(value: Evaluated, keyOf: (id: string) => string): Value {
  if (value instanceof ResourceRef) return keyOf(value.id);
  if (value === NO_VALUE) return null;
  if (isUnknown(value) || typeof value !== 'object' || value === null) return value as Value;
  if (Array.isArray(value)) return (value as readonly Evaluated[]).map((item) => settled(item, keyOf));
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, settled(item as Evaluated, keyOf)]));
}
