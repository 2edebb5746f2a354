import type { Call } from '../../interchange/import/aws/calls.js';
import { wrongJson } from '../../interchange/import/wrong-json.js';
import { say } from '../../network/words/index.js';

type Fields = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** An answer without anything in it is printed as nothing at all. */
export function parsed(text: string): { readonly answer: unknown } | { readonly refused: string } {
  if (text.trim() === '') return { answer: {} };
  try {
    return { answer: JSON.parse(text) };
  } catch {
    return { refused: say`what aws printed is not JSON: ${wrongJson(text)}` };
  }
}

/** The answer, with its list under the key that the import knows. What AWS answered and left out is empty. */
export function listed({ list, printedAs }: Call, answer: unknown): unknown {
  if (!isObject(answer)) return answer;
  if (printedAs !== undefined) return { [list]: answer[printedAs] ?? [] };
  return found(answer, list).length > 0 ? answer : { ...answer, [list]: [] };
}

/** The ids of the objects that an answer lists. */
export function idsIn(answer: unknown, { list }: Call, id: string): string[] {
  const ids = found(answer, list)
    .flat()
    .flatMap((object) => (isObject(object) ? (object[id] ?? object[uncapitalised(id)]) : []));
  return [...new Set(ids.filter((one) => typeof one === 'string'))];
}

/** What stands under a key: at the top, in an object, or in each object of a list (instances in reservations). Direct Connect's keys begin with small letters. */
function found(answer: unknown, key: string): unknown[] {
  if (Array.isArray(answer)) return answer.flatMap((item) => found(item, key));
  if (!isObject(answer)) return [];
  const own = answer[key] ?? answer[uncapitalised(key)];
  return own === undefined ? Object.values(answer).flatMap((value) => found(value, key)) : [own];
}

const uncapitalised = (key: string): string => key.charAt(0).toLowerCase() + key.slice(1);
