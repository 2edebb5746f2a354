import type { Key } from '../builder/draft.js';
import type { Context, Declared } from './context.js';
import type { Fields, Place } from './fields.js';
import { membersOfScalingGroup } from './launch-templates.js';
import { known } from './value.js';

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

/** Something that registers targets with a target group, wherever it stands. */
export interface Registration {
  readonly ids: readonly (Key | undefined)[];
  /** Undefined: the target group's own. */
  readonly port: number | undefined;
  readonly place: Place;
  /** Of an attachment: what it says besides. */
  readonly own?: Fields | undefined;
  /** Whether it does is left to conditions. */
  readonly maybe: boolean;
}

/** The members that Auto Scaling groups register. */
export function scalingMembers(context: Context, ids: readonly Key[], port: number | undefined): Registration[] {
  const attached = new Map<string, boolean>();
  for (const { fields, maybe } of context.all('autoscaling_attachment')) {
    const arn = known(fields.text('lb_target_group_arn') ?? fields.text('alb_target_group_arn'));
    const name = known(fields.text('autoscaling_group_name'));
    if (name === undefined || arn === undefined || !ids.includes(arn)) continue;
    attached.set(name, attached.get(name) !== false && maybe === true);
  }
  return context.all('autoscaling_group').flatMap((group): Registration[] => {
    const own = [group.key, ...group.ids, known(group.fields.text('name'))];
    const how = own.flatMap((id) => (id === undefined ? [] : (attached.get(id) ?? [])));
    const registers = registersWith(group, ids);
    const isSure = registers === true || how.includes(false);
    if (!isSure && registers !== 'maybe' && how.length === 0) return [];
    return [{ ids: membersOfScalingGroup(context, group), port, place: group.place, maybe: !isSure }];
  });
}
