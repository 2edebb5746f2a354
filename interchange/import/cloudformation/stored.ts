import { namedCondition } from './conditions.js';
import { isObject } from './document.js';
import type { Evaluated } from './evaluated.js';
import { textOf } from './pieces.js';
import { mayMeet, type Stack } from './stack.js';

/** Values of the Parameter Store that stacks of the input put there, by name. */
export class Stored {
  readonly #visiting = new Set<string>();

  constructor(readonly stacks: () => readonly Stack[]) {}

  /** Undefined where no stack that can be in the same account and region puts it there for certain, or several do. */
  value(name: string, asker: Stack): Evaluated | undefined {
    if (this.#visiting.has(name)) return undefined;
    this.#visiting.add(name);
    try {
      const [only, another] = this.stacks().flatMap((stack) => (mayMeet(stack, asker) ? valuesIn(stack, name) : []));
      return another === undefined ? only : undefined;
    } finally {
      this.#visiting.delete(name);
    }
  }
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-ssm-parameter.html */
function valuesIn({ template, evaluation }: Stack, name: string): Evaluated[] {
  return Object.values(template.resources).flatMap((resource) => {
    if (!isObject(resource) || resource.Type !== 'AWS::SSM::Parameter' || !isObject(resource.Properties)) return [];
    const { Name: own, Value: value } = resource.Properties;
    if (own === undefined || textOf(evaluation.evaluate(own)) !== name) return [];
    const isThere = resource.Condition === undefined || namedCondition(evaluation, resource.Condition) === true;
    return isThere ? [evaluation.evaluate(value)] : [];
  });
}
