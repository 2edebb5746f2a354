import { say } from '../../../network/words/index.js';
import { isUnknown } from '../declared/value.js';
import { isObject, type Plain, type PlainObject } from './document.js';
import { type Evaluated, isItems } from './evaluated.js';

const LOOP = 'Fn::ForEach::';

/** No template makes more than this of one loop. https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-foreach.html */
const MOST_TURNS = 1000;

export interface Loops {
  /** Carries out the list that a loop goes through. */
  evaluate(value: Plain): Evaluated;
  warn(message: string, loop: string): void;
}

/** An object with all that its loops make in place of the loops, at any depth. */
export function unrolled(value: Plain, loops: Loops): Plain {
  if (Array.isArray(value)) return (value as readonly Plain[]).map((item) => unrolled(item, loops));
  if (!isObject(value)) return value;
  const entries = Object.entries(value).flatMap(([key, item]): [string, Plain][] =>
    key.startsWith(LOOP) ? turnsOf(key, item, loops) : [[key, unrolled(item, loops)]],
  );
  return Object.fromEntries(entries);
}

/** `[Name, [One, Two], { 'Web${Name}': … }]` */
function turnsOf(loop: string, argument: Plain, loops: Loops): [string, Plain][] {
  const [name, collection, body] = Array.isArray(argument) ? (argument as readonly Plain[]) : [];
  const items = collection === undefined ? undefined : itemsOf(collection, loops);
  if (typeof name !== 'string' || !isObject(body) || items === undefined) {
    const once = typeof name === 'string' && isObject(body) ? standIns(loop, name, body, loops) : [];
    loops.warn(
      once.length > 0
        ? say`
          What ${loop} goes through is not known: all that it makes stands here once, as something that may be
          there.
        `
        : say`${loop} is left out, and all that it makes: what it goes through is not known.`,
      loop,
    );
    return once;
  }
  return items
    .slice(0, MOST_TURNS)
    .flatMap((item) => Object.entries(unrolled(replaced(body, name, item), loops) as PlainObject));
}

/** The resources of a loop of which nobody tells the turns. What hangs on the turn is not known in them, nor whether they are there: no condition has that name. */
function standIns(loop: string, name: string, body: PlainObject, loops: Loops): [string, Plain][] {
  return Object.entries(unrolled(body, loops) as PlainObject).flatMap(([key, item]): [string, Plain][] =>
    isObject(item) && typeof item.Type === 'string'
      ? [[key.replaceAll(`\${${name}}`, name).replaceAll(`&{${name}}`, name), { ...item, Condition: loop }]]
      : [],
  );
}

function itemsOf(collection: Plain, loops: Loops): string[] | undefined {
  const all = loops.evaluate(collection);
  if (!isItems(all) || all.some((item) => isUnknown(item) || typeof item === 'object' || typeof item === 'symbol'))
    return undefined;
  return all.map(String);
}

/** The body with an item in the loop's name's place: `${Name}`, `&{Name}` (without what no logical id can have), and a `Ref` to it. */
function replaced(value: Plain, name: string, item: string): Plain {
  if (typeof value === 'string')
    return value.replaceAll(`\${${name}}`, item).replaceAll(`&{${name}}`, item.replace(/[^A-Za-z0-9]/g, ''));
  if (Array.isArray(value)) return (value as readonly Plain[]).map((one) => replaced(one, name, item));
  if (!isObject(value)) return value;
  if (value.Ref === name && Object.keys(value).length === 1) return item;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [String(replaced(key, name, item)), replaced(one, name, item)]),
  );
}
