import { say } from '../../../network/words/index.js';
import { namedCondition } from './conditions.js';
import { isObject, type PlainObject } from './document.js';
import { isModule, PROCESSED } from './modules.js';
import type { Stack } from './stack.js';

interface Kind {
  readonly is: (type: string, properties: PlainObject) => boolean;
  /** Why nothing can be asked of these, and what to add. */
  readonly says: (names: string) => string;
}

const KINDS: readonly Kind[] = [
  {
    is: (type, properties) => /^AWS::(Lambda|Serverless)::Function$/.test(type) && properties.VpcConfig === undefined,
    says: (names) => say`
      Functions outside of any VPC (${names}) have no interface there: who calls them, IAM decides.
    `,
  },
  {
    is: (type, { Type: kind }) => type === 'AWS::ElasticLoadBalancingV2::LoadBalancer' && kind === 'gateway',
    says: (names) =>
      say`
      A Gateway Load Balancer (${names}) answers nobody: it hands what routes send to its endpoints to appliances.
      Add what sends and what answers.
    `,
  },
  {
    is: (type, { NetworkConfiguration: own }) => type === 'AWS::ECS::Service' && own === undefined,
    says: (names) =>
      say`
      Tasks of ${names} have no interfaces of their own: add the template of the instances that they run on, an
      Auto Scaling group.
    `,
  },
  {
    is: isModule,
    says: (names) =>
      say`What modules stand for (${names}) is not in the template: give the one that "${PROCESSED}" prints.`,
  },
];

/** What a template holds of which nothing can be asked, and why; a sentence for each kind. */
export function neverEnds(stacks: readonly Stack[]): string[] {
  const found = new Map<Kind, string[]>();
  const macros = new Set<string>();
  for (const { template, evaluation } of stacks) {
    for (const name of template.transforms) if (!/^AWS::(Serverless|LanguageExtensions)/.test(name)) macros.add(name);
    for (const [id, resource] of Object.entries(template.resources)) {
      const { Type: type, Condition: condition, Properties: own } = isObject(resource) ? resource : {};
      if (condition !== undefined && namedCondition(evaluation, condition) === false) continue;
      const kind = KINDS.find(({ is }) => is(String(type), isObject(own) ? own : {}));
      if (kind) found.set(kind, [...(found.get(kind) ?? []), id]);
    }
  }
  return [
    ...[...found].map(([kind, names]) => kind.says(some(names))),
    ...(macros.size > 0
      ? [
          say`
        What ${[...macros].join(', ')} makes of the template is not in it: give the one that "${PROCESSED}"
        prints.
      `,
        ]
      : []),
  ];
}

/** A few names of many. */
export function some(names: readonly string[]): string {
  const told = names.slice(0, 3).join(', ');
  return names.length > 3 ? say`${told} and ${names.length - 3} more` : told;
}
