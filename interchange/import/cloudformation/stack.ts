import { say } from '../../../network/words/index.js';
import type { Key } from '../builder/draft.js';
import { mayMeet as areNear, type Environment } from '../declared/environments.js';
import { isUnknown, type Thing, Unknown } from '../declared/value.js';
import type { Warnings } from '../warnings.js';
import { namedCondition } from './conditions.js';
import { isObject, type PlainObject } from './document.js';
import { TemplateEvaluation } from './evaluate.js';
import type { Evaluated, Surroundings } from './evaluated.js';
import { unrolled } from './loops.js';
import { withGlobals } from './sam.js';
import type { Template } from './template.js';

/** What is known of a stack beside its template. */
export interface StackSettings {
  /** By which it is told from all others. */
  readonly name: string;
  /** What its parent calls it; others may be called so too. */
  readonly ownName: string;
  /** In front of the logical ids of what is in it, so that each has a key of its own; empty for a stack that is alone. */
  readonly prefix: string;
  /** The name that it has in AWS, where that is told. */
  readonly stackName?: string | undefined;
  readonly account?: string | undefined;
  readonly region?: string | undefined;
  /** Whether it is made at all hangs on a condition that nobody decides. */
  readonly maybe?: boolean | undefined;
  /** Values for its parameters and pseudo parameters. */
  given(name: string): Evaluated | undefined;
  /** Those that it may be given, as conditions around it turn out; none where that is told. */
  givenInEach?(name: string): readonly (Evaluated | undefined)[];
}

/** Whether both may be in one account and region: each has exports and a Parameter Store of its own. */
export function mayMeet({ settings: one }: Stack, { settings: other }: Stack): boolean {
  return areNear(one, other);
}

/** One template with the values it was given: the same template may make several stacks. */
export class Stack {
  readonly template: Template;
  readonly evaluation: TemplateEvaluation;
  /** The nested stacks, by the logical ids of the resources that make them. */
  readonly nested = new Map<string, Stack>();
  /** The outputs that anybody has asked for. */
  readonly asked = new Set<string>();
  readonly #visiting = new Set<string>();

  constructor(
    template: Template,
    readonly settings: StackSettings,
    imported: Surroundings['imported'],
    warnings: Warnings,
    stored: Surroundings['stored'] = () => undefined,
  ) {
    const around: Surroundings = {
      stored,
      given: (name) => this.#given(name),
      givenInEach: (name) => this.settings.givenInEach?.(name) ?? [],
      keyOf: (id) => this.keyOf(id),
      imported,
      output: (stack, name) => this.#nestedOutput(stack, name),
    };
    this.template = withoutLoops(template, around, warnings);
    this.evaluation = new TemplateEvaluation(this.template, around);
  }

  get environment(): Environment {
    const { account, region } = this.settings;
    return { account, region };
  }

  keyOf(id: string): Key {
    return `${this.settings.prefix}${id}`;
  }

  /** An output, as whoever imports it or holds this stack sees it. */
  output(name: string): Evaluated {
    this.asked.add(name);
    const output = Object.hasOwn(this.template.outputs, name) ? this.template.outputs[name] : undefined;
    if (!isObject(output)) return new Unknown(say`stack ${this.settings.name} has no output ${name}`);
    if (this.#visiting.has(name))
      return new Unknown(say`
      output ${name} of stack ${this.settings.name} refers to itself
    `);
    const holds = output.Condition === undefined ? true : namedCondition(this.evaluation, output.Condition);
    if (holds === false) return new Unknown(say`output ${name} of stack ${this.settings.name} is not made`);
    this.#visiting.add(name);
    try {
      return this.evaluation.evaluate(output.Value);
    } finally {
      this.#visiting.delete(name);
    }
  }

  #given(name: string): Evaluated | undefined {
    const { stackName, account, region } = this.settings;
    const told: Readonly<Record<string, string | undefined>> = {
      'AWS::StackName': stackName,
      'AWS::AccountId': account,
      'AWS::Region': region,
    };
    return this.settings.given(name) ?? (Object.hasOwn(told, name) ? told[name] : undefined);
  }

  #nestedOutput(id: string, name: string): Evaluated {
    const stack = this.nested.get(id);
    if (stack) {
      const output = stack.output(name);
      return isUnknown(output) && output.thing === undefined ? new Unknown(output.why, this.#thing(id, name)) : output;
    }
    return new Unknown(
      say`the template of nested stack ${id} is not in the input (--stack ${id}=FILE tells it)`,
      this.#thing(id, name),
    );
  }

  #thing(id: string, name: string): Thing {
    return { key: this.keyOf(`${id}.Outputs.${name}`), label: `${id}-${name}` };
  }
}

function withoutLoops(template: Template, around: Surroundings, warnings: Warnings): Template {
  const { file } = template;
  // What a loop goes through may be a parameter or a mapping, and those have no loops.
  const early = new TemplateEvaluation({ ...template, resources: {}, conditions: {} }, around);
  const part = (value: PlainObject, name: string) =>
    unrolled(value, {
      evaluate: (collection) => early.evaluate(collection),
      warn: (message, loop) => warnings.add(message, { file, path: `${name}.${loop}` }),
    }) as PlainObject;
  const extended = template.transforms.some((name) => name.startsWith('AWS::LanguageExtensions'));
  const resources = extended ? part(template.resources, 'Resources') : template.resources;
  return {
    ...template,
    resources: withGlobals(resources, template.globals),
    conditions: extended ? part(template.conditions, 'Conditions') : template.conditions,
    outputs: extended ? part(template.outputs, 'Outputs') : template.outputs,
  };
}
