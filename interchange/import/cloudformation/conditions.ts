import { say } from '../../../network/words/index.js';
import { isUnknown, Unknown } from '../declared/value.js';
import { isObject, type Plain } from './document.js';
import { type Evaluated, type Evaluation, Pieces } from './evaluated.js';
import { same } from './merged.js';
import { canBeSame, piecesOf, reasonOf } from './pieces.js';
import { equalsAsTaken } from './taken-equals.js';

/** True, false, or not known: what hangs on an unknown value may still be settled by the rest. */
export function conditionOf(
  evaluation: Evaluation,
  condition: Plain | undefined,
  seen: readonly string[] = [],
): boolean | Unknown {
  if (typeof condition === 'boolean') return condition;
  if (condition === 'true' || condition === 'false') return condition === 'true';
  if (!isObject(condition)) return new Unknown(say`its condition cannot be read`);
  const [name, argument] = Object.entries(condition)[0] ?? [];
  if (name === 'Condition') return namedCondition(evaluation, argument, seen);
  const list = Array.isArray(argument) ? (argument as readonly Plain[]) : [];
  const parts = () => list.map((part) => conditionOf(evaluation, part, seen));
  switch (name) {
    case 'Fn::Equals': {
      const equal = equals(evaluation, list);
      return isUnknown(equal) ? (equalsAsTaken(evaluation.template.taken ?? [], list) ?? equal) : equal;
    }
    case 'Fn::And':
      return parts().find((part) => part === false) ?? parts().find(isUnknown) ?? true;
    case 'Fn::Or':
      return parts().find((part) => part === true) ?? parts().find(isUnknown) ?? false;
    case 'Fn::Not': {
      const [part] = parts();
      if (part === undefined) return new Unknown(say`its condition cannot be read`);
      return isUnknown(part) ? part : !part;
    }
    default:
      return new Unknown(say`its condition (${name ?? 'none'}) cannot be read`);
  }
}

function equals(evaluation: Evaluation, list: readonly Plain[]): boolean | Unknown {
  const region = list.some(isOfPartition) ? evaluation.reference('AWS::Region') : undefined;
  if (isUnknown(region)) return region;
  return areEqual(evaluation.evaluate(list[0]), evaluation.evaluate(list[1]));
}

/** The first comparison on which it hangs that a condition is not known. */
export function openEquals(
  evaluation: Evaluation,
  condition: Plain | undefined,
  seen: readonly string[] = [],
): readonly Plain[] | undefined {
  if (!isObject(condition)) return undefined;
  const [name, argument] = Object.entries(condition)[0] ?? [];
  if (name === 'Condition')
    return typeof argument === 'string' &&
      !seen.includes(argument) &&
      Object.hasOwn(evaluation.template.conditions, argument)
      ? openEquals(evaluation, evaluation.template.conditions[argument], [...seen, argument])
      : undefined;
  if (!isUnknown(conditionOf(evaluation, condition, seen)) || !Array.isArray(argument)) return undefined;
  const list = argument as readonly Plain[];
  if (name === 'Fn::Equals') return list;
  for (const part of list) {
    const found = openEquals(evaluation, part, seen);
    if (found) return found;
  }
  return undefined;
}

/** Which partition it is follows from the region: as a part of a name that makes no difference here. */
const isOfPartition = (value: Plain): boolean =>
  isObject(value) && (value.Ref === 'AWS::Partition' || value.Ref === 'AWS::URLSuffix');

function areEqual(left: Evaluated, right: Evaluated): boolean | Unknown {
  if (same(left, right)) return true;
  if (isUnknown(left) || isUnknown(right)) return isUnknown(left) ? left : (right as Unknown);
  const inPieces = left instanceof Pieces || right instanceof Pieces;
  return inPieces && canBeSame(left, right) ? reasonOf([...piecesOf(left), ...piecesOf(right)]) : false;
}

/** A condition of the template, by its name. */
export function namedCondition(
  evaluation: Evaluation,
  name: Plain | undefined,
  seen: readonly string[] = [],
): boolean | Unknown {
  const conditions = evaluation.template.conditions;
  if (typeof name !== 'string' || !Object.hasOwn(conditions, name))
    return new Unknown(say`there is no condition ${String(name)} in the template`);
  if (seen.includes(name)) return new Unknown(say`condition ${name} refers to itself`);
  return conditionOf(evaluation, conditions[name], [...seen, name]);
}

/** Whether its condition leaves a resource or an output out for certain. */
export function isLeftOut({ evaluation }: { readonly evaluation: Evaluation }, declared: Plain | undefined): boolean {
  const condition = isObject(declared) ? declared.Condition : undefined;
  return condition !== undefined && namedCondition(evaluation, condition) === false;
}
