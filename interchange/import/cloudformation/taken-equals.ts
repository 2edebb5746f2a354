import type { Plain } from './document.js';

/** An `Fn::Equals` that nobody decides, as it is taken in one of the ways in which conditions may turn out. */
export interface TakenEquals {
  /** What is compared with a value that stands in the template; both sides where none does. */
  readonly expression: string;
  readonly value: string;
  readonly holds: boolean;
}

/** What a comparison is in that way: the same expression is the same value wherever the template compares it, and no other. */
export function equalsAsTaken(taken: readonly TakenEquals[], sides: readonly Plain[]): boolean | undefined {
  const { expression, value } = comparison(sides);
  const same = taken.filter((one) => one.expression === expression);
  const told = same.find(({ holds }) => holds);
  if (told) return told.value === value;
  return same.some((one) => one.value === value) ? false : undefined;
}

export function comparison(sides: readonly Plain[]): Pick<TakenEquals, 'expression' | 'value'> {
  const [literal, another] = sides.filter(isLiteral);
  const [expression] = sides.filter((side) => !isLiteral(side));
  if (literal === undefined || another !== undefined || expression === undefined)
    return {
      expression: sides
        .map((side) => JSON.stringify(side))
        .sort()
        .join(' = '),
      value: '',
    };
  return { expression: JSON.stringify(expression), value: String(literal) };
}

const isLiteral = (side: Plain): side is string | number | boolean =>
  ['string', 'number', 'boolean'].includes(typeof side);
