import { isCondition } from './conditions.js';
import { isIdentity } from './fields.js';
import type { Found } from './references.js';

/** A reference of an expression, and what it leads to. */
export interface ChoicePart {
  readonly head: string;
  /** How many things of the kind that the expression is about. */
  readonly things: number;
  readonly found: Found;
}

/**
 * Whether an expression may choose between things: `var.public ? [aws_security_group.a.id] : [aws_security_group.b.id]` is told as the three in a row, just as
 * `concat(local.more, [aws_security_group.a.id, aws_security_group.b.id])` is. What is a condition by its value or its name may choose wherever it stands; whatever
 * else is no list of such things chooses between those behind it.
 * https://developer.hashicorp.com/terraform/internals/json-format#expression-representation
 */
export function mayChoose(parts: readonly ChoicePart[]): boolean {
  if (parts.filter(({ things }) => things > 0).length < 2) return false;
  return parts.some((part, i) => {
    if (part.things > 0) return false;
    if (isCertainly(part)) return true;
    const isIndex = (parts[i - 1]?.things ?? 0) > 1;
    return !isIndex && mayBeCondition(part) && parts.slice(i + 1).filter(({ things }) => things > 0).length > 1;
  });
}

function isCertainly({ head, found: { constants, locals } }: ChoicePart): boolean {
  const isSingle = (value: unknown) => ['boolean', 'number'].includes(typeof value) || isText(value);
  return head === 'terraform.workspace' || locals.some(({ name }) => isCondition(name)) || constants.some(isSingle);
}

const isText = (value: unknown): boolean => typeof value === 'string' && !isIdentity(value);

/** Lists that variables hold are told, and are none; locals whose names say that they hold things are lists of them. */
function mayBeCondition({ head, found: { constants, locals } }: ChoicePart): boolean {
  if (/^(count|path|self)\./.test(head) || head === 'each.key') return false;
  if (locals.length > 0) return locals.some(({ name }) => !HOLDS_THINGS.test(name));
  if (constants.length > 0) return constants.some((value) => value === undefined || value === null);
  return true;
}

const HOLDS_THINGS = /(^|_)(sgs?|groups?|subnets?|tables?|rtbs?|ids?|arns?|lists?)$/;
