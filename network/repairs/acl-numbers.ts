/** Free numbers for rules of a network ACL. */
import type { AclRule } from '../topology/index.js';

/** AWS's range for the numbers of one's own rules; above it are its own. https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateNetworkAclEntry.html */
export const FIRST_NUMBER = 1;
export const LAST_NUMBER = 32766;

const sortedNumbers = new WeakMap<readonly AclRule[], readonly number[]>();

function numbersInOrder(rules: readonly AclRule[]): readonly number[] {
  let numbers = sortedNumbers.get(rules);
  if (!numbers) {
    numbers = rules.map(({ number }) => number.value).sort((a, b) => a - b);
    sortedNumbers.set(rules, numbers);
  }
  return numbers;
}

/** A free number directly before that one: midway to the rule before it, so that there is room left. Undefined where there is none. */
export function numberBefore(rules: readonly AclRule[], number: number): number | undefined {
  const numbers = numbersInOrder(rules);
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] as number) < number) low = middle + 1;
    else high = middle;
  }
  const below = Math.max(FIRST_NUMBER - 1, numbers[low - 1] ?? 0);
  const top = Math.min(number, LAST_NUMBER + 1);
  const middle = roundest(below, top);
  return middle > below && middle < top ? middle : undefined;
}

/** The same where more numbers are taken than rules are written. */
export function numberBetween(taken: ReadonlySet<number>, number: number): number | undefined {
  const top = Math.min(number, LAST_NUMBER + 1);
  const below = Math.max(FIRST_NUMBER - 1, ...[...taken].filter((one) => one < number));
  const middle = roundest(below, top);
  return middle > below && middle < top ? middle : undefined;
}

const takenSets = new WeakMap<readonly AclRule[], ReadonlySet<number>>();

/** The numbers that rules have. Made once a list: a list of a hundred thousand rules may have as many mistakes. */
export function takenNumbers(rules: readonly AclRule[]): ReadonlySet<number> {
  let taken = takenSets.get(rules);
  if (!taken) {
    taken = new Set(rules.map(({ number }) => number.value));
    takenSets.set(rules, taken);
  }
  return taken;
}

const highestFree = new WeakMap<ReadonlySet<number>, { readonly number: number | undefined }>();

/** A free number directly after that one, or else the highest that is free. */
export function numberAfter(taken: ReadonlySet<number>, number: number): number | undefined {
  let last = highestFree.get(taken);
  if (!last) {
    last = { number: highestNotIn(taken) };
    highestFree.set(taken, last);
  }
  if (last.number === undefined) return undefined;
  const round = Math.floor(number / 10) * 10 + 10;
  for (let free = Math.max(round, FIRST_NUMBER); free <= LAST_NUMBER; free += 10) {
    if (!taken.has(free)) return free;
  }
  return last.number;
}

function highestNotIn(taken: ReadonlySet<number>): number | undefined {
  for (let free = LAST_NUMBER; free >= FIRST_NUMBER; free--) if (!taken.has(free)) return free;
  return undefined;
}

/** A number between the two, neither of them: a multiple of ten if there is one, as people number rules. */
function roundest(below: number, above: number): number {
  const middle = Math.floor((below + above) / 2);
  const ten = Math.round(middle / 10) * 10;
  return ten > below && ten < above ? ten : middle;
}
