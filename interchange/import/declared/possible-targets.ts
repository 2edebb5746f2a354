import type { Key } from '../builder/draft.js';
import { areAlikeTargets } from './alike-targets.js';
import type { Context, Declared } from './context.js';
import type { Fields } from './fields.js';
import { membersOfScalingGroup } from './launch-templates.js';
import { known } from './value.js';

export interface NamedTarget {
  readonly id: Key;
  readonly port: number | undefined;
}

/** Targets of a group: those that it has however conditions turn out, and those that it has in some of the ways. */
export interface Ways<T> {
  readonly certain: readonly T[];
  readonly possible: readonly T[];
  /** Whether each way has one at least. */
  readonly isNeverEmpty: boolean;
}

/** The targets inside of a group, of which conditions decide some. Undefined where they decide none, or a way is not wholly told. */
export function targetsInEachWay(
  fields: Fields,
  portOf: (target: Fields) => number | undefined,
): Ways<NamedTarget> | undefined {
  const ways = fields.readings.map((reading) => {
    const blocks = reading.blocks('targets') ?? { items: [], complete: true };
    const named = blocks.items.flatMap((target): NamedTarget[] => {
      const id = known(target.text('id'));
      return id === undefined ? [] : [{ id, port: portOf(target) }];
    });
    return blocks.complete && named.length === blocks.items.length ? named : undefined;
  });
  if (ways.length === 0 || !ways.every((way) => way !== undefined)) return undefined;
  const all = new Map(ways.flat().map((one) => [JSON.stringify(one), one]));
  const told = ways.map((way) => new Set(way.map((one) => JSON.stringify(one))));
  const isCertain = (text: string) => told.every((way) => way.has(text));
  return {
    certain: [...all].flatMap(([text, one]) => (isCertain(text) ? [one] : [])),
    possible: [...all].flatMap(([text, one]) => (isCertain(text) ? [] : [one])),
    isNeverEmpty: told.every(({ size }) => size > 0),
  };
}

const LISTS = ['target_group_arns', 'target_group_ar_ns'];

/** Whether an Auto Scaling group registers its instances with a target group; `open` where that is not told, `maybe` where it does as some conditions turn out. */
export function registersWith({ fields }: Declared, ids: readonly Key[]): boolean | 'maybe' | 'open' {
  const found = (way: Fields): boolean =>
    LISTS.some((list) => way.texts(list)?.items.some((id) => ids.includes(id)) === true);
  const isWhole = (way: Fields): boolean => LISTS.every((list) => way.texts(list)?.complete !== false);
  if (found(fields)) return true;
  if (isWhole(fields)) return false;
  if (fields.readings.length === 0 || !fields.readings.every(isWhole)) return 'open';
  return fields.readings.every(found) || (fields.readings.some(found) ? 'maybe' : false);
}

/** The members that Auto Scaling groups register, some of them only as conditions turn out. */
export function scalingMembers(context: Context, ids: readonly Key[]): Ways<Key> {
  const attached = new Set(
    context.all('autoscaling_attachment').flatMap(({ fields }) => {
      const arn = known(fields.text('lb_target_group_arn') ?? fields.text('alb_target_group_arn'));
      return arn !== undefined && ids.includes(arn) ? (known(fields.text('autoscaling_group_name')) ?? []) : [];
    }),
  );
  const ways = context.all('autoscaling_group').map((group) => {
    const own = [group.key, ...group.ids, known(group.fields.text('name'))];
    const isAttached = own.some((id) => id !== undefined && attached.has(id));
    const registers = isAttached || registersWith(group, ids);
    const members = registers === true || registers === 'maybe' ? membersOfScalingGroup(context, group) : [];
    const isCertain = (key: Key): boolean =>
      registers === true && context.network.find(key, 'resource')?.maybe === undefined;
    return { certain: members.filter(isCertain), possible: members.filter((key) => !isCertain(key)), registers };
  });
  return {
    certain: ways.flatMap(({ certain }) => certain),
    possible: ways.flatMap(({ possible }) => possible),
    isNeverEmpty: ways.some(({ registers }) => registers === true),
  };
}

/**
 * Targets that a group has only as conditions turn out: where a load balancer fares alike with each it makes no difference which there are, so that those that
 * are certain stand for all, or all of them where none is. False where it may not.
 */
export function settleTargets(
  context: Context,
  certain: Map<number, Key[]>,
  possible: readonly NamedTarget[],
  isNeverEmpty: boolean,
): boolean {
  const [port, another] = [...new Set([...certain.keys(), ...possible.map((one) => one.port)])];
  if (port === undefined || another !== undefined) return false;
  const told = certain.get(port) ?? [];
  const others = possible.map(({ id }) => id);
  if (!areAlikeTargets(context, [...told, ...others])) return false;
  if (told.length > 0) return true;
  certain.set(port, others);
  return isNeverEmpty;
}
