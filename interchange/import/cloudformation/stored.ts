import { mayMeet as mayBeIn } from '../declared/environments.js';
import { namedCondition } from './conditions.js';
import { isObject } from './document.js';
import type { Evaluated } from './evaluated.js';
import { textOf } from './pieces.js';
import { mayMeet, type Stack } from './stack.js';

/** Values of the Parameter Store that stacks of the input put there, by name. */
export class Stored {
  readonly #visiting = new Set<string>();
  /** The names that any stack has asked for. */
  readonly asked = new Set<string>();

  constructor(readonly stacks: () => readonly Stack[]) {}

  /** Undefined where no stack that can be in the same account and region puts it there for certain, or several do. */
  value(name: string, asker: Stack): Evaluated | undefined {
    if (this.#visiting.has(name)) return undefined;
    this.asked.add(name);
    this.#visiting.add(name);
    try {
      const [only, another] = this.stacks().flatMap((stack) => [
        ...(mayMeet(stack, asker) ? valuesIn(stack, name) : []),
        ...sentTo(asker, stack, name),
      ]);
      return another === undefined ? only : undefined;
    } finally {
      this.#visiting.delete(name);
    }
  }
}

/** What stacks put there under a name that nobody here asked for. */
export function notAskedFor({ asked, stacks }: Stored): Evaluated[] {
  return stacks().flatMap(({ template, evaluation }) =>
    Object.values(template.resources).flatMap((resource) => {
      if (!isObject(resource) || resource.Type !== 'AWS::SSM::Parameter' || !isObject(resource.Properties)) return [];
      const { Name: name, Value: value } = resource.Properties;
      const text = name === undefined ? undefined : textOf(evaluation.evaluate(name));
      return typeof text === 'string' && !asked.has(text) ? [evaluation.evaluate(value)] : [];
    }),
  );
}

/**
 * What a stack writes into the Parameter Store of another region, where CDK carries references from region to region.
 * https://github.com/aws/aws-cdk/blob/main/packages/aws-cdk-lib/core/lib/custom-resource-provider/cross-region-export-providers/export-writer-provider.ts
 */
function sentTo(asker: Stack, writer: Stack, name: string): Evaluated[] {
  const { account, region } = asker.environment;
  return Object.values(writer.template.resources).flatMap((resource) => {
    if (!isObject(resource) || resource.Type !== 'Custom::CrossRegionExportWriter') return [];
    const written = isObject(resource.Properties) ? resource.Properties.WriterProps : undefined;
    if (!isObject(written) || !isObject(written.exports) || !Object.hasOwn(written.exports, name)) return [];
    const to = written.region;
    const isThere = mayBeIn(
      { account, region },
      { ...writer.environment, region: typeof to === 'string' ? to : region },
    );
    return isThere ? [writer.evaluation.evaluate(written.exports[name])] : [];
  });
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
