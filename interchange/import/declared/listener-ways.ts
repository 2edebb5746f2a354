/** A listener with its rules, in each way in which conditions may turn out that nobody decides. */
import type { ListenerDraft } from '../builder/draft.js';
import type { Context, Declared } from './context.js';
import type { Fields, Items } from './fields.js';
import { isUnknown, known } from './value.js';

/** More ways than these are not looked at one by one. */
export const MOST_WAYS = 16;

export interface ListenerWay {
  readonly listener: Fields;
  /** Its default actions, and those of each of its rules that is there. */
  readonly lists: readonly (Items<Fields> | undefined)[];
}

/** Conditions of several resources may hang together: each is taken to turn out by itself, so that no way is left out. Undefined: too many. */
export function waysOf(context: Context, listener: Declared): readonly ListenerWay[] | undefined {
  const own = readingsOf(listener).map(
    (fields): ListenerWay => ({ listener: fields, lists: [blocksIn(fields, 'default_action', 'default_actions')] }),
  );
  return rulesOf(context, listener).reduce<readonly ListenerWay[] | undefined>((ways, { rule, maybe }) => {
    const actions = readingsOf(rule).map((fields) => [blocksIn(fields, 'action', 'actions')]);
    const each = maybe ? [...actions, []] : actions;
    if (!ways || ways.length * each.length > MOST_WAYS) return undefined;
    return ways.flatMap((way) => each.map((lists) => ({ ...way, lists: [...way.lists, ...lists] })));
  }, own);
}

const readingsOf = ({ fields }: Declared): readonly Fields[] =>
  fields.readings.length > 0 ? fields.readings : [fields];

const blocksIn = (fields: Fields, ...names: string[]): Items<Fields> | undefined =>
  names.map((name) => fields.blocks(name)).find((list) => list !== undefined);

/** `maybe`: it may not be there, or be another listener's. */
function rulesOf(context: Context, listener: Declared): { readonly rule: Declared; readonly maybe: boolean }[] {
  const ids = [listener.key, ...listener.ids];
  return context.all('lb_listener_rule').flatMap((rule) => {
    const arn = rule.fields.text('listener_arn');
    const isOwn = ids.includes(known(arn) ?? '');
    const mayBeOwn = isUnknown(arn) && (arn.among?.open !== false || arn.among.keys.some((key) => ids.includes(key)));
    return isOwn || mayBeOwn ? [{ rule, maybe: !isOwn || rule.maybe === true }] : [];
  });
}

/** What is there in each of several ways: certain is what all have. Where each has some of the rest that gets connections, one of that is there. */
export function inEachWay(ways: readonly (readonly ListenerDraft[])[]): ListenerDraft[] {
  const told = ways.map((way) => new Map(way.map((one) => [textOf(one), one])));
  const all = new Map(told.flatMap((way) => [...way]));
  const isCertain = (text: string): boolean => told.every((way) => way.has(text));
  const isIdle = ({ weight }: ListenerDraft): boolean => weight === 0;
  const isSure = told.every((way) => [...way].some(([text, one]) => !isCertain(text) && !isIdle(one)));
  return [...all].map(([text, one]) => {
    if (isCertain(text)) return one;
    return isSure && !isIdle(one) ? { ...one, either: true } : { ...one, maybe: true };
  });
}

export const textOf = ({ targetZones, ...rest }: ListenerDraft): string =>
  JSON.stringify([rest, targetZones && [...targetZones]]);

/** One of each list, in every combination. Undefined: too many. */
export function combinations<T>(lists: readonly (readonly T[])[]): readonly (readonly T[])[] | undefined {
  return lists.reduce<readonly (readonly T[])[] | undefined>(
    (all, list) =>
      all && all.length * list.length <= MOST_WAYS
        ? all.flatMap((some) => list.map((one) => [...some, one]))
        : undefined,
    [[]],
  );
}

/** What is the same several times, once. */
export const eachOnce = <T>(all: readonly T[]): T[] => [
  ...new Map(all.map((one) => [JSON.stringify(one), one])).values(),
];
